package report

import (
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"strings"
)

// text writes findings, one a line, as "path:line:col: message (rule)", with
// paths relative to the user's directory where that is shorter. If it is to be
// verbose, the witness of each finding and the page of its rule follow on
// indented lines.
func (r *Report) text(w io.Writer) error {
	bold, dim, reset := "", "", ""
	if r.Color {
		bold, dim, reset = "\x1b[1m", "\x1b[2m", "\x1b[0m"
	}
	for _, f := range r.Findings {
		_, err := fmt.Fprintf(w, "%s%s%s: %s %s(%s)%s\n", bold, Short(r.Dir, f.Posn), reset, f.Message, dim, f.Rule, reset)
		if err != nil {
			return err
		}
		if !r.Verbose {
			continue
		}
		for _, step := range f.Related {
			fmt.Fprintf(w, "\t%s: %s\n", Short(r.Dir, step.Posn), step.Message)
		}
		if page := r.rule(f).Anchor(f.Category); page != "" {
			fmt.Fprintf(w, "\t%s%s%s\n", dim, page, reset)
		}
	}
	return nil
}

// json writes one object in the schema of "go vet -json", from package path to
// rule to findings, in the order of findings and with absolute paths.
func (r *Report) json(w io.Writer) error {
	tree := make(map[string]map[string][]Diagnostic)
	for _, f := range r.Findings {
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
