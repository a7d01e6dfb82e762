package cli

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/httpvet/httpvet/cmd/httpvet/internal/checker"
	"github.com/httpvet/httpvet/cmd/httpvet/internal/gocmd"
	"github.com/httpvet/httpvet/cmd/httpvet/internal/report"
)

// A check is the analysis of one target. It keeps account of the packages that
// were asked for until the fate of each is known.
type check struct {
	target
	from     string // the user's directory; positions are told relative to it
	opts     *options
	cache    *checker.Cache // may be nil
	progress *progress

	asked    []string          // import paths asked for, in the order of go list
	named    map[string]bool   // the same
	units    map[string]string // IDs of what is analysed for them, to import path
	analysed map[string]bool   // IDs
	broken   []*checker.Result // of packages that could not be analysed
	findings []report.Finding
	files    map[string]string // with digest; "" if units disagree
	problems []string
	skipped  []string // import paths
}

// run carries out the check.
func (c *check) run(ctx context.Context) error {
	c.progress.start()
	defer c.progress.finish()
	pkgs, err := c.Build(ctx, c.patterns)
	if err != nil {
		return err
	}
	overlaid, err := c.Overlaid(c.env)
	if err != nil {
		return err
	}
	c.ask(pkgs)
	if len(c.asked) == 0 {
		return nil
	}
	work := checker.New(checker.Request{
		Rules: c.opts.rules, Packages: pkgs, Full: c.full, Skip: c.opts.skip,
		Arch: c.env.Arch, Overlaid: overlaid, Cache: c.cache,
	})
	c.progress.of(work.Len())
	err = work.Run(ctx, func(res *checker.Result) {
		c.progress.step()
		c.take(res)
	})
	if err != nil {
		return gocmd.ErrInterrupted
	}
	c.explain(pkgs)
	return nil
}

// ask registers the packages that were asked for, and what is analysed for each: the
// package together with its own tests, and its external tests. What cannot be loaded
// at all, it records as a problem.
func (c *check) ask(pkgs []*gocmd.Package) {
	matched := make(map[string]bool)
	variants := make(map[string][]string) // IDs with tests, by the package that is tested
	for _, p := range pkgs {
		for _, m := range p.Match {
			matched[trimSlash(m)] = true
		}
		if path := p.Tests(); path != "" && (c.opts.tests || path == p.Path()) {
			variants[path] = append(variants[path], p.ID)
		}
	}
	for _, p := range pkgs {
		switch {
		case p.DepOnly, p.ForTest != "", p.Path() == "unsafe": // unsafe has no source
			continue
		case p.Error != nil && p.Name == "":
			c.loadProblem(p)
			continue
		}
		c.asked = append(c.asked, p.ID)
		c.named[p.ID] = true
		for _, id := range variants[p.ID] {
			c.units[id] = p.ID
		}
		own := p.ID + " [" + p.ID + ".test]"
		if !slices.Contains(variants[p.ID], own) && (len(p.Files) > 0 || p.Error != nil || len(p.DepsErrors) > 0) {
			c.units[p.ID] = p.ID
		}
	}
	for _, pattern := range c.patterns {
		if !matched[trimSlash(pattern)] {
			c.problem("no packages match %s", pattern)
		}
	}
}

// trimSlash makes ./dir/ what the go command calls it.
func trimSlash(pattern string) string {
	if trimmed := strings.TrimRight(pattern, "/"); trimmed != "" {
		return trimmed
	}
	return pattern
}

// full reports whether p is to be analysed in full: it was asked for, or belongs to
// those who asked, who are to hear of crashes in it.
func (c *check) full(p *gocmd.Package) bool {
	if _, asked := c.units[p.ID]; asked {
		return true
	}
	return p.Module != nil && p.Module.Main && p.ForTest == "" && !c.named[p.ID]
}

// take takes a result in.
func (c *check) take(res *checker.Result) {
	if res.Err != nil {
		c.broken = append(c.broken, res)
		return
	}
	id := res.Package.ID
	_, wanted := c.units[id]
	c.analysed[id] = true
	// A file belongs to several units; one that was changed while they were analysed is
	// left without digest.
	for file, digest := range res.Digests {
		if known, ok := c.files[file]; ok && known != digest {
			digest = ""
		}
		c.files[file] = digest
	}
	for _, f := range res.Failures {
		c.problem("internal error: %s on package %s: %s", f.Rule, res.Package.Path(), oneLine(f.Text))
	}
	for _, f := range res.Findings {
		switch {
		case f.Category == internalError:
			c.problem("internal error: %s", oneLine(f.Message))
		case wanted && (c.opts.tests || !strings.HasSuffix(f.File(), "_test.go")):
			c.findings = append(c.findings, f)
		}
	}
}

// internalError is the category of a diagnostic that says not that the code is
// wrong but that the analysis crashed. It arrives as a finding, because findings are
// what every driver shows and keeps.
const internalError = "internal-error"

// problem records a line, once.
func (c *check) problem(format string, args ...any) {
	if p := fmt.Sprintf(format, args...); !slices.Contains(c.problems, p) {
		c.problems = append(c.problems, p)
	}
}

// addTo adds the account of c to out.
func (c *check) addTo(out *outcome) {
	missing := make(map[string]bool)
	for id, path := range c.units {
		if !c.analysed[id] {
			missing[path] = true
		}
	}
	out.findings = append(out.findings, c.findings...)
	maps.Copy(out.files, c.files)
	out.requested += len(c.asked)
	out.analysed += len(c.asked) - len(missing)
	out.problems = append(out.problems, c.problems...)
	out.skipped = append(out.skipped, c.skipped...)
}
