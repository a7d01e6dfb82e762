package cli

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"github.com/httpvet/httpvet/cmd/httpvet/internal/checker"
	"github.com/httpvet/httpvet/cmd/httpvet/internal/gocmd"
	"github.com/httpvet/httpvet/cmd/httpvet/internal/report"
	"github.com/httpvet/httpvet/cmd/httpvet/internal/vettool"
)

// An outcome is what came of a run.
type outcome struct {
	findings  []report.Finding
	files     map[string]string // what was analysed and may be edited, with its digest
	requested int               // packages asked for
	analysed  int               // of these
	problems  []string          // one line each: what could not be analysed, and why
	skipped   []string          // packages not tried because of a problem elsewhere

	sources *report.Sources // of the findings
	fixed   int             // findings that were fixed, and are none any more
	fixable int             // findings whose fix was shown
	known   int             // findings that are in the baseline
	stale   int             // findings of the baseline that are no more
	old     int             // findings that have nothing to do with new lines
	notes   []string        // one line each: what could not be written, and why
}

// complete reports whether everything that was asked for was analysed.
func (o *outcome) complete() bool {
	return o.requested > 0 && o.requested == o.analysed && len(o.problems)+len(o.skipped) == 0
}

// analyse runs the analysis that opts ask for, for a user who stands in dir.
func analyse(ctx context.Context, dir string, opts *options, p *progress) (*outcome, error) {
	targets, err := targets(ctx, dir, opts)
	if err != nil {
		return nil, err
	}
	out := &outcome{files: make(map[string]string)}
	for _, t := range targets {
		c := &check{
			target:   t,
			from:     dir,
			opts:     opts,
			cache:    openCache(t.env, opts),
			progress: p,
			named:    make(map[string]bool),
			units:    make(map[string]string),
			files:    make(map[string]string),
			analysed: make(map[string]bool),
		}
		if err := c.run(ctx); err != nil {
			if len(targets) == 1 || errors.Is(err, gocmd.ErrInterrupted) {
				return nil, err
			}
			c.problem("module %s: %v", relative(dir, t.Dir), err)
		}
		c.addTo(out)
		if c.cache != nil {
			c.cache.Close()
		}
	}
	out.findings = report.Merge(out.findings)
	out.sources = report.NewSources(out.files)
	slices.Sort(out.problems) // they came in the order in which packages were done
	slices.Sort(out.skipped)
	return out, nil
}

// openCache returns the cache for a target, nil if there can be none: then everything
// is analysed each time. It lies in that of the go command, where those who keep the
// one between runs keep the other, or is the program that stands in for both.
func openCache(env gocmd.Env, opts *options) *checker.Cache {
	program, err := vettool.Sum()
	if err != nil {
		return nil
	}
	given := fmt.Sprintf("%x %s %s", program, env.Version, opts.toolFlags)
	var c *checker.Cache
	switch {
	case env.CacheProgram != "":
		c, err = checker.OpenProgram(env.CacheProgram, given)
	case env.Cache != "" && env.Cache != "off":
		c, err = checker.OpenCache(filepath.Join(env.Cache, "httpvet"), given)
	}
	if err != nil {
		return nil
	}
	return c
}
