package badignore_test

import (
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/httpvet/httpvet/passes"
	"github.com/httpvet/httpvet/passes/badignore"
	"github.com/httpvet/httpvet/passes/internal/fixture"
)

func TestFixtures(t *testing.T) {
	analysistest.Run(t, fixture.Dir(t), fixture.Categorized(badignore.Analyzer), "./badignore/...")
}

// TestExcuses: with these flags the rule has not said whether a directive is of
// use, so nothing is said of it.
func TestExcuses(t *testing.T) {
	pkgs := fixture.Load(t, fixture.Dir(t), nil, "./badignore/excused", "./badignore/unused")
	count := func() (inTest, unused int) {
		for _, root := range fixture.Analyze(t, pkgs, badignore.Analyzer) {
			for _, d := range root.Diagnostics {
				switch {
				case root.Package.Name == "excused":
					inTest++
				case d.Category == "unused":
					unused++
				}
			}
		}
		return inTest, unused
	}
	rule := passes.Suite()[0]
	set := func(a *analysis.Analyzer, name, value string) {
		if err := a.Flags.Set(name, value); err != nil {
			t.Fatal(err)
		}
	}
	if inTest, unused := count(); inTest == 0 || unused == 0 {
		t.Fatalf("%d in tests, %d unused, want some", inTest, unused)
	}
	for _, flag := range []struct {
		analyzer            *analysis.Analyzer
		name, value, before string
		testsOnly           bool
	}{
		{rule, "tests", "false", "true", true},
		{rule, "severity", "error", "info", false},
		{badignore.Analyzer, "ran", "other", "", false},
	} {
		set(flag.analyzer, flag.name, flag.value)
		inTest, unused := count()
		set(flag.analyzer, flag.name, flag.before)
		if inTest != 0 || (unused == 0) == flag.testsOnly {
			t.Errorf("-%s=%s: %d in tests, %d unused", flag.name, flag.value, inTest, unused)
		}
	}
}
