package ledger

import (
	"os"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/httpvet/httpvet/passes/internal/lifecycle"
	"github.com/httpvet/httpvet/passes/internal/noreturn"
	"github.com/httpvet/httpvet/passes/internal/protocol"
	"github.com/httpvet/httpvet/passes/internal/source"
)

// TestDump prints what the engine knows of one function of any package, for
// whoever works on the engine: HTTPVET_DIR names a directory, HTTPVET_PKG a
// package pattern, HTTPVET_FUNC a function by its SSA name.
func TestDump(t *testing.T) {
	dir, pattern := os.Getenv("HTTPVET_DIR"), os.Getenv("HTTPVET_PKG")
	if dir == "" {
		t.Skip("HTTPVET_DIR is not set")
	}
	pkgs, err := packages.Load(&packages.Config{Mode: packages.LoadAllSyntax, Dir: dir, Tests: os.Getenv("HTTPVET_TESTS") != ""}, pattern)
	if err != nil {
		t.Fatal(err)
	}
	dump := *Analyzer
	dump.Run = func(pass *analysis.Pass) (any, error) {
		if !requested(pkgs, pass) || relevanceOf(pass) == irrelevant {
			return run(pass)
		}
		b := build(pass, checked, pass.ResultOf[noreturn.Analyzer].(*noreturn.Funcs).NoReturn)
		engine := lifecycle.NewEngine(b.pkg, protocol.NewBody(b.funcs), newKnowledge(pass, source.New(pass.Fset, pass.Files)))
		for _, fn := range b.funcs {
			if name := os.Getenv("HTTPVET_FUNC"); name == "" || name == fn.Name() {
				s := engine.Summary(fn)
				t.Logf("%s: %v", fn, s)
				if name != "" {
					t.Logf("%s", engine.Dump(fn))
				}
			}
		}
		return run(pass)
	}
	if _, err := checker.Analyze([]*analysis.Analyzer{&dump}, pkgs, nil); err != nil {
		t.Fatal(err)
	}
}

func requested(pkgs []*packages.Package, pass *analysis.Pass) bool {
	for _, p := range pkgs {
		if p.Types == pass.Pkg {
			return true
		}
	}
	return false
}
