package cli

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"github.com/httpvet/httpvet/cmd/httpvet/internal/checker"
	"github.com/httpvet/httpvet/cmd/httpvet/internal/gocmd"
	"github.com/httpvet/httpvet/cmd/httpvet/internal/report"
)

// This file finds out why a package was not analysed.

// explain records, for each package asked for that was not analysed, what keeps it
// from that: something in itself, or in what it imports, at any distance. What else
// could not be analysed is of no concern to those who asked.
func (c *check) explain(pkgs []*gocmd.Package) {
	all := build{make(map[string]*gocmd.Package), make(map[string]error)}
	for _, p := range pkgs {
		all.packages[p.ID] = p
	}
	for _, res := range c.broken {
		all.errors[res.Package.ID] = res.Err
	}
	for _, p := range pkgs {
		path, asked := c.units[p.ID]
		if !asked || c.analysed[p.ID] {
			continue
		}
		own := c.fault(p, all.errors[p.ID])
		others := false
		all.imports(p, func(dep *gocmd.Package) {
			// A package that does not exist has the error of the one that imports it.
			if dep.Error != nil && dep.Dir == "" && strings.TrimSuffix(dep.Error.Importer(), "_test") == path {
				own = true
			}
			others = c.fault(dep, all.errors[dep.ID]) || others
		})
		switch {
		case own:
		case others:
			c.skip(path)
		case len(p.DepsErrors) > 0:
			c.problem("package %s: %s", path, p.DepsErrors[0].Text())
		default:
			c.problem("package %s was not analysed, and nothing says why", path)
		}
	}
}

// A build is packages and why some were not analysed, by ID.
type build struct {
	packages map[string]*gocmd.Package
	errors   map[string]error
}

// imports calls visit for all that p imports, at any distance, once each.
func (b build) imports(p *gocmd.Package, visit func(*gocmd.Package)) {
	seen := map[string]bool{p.ID: true}
	var walk func(*gocmd.Package)
	walk = func(p *gocmd.Package) {
		for _, id := range p.Imports {
			if dep := b.packages[id]; dep != nil && !seen[id] {
				seen[id] = true
				visit(dep)
				walk(dep)
			}
		}
	}
	walk(p)
}

// fault records what is wrong with p itself, given the error of its analysis, and
// reports whether anything is.
func (c *check) fault(p *gocmd.Package, err error) bool {
	crash, crashed := errors.AsType[*checker.CrashError](err)
	switch {
	case c.analysed[p.ID]:
		return false
	case p.Broken() != nil:
		c.failure(p.Path(), p.Broken()[0])
	case p.Error != nil:
		c.loadProblem(p)
	case crashed:
		c.problem("internal error: the analysis of package %s crashed: %s", p.Path(), crash.Reason)
	case err != nil && !errors.Is(err, checker.ErrImport):
		c.failure(p.Path(), err.Error())
	default:
		return false
	}
	return true
}

// loadProblem records the error that go list put on p.
func (c *check) loadProblem(p *gocmd.Package) {
	if len(p.Match) > 0 && p.Dir == "" {
		text := p.Error.Text()
		text = strings.TrimPrefix(text, "pattern "+p.ID+": ")
		c.problem("no packages match %s: %s", p.ID, text)
		return
	}
	// A missing package carries the error of the one that imports it.
	name := p.Error.Importer()
	if name == "" {
		name = p.Path()
	}
	pos := ""
	if p.Error.Pos != "" {
		pos = c.position(p.Error.Pos) + ": "
	}
	c.problem("package %s: %s%s", name, pos, p.Error.Text())
}

// failure records what a compiler or type checker says of a package.
func (c *check) failure(path, line string) {
	line, _, _ = strings.Cut(strings.TrimSpace(line), "\n")
	if !hasPosition(line) {
		c.problem("package %s could not be analysed: %s", path, line)
		return
	}
	c.problem("package %s does not type-check: %s", path, c.position(line))
}

// skip records that a package was not tried.
func (c *check) skip(path string) {
	if !slices.Contains(c.skipped, path) {
		c.skipped = append(c.skipped, path)
	}
}

// hasPosition reports whether line begins with a place in a file.
func hasPosition(line string) bool {
	posn, _, _ := strings.Cut(line, ": ")
	_, n, _ := report.Position(posn).Split()
	return n > 0
}

// position rewrites the file at the start of line, "file:line:col: text", which
// is relative to where the go command ran, for a user who stands elsewhere.
func (c *check) position(line string) string {
	posn, text, found := strings.Cut(line, ": ")
	file, n, _ := report.Position(posn).Split()
	if n == 0 {
		return line
	}
	rest := strings.TrimPrefix(posn, file)
	if !filepath.IsAbs(file) {
		file = filepath.Join(c.Dir, file)
	}
	posn = string(report.Short(c.from, report.Position(file+rest)))
	if !found {
		return posn
	}
	return posn + ": " + text
}

// oneLine joins the lines of a message.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
