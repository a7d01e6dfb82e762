package unreadbody_test

import (
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/httpvet/httpvet/passes/internal/fixture"
	"github.com/httpvet/httpvet/passes/unreadbody"
)

// titled is the analyzer with the title of the fix, or that there is none, in
// place of the message, and the advice that takes its place.
func titled() *analysis.Analyzer {
	return fixture.Reworded(unreadbody.Analyzer, func(d analysis.Diagnostic) string {
		if len(d.SuggestedFixes) > 0 {
			return d.Category + ": " + d.SuggestedFixes[0].Message
		}
		_, advice, _ := strings.Cut(d.Message, "; ")
		return d.Category + ": no fix; " + advice
	})
}

// TestFixes holds the fixes against golden files.
func TestFixes(t *testing.T) {
	dir := fixture.Dir(t, "unreadbody")
	analysistest.RunWithSuggestedFixes(t, dir, titled(), "./unreadbody/fixdrain")
	goFlag := unreadbody.Analyzer.Flags.Lookup("go")
	if err := goFlag.Value.Set("1.27"); err != nil {
		t.Fatal(err)
	}
	defer goFlag.Value.Set("")
	analysistest.RunWithSuggestedFixes(t, dir, titled(), "./unreadbody/fixdelete")
}
