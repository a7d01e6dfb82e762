package throwawayclient_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/httpvet/httpvet/passes/throwawayclient"
)

// categorized is the analyzer with the category in front of each message, so
// that fixtures can expect it.
func categorized() *analysis.Analyzer {
	a := *throwawayclient.Analyzer
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
	t.Helper()
	dir, err := filepath.Abs("../../testdata")
	if err != nil {
		t.Fatal(err)
	}
	// The go command repeats a test when a file changes that the test has
	// looked at; what analysistest has others read it does not see.
	err = filepath.WalkDir(filepath.Join(dir, "throwawayclient"), func(path string, _ fs.DirEntry, err error) error {
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

// TestFixtures runs the analyzer over every package of the fixtures.
func TestFixtures(t *testing.T) {
	analysistest.Run(t, fixtures(t), categorized(), "./throwawayclient/...")
}
