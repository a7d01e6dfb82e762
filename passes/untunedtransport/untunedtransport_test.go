package untunedtransport_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/httpvet/httpvet/passes/untunedtransport"
)

// categorized is the analyzer with the category in front of each message, so
// that fixtures can expect it.
func categorized() *analysis.Analyzer {
	a := *untunedtransport.Analyzer
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

// testdata returns the fixture module, and lets the go command see which
// files the test has looked at: it repeats a test when one of those changes.
func testdata(t *testing.T) string {
	t.Helper()
	dir, err := filepath.Abs("../../testdata")
	if err != nil {
		t.Fatal(err)
	}
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

// TestFixtures runs the analyzer over the fixtures of the rule.
func TestFixtures(t *testing.T) {
	analysistest.Run(t, testdata(t), categorized(), "./untunedtransport/...")
}

// TestOptIn runs the categories that are off by default.
func TestOptIn(t *testing.T) {
	for _, name := range []string{"defaults-dropped", "idle-too-long", "queueing"} {
		setFlag(t, name, "true")
	}
	analysistest.Run(t, testdata(t), categorized(), "./untunedflags/optin", "./untunedflags/unclosed")
}

// TestPool runs the other modes of default-pool, and the fix that a size
// gives it.
func TestPool(t *testing.T) {
	setFlag(t, "pool", "off")
	analysistest.Run(t, testdata(t), categorized(), "./untunedflags/off")
	setFlag(t, "pool", "always")
	setFlag(t, "pool-size", "64")
	for _, res := range analysistest.Run(t, testdata(t), categorized(), "./untunedflags/always") {
		var fixes []string
		for _, d := range res.Action.Diagnostics {
			for _, f := range d.SuggestedFixes {
				fixes = append(fixes, string(f.TextEdits[0].NewText))
			}
		}
		if len(fixes) != 1 || fixes[0] != ", MaxIdleConnsPerHost: 64" {
			t.Errorf("fixes: %q", fixes)
		}
	}
}
