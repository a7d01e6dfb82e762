package passes_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/httpvet/httpvet/passes"
	"github.com/httpvet/httpvet/passes/badignore"
	"github.com/httpvet/httpvet/passes/internal/directive"
)

func TestSuiteIsValid(t *testing.T) {
	if err := analysis.Validate(passes.Suite()); err != nil {
		t.Fatal(err)
	}
	for _, a := range passes.Suite() {
		if err := analysis.Validate([]*analysis.Analyzer{a}); err != nil {
			t.Errorf("%s does not stand alone: %v", a.Name, err)
		}
		if !regexp.MustCompile(`^[a-z]+$`).MatchString(a.Name) {
			t.Errorf("%s: a name is one lower-case word", a.Name)
		}
		if !strings.HasSuffix(a.URL, "/"+a.Name+".md") {
			t.Errorf("%s: the URL %q is not that of its page", a.Name, a.URL)
		}
		summary, _, _ := strings.Cut(a.Doc, "\n")
		if !strings.HasPrefix(summary, a.Name+": ") || strings.HasSuffix(summary, ".") {
			t.Errorf("%s: summary %q", a.Name, summary)
		}
	}
}

// TestRulesHonourDirectives: whatever is reported can be silenced, in every
// driver, except for what is reported of the directives.
func TestRulesHonourDirectives(t *testing.T) {
	for _, a := range passes.Suite() {
		if a == badignore.Analyzer {
			continue
		}
		if a.ResultType != directive.ResultType {
			t.Errorf("%s: Run is not wrapped in directive.Honour", a.Name)
		}
		if a.Flags.Lookup("nolint") == nil {
			t.Errorf("%s: no flag nolint, see directive.AddFlags", a.Name)
		}
		if !slices.Contains(badignore.Analyzer.Requires, a) {
			t.Errorf("%s: badignore does not know it", a.Name)
		}
	}
}

// TestSuiteIsACopy: callers may modify what Suite returns.
func TestSuiteIsACopy(t *testing.T) {
	passes.Suite()[0] = nil
	if passes.Suite()[0] == nil {
		t.Error("Suite hands out its own slice")
	}
}

// TestFixturesHaveBothVerdicts: every analyzer has fixtures that expect a
// finding and fixtures that expect none.
func TestFixturesHaveBothVerdicts(t *testing.T) {
	for _, a := range passes.Suite() {
		bad, ok := 0, 0
		err := filepath.WalkDir(filepath.Join("../testdata", a.Name), func(path string, d os.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(path, ".go") {
				return err
			}
			text, err := os.ReadFile(path)
			bad += strings.Count(string(text), "// want \"")
			ok += len(regexp.MustCompile(`(?m)^func (\([^)]*\) )?\w*Ok(\[|\()`).FindAll(text, -1))
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		if bad < 3 || ok < 3 {
			t.Errorf("%s: %d expected findings, %d functions that must stay silent", a.Name, bad, ok)
		}
	}
}
