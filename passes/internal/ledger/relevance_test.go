package ledger

import (
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"testing"

	"golang.org/x/tools/go/analysis"
)

// checkedPass returns a pass over a package with this text, which may import the
// standard library.
func checkedPass(t *testing.T, text string) *analysis.Pass {
	t.Helper()
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "p.go", text, 0)
	if err != nil {
		t.Fatal(err)
	}
	info := &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Instances: map[*ast.Ident]types.Instance{},
		Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{},
		Implicits: map[ast.Node]types.Object{}, Selections: map[*ast.SelectorExpr]*types.Selection{},
		Scopes: map[ast.Node]*types.Scope{}, FileVersions: map[*ast.File]string{},
	}
	conf := types.Config{Importer: importer.ForCompiler(fset, "source", nil)}
	pkg, err := conf.Check("p", fset, []*ast.File{file}, info)
	if err != nil {
		t.Fatal(err)
	}
	return &analysis.Pass{Fset: fset, Files: []*ast.File{file}, Pkg: pkg, TypesInfo: info}
}

func TestCouldMatter(t *testing.T) {
	pass := checkedPass(t, `package p

import "io"

type conn interface { io.ReadWriteCloser; LocalAddr() string }

type box[T any] struct{}

func ReaderYes(io.ReadCloser) {}
func UpgradedYes(io.ReadWriteCloser) {}
func ProblemYes(err error) (int, *int) { return 0, nil }
func CodeNo(err error) int { return 0 }
func MustYes[T any](v T, err error) T { return v }
func ConstraintYes[T io.Closer](v T) {}
func RetryYes(func() error) {}
func ConnNo(conn) {}
func ReadNo(io.Reader) {}
func CountNo[T any](v T) int { return 0 }
func BoxNo[T any](v T) box[T] { return box[T]{} }
func VisitNo(func()) {}
`)
	yes, no := 0, 0
	for _, decl := range pass.Files[0].Decls {
		fd, ok := decl.(*ast.FuncDecl)
		if !ok {
			continue
		}
		got := couldMatter(pass, fd)
		if want := fd.Name.Name[len(fd.Name.Name)-2:] != "No"; got != want {
			t.Errorf("%s could matter: %v", fd.Name.Name, got)
		}
		if got {
			yes++
		} else {
			no++
		}
	}
	if yes != 6 || no != 6 {
		t.Errorf("%d functions could matter, %d could not", yes, no)
	}
}
