package throwawayclient

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/httpvet/httpvet/passes/internal/pools"
	"github.com/httpvet/httpvet/passes/internal/sites"
)

// deferClose gives up the idle connections of a transport when the function
// returns. That ends the loss; connections are still not reused.
//
//	tr := &http.Transport{…}
//	                            defer tr.CloseIdleConnections()
func (x *fixer) deferClose(m *maker) plan {
	switch {
	case !m.isPool():
		return refuse(noSyntax)
	case m.Site.Kind == sites.Loop, inLoop(m):
		return refuse(inLoopBody)
	case m.Origin == pools.Constructor && m.Sometimes:
		return refuse(shared)
	case m.Hidden:
		return refuse(hidden)
	case m.Effect.Later && !waits(m.list, m.index):
		return refuse(later)
	}
	title := func(name string) string {
		return "Defer " + name + ".CloseIdleConnections(): its connections are given up, though still not reused"
	}
	if m.v != nil {
		if !closesIdle(m.v.Type()) {
			return refuse(noSyntax)
		}
		es := m.file.After(m.list, m.checked, "defer "+m.v.Name()+".CloseIdleConnections()")
		if es == nil {
			return refuse(noSyntax)
		}
		return plan{title: title(m.v.Name()), edits: es}
	}
	return x.deferNamed(m, title)
}

// deferNamed does it for what has no name yet.
func (x *fixer) deferNamed(m *maker, title func(string) string) plan {
	t := x.pass.TypesInfo.TypeOf(m.unit)
	if _, ok := m.unit.(*ast.UnaryExpr); !ok || !closesIdle(t) {
		return refuse(noSyntax)
	}
	switch m.list.Stmts()[m.index].(type) {
	case *ast.ExprStmt, *ast.AssignStmt, *ast.ReturnStmt:
	default:
		return refuse(noSyntax)
	}
	// Evaluated a little earlier, it must come to the same.
	if !x.fixed(m.unit, func(types.Object) bool { return true }) {
		return refuse(varies)
	}
	name := x.fresh(t, m.list.Stmts()[m.index])
	if name == "" {
		return refuse(nameTaken)
	}
	code := name + " := " + m.text(m.unit) + "\ndefer " + name + ".CloseIdleConnections()"
	es := m.file.Before(m.list, m.index, code)
	if es == nil {
		return refuse(noSyntax)
	}
	return plan{title: title(name), edits: append(es, []analysis.TextEdit{m.file.Replace(m.unit.Pos(), m.unit.End(), name)}...)}
}

// closesIdle reports whether a variable of type t has the method.
func closesIdle(t types.Type) bool { return isClient(t) || isTransport(t) }

// inLoop reports whether a loop is around m in its function.
func inLoop(m *maker) bool {
	for _, n := range m.path {
		switch n.(type) {
		case *ast.ForStmt, *ast.RangeStmt:
			return true
		case *ast.FuncDecl, *ast.FuncLit:
			return false
		}
	}
	return false
}
