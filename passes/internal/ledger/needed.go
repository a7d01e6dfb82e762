package ledger

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/httpvet/httpvet/passes/internal/lifecycle"
	"github.com/httpvet/httpvet/passes/internal/protocol"
)

// leftOut returns the functions of the package that need no SSA form. Of a package that
// only importers ask about, those are all that there can be no answer about, and to which no
// other leads; of any other, the accessors of a generated client.
func leftOut(pass *analysis.Pass, how relevance) map[*types.Func]bool {
	if how != summarised {
		return accessors(pass)
	}
	m := mentions{pass: pass, decls: make(map[*types.Func]*ast.FuncDecl), methods: make(map[string][]*types.Func)}
	for _, file := range pass.Files {
		for _, decl := range file.Decls {
			if fd, ok := decl.(*ast.FuncDecl); ok {
				m.add(fd)
			}
		}
	}
	roots := make(map[*types.Func]bool)
	places := lifecycle.NewPlaces(protocol.Body{})
	for fn, fd := range m.decls {
		if fn.Exported() && (places.Reach(fn) || tells(fn.Signature()) || stops(fd)) {
			roots[fn] = true
		}
	}
	needed := m.closure(roots)
	left := make(map[*types.Func]bool)
	for fn := range m.decls {
		if !needed[fn] {
			left[fn] = true
		}
	}
	return left
}

// tells reports whether callers of a function of this signature may go one way or the
// other by what it returns, and know why: it is given an error, or it returns a bool or
// an error and nothing else.
func tells(sig *types.Signature) bool {
	for p := range sig.Params().Variables() {
		if isError(p.Type()) {
			return true
		}
	}
	return sig.Results().Len() == 1 && (isError(sig.Results().At(0).Type()) || isBool(sig.Results().At(0).Type()))
}

func isBool(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsBoolean != 0
}

// mentions tells which functions of a package mention which.
type mentions struct {
	pass    *analysis.Pass
	decls   map[*types.Func]*ast.FuncDecl
	methods map[string][]*types.Func
}

func (m *mentions) add(fd *ast.FuncDecl) {
	if fn, ok := m.pass.TypesInfo.Defs[fd.Name].(*types.Func); ok {
		m.decls[fn] = fd
		if fd.Recv != nil {
			m.methods[fn.Name()] = append(m.methods[fn.Name()], fn)
		}
	}
}

// closure returns these functions and all that they mention, at whatever distance. Who
// mentions the method of an interface mentions all methods of that name.
func (m *mentions) closure(roots map[*types.Func]bool) map[*types.Func]bool {
	found := make(map[*types.Func]bool)
	var work []*types.Func
	find := func(fn *types.Func) {
		if m.decls[fn] != nil && !found[fn] {
			found[fn] = true
			work = append(work, fn)
		}
	}
	for fn := range roots {
		find(fn)
	}
	for len(work) > 0 {
		decl := m.decls[work[len(work)-1]]
		work = work[:len(work)-1]
		ast.Inspect(decl, func(n ast.Node) bool {
			id, ok := n.(*ast.Ident)
			if !ok {
				return true
			}
			if fn, ok := m.pass.TypesInfo.Uses[id].(*types.Func); ok {
				find(fn.Origin())
				if recv := fn.Signature().Recv(); recv != nil && types.IsInterface(recv.Type()) {
					for _, method := range m.methods[fn.Name()] {
						find(method)
					}
				}
			}
			return true
		})
	}
	return found
}
