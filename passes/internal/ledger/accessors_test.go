package ledger

import (
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
)

const request = `package api

import (
	"errors"
	"io"
	"net/http"
	"strconv"
)

type request struct {
	id   *string
	next *request
	list []request
	size int
}

type client struct {
	last *http.Response
	name string
	up   *session
}

type session struct {
	owner *client
	key   string
	hook  func()
}

type inner struct{ up *outer }

type outer struct {
	in *inner
	rd io.Reader
}

func local() int { return 1 }

func (r *request) get() *string { return r.id }
func (r *request) set(v string) *request { r.id = &v; return r }
func (r *request) guarded() int { if r == nil { return 0 }; return r.size }
func (r *request) text() string { return strconv.Itoa(r.size) }
func (r *request) grow(more request) { r.list = append(r.list, more) }

func (r *request) tellsBad() bool { return r.id != nil }
func (r *request) failsBad() error { return errors.New("always") }
func (r *request) localBad() int { return local() }
func (r *request) sendsBad() { http.Get(*r.id) }
func (r *request) closesBad() { http.DefaultClient.CloseIdleConnections() }
func (r *request) literalBad() { func() {}() }
func (r *request) loopsBad() { for { } }
func (r *request) takesBad(resp *http.Response) { r.size = resp.StatusCode }
func (r *request) anyBad(v any) { _ = v }
func (c *client) nameBad() string { return c.name }
func (s *session) keyBad() string { return s.key }
type embeds struct{ *request }

func (r *request) askedBad() int { return r.size }
func (r *request) promotedBad() int { return r.size }
func (r *request) valueBad() int { return r.size }

func asks(r *request, e embeds) (int, int, func() int) { return r.askedBad(), e.promotedBad(), r.valueBad }

func (r *request) bodyBad() io.Reader { return nil }
func (o *outer) cycleBad() *inner { return o.in } // inner has no interface but by way of outer
func (i *inner) cycleBad() *inner { return i.up.in }
func (r *request) cycleBad(i *inner) {}
`

// TestAccessors gives a package as many accessors as a generator does.
func TestAccessors(t *testing.T) {
	src := new(strings.Builder)
	src.WriteString(request)
	for i := range manyAccessors {
		fmt.Fprintf(src, "func (r *request) get%d() int { return r.size }\n", i)
	}
	pass := passOver(t, src.String())
	found := accessors(pass)
	for _, fd := range methodsOf(pass) {
		fn := pass.TypesInfo.Defs[fd.Name].(*types.Func)
		if want := !strings.HasSuffix(fn.Name(), "Bad"); found[fn] != want {
			t.Errorf("%s is taken for an accessor: %v", fn.Name(), found[fn])
		}
	}
	if got := accessors(passOver(t, request)); got != nil {
		t.Errorf("a package with few has %d", len(got))
	}
	for _, f := range bodiless(pass, found) {
		for _, decl := range f.Decls {
			if fd, ok := decl.(*ast.FuncDecl); ok && (fd.Body == nil) != found[pass.TypesInfo.Defs[fd.Name].(*types.Func)] {
				t.Errorf("%s: body: %v", fd.Name.Name, fd.Body != nil)
			}
		}
	}
	for _, fd := range methodsOf(pass) {
		if fd.Body == nil {
			t.Errorf("%s lost its body for everybody", fd.Name.Name)
		}
	}
}

func passOver(t *testing.T, src string) *analysis.Pass {
	t.Helper()
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "api.go", src, 0)
	if err != nil {
		t.Fatal(err)
	}
	pass := &analysis.Pass{Fset: fset, Files: []*ast.File{file}, TypesInfo: &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{},
		Selections: map[*ast.SelectorExpr]*types.Selection{},
	}}
	conf := types.Config{Importer: importer.Default()}
	if pass.Pkg, err = conf.Check("api", fset, pass.Files, pass.TypesInfo); err != nil {
		t.Fatal(err)
	}
	return pass
}
