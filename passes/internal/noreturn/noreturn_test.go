package noreturn_test

import (
	"go/ast"
	"go/types"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"
	"golang.org/x/tools/go/analysis/passes/ctrlflow"

	"github.com/httpvet/httpvet/passes/internal/noreturn"
)

// TestNoReturn holds the analyzer against the names of the fixtures, and against
// ctrlflow, from which it may not differ.
func TestNoReturn(t *testing.T) {
	never, returns := 0, 0
	compare := &analysis.Analyzer{
		Name:     "compare",
		Doc:      "compare with ctrlflow",
		Requires: []*analysis.Analyzer{noreturn.Analyzer, ctrlflow.Analyzer},
		Run: func(pass *analysis.Pass) (any, error) {
			ours, theirs := pass.ResultOf[noreturn.Analyzer].(*noreturn.Funcs), pass.ResultOf[ctrlflow.Analyzer].(*ctrlflow.CFGs)
			for _, file := range pass.Files {
				for _, decl := range file.Decls {
					decl, ok := decl.(*ast.FuncDecl)
					if !ok {
						continue
					}
					fn := pass.TypesInfo.Defs[decl.Name].(*types.Func)
					got, want := ours.NoReturn(fn), strings.HasSuffix(fn.Name(), "Never")
					if got != want || theirs.NoReturn(fn) != want {
						t.Errorf("%s never returns: %v, ctrlflow says %v, its name %v", fn.FullName(), got, theirs.NoReturn(fn), want)
					}
					if want {
						never++
					} else {
						returns++
					}
				}
			}
			return nil, nil
		},
	}
	testdata, err := filepath.Abs("../../../testdata")
	if err != nil {
		t.Fatal(err)
	}
	analysistest.Run(t, testdata, compare, "./noreturn/...")
	if never == 0 || returns == 0 {
		t.Errorf("%d functions never return, %d do", never, returns)
	}
}
