// Package baseline remembers the findings that a code base had when httpvet
// came to it, so that only others are reported.
//
// A finding is known by its fingerprint, which survives edits elsewhere in the
// file. What else is in the file is for people. The package knows nothing of
// how fingerprints are made.
package baseline

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/httpvet/httpvet/cmd/httpvet/internal/report"
)

// version is that of the form of the file.
const version = 1

// An entry is one finding. Paths are relative to the directory of the baseline
// and have slashes, so that the file is the same on every machine.
type entry struct {
	Fingerprint string `json:"fingerprint"`
	Rule        string `json:"rule"`
	File        string `json:"file"`
	Function    string `json:"function,omitempty"`
	Message     string `json:"message"`
}

type document struct {
	Version  int     `json:"version"`
	Findings []entry `json:"findings"`
}

// A Set is the contents of a baseline.
type Set map[string]bool

// Parse reads a baseline.
func Parse(text []byte) (Set, error) {
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.DisallowUnknownFields()
	var doc document
	if err := dec.Decode(&doc); err != nil {
		if err == io.EOF || err == io.ErrUnexpectedEOF {
			err = errors.New("it ends in the middle")
		}
		return nil, fmt.Errorf("not a baseline: %s", strings.TrimPrefix(err.Error(), "json: "))
	}
	if dec.More() {
		return nil, errors.New("not a baseline: more follows after its end")
	}
	if doc.Version != version {
		return nil, fmt.Errorf("version %d of the baseline, but this httpvet knows version %d", doc.Version, version)
	}
	set := make(Set)
	for i, e := range doc.Findings {
		if e.Fingerprint == "" {
			return nil, fmt.Errorf("not a baseline: finding %d has no fingerprint", i+1)
		}
		set[e.Fingerprint] = true
	}
	return set, nil
}

// Filter returns the findings that are not in the baseline, and how many
// entries of it were not found again.
func (s Set) Filter(findings []report.Finding) (fresh []report.Finding, stale int) {
	found := make(Set)
	for _, f := range findings {
		if s[f.Fingerprint] {
			found[f.Fingerprint] = true
			continue
		}
		fresh = append(fresh, f)
	}
	return fresh, len(s) - len(found)
}

// Format returns the baseline, which will be in dir, of findings. There is one
// line for each, in an order that does not depend on line numbers, so that
// versions of the file can be merged.
func Format(dir string, findings []report.Finding) ([]byte, error) {
	entries := []entry{}
	for _, f := range findings {
		name := f.File()
		if rel, err := filepath.Rel(dir, name); err == nil {
			name = rel
		}
		entries = append(entries, entry{f.Fingerprint, f.Rule, filepath.ToSlash(name), f.Function, f.Message})
	}
	slices.SortFunc(entries, func(a, b entry) int {
		return cmp.Or(
			strings.Compare(a.File, b.File),
			strings.Compare(a.Function, b.Function),
			strings.Compare(a.Rule, b.Rule),
			strings.Compare(a.Fingerprint, b.Fingerprint),
		)
	})
	var b bytes.Buffer
	fmt.Fprintf(&b, "{\n\t\"version\": %d,\n\t\"findings\": [", version)
	for i, e := range entries {
		if i > 0 {
			b.WriteByte(',')
		}
		line, err := compact(e)
		if err != nil {
			return nil, err
		}
		b.WriteString("\n\t\t" + line)
	}
	if len(entries) > 0 {
		b.WriteString("\n\t")
	}
	b.WriteString("]\n}\n")
	return b.Bytes(), nil
}

func compact(e entry) (string, error) {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(e)
	return strings.TrimSuffix(b.String(), "\n"), err
}
