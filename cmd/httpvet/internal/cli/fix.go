package cli

import (
	"context"
	"fmt"
	"slices"

	"github.com/httpvet/httpvet/cmd/httpvet/internal/fix"
	"github.com/httpvet/httpvet/cmd/httpvet/internal/gocmd"
	"github.com/httpvet/httpvet/cmd/httpvet/internal/report"
)

// diff returns what the fixes of the findings would change.
func diff(dir string, out *outcome) []byte {
	plan := fix.New(out.findings, out.files)
	out.notes = append(out.notes, refusals(dir, plan)...)
	var text []byte
	for _, f := range plan.Files {
		text = append(text, f.Diff(dir)...)
		out.fixable += f.Fixed
	}
	return text
}

// applyFixes applies the fixes of the findings, and analyses again what it has
// changed, since what is left to report is then elsewhere in its file, or was
// mended by the fix of its neighbour.
func applyFixes(ctx context.Context, dir string, out *outcome, again func() (*outcome, error)) (*outcome, error) {
	plan := fix.New(out.findings, out.files)
	notes := refusals(dir, plan)
	fixed := 0
	for _, f := range plan.Files {
		if ctx.Err() != nil {
			return nil, gocmd.ErrInterrupted
		}
		if err := f.Write(); err != nil {
			notes = append(notes, note(dir, f.Path, err.Error()))
			continue
		}
		fixed += f.Fixed
	}
	if fixed > 0 {
		var err error
		if out, err = again(); err != nil {
			return nil, fmt.Errorf("%s fixed; then: %v", count(fixed, "finding"), err)
		}
	}
	out.fixed = fixed
	out.notes = append(out.notes, notes...)
	return out, nil
}

// refusals returns a line for each file and reason for which fixes were not
// applied.
func refusals(dir string, plan *fix.Plan) []string {
	var lines []string
	for _, r := range plan.Refused {
		line := note(dir, r.File, r.Why.String())
		if r.Why == fix.Overlapping {
			line = note(dir, string(r.Finding.Posn), r.Why.String()+": fix again after this one")
		}
		if !slices.Contains(lines, line) {
			lines = append(lines, line)
		}
	}
	return lines
}

func note(dir, place, why string) string {
	return fmt.Sprintf("%s: not fixed: %s", report.Short(dir, report.Position(place)), why)
}
