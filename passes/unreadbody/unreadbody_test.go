package unreadbody_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/httpvet/httpvet/passes/unreadbody"
)

// categorized is the analyzer with the category in front of each message, so
// that fixtures can expect it.
func categorized() *analysis.Analyzer {
	a := *unreadbody.Analyzer
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

type optIn struct {
	flags    map[string]string
	fixtures []string
}

// opted are the flags that some fixtures need, and those fixtures.
var opted = []optIn{
	{map[string]string{"paths": "true", "partial": "true", "unbounded": "true"}, []string{"paths", "partial", "drains"}},
	{map[string]string{"go": "1.27"}, []string{"drains127"}},
}

// fixtures returns the directory of the fixture module. The go command
// repeats a test when a file changes that the test has looked at; what
// analysistest has others read it does not see.
func fixtures(t *testing.T) string {
	dir, err := filepath.Abs("../../testdata")
	if err != nil {
		t.Fatal(err)
	}
	err = filepath.WalkDir(filepath.Join(dir, "unreadbody"), func(path string, _ fs.DirEntry, err error) error {
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

// TestFixtures runs the analyzer as it is over the fixtures that need no flag.
func TestFixtures(t *testing.T) {
	dir := fixtures(t)
	entries, err := os.ReadDir(filepath.Join(dir, "unreadbody"))
	if err != nil {
		t.Fatal(err)
	}
	var patterns []string
	for _, e := range entries {
		if !slices.ContainsFunc(opted, func(o optIn) bool { return slices.Contains(o.fixtures, e.Name()) }) {
			patterns = append(patterns, "./unreadbody/"+e.Name()+"/...")
		}
	}
	analysistest.Run(t, dir, categorized(), patterns...)
}

// TestFlags runs the fixtures of the opt-ins with their flags set.
func TestFlags(t *testing.T) {
	dir := fixtures(t)
	for _, o := range opted {
		var patterns []string
		for _, name := range o.fixtures {
			patterns = append(patterns, "./unreadbody/"+name)
		}
		for name, value := range o.flags {
			f := unreadbody.Analyzer.Flags.Lookup(name)
			if err := f.Value.Set(value); err != nil {
				t.Fatal(err)
			}
		}
		analysistest.Run(t, dir, categorized(), patterns...)
		for name := range o.flags {
			f := unreadbody.Analyzer.Flags.Lookup(name)
			f.Value.Set(f.DefValue)
		}
	}
}

// TestVersionFlag rejects what is no Go version.
func TestVersionFlag(t *testing.T) {
	if err := unreadbody.Analyzer.Flags.Set("go", "latest"); err == nil {
		t.Error("-go=latest was accepted")
	}
}
