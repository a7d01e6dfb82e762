// Package docs extracts the text of an analyzer from its doc.go, so that the
// help of the command, the README table and the rule pages all come from one
// place. It knows the comment format and nothing about rules.
package docs

import (
	"fmt"
	"go/parser"
	"go/token"
	"strings"
)

// Extract returns the section headed "# Analyzer NAME" of the package comment
// in src, from its "NAME: summary" line up to the next top-level heading. The
// error says which of the two is missing.
func Extract(src, name string) (string, error) {
	f, err := parser.ParseFile(token.NewFileSet(), "doc.go", src, parser.ParseComments|parser.PackageClauseOnly)
	if err != nil {
		return "", fmt.Errorf("doc.go of %s: %v", name, err)
	}
	_, section, found := strings.Cut("\n"+f.Doc.Text(), "\n# Analyzer "+name+"\n")
	if !found {
		return "", fmt.Errorf("doc.go of %s has no heading %q", name, "# Analyzer "+name)
	}
	section, _, _ = strings.Cut(section, "\n# ")
	section = strings.TrimSpace(section)
	if !strings.HasPrefix(section, name+": ") {
		return "", fmt.Errorf("doc.go of %s: the section does not begin with %q", name, name+": summary")
	}
	return section, nil
}

// MustExtract is Extract for package variables; it panics on an error,
// which only a malformed doc.go can cause.
func MustExtract(src, name string) string {
	text, err := Extract(src, name)
	if err != nil {
		panic(err)
	}
	return text
}
