package vettool

import (
	"archive/zip"
	"encoding/json"
	"fmt"
	"io"
	"os"

	"github.com/httpvet/httpvet/cmd/httpvet/internal/checker"
	"github.com/httpvet/httpvet/cmd/httpvet/internal/fix"
	"github.com/httpvet/httpvet/cmd/httpvet/internal/report"
)

// asJSON prints findings by ID of the package and rule.
func asJSON(w io.Writer, id string, res *checker.Result) error {
	found := make(map[string][]report.Diagnostic)
	for _, f := range res.Findings {
		found[f.Rule] = append(found[f.Rule], f.Diagnostic)
	}
	tree := make(map[string]map[string][]report.Diagnostic)
	if len(found) > 0 {
		tree[id] = found
	}
	data, err := json.MarshalIndent(tree, "", "\t")
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "%s\n", data)
	return err
}

// fixed applies the fixes of findings or, if it is to be a diff, prints what they would
// change. An archive is a file for the go command to apply them from.
func (o *options) fixed(stdout, stderr io.Writer, archive string, res *checker.Result) error {
	plan := fix.New(report.Merge(res.Findings), res.Digests)
	for _, r := range plan.Refused {
		fmt.Fprintf(stderr, "%s: not fixed: %s\n", r.Finding.Posn, r.Why)
	}
	switch {
	case o.diff:
		for _, f := range plan.Files {
			if _, err := stdout.Write(f.Diff(res.Package.Dir)); err != nil {
				return err
			}
		}
		return nil
	case archive != "":
		return store(archive, res.Package.ID, plan.Files)
	}
	for _, f := range plan.Files {
		if err := f.Write(); err != nil {
			return fmt.Errorf("%s: not fixed: %v", f.Path, err)
		}
	}
	return nil
}

// store puts files in an archive, as they become.
func store(archive, id string, files []*fix.File) (err error) {
	out, err := os.Create(archive)
	if err != nil {
		return err
	}
	defer func() {
		if closing := out.Close(); err == nil {
			err = closing
		}
	}()
	z := zip.NewWriter(out)
	if err := z.SetComment(id); err != nil {
		return err
	}
	for _, f := range files {
		w, err := z.Create(f.Path)
		if err != nil {
			return err
		}
		if _, err := w.Write(f.New); err != nil {
			return err
		}
	}
	return z.Close()
}
