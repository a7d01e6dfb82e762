package badignore_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/httpvet/httpvet/passes"
	"github.com/httpvet/httpvet/passes/badignore"
)

// categorized is the analyzer with the category in front of each message.
func categorized() *analysis.Analyzer {
	a := *badignore.Analyzer
	run := a.Run
	a.Run = func(pass *analysis.Pass) (any, error) {
		p := *pass
		p.Report = func(d analysis.Diagnostic) {
			d.Message = d.Category + ": " + d.Message
			pass.Report(d)
		}
		return run(&p)
	}
	return &a
}

func fixtures(t *testing.T) string {
	dir, err := filepath.Abs("../../testdata")
	if err != nil {
		t.Fatal(err)
	}
	// For the go command, which repeats a test when what it has looked at changes.
	err = filepath.WalkDir(dir, func(path string, _ fs.DirEntry, err error) error {
		if err == nil {
			_, err = os.Stat(path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestFixtures(t *testing.T) {
	analysistest.Run(t, fixtures(t), categorized(), "./badignore/...")
}

// TestExcuses: with these flags the rule has not said whether a directive is of
// use, so nothing is said of it.
func TestExcuses(t *testing.T) {
	pkgs, err := packages.Load(&packages.Config{Mode: packages.LoadAllSyntax, Dir: fixtures(t), Tests: true}, "./badignore/excused", "./badignore/unused")
	if err != nil {
		t.Fatal(err)
	}
	count := func() (inTest, unused int) {
		graph, err := checker.Analyze([]*analysis.Analyzer{badignore.Analyzer}, pkgs, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, root := range graph.Roots {
			if root.Err != nil {
				t.Fatal(root.Err)
			}
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
