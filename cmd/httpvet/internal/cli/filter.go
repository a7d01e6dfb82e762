package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/httpvet/httpvet/cmd/httpvet/internal/baseline"
	"github.com/httpvet/httpvet/cmd/httpvet/internal/report"
	"github.com/httpvet/httpvet/cmd/httpvet/internal/revision"
)

// A filter is what is not to be reported: findings in the baseline, and findings
// that have nothing to do with the lines that are new.
type filter struct {
	known baseline.Set
	lines *revision.Lines
}

// newFilter reads what the flags ask for, before anything is analysed.
func newFilter(ctx context.Context, dir string, opts *options) (*filter, error) {
	f := new(filter)
	if file := baselineFile(dir, opts); file != "" && !opts.writeBaseline {
		text, err := os.ReadFile(file)
		if errors.Is(err, os.ErrNotExist) {
			return nil, fmt.Errorf("-baseline %s: no such file; -write-baseline makes one", short(dir, file))
		} else if err != nil {
			return nil, fmt.Errorf("-baseline: %v", err)
		}
		if f.known, err = baseline.Parse(text); err != nil {
			return nil, fmt.Errorf("-baseline %s: %v", short(dir, file), err)
		}
	} else if opts.writeBaseline && file == "" {
		return nil, errors.New("-write-baseline needs -baseline, the file to write")
	}
	if opts.rev != "" {
		var err error
		if f.lines, err = revision.Since(ctx, dir, opts.rev); err != nil {
			return nil, fmt.Errorf("-new-from-rev %s: %v", opts.rev, err)
		}
	}
	return f, nil
}

// baselineFile returns the absolute name of the baseline, or "".
func baselineFile(dir string, opts *options) string {
	switch {
	case opts.baseline == "" || opts.baseline == none:
		return ""
	case filepath.IsAbs(opts.baseline):
		return opts.baseline
	}
	return filepath.Join(dir, opts.baseline)
}

func short(dir, file string) string { return string(report.Short(dir, report.Position(file))) }

// apply removes findings and counts them.
func (f *filter) apply(out *outcome) {
	report.Fingerprint(out.findings, out.sources)
	if f.known != nil {
		all := len(out.findings)
		out.findings, out.stale = f.known.Filter(out.findings)
		out.known = all - len(out.findings)
	}
	if f.lines != nil {
		all := len(out.findings)
		out.findings = slices.DeleteFunc(out.findings, func(one report.Finding) bool { return !f.lines.Touch(one) })
		out.old = all - len(out.findings)
	}
}

// writeBaseline writes the findings to the baseline, unless it would lack those
// of packages that could not be analysed.
func writeBaseline(dir string, opts *options, out *outcome) error {
	file := baselineFile(dir, opts)
	if !out.complete() {
		out.notes = append(out.notes, fmt.Sprintf("%s: not written, since not everything was analysed", short(dir, file)))
		return nil
	}
	text, err := baseline.Format(filepath.Dir(file), out.findings)
	if err == nil {
		err = writeFile(file, text)
	}
	if err != nil {
		return fmt.Errorf("-baseline %s: %v", short(dir, file), err)
	}
	out.known = len(out.findings)
	out.findings = nil
	return nil
}
