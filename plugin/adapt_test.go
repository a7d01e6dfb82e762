package plugin

import (
	"reflect"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"
	"golang.org/x/tools/go/analysis/passes/inspect"
)

// TestCrash: a crash is one finding, of the analyzer that crashed and of those
// that need its result; others are not affected.
func TestCrash(t *testing.T) {
	boom := &analysis.Analyzer{
		Name: "boom", Doc: "boom: crashes",
		ResultType: reflect.TypeFor[*crash](), // a type of this module
		Requires:   []*analysis.Analyzer{inspect.Analyzer},
		Run:        func(pass *analysis.Pass) (any, error) { panic("first line\nsecond line") },
	}
	needs := &analysis.Analyzer{
		Name: "needs", Doc: "needs: needs boom",
		Requires: []*analysis.Analyzer{boom},
		Run: func(pass *analysis.Pass) (any, error) {
			t.Error("ran without what it needs")
			return nil, nil
		},
	}
	fine := &analysis.Analyzer{
		Name: "fine", Doc: "fine: reports",
		Run: func(pass *analysis.Pass) (any, error) {
			pass.Report(analysis.Diagnostic{
				Pos: pass.Files[0].Name.Pos(), Message: "reported by " + pass.Analyzer.Name,
				Related: []analysis.RelatedInformation{{Pos: pass.Files[0].Pos(), Message: "here"}},
			})
			return nil, nil
		},
	}
	adapted := adapt([]*analysis.Analyzer{boom, needs, fine})
	if err := analysis.Validate(adapted); err != nil {
		t.Fatal(err)
	}
	if adapted[1].Requires[0] != adapted[0] {
		t.Error("what needs boom has another boom")
	}
	if adapted[0].Requires[0] != inspect.Analyzer {
		t.Error("the inspector is not shared with other linters")
	}
	dir := analysistest.TestData()
	for i, want := range []string{
		"internal error: crash: boom: first line",
		"internal error: crash: boom: first line",
		"reported by fine",
	} {
		var got []string
		for _, r := range analysistest.Run(silent{}, dir, adapted[i], "crash") {
			for _, d := range r.Diagnostics {
				if d.Related != nil {
					t.Errorf("%s: related information", adapted[i].Name)
				}
				if !d.Pos.IsValid() {
					t.Errorf("%s: no position", adapted[i].Name)
				}
				got = append(got, d.Message)
			}
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%s: %q, want %q", adapted[i].Name, got, want)
		}
	}
}

// silent leaves it to the test to compare findings.
type silent struct{}

func (silent) Errorf(string, ...any) {}
