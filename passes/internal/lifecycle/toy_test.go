package lifecycle_test

import (
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/go/ssa"
	"golang.org/x/tools/go/ssa/ssautil"

	"github.com/httpvet/httpvet/passes/internal/lifecycle"
)

// toy is a protocol without a handle: *toy.Res is released by Release, and a
// call of open yields one.
type toy struct{ res types.Type }

func (p toy) IsHandle(t types.Type) bool             { return types.Identical(t, p.res) }
func (p toy) Unrelated(types.Type) bool              { return false }
func (p toy) Idle(int, int64) bool                   { return false }
func (p toy) PartField() int                         { return -1 }
func (p toy) PartType() types.Type                   { return p.res }
func (p toy) Releases(m *types.Func) bool            { return m.Name() == "Release" }
func (p toy) Reads(*types.Func) lifecycle.Level      { return lifecycle.None }
func (p toy) CanRelease(types.Type) bool             { return true }
func (p toy) Converts(types.Type) bool               { return false }
func (p toy) Exempt(*ssa.CallCommon) bool            { return false }
func (p toy) Empty(int, int64) bool                  { return false }
func (p toy) Both(*ssa.Function) bool                { return false }
func (p toy) FailsReading(*ssa.CallCommon) ssa.Value { return nil }
func (p toy) Asked(*types.Signature) bool            { return true }
func (p toy) Returned(sig *types.Signature) (int, bool) {
	r := sig.Results()
	return 0, r.Len() == 2 && p.IsHandle(r.At(0).Type())
}

// ignorant knows nothing of other packages.
type ignorant struct{}

func (ignorant) Summary(*types.Func) *lifecycle.Summary { return nil }
func (ignorant) Pure(*types.Func) bool                  { return false }
func (ignorant) Equality(*types.Func) bool              { return false }
func (ignorant) Elsewhere(*types.Func, token.Pos) bool  { return false }
func (ignorant) Test(token.Pos) bool                    { return false }
func (ignorant) NoReturn(*types.Func) bool              { return false }

func (ignorant) Declared(*types.Func) *lifecycle.Summary { return nil }
func (ignorant) Handled(*types.Func) bool                { return false }

func buildToy(t *testing.T, file string) (*ssa.Package, []*ast.FuncDecl) {
	t.Helper()
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, file, nil, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	cfg := &types.Config{Importer: importer.ForCompiler(fset, "source", nil)}
	pkg, _, err := ssautil.BuildPackage(cfg, fset, types.NewPackage("toy", "toy"), []*ast.File{f}, 0)
	if err != nil {
		t.Fatal(err)
	}
	var decls []*ast.FuncDecl
	for _, d := range f.Decls {
		if fd, ok := d.(*ast.FuncDecl); ok {
			decls = append(decls, fd)
		}
	}
	return pkg, decls
}

// TestToy holds the engine against functions named by verdict. It knows no
// net/http: neither does lifecycle.
func TestToy(t *testing.T) {
	files, err := filepath.Glob("testdata/*.go")
	if err != nil || len(files) == 0 {
		t.Fatal("no fixtures", err)
	}
	for _, file := range files {
		pkg, decls := buildToy(t, file)
		res := types.NewPointer(pkg.Pkg.Scope().Lookup("Res").Type())
		engine := lifecycle.NewEngine(pkg, toy{res}, ignorant{})
		for _, d := range decls {
			fn := pkg.Func(d.Name.Name)
			if fn == nil || d.Recv != nil {
				continue
			}
			leaks := engine.Leaks(fn)
			name := d.Name.Name
			switch {
			case strings.HasSuffix(name, "Bad") && len(leaks) == 0 && !strings.HasPrefix(name, "FN_"):
				t.Errorf("%s: %s: no leak found\n%s", file, name, engine.Dump(fn))
			case strings.HasSuffix(name, "Ok") && len(leaks) > 0:
				t.Errorf("%s: %s: %v\n%s", file, name, leaks[0].Cause, engine.Dump(fn))
			}
		}
	}
}
