package throwawayclient

import (
	"go/ast"
	"go/types"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/httpvet/httpvet/passes/internal/edits"
	"github.com/httpvet/httpvet/passes/internal/pools"
	"github.com/httpvet/httpvet/passes/internal/sites"
)

// hoist moves what is made in front of the loop that it is made in, or of
// the loop that starts the goroutines it is made in. A transport is given up
// when the function ends.
//
//	                                    client := &http.Client{…}
//	                                    defer client.CloseIdleConnections()
//	for _, u := range urls {            for _, u := range urls {
//		client := &http.Client{…}
//		get(client, u)                  	get(client, u)
//	}                                   }
func (x *fixer) hoist(m *maker) plan {
	if m.Origin == pools.Constructor || m.Effect.Written {
		return refuse(varies)
	}
	loop, where := m.loop()
	if loop == nil {
		return refuse(varies)
	}
	list, index, body := enclosing(m.path, loop)
	if list.Node == nil {
		return refuse(noSyntax)
	}
	if m.Site.Kind == sites.Goroutine && m.isPool() && !x.once(m) && !waits(list, index) {
		return refuse(later)
	}
	stays := x.unchanged(loop, body)
	if m.v == nil {
		return x.hoistUnit(m, loop, where, list, index, stays)
	}
	group, why := x.group(m, stays)
	if why != fixable {
		return refuse(why)
	}
	var es []analysis.TextEdit
	var code []string
	name := m.v.Name()
	for _, i := range group {
		stmt := m.list.Stmts()[i].(*ast.AssignStmt)
		id := stmt.Lhs[0].(*ast.Ident)
		if !edits.Undeclared(x.pass.Pkg, loop.Pos(), id.Name) || x.declares(loop, id) {
			return refuse(nameTaken)
		}
		text, cut := m.file.Cut(m.list, i)
		if cut == nil || edits.Overlap(cut, es) {
			return refuse(commented)
		}
		es = append(es, cut...)
		code = append(code, text)
		name = id.Name
	}
	return x.inFront(m, where, list, index, name, code, es)
}

// hoistUnit moves a literal that has no name yet, and gives it one.
func (x *fixer) hoistUnit(m *maker, loop ast.Node, where string, list edits.List, index int, stays func(types.Object) bool) plan {
	if !x.fixed(m.unit, stays) {
		return refuse(varies)
	}
	if _, ok := m.unit.(*ast.UnaryExpr); !ok {
		return refuse(noSyntax)
	}
	if !isClient(x.pass.TypesInfo.TypeOf(m.unit)) && !x.alone(m) {
		return refuse(entangled)
	}
	name := x.fresh(x.pass.TypesInfo.TypeOf(m.unit), loop)
	if name == "" {
		return refuse(nameTaken)
	}
	es := []analysis.TextEdit{m.file.Replace(m.unit.Pos(), m.unit.End(), name)}
	return x.inFront(m, where, list, index, name, []string{name + " := " + m.text(m.unit)}, es)
}

// inFront completes the edits with what is put in front of the loop.
func (x *fixer) inFront(m *maker, where string, list edits.List, index int, name string, code []string, es []analysis.TextEdit) plan {
	if m.isPool() && !x.once(m) {
		code = append(code, "defer "+name+".CloseIdleConnections()")
	}
	text := strings.Join(code, "\n")
	if _, ok := list.Stmts()[index].(*ast.LabeledStmt); ok {
		// gofmt has a label stand one step to the left of what it labels.
		text = "\t" + strings.ReplaceAll(text, "\n", "\n\t")
	}
	before := m.file.Before(list, index, text)
	if before == nil {
		return refuse(noSyntax)
	}
	return plan{title: "Create " + name + " once, in front of " + where, edits: append(before, es...)}
}

// fresh returns a name for a new variable in front of n that nothing in n or
// around it has, "" if there is none.
func (x *fixer) fresh(t types.Type, n ast.Node) string {
	names := []string{"client", "httpClient"}
	if isTransport(t) {
		names = []string{"transport", "httpTransport"}
	}
	for _, name := range names {
		if edits.Undeclared(x.pass.Pkg, n.Pos(), name) && !x.declares(n, &ast.Ident{Name: name}) {
			return name
		}
	}
	return ""
}

// declares reports whether something else in n has the name of id.
func (x *fixer) declares(n ast.Node, id *ast.Ident) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		other, ok := n.(*ast.Ident)
		found = found || ok && other != id && other.Name == id.Name && x.pass.TypesInfo.Defs[other] != nil
		return !found
	})
	return found
}

// alone reports whether no client is made of the transport, in a literal that
// would be left behind.
func (x *fixer) alone(m *maker) bool {
	return m.Site.Kind != sites.Loop && m.Site.Kind != sites.Goroutine
}

// loop returns the outermost loop to put things in front of, and what to
// call it.
func (m *maker) loop() (ast.Node, string) {
	var loop ast.Node
	literal := false
	for _, n := range m.path {
		switch n := n.(type) {
		case *ast.ForStmt, *ast.RangeStmt:
			if m.Site.Kind == sites.Loop || literal {
				loop = n
			} else {
				return nil, ""
			}
		case *ast.FuncLit:
			if m.Site.Kind == sites.Loop || literal {
				return loop, m.where()
			}
			literal = true
		case *ast.FuncDecl:
			return loop, m.where()
		}
	}
	return nil, ""
}

func (m *maker) where() string {
	if m.Site.Kind == sites.Goroutine {
		return "the goroutines"
	}
	return "the loop"
}

// enclosing returns the list that a statement of path is in, its index, and
// the function around it.
func enclosing(path []ast.Node, stmt ast.Node) (edits.List, int, ast.Node) {
	var list edits.List
	index := 0
	for i, n := range path {
		if n != stmt {
			continue
		}
		rest := path[i+1:]
		if l, ok := rest[0].(*ast.LabeledStmt); ok {
			stmt, rest = l, rest[1:]
		}
		for j, s := range (edits.List{Node: rest[0]}).Stmts() {
			if s == stmt {
				list, index = edits.List{Node: rest[0]}, j
			}
		}
		for _, outer := range rest {
			switch outer.(type) {
			case *ast.FuncDecl, *ast.FuncLit:
				return list, index, outer
			}
		}
	}
	return edits.List{}, 0, nil
}

// waits reports whether a call of a method Wait follows statement i of l.
func waits(l edits.List, i int) bool {
	found := false
	for _, s := range l.Stmts()[i+1:] {
		ast.Inspect(s, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok {
				if sel, ok := call.Fun.(*ast.SelectorExpr); ok && sel.Sel.Name == "Wait" {
					found = true
				}
			}
			return !found
		})
	}
	return found
}

// group returns the statements that have to move together: the one that
// makes it, and those that make clients of it.
func (x *fixer) group(m *maker, stays func(types.Object) bool) ([]int, noFix) {
	moved := map[types.Object]bool{m.v: true}
	group := []int{m.index}
	may := func(obj types.Object) bool { return moved[obj] || stays(obj) }
	if !x.movable(m, m.unit, may) {
		return nil, varies
	}
	if !x.onlyRead(m.v, m.body) {
		return nil, changed
	}
	for j := m.index + 1; j < len(m.list.Stmts()); j++ {
		assign, ok := m.list.Stmts()[j].(*ast.AssignStmt)
		if !ok || len(assign.Lhs) != 1 || len(assign.Rhs) != 1 || !x.clientOf(assign.Rhs[0], moved) {
			continue
		}
		id, ok := assign.Lhs[0].(*ast.Ident)
		if !ok {
			return nil, entangled
		}
		w, ok := x.pass.TypesInfo.Defs[id].(*types.Var)
		if !ok || !x.movable(m, assign.Rhs[0], may) || !x.onlyRead(w, m.body) {
			return nil, entangled
		}
		moved[w] = true
		group = append(group, j)
	}
	// A client literal that stays behind would be made on each turn.
	left := false
	for j, stmt := range m.list.Stmts() {
		if contains(group, j) {
			continue
		}
		ast.Inspect(stmt, func(n ast.Node) bool {
			if lit, ok := n.(*ast.CompositeLit); ok && x.clientOf(lit, moved) {
				left = true
			}
			return !left
		})
	}
	if left {
		return nil, entangled
	}
	return group, fixable
}

func contains(s []int, n int) bool {
	for _, m := range s {
		if m == n {
			return true
		}
	}
	return false
}

// movable reports whether what is made by e can be made elsewhere.
func (x *fixer) movable(m *maker, e ast.Expr, stays func(types.Object) bool) bool {
	if call, ok := e.(*ast.CallExpr); ok {
		// A clone of DefaultTransport, and nothing else that is called.
		made, isCall := m.Instr.(*ssa.Call)
		return isCall && m.Origin == pools.Clone && made.Call.Args != nil && types.ExprString(call) == "http.DefaultTransport.(*http.Transport).Clone()"
	}
	return x.fixed(e, stays)
}

// clientOf reports whether e is the literal of a client that one of the
// variables is a part of.
func (x *fixer) clientOf(e ast.Expr, of map[types.Object]bool) bool {
	if u, ok := e.(*ast.UnaryExpr); ok {
		e = u.X
	}
	lit, ok := e.(*ast.CompositeLit)
	if !ok || !isClient(x.pass.TypesInfo.TypeOf(lit)) {
		return false
	}
	found := false
	ast.Inspect(lit, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && of[x.pass.TypesInfo.Uses[id]] {
			found = true
		}
		return !found
	})
	return found
}
