package report

import (
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"strings"
)

// Text writes findings, one a line, as "path:line:col: message (rule)", with
// paths relative to dir where that is shorter.
func Text(w io.Writer, dir string, findings []Finding) error {
	for _, f := range findings {
		if err := line(w, dir, f); err != nil {
			return err
		}
	}
	return nil
}

// Verbose is Text with the witness of each finding, and the page of its rule
// as told by url, on indented lines below it.
func Verbose(w io.Writer, dir string, findings []Finding, url func(Finding) string) error {
	for _, f := range findings {
		if err := line(w, dir, f); err != nil {
			return err
		}
		for _, r := range f.Related {
			fmt.Fprintf(w, "\t%s: %s\n", Short(dir, r.Posn), r.Message)
		}
		if u := url(f); u != "" {
			fmt.Fprintf(w, "\t%s\n", u)
		}
	}
	return nil
}

func line(w io.Writer, dir string, f Finding) error {
	_, err := fmt.Fprintf(w, "%s: %s (%s)\n", Short(dir, f.Posn), f.Message, f.Rule)
	return err
}

// JSON writes one object in the schema of "go vet -json", from package path to
// rule to findings, in the order of findings and with absolute paths.
func JSON(w io.Writer, findings []Finding) error {
	tree := make(map[string]map[string][]Diagnostic)
	for _, f := range findings {
		if tree[f.Package] == nil {
			tree[f.Package] = make(map[string][]Diagnostic)
		}
		tree[f.Package][f.Rule] = append(tree[f.Package][f.Rule], f.Diagnostic)
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "\t")
	enc.SetEscapeHTML(false)
	return enc.Encode(tree)
}

// Short returns p with its file relative to dir, unless that is longer.
func Short(dir string, p Position) Position {
	file, _, _ := p.Split()
	rest := strings.TrimPrefix(string(p), file)
	if rel, err := filepath.Rel(dir, file); err == nil && len(rel) < len(file) {
		file = rel
	}
	return Position(file + rest)
}
