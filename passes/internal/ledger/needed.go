package ledger

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"
)

// leftOut returns the functions of the package that need no SSA form, and what tells of
// the others whether importers may ask about them. Of a package that only importers ask
// about, all is left out that none of their questions leads to; of any other, the
// accessors of a generated client.
func leftOut(pass *analysis.Pass, how relevance) (left map[*types.Func]bool, asked func(*types.Func) bool) {
	if how != summarised {
		return accessors(pass), func(*types.Func) bool { return true }
	}
	left = make(map[*types.Func]bool)
	roots := make(map[*types.Func]bool)
	m := mentions{pass: pass, decls: make(map[*types.Func]*ast.FuncDecl), methods: make(map[string][]*types.Func)}
	for _, file := range pass.Files {
		for _, decl := range file.Decls {
			if fd, ok := decl.(*ast.FuncDecl); ok {
				m.add(fd)
			}
		}
	}
	for fn, fd := range m.decls {
		if fn.Exported() && (couldMatter(pass, fd) || tells(fn)) {
			roots[fn] = true
		}
	}
	needed := m.closure(roots)
	for fn := range m.decls {
		if !needed[fn] {
			left[fn] = true
		}
	}
	return left, func(fn *types.Func) bool { return roots[fn] }
}

// tells reports whether a function returns a bool or an error and nothing else: its
// callers go one way or the other.
func tells(fn *types.Func) bool {
	if fn.Signature().Results().Len() != 1 {
		return false
	}
	t := fn.Signature().Results().At(0).Type()
	b, basic := t.Underlying().(*types.Basic)
	return isError(t) || basic && b.Kind() == types.Bool
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
