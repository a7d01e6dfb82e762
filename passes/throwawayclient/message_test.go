package throwawayclient

import (
	"regexp"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/httpvet/httpvet/passes/internal/fixture"
)

// documented are the categories of doc.go.
var documented = regexp.MustCompile(`(?m)^  - ([a-z-]+): `)

// folklore is what is not true of clients and transports.
var folklore = []string{"leaks a connection", "for ever", "forever", "new connection pool", "its own pool", "30s"}

// TestMessages holds every diagnostic of the fixtures against the house
// style, and the categories against the documentation.
func TestMessages(t *testing.T) {
	clientPerCall = true
	defer func() { clientPerCall = false }()
	categories := map[string]bool{}
	for _, m := range documented.FindAllStringSubmatch(Analyzer.Doc, -1) {
		categories[m[1]] = true
	}
	if len(categories) != 8 {
		t.Errorf("doc.go documents %d categories, want 8", len(categories))
	}
	dir := fixture.Dir(t)
	seen := map[string]bool{}
	for _, root := range analyze(t, dir, "./throwawayclient/...", nil) {
		for _, d := range root.Diagnostics {
			seen[d.Category] = true
			if !categories[d.Category] {
				t.Errorf("category %q is not documented", d.Category)
			}
			checkMessage(t, d)
		}
	}
	for c := range categories {
		if !seen[c] {
			t.Errorf("no fixture is of category %s", c)
		}
	}
}

func checkMessage(t *testing.T, d analysis.Diagnostic) {
	switch {
	case d.URL != URL+"#"+d.Category:
		t.Errorf("URL %q does not lead to %s", d.URL, d.Category)
	case strings.HasSuffix(d.Message, "."), strings.Contains(d.Message, "\n"), len(d.Message) > 200:
		t.Errorf("not one line without a final period: %q", d.Message)
	case d.End <= d.Pos:
		t.Errorf("no range: %q", d.Message)
	case strings.HasPrefix(d.Category, "client-") && !strings.Contains(d.Message, "costs an allocation, not connections"):
		t.Errorf("%q does not say that the pool is shared", d.Message)
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

// TestRelated: a finding points at the loop or handler that leads to it, and
// at the literal in a constructor, or at that if it is in another package.
func TestRelated(t *testing.T) {
	dir := fixture.Dir(t)
	var got []string
	for _, pattern := range []string{"./throwawayclient/elsewhere", "./throwawayclient/handlers", "./throwawayclient/calls", "./throwawayclient/constructors"} {
		for _, root := range analyze(t, dir, pattern, nil) {
			fset := root.Package.Fset
			for _, d := range root.Diagnostics {
				for _, r := range d.Related {
					at := fset.Position(r.Pos)
					got = append(got, lastTwo(at.Filename)+": "+r.Message)
				}
			}
		}
	}
	all := strings.Join(got, "\n")
	for _, want := range []string{
		"tool/tool.go: this function creates the transport, in line 12",
		"tool/tool.go: this function creates the transport, at tool/tool.go:12",
		"constructors/constructors.go: the transport is created here",
		"handlers/handlers.go: reached from this handler",
		"calls/calls.go: called in a loop here",
	} {
		if !strings.Contains(all, want) {
			t.Errorf("no related position %q in\n%s", want, all)
		}
	}
}

// TestTestFiles: findings in tests are reported where they are asked for.
func TestTestFiles(t *testing.T) {
	dir := fixture.Dir(t)
	count := func() int {
		n := 0
		for _, root := range analyze(t, dir, "./throwawayclient/tests", nil) {
			n += len(root.Diagnostics)
		}
		return n
	}
	if n := count(); n != 0 {
		t.Errorf("%d findings in tests", n)
	}
	inTests = true
	defer func() { inTests = false }()
	if n := count(); n == 0 {
		t.Error("no finding in tests with -tests")
	}
}
