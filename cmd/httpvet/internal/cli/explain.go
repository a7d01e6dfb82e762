package cli

import (
	"cmp"
	"path/filepath"
	"slices"
	"strings"

	"github.com/httpvet/httpvet/cmd/httpvet/internal/gocmd"
	"github.com/httpvet/httpvet/cmd/httpvet/internal/report"
)

// This file finds out why a package was not analysed.

// silent returns the packages asked for of which nothing was heard, neither
// that they were analysed nor that they failed.
func (c *check) silent() []string {
	quiet := make(map[string]bool)
	for id, path := range c.units {
		if c.state[id] == 0 {
			quiet[path] = true
		}
	}
	var paths []string
	for _, path := range c.asked {
		if quiet[path] {
			paths = append(paths, path)
		}
	}
	return paths
}

// leaveOut marks the packages asked for that the go command cannot load, so
// that the others can be analysed without them.
func (c *check) leaveOut(closure []*gocmd.Package) {
	for _, p := range closure {
		if p.Error != nil {
			c.loadProblem(p)
		}
		if p.Error == nil && len(p.DepsErrors) == 0 {
			continue
		}
		// What keeps the tests of a package out keeps all of it out.
		path := cmp.Or(p.ForTest, p.ImportPath)
		if !slices.Contains(c.asked, path) {
			continue
		}
		for id := range c.units {
			if c.units[id] == path {
				c.state[id] = failed
			}
		}
		if p.Error == nil && !slices.ContainsFunc(p.DepsErrors, func(e *gocmd.PackageError) bool {
			return strings.TrimSuffix(e.Importer(), "_test") == path
		}) {
			c.skip(path)
		}
	}
}

// loadProblem records the error that go list put on p.
func (c *check) loadProblem(p *gocmd.Package) {
	if len(p.Match) > 0 && p.Dir == "" {
		text := p.Error.Text()
		text = strings.TrimPrefix(text, "pattern "+p.ImportPath+": ")
		c.problem("no packages match %s: %s", p.ImportPath, text)
		return
	}
	// A missing package carries the error of the one that imports it.
	name := p.Error.Importer()
	if name == "" {
		name, _, _ = strings.Cut(p.ImportPath, " [")
	}
	pos := ""
	if p.Error.Pos != "" {
		pos = c.position(p.Error.Pos) + ": "
	}
	c.problem("package %s: %s%s", name, pos, p.Error.Text())
}

// explain settles the fate of every package that is not announced, from what
// go vet complained about.
func (c *check) explain(complaints *gocmd.Complaints) {
	var others []gocmd.Failure
	for _, f := range complaints.Failed {
		_, asked := c.units[f.Package]
		switch {
		case c.state[f.Package] == announced && f.Warning():
			// no failure
		case asked:
			c.state[f.Package] = failed
			c.failure(f)
		default:
			others = append(others, f)
		}
	}
	// What was not asked for matters if something asked for needs it; when tests
	// are not asked for, what only they need does not.
	if len(c.silent())+len(c.skipped) > 0 {
		for _, f := range others {
			c.failure(f)
		}
	}
	if complaints.Other != "" && (c.retried || len(c.problems) == 0) {
		c.problem("%s", complaints.Other)
	}
	for _, path := range c.silent() {
		if len(c.problems) == 0 {
			c.problem("package %s was not analysed, and go vet did not say why", path)
			continue
		}
		c.skip(path)
	}
}

// failure records why one package failed.
func (c *check) failure(f gocmd.Failure) {
	first := ""
	for _, line := range f.Lines {
		if strings.HasPrefix(line, "panic: ") || strings.HasPrefix(line, "fatal error: ") {
			c.problem("internal error: the analysis of package %s crashed: %s", f.Package, line)
			return
		}
		if first == "" {
			first = strings.TrimPrefix(strings.TrimSpace(line), "vet: ")
		}
	}
	switch {
	case strings.Contains(first, "no package vetx file for"), strings.Contains(first, "missing facts for"):
		// The vet tool failed on what this package imports.
		if path, asked := c.units[f.Package]; asked {
			c.skip(path)
		}
	case first == "":
		c.problem("internal error: the analysis of package %s failed without a word", f.Package)
	case !hasPosition(first):
		c.problem("package %s could not be analysed: %s", f.Package, first)
	default:
		c.problem("package %s does not type-check: %s", f.Package, c.position(first))
	}
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
