package unreadbody_test

import (
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/httpvet/httpvet/passes/unreadbody"
)

// titled is the analyzer with the title of the fix, or that there is none, in
// place of the message, and the advice that takes its place.
func titled() *analysis.Analyzer {
	a := *unreadbody.Analyzer
	run := a.Run
	a.Run = func(pass *analysis.Pass) (any, error) {
		p := *pass
		p.Report = func(d analysis.Diagnostic) {
			_, advice, _ := strings.Cut(d.Message, "; ")
			d.Message = d.Category + ": no fix; " + advice
			if len(d.SuggestedFixes) > 0 {
				d.Message = d.Category + ": " + d.SuggestedFixes[0].Message
			}
			pass.Report(d)
		}
		return run(&p)
	}
	return &a
}

// TestFixes holds the fixes against golden files.
func TestFixes(t *testing.T) {
	dir := fixtures(t)
	analysistest.RunWithSuggestedFixes(t, dir, titled(), "./unreadbody/fixdrain")
	goFlag := unreadbody.Analyzer.Flags.Lookup("go")
	if err := goFlag.Value.Set("1.27"); err != nil {
		t.Fatal(err)
	}
	defer goFlag.Value.Set("")
	analysistest.RunWithSuggestedFixes(t, dir, titled(), "./unreadbody/fixdelete")
}
