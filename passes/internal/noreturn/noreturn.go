// Package noreturn finds the functions that never return to their caller: they
// panic, or end the process, the goroutine or the test, on every path.
//
// It is x/tools' ctrlflow for those who need no more than that answer. ctrlflow
// gives a control-flow graph of every function, for which it makes one and an
// index of the syntax, in every package of a build, which is a large part of the
// time that the vet tool takes. Most functions show by their statements alone
// that they return: only the others get a graph, which is x/tools' too.
//
// It knows packages and facts. What functions of the standard library and of
// widely used loggers do is in nethttp's table. It does not see that a function
// value or an implementation of an interface never returns.
package noreturn

import (
	"go/ast"
	"go/types"
	"reflect"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/cfg"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/httpvet/httpvet/passes/internal/nethttp"
)

// Analyzer finds the functions of a package that never return. Its result is a
// *Funcs.
var Analyzer = &analysis.Analyzer{
	Name:       "httpvetnoreturn",
	Doc:        "httpvetnoreturn: find functions that never return (helper of the httpvet rules, reports nothing)",
	Run:        run,
	FactTypes:  []analysis.Fact{new(HTTPVetNoReturn)},
	ResultType: reflect.TypeFor[*Funcs](),
}

// An HTTPVetNoReturn says of a function that it never returns. gob tells types
// apart by package name and type name, over all linters of a process.
type HTTPVetNoReturn struct{}

// AFact marks the type as a fact.
func (*HTTPVetNoReturn) AFact() {}

func (*HTTPVetNoReturn) String() string { return "never returns" }

// Funcs tells which functions never return.
type Funcs struct {
	pass  *analysis.Pass
	decls map[*types.Func]*ast.FuncDecl
	never map[*types.Func]bool // set to false when work on a function begins: recursion returns
}

// NoReturn reports whether fn, of the package or of one that it imports, never
// returns.
func (f *Funcs) NoReturn(fn *types.Func) bool {
	fn = fn.Origin()
	if nethttp.NoReturn(fn) {
		return true
	}
	if fn.Pkg() != f.pass.Pkg {
		return f.pass.ImportObjectFact(fn, new(HTTPVetNoReturn))
	}
	if never, known := f.never[fn]; known {
		return never
	}
	decl := f.decls[fn]
	if decl == nil || decl.Body == nil {
		return false
	}
	f.never[fn] = false
	if f.mayStop(decl.Body) {
		f.never[fn] = cfg.New(decl.Body, f.mayReturn).NoReturn()
	}
	return f.never[fn]
}

func run(pass *analysis.Pass) (any, error) {
	f := &Funcs{pass: pass, decls: make(map[*types.Func]*ast.FuncDecl), never: make(map[*types.Func]bool)}
	var order []*types.Func
	for _, file := range pass.Files {
		for _, decl := range file.Decls {
			if decl, ok := decl.(*ast.FuncDecl); ok {
				if fn, ok := pass.TypesInfo.Defs[decl.Name].(*types.Func); ok {
					f.decls[fn] = decl
					order = append(order, fn)
				}
			}
		}
	}
	for _, fn := range order {
		if f.NoReturn(fn) {
			pass.ExportObjectFact(fn, new(HTTPVetNoReturn))
		}
	}
	return f, nil
}

// mayReturn reports whether a call that is a statement may return.
func (f *Funcs) mayReturn(call *ast.CallExpr) bool {
	if id, ok := call.Fun.(*ast.Ident); ok {
		if b, ok := f.pass.TypesInfo.Uses[id].(*types.Builtin); ok {
			return b.Name() != "panic"
		}
	}
	fn := typeutil.StaticCallee(f.pass.TypesInfo, call)
	return fn == nil || !f.NoReturn(fn)
}
