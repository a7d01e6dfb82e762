package unclosedbody_test

import (
	"regexp"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/httpvet/httpvet/passes/internal/fixture"
	"github.com/httpvet/httpvet/passes/unclosedbody"
)

// categories are those that doc.go documents.
var categories = regexp.MustCompile(`(?m)^  - ([a-z-]+): `)

// folklore is what is not true of net/http, whatever the context.
var folklore = []string{"leaks a connection", "for ever", "forever", "connection leak"}

// TestMessages holds every diagnostic of the fixtures against the house
// style, and the categories against the documentation.
func TestMessages(t *testing.T) {
	documented := map[string]bool{}
	for _, m := range categories.FindAllStringSubmatch(unclosedbody.Analyzer.Doc, -1) {
		documented[m[1]] = true
	}
	if len(documented) != 9 {
		t.Errorf("doc.go documents %d categories, want 9", len(documented))
	}
	seen := map[string]bool{}
	for _, root := range fixture.Analyze(t, fixture.Load(t, fixture.Dir(t), nil, "./unclosedbody/..."), unclosedbody.Analyzer) {
		for _, d := range root.Diagnostics {
			seen[d.Category] = true
			checkMessage(t, documented, d)
		}
	}
	for c := range documented {
		if !seen[c] {
			t.Errorf("no fixture is of category %s", c)
		}
	}
}

func checkMessage(t *testing.T, documented map[string]bool, d analysis.Diagnostic) {
	switch {
	case !documented[d.Category]:
		t.Errorf("category %q is not documented", d.Category)
	case d.URL != unclosedbody.URL+"#"+d.Category:
		t.Errorf("URL %q does not lead to %s", d.URL, d.Category)
	case strings.HasSuffix(d.Message, "."), strings.Contains(d.Message, "\n"), len(d.Message) > 160:
		t.Errorf("not one line without a final period: %q", d.Message)
	case !regexp.MustCompile(`^[a-z]`).MatchString(d.Message):
		t.Errorf("not lower case: %q", d.Message)
	case d.End <= d.Pos:
		t.Errorf("no range: %q", d.Message)
	}
	for _, f := range folklore {
		if strings.Contains(d.Message, f) {
			t.Errorf("%q says %q", d.Message, f)
		}
	}
	for _, r := range d.Related {
		if !r.Pos.IsValid() || r.Message == "" {
			t.Errorf("%q: a related position without a place or a text", d.Message)
		}
	}
}
