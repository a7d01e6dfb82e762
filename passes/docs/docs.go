// Package docs makes everything that is said of a rule from one text, the
// section "# Analyzer NAME" of the comment in its doc.go: the help of the
// command, the rule pages, the table in README, what SARIF tells of rules, and
// how bad a finding is.
//
// The text is a summary and what the rule does, then sections, each headed by a
// paragraph that is its title and a colon: Why, Bad, Good, Categories, Silent
// and Fix, in this order. An item of Categories ends in brackets with what there
// is to know of a category, separated by semicolons: first the severity, then,
// in any order, whether there is a fix ("fix", "fix with -flag", "no fix") and
// when it is reported ("below Go 1.27", "with -flag"), if not always.
//
// It knows this form and nothing about rules. It does not see whether what is
// said is true: the tests of the package rulepages hold it against findings.
package docs

import (
	"fmt"
	"strings"
)

// Extract returns the section headed "# Analyzer NAME" of the package comment
// in src, from its "NAME: summary" line up to the next top-level heading. The
// comment is made of "//" lines and ends at the package clause. The error says
// which of the two is missing.
//
// Every process of the vet tool does this for every rule before it looks at a
// package, so the file is not parsed for it.
func Extract(src, name string) (string, error) {
	var text strings.Builder
	for line := range strings.Lines(strings.ReplaceAll(src, "\r\n", "\n")) {
		line, ok := strings.CutPrefix(line, "//")
		if !ok {
			break
		}
		text.WriteString(strings.TrimPrefix(line, " "))
	}
	_, section, found := strings.Cut("\n"+text.String(), "\n# Analyzer "+name+"\n")
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
