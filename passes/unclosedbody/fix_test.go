package unclosedbody

import (
	"flag"
	"os"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/httpvet/httpvet/passes/internal/edits"
	"github.com/httpvet/httpvet/passes/internal/fixture"
	"github.com/httpvet/httpvet/passes/internal/ledger"
)

var update = flag.Bool("update", false, "write the golden files anew; read what has changed")

// mended is the analyzer with the title of the fix, or the reason why there is
// none, in place of the message.
func mended() *analysis.Analyzer {
	a := *Analyzer
	a.ResultType = nil
	a.Run = func(pass *analysis.Pass) (any, error) {
		res := pass.ResultOf[ledger.Analyzer].(*ledger.Result)
		var findings []finding
		for _, l := range res.Leaks() {
			findings = append(findings, newFinding(res.Files, l))
		}
		p := *pass
		for _, a := range newFixer(pass, res).fixes(findings) {
			p.Report = func(d analysis.Diagnostic) {
				if len(a.repairs) > 0 {
					d.Message = a.repairs[0].title
				} else {
					d.Message = "no fix: " + a.refusal.String()
				}
				d.Message = d.Category + ": " + d.Message
				pass.Report(d)
			}
			report(&p, a)
		}
		return nil, nil
	}
	return &a
}

// TestFixes makes the fixes of the fixtures and compares the result with the
// golden files.
func TestFixes(t *testing.T) {
	dir := fixture.Dir(t, "fixes")
	if *update {
		for _, res := range analysistest.Run(t, dir, mended(), "./fixes/...") {
			writeGolden(t, res)
		}
		return
	}
	analysistest.RunWithSuggestedFixes(t, dir, mended(), "./fixes/...")
}

// writeGolden makes the fixes of one package in the golden files.
func writeGolden(t *testing.T, res *analysistest.Result) {
	for _, syntax := range res.Action.Package.Syntax {
		fset := res.Action.Package.Fset
		name := fset.File(syntax.FileStart).Name()
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var all []analysis.TextEdit
		for _, d := range res.Action.Diagnostics {
			for _, f := range d.SuggestedFixes {
				if syntax.FileStart <= d.Pos && d.Pos < syntax.FileEnd {
					all = append(all, f.TextEdits...)
				}
			}
		}
		os.Remove(name + ".golden")
		if len(all) == 0 {
			continue
		}
		if err := os.WriteFile(name+".golden", edits.NewFile(fset, syntax, text).Apply(all), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
