package throwawayclient

import (
	"bytes"
	"flag"
	"go/format"
	"os"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"
	"golang.org/x/tools/go/analysis/checker"

	"github.com/httpvet/httpvet/passes/internal/edits"
	"github.com/httpvet/httpvet/passes/internal/fixture"
	"github.com/httpvet/httpvet/passes/internal/ledger"
	"github.com/httpvet/httpvet/passes/internal/pools"
)

var update = flag.Bool("update", false, "write the golden files anew; read what has changed")

// mended is the analyzer with the title of the fix, or the reason why there is
// none, in place of the message.
func mended() *analysis.Analyzer {
	a := *Analyzer
	a.ResultType = nil
	a.Run = func(pass *analysis.Pass) (any, error) {
		files := pass.ResultOf[ledger.Analyzer].(*ledger.Result).Files
		res := pass.ResultOf[pools.Analyzer].(*pools.Result)
		fixes := newFixer(pass, res.Sites)
		for _, l := range res.Lost {
			category := categoryOf(l)
			if category == "" || category == clientCall {
				continue
			}
			f := newFinding(pass, files, l, category)
			d := analysis.Diagnostic{Pos: f.pos, End: f.end}
			if fix, why := fixes.fix(f); fix != nil {
				d.Message, d.SuggestedFixes = fix.Message, []analysis.SuggestedFix{*fix}
			} else {
				d.Message = "no fix: " + why.String()
			}
			pass.Report(d)
		}
		return nil, nil
	}
	return &a
}

// TestFixes makes the fixes of the fixtures and compares the result with the
// golden files.
func TestFixes(t *testing.T) {
	dir := fixture.Dir(t, "throwawayfixes")
	if *update {
		for _, res := range analysistest.Run(t, dir, mended(), "./throwawayfixes/...") {
			writeGolden(t, res)
		}
		return
	}
	analysistest.RunWithSuggestedFixes(t, dir, mended(), "./throwawayfixes/...")
}

// writeGolden makes the fixes of one package in the golden files.
func writeGolden(t *testing.T, res *analysistest.Result) {
	for name, text := range applied(t, res) {
		if err := os.WriteFile(name+".golden", text, 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// applied returns the files of a package with the fixes made.
func applied(t *testing.T, res *analysistest.Result) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	fset := res.Action.Package.Fset
	for _, syntax := range res.Action.Package.Syntax {
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
		if len(all) > 0 {
			out[name] = edits.NewFile(fset, syntax, text).Apply(all)
		}
	}
	return out
}

// TestSecondRunIsSilent: what has a fix is not reported once it is made, in
// any category, and what is made compiles and is as gofmt wants it.
func TestSecondRunIsSilent(t *testing.T) {
	dir := fixture.Dir(t, "throwawayfixes")
	overlay := map[string][]byte{}
	unfixed := map[string]int{}
	for _, root := range analyze(t, dir, "./throwawayfixes/...", nil) {
		for name, text := range applied(t, &analysistest.Result{Action: root}) {
			if formatted, err := format.Source(text); err != nil || !bytes.Equal(formatted, text) {
				t.Errorf("%s: gofmt disagrees with the result (%v)", name, err)
			}
			overlay[name] = text
		}
		for _, d := range root.Diagnostics {
			if len(d.SuggestedFixes) == 0 {
				unfixed[root.Package.PkgPath]++
			}
		}
	}
	if len(overlay) < 4 {
		t.Fatalf("only %d files have fixes", len(overlay))
	}
	for _, root := range analyze(t, dir, "./throwawayfixes/...", overlay) {
		if n := len(root.Diagnostics); n != unfixed[root.Package.PkgPath] {
			for _, d := range root.Diagnostics {
				t.Errorf("%s: %s", root.Package.Fset.Position(d.Pos), d.Message)
			}
		}
	}
}

func analyze(t *testing.T, dir, pattern string, overlay map[string][]byte) []*checker.Action {
	t.Helper()
	return fixture.Analyze(t, fixture.Load(t, dir, overlay, pattern), Analyzer)
}
