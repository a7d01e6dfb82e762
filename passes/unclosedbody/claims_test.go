package unclosedbody

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/httpvet/httpvet/passes/internal/edits"
	"github.com/httpvet/httpvet/passes/internal/fixture"
)

// cost is what testdata/unclosedclaims/run measures of 20 requests over HTTP/1.
type cost struct{ Open, Peak int }

// TestClaims runs one function of each category against a real server, as it is and as
// its fix, or a person, makes it: connections stay open for good, or all at a time, before and not
// after. Of read-to-eof the claim is that none is lost.
func TestClaims(t *testing.T) {
	dir := fixture.Dir(t)
	categories := map[string]bool{}
	var fixes []analysis.TextEdit
	roots := fixture.Analyze(t, fixture.Load(t, dir, nil, "./unclosedclaims"), Analyzer)
	pkg := roots[0].Package
	name := pkg.Fset.File(pkg.Syntax[0].FileStart).Name()
	for _, d := range roots[0].Diagnostics {
		categories[d.Category] = true
		if len(d.SuggestedFixes) > 0 {
			fixes = append(fixes, d.SuggestedFixes[0].TextEdits...)
		}
	}
	for _, c := range []string{discarded, neverClosed, onPath, overwritten, droppedOnError, deferInLoop, wrapperOnly, replaced, readToEOF} {
		if !categories[c] {
			t.Errorf("nothing is reported as %s", c)
		}
	}
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	mended := filepath.Join(t.TempDir(), "claims.go")
	if err := os.WriteFile(mended, edits.NewFile(pkg.Fset, pkg.Syntax[0], text).Apply(fixes), 0o666); err != nil {
		t.Fatal(err)
	}
	before, after := map[string]cost{}, map[string]cost{}
	fixture.Execute(t, dir, "./unclosedclaims/run", nil, &before)
	fixture.Execute(t, dir, "./unclosedclaims/run", map[string]string{name: mended}, &after)
	t.Logf("before: %v", before)
	t.Logf("after:  %v", after)
	const n = 20
	for function, was := range before {
		if strings.HasSuffix(function, "Well") {
			continue
		}
		want := cost{Open: n, Peak: n}
		switch function {
		case "DeferInLoop":
			want.Open = 0
		case "ReadToEOF":
			want = cost{Open: 0, Peak: 1}
		}
		if was.Open != want.Open || was.Peak < want.Peak {
			t.Errorf("%s: %+v, want %+v", function, was, want)
		}
		// Since Go 1.27 Close drains in the background, so the next request may dial.
		is, ok := before[function+"Well"] // where there is no fix
		if !ok {
			is = after[function]
		}
		if is.Open != 0 || function == "DeferInLoop" && is.Peak > n/2 {
			t.Errorf("%s, mended: %+v, want nothing to stay open", function, is)
		}
	}
}
