package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/httpvet/httpvet/cmd/httpvet/internal/gocmd"
	"github.com/httpvet/httpvet/cmd/httpvet/internal/report"
	"github.com/httpvet/httpvet/cmd/httpvet/internal/vettool"
)

// A check is the analysis of one target. It keeps account of the packages that
// were asked for until the fate of each is known.
type check struct {
	target
	from     string // the user's directory; positions are told relative to it
	tests    bool   // whether findings in test files are wanted
	vetting  gocmd.Vetting
	progress *progress

	asked    []string          // import paths asked for, in the order of go list
	units    map[string]string // what go vet calls their parts, to import path
	state    map[string]state  // of units and of packages never asked for
	retried  bool              // whether go vet ran again, on what can be loaded
	findings []report.Finding
	files    map[string]string // with digest; "" if units disagree
	problems []string
	skipped  []string
}

// A state is what is known of a unit. The zero value: nothing was heard of it.
type state int

const (
	announced state = iota + 1 // analysed; findings, if any, were printed
	failed                     // a problem names it, or what it imports
)

// run carries out the check. The ordinary case is two executions of the go
// command, one of them cheap: only when a package is not heard of does it look
// at what the packages import, which is where to learn why.
func (c *check) run(ctx context.Context) error {
	named, err := c.Named(ctx, c.patterns)
	if err != nil {
		return err
	}
	patterns := c.ask(named)
	if len(c.asked) == 0 {
		return nil
	}
	c.vetting.Flags = append([]string{emission(named)}, c.vetting.Flags...)
	complaints, err := c.vet(ctx, patterns)
	if err != nil {
		return err
	}
	if len(c.silent()) > 0 || complaints.Other != "" {
		heard := len(c.state) > 0
		closure, err := c.Closure(ctx, c.patterns)
		if err != nil {
			return err
		}
		c.leaveOut(closure)
		// One package that cannot be loaded keeps go vet from all others.
		if rest := c.silent(); !heard && len(rest) > 0 && len(c.problems) > 0 {
			c.retried = true
			if complaints, err = c.vet(ctx, rest); err != nil {
				return err
			}
		}
	}
	c.explain(complaints)
	return nil
}

// emission returns the flag under which the vet tool announces what it analyses.
func emission(named []*gocmd.Package) string {
	if slices.ContainsFunc(named, func(p *gocmd.Package) bool { return vettool.Copy(p.Dir) }) {
		return vettool.EmitAll
	}
	return vettool.EmitOwn
}

// ask registers the packages that can be analysed, records the others as
// problems, and returns what to hand to go vet.
func (c *check) ask(named []*gocmd.Package) []string {
	matched := make(map[string]bool)
	patterns := c.patterns
	for _, p := range named {
		for _, m := range p.Match {
			matched[trimSlash(m)] = true
		}
		switch {
		case p.ImportPath == "unsafe":
			// has no source that go vet would look at
		case p.Error != nil:
			c.loadProblem(p)
			patterns = nil
		default:
			c.asked = append(c.asked, p.ImportPath)
			for _, id := range p.Units() {
				if c.tests || id == p.ImportPath {
					c.units[id] = p.ImportPath
				}
			}
		}
	}
	for _, pattern := range c.patterns {
		if !matched[trimSlash(pattern)] {
			c.problem("no packages match %s", pattern)
		}
	}
	if patterns == nil {
		return c.asked
	}
	return patterns
}

// trimSlash makes ./dir/ what the go command calls it.
func trimSlash(pattern string) string {
	if trimmed := strings.TrimRight(pattern, "/"); trimmed != "" {
		return trimmed
	}
	return pattern
}

// vet runs go vet, on as many patterns at a time as fit a command line on
// every system.
func (c *check) vet(ctx context.Context, patterns []string) (*gocmd.Complaints, error) {
	c.progress.start(func() int {
		all, _ := c.Closure(ctx, c.patterns)
		return len(all)
	})
	defer c.progress.finish()
	all := new(gocmd.Complaints)
	for some := range slices.Chunk(patterns, 250) {
		complaints, err := c.vetSome(ctx, some)
		if err != nil {
			return nil, err
		}
		all.Add(complaints)
	}
	return all, nil
}

// vetSome runs go vet once and keeps what it says of the packages asked for. Of
// all others it keeps that they were analysed, and whether the analysis crashed.
func (c *check) vetSome(ctx context.Context, patterns []string) (*gocmd.Complaints, error) {
	v := c.vetting
	v.Patterns = patterns
	var decodeErr error
	complaints, err := c.Vet(ctx, v, func(u gocmd.Unit) {
		if len(u.Findings) == 0 {
			// A package left out because of its tests is announced
			// nevertheless if another imports it.
			if c.state[u.ID] != failed {
				c.state[u.ID] = announced
			}
			c.noteFiles(u.Files)
			c.progress.step()
			return
		}
		if err := c.keep(u); err != nil && decodeErr == nil {
			decodeErr = err
		}
	})
	if err != nil {
		return nil, err
	}
	return complaints, decodeErr
}

// noteFiles takes in what a unit tells of its files. A file belongs to several
// units; one that was changed while they were analysed is left without digest.
func (c *check) noteFiles(files map[string]string) {
	for file, digest := range files {
		if known, ok := c.files[file]; ok && known != digest {
			digest = ""
		}
		c.files[file] = digest
	}
}

// keep takes the findings of a unit in.
func (c *check) keep(u gocmd.Unit) error {
	_, wanted := c.units[u.ID]
	for rule, data := range u.Findings {
		if data[0] == '{' {
			var failure struct{ Error string }
			if err := json.Unmarshal(data, &failure); err != nil {
				return err
			}
			c.problem("internal error: %s on package %s: %s", rule, u.ID, oneLine(failure.Error))
			continue
		}
		var diagnostics []report.Diagnostic
		if err := json.Unmarshal(data, &diagnostics); err != nil {
			return fmt.Errorf("findings of %s in %s: %v", rule, u.ID, err)
		}
		for _, d := range diagnostics {
			file, _, _ := d.Posn.Split()
			switch {
			case d.Category == internalError:
				c.problem("internal error: %s", oneLine(d.Message))
			case wanted && (c.tests || !strings.HasSuffix(file, "_test.go")):
				c.findings = append(c.findings, report.Finding{Package: u.ID, Rule: rule, Diagnostic: d})
			}
		}
	}
	return nil
}

// internalError is the category of a diagnostic that says not that the code is
// wrong but that the analysis crashed. It arrives as a finding, and from
// dependencies too, because findings are what the go command caches.
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
		if c.state[id] != announced {
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
