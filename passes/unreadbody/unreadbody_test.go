package unreadbody_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/httpvet/httpvet/passes/internal/fixture"
	"github.com/httpvet/httpvet/passes/unreadbody"
)

type optIn struct {
	flags    map[string]string
	fixtures []string
}

// opted are the flags that some fixtures need, and those fixtures.
var opted = []optIn{
	{map[string]string{"paths": "true", "partial": "true", "unbounded": "true"}, []string{"paths", "partial", "drains"}},
	{map[string]string{"go": "1.27"}, []string{"drains127"}},
}

// TestFixtures runs the analyzer as it is over the fixtures that need no flag.
func TestFixtures(t *testing.T) {
	dir := fixture.Dir(t, "unreadbody")
	entries, err := os.ReadDir(filepath.Join(dir, "unreadbody"))
	if err != nil {
		t.Fatal(err)
	}
	var patterns []string
	for _, e := range entries {
		// What TestFixes expects are titles of fixes.
		if !strings.HasPrefix(e.Name(), "fix") && !slices.ContainsFunc(opted, func(o optIn) bool { return slices.Contains(o.fixtures, e.Name()) }) {
			patterns = append(patterns, "./unreadbody/"+e.Name()+"/...")
		}
	}
	analysistest.Run(t, dir, fixture.Categorized(unreadbody.Analyzer), patterns...)
}

// TestFlags runs the fixtures of the opt-ins with their flags set.
func TestFlags(t *testing.T) {
	dir := fixture.Dir(t, "unreadbody")
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
		analysistest.Run(t, dir, fixture.Categorized(unreadbody.Analyzer), patterns...)
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
