package untunedtransport_test

import (
	"regexp"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/httpvet/httpvet/passes/internal/fixture"
	"github.com/httpvet/httpvet/passes/untunedtransport"
)

// categories are those that doc.go documents.
var categories = regexp.MustCompile(`(?m)^  - ([a-z0-9-]+): `)

// protocol is what advice about a pool has to name.
var protocol = regexp.MustCompile(`HTTP/[12]`)

// folklore is what is not true of net/http, whatever the context.
var folklore = []string{"leaks a connection", "for ever", "forever", "connection leak", "30 s", "new connection pool"}

// TestMessages holds every diagnostic of the fixtures against the house
// style, and the categories against the documentation.
func TestMessages(t *testing.T) {
	documented := map[string]bool{}
	for _, m := range categories.FindAllStringSubmatch(untunedtransport.Analyzer.Doc, -1) {
		documented[m[1]] = true
	}
	if len(documented) != 10 {
		t.Errorf("doc.go documents %d categories, want 10", len(documented))
	}
	for _, name := range []string{"defaults-dropped", "idle-too-long", "queueing"} {
		setFlag(t, name, "true")
	}
	seen := map[string]bool{}
	for _, root := range fixture.Analyze(t, fixture.Load(t, fixture.Dir(t), nil, "./untunedtransport/...", "./untunedflags/..."), untunedtransport.Analyzer) {
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

// setFlag sets a flag of the analyzer for one test.
func setFlag(t *testing.T, name, value string) {
	t.Helper()
	f := untunedtransport.Analyzer.Flags.Lookup(name)
	was := f.Value.String()
	if err := f.Value.Set(value); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := f.Value.Set(was); err != nil {
			t.Error(err)
		}
	})
}

func checkMessage(t *testing.T, documented map[string]bool, d analysis.Diagnostic) {
	// A finding names all that is missing: one clause a problem.
	limit := 200 * (1 + strings.Count(d.Message, "; "))
	switch {
	case !documented[d.Category]:
		t.Errorf("category %q is not documented", d.Category)
	case d.URL != untunedtransport.URL+"#"+d.Category:
		t.Errorf("URL %q does not lead to %s", d.URL, d.Category)
	case strings.HasSuffix(d.Message, "."), strings.Contains(d.Message, "\n"), len(d.Message) > limit:
		t.Errorf("not one line without a final period: %q", d.Message)
	case d.End <= d.Pos:
		t.Errorf("no range: %q", d.Message)
	case d.Category != "nanoseconds" && d.Category != "global-mutation" && !protocol.MatchString(d.Message):
		t.Errorf("%q names no protocol", d.Message)
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
	if len(d.SuggestedFixes) > 1 {
		t.Errorf("%q: %d fixes", d.Message, len(d.SuggestedFixes))
	}
}
