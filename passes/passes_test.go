package passes_test

import (
	"os"
	"path/filepath"
	"reflect"
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

// TestNamesOfHelpers: what runs beside other linters in one process, as in
// golangci-lint and nogo, shares no name with theirs. golangci-lint keeps facts by
// the name of their analyzer; gob, with which drivers write them, panics on a second
// type of the same name, which for a pointer has no import path.
func TestNamesOfHelpers(t *testing.T) {
	seen := make(map[*analysis.Analyzer]bool)
	names, facts := make(map[string]bool), 0
	var visit func(*analysis.Analyzer)
	visit = func(a *analysis.Analyzer) {
		if seen[a] {
			return
		}
		seen[a] = true
		for _, dep := range a.Requires {
			visit(dep)
		}
		if names[a.Name] {
			t.Errorf("two analyzers are called %s", a.Name)
		}
		names[a.Name] = true
		ours := len(a.FactTypes) > 0 && strings.HasPrefix(reflect.TypeOf(a.FactTypes[0]).Elem().PkgPath(), module)
		if ours && !strings.HasPrefix(a.Name, "httpvet") {
			t.Errorf("%s has facts, so its name has to begin with httpvet", a.Name)
		}
		for _, f := range a.FactTypes {
			name := reflect.TypeOf(f).String()
			if ours && !strings.Contains(name, ".HTTPVet") || names[name] {
				t.Errorf("%s: a fact is called %s", a.Name, name)
			}
			names[name] = true
			facts++
		}
	}
	for _, a := range passes.Suite() {
		visit(a)
	}
	if facts < 4 {
		t.Errorf("only %d types of facts", facts)
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
