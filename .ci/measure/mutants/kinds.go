package main

import (
	"go/ast"
	"go/types"
	"slices"
)

// A kind is a way to break a function. Its edits are nil where it does not apply.
type kind struct {
	name  string
	edits func(u *unit, fn *ast.FuncDecl) []edit
}

var kinds = []kind{
	{"drop", func(u *unit, fn *ast.FuncDecl) []edit {
		if c := u.closing(fn); c != nil {
			return []edit{u.replace(c.stmt, "")}
		}
		return nil
	}},
	{"late", func(u *unit, fn *ast.FuncDecl) []edit {
		c := u.closing(fn)
		if c == nil {
			return nil
		}
		for _, next := range c.list[c.index+1:] {
			if returnsEarly(next) {
				behind := u.at(next.End()).Offset
				return []edit{u.replace(c.stmt, ""), {behind, behind, "\n" + u.source(c.stmt)}}
			}
		}
		return nil
	}},
	{"last", func(u *unit, fn *ast.FuncDecl) []edit {
		c := u.closing(fn)
		if c == nil || !slices.ContainsFunc(c.list[c.index+1:], returnsEarly) {
			return nil
		}
		ret, ok := c.list[len(c.list)-1].(*ast.ReturnStmt)
		if !ok || u.mentions(ret, c.resp) {
			return nil
		}
		at := u.at(ret.Pos()).Offset
		return []edit{u.replace(c.stmt, ""), {at, at, c.resp.Name() + ".Body.Close()\n"}}
	}},
	{"drain", func(u *unit, fn *ast.FuncDecl) []edit {
		var edits []edit
		ast.Inspect(fn.Body, func(n ast.Node) bool {
			if stmt, ok := n.(ast.Stmt); ok && edits == nil {
				if sink := u.drain(stmt); sink != nil {
					edits = []edit{u.replace(stmt, "_ = "+u.source(sink))} // io stays in use
				}
			}
			return true
		})
		return edits
	}},
	{"fresh", func(u *unit, fn *ast.FuncDecl) []edit {
		var edits []edit
		ast.Inspect(fn.Body, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || edits != nil {
				return true
			}
			if sel, ok := call.Fun.(*ast.SelectorExpr); ok && u.is(sel.X, "*net/http.Client") && u.responds(call) {
				if pkg := u.http(); pkg != "" {
					edits = []edit{u.replace(sel.X, "(&"+pkg+".Client{Transport: &"+pkg+".Transport{}})")}
				}
			}
			return true
		})
		return edits
	}},
}

func kindNames() []string {
	var names []string
	for _, k := range kinds {
		names = append(names, k.name)
	}
	return names
}

// A closing is a deferred Close of a body that nothing else closes.
type closing struct {
	resp  types.Object
	stmt  *ast.DeferStmt
	list  []ast.Stmt // of the block that the defer stands in
	index int
}

// closing returns the only one of fn's body, nil if there is none or are more.
func (u *unit) closing(fn *ast.FuncDecl) *closing {
	var found []*closing
	ast.Inspect(fn.Body, func(n ast.Node) bool {
		block, ok := n.(*ast.BlockStmt)
		if !ok {
			return true
		}
		for i, stmt := range block.List {
			if d, ok := stmt.(*ast.DeferStmt); ok {
				if resp := u.closes(d); resp != nil {
					found = append(found, &closing{resp, d, block.List, i})
				}
			}
		}
		return true
	})
	if len(found) != 1 || !u.only(fn, found[0]) {
		return nil
	}
	return found[0]
}

// closes returns the response whose body d closes, directly or in a literal that does
// nothing else of note.
func (u *unit) closes(d *ast.DeferStmt) types.Object {
	call := d.Call
	if lit, ok := call.Fun.(*ast.FuncLit); ok {
		if len(call.Args) > 0 || len(lit.Body.List) != 1 {
			return nil
		}
		switch stmt := lit.Body.List[0].(type) {
		case *ast.ExprStmt:
			call, _ = stmt.X.(*ast.CallExpr)
		case *ast.AssignStmt:
			call, _ = stmt.Rhs[0].(*ast.CallExpr)
		default:
			return nil
		}
	}
	if call == nil || len(call.Args) > 0 {
		return nil
	}
	method, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || method.Sel.Name != "Close" {
		return nil
	}
	return u.body(method.X)
}

// body returns the variable r of r.Body, a response.
func (u *unit) body(e ast.Expr) types.Object {
	field, ok := e.(*ast.SelectorExpr)
	if !ok || field.Sel.Name != "Body" {
		return nil
	}
	id, ok := field.X.(*ast.Ident)
	if !ok || !u.is(id, "*net/http.Response") {
		return nil
	}
	return u.pkg.TypesInfo.Uses[id]
}

// is reports whether e has the type of that name.
func (u *unit) is(e ast.Expr, name string) bool {
	t := u.pkg.TypesInfo.TypeOf(e)
	return t != nil && types.Unalias(t).String() == name
}

// only reports whether nothing but c can close the body of its response, which a call in
// fn has returned: the response is asked for fields, compared, and its body read.
func (u *unit) only(fn *ast.FuncDecl, c *closing) bool {
	if c.resp == nil || c.resp.Pos() < fn.Body.Pos() || fn.Body.End() < c.resp.Pos() {
		return false // a parameter
	}
	ok, made := true, false
	var stack []ast.Node
	ast.Inspect(fn.Body, func(n ast.Node) bool {
		if n == nil {
			stack = stack[:len(stack)-1]
			return true
		}
		if n == c.stmt {
			return false
		}
		stack = append(stack, n)
		id, isIdent := n.(*ast.Ident)
		if !isIdent || u.pkg.TypesInfo.ObjectOf(id) != c.resp {
			return true
		}
		if assign, isAssign := stack[len(stack)-2].(*ast.AssignStmt); isAssign && slices.Contains(assign.Lhs, ast.Expr(id)) {
			ok = ok && !made // the variable has one response only
			made = true
			return true
		}
		ok = ok && u.harmless(stack)
		return true
	})
	return ok && made
}

// harmless reports whether the use of a response, the last of a stack of nodes, can
// neither close its body nor keep it.
func (u *unit) harmless(stack []ast.Node) bool {
	up := func(i int) ast.Node { return stack[len(stack)-1-i] }
	if cmp, ok := up(1).(*ast.BinaryExpr); ok {
		return cmp.Op.String() == "==" || cmp.Op.String() == "!="
	}
	field, ok := up(1).(*ast.SelectorExpr)
	if !ok {
		return false
	}
	if field.Sel.Name != "Body" {
		_, method := u.pkg.TypesInfo.ObjectOf(field.Sel).(*types.Func)
		return !method
	}
	call, ok := up(2).(*ast.CallExpr)
	if !ok {
		return false
	}
	for i, arg := range call.Args {
		sig, ok := u.pkg.TypesInfo.TypeOf(call.Fun).(*types.Signature)
		if arg == ast.Expr(field) && ok && i < sig.Params().Len() {
			return sig.Params().At(i).Type().String() == "io.Reader"
		}
	}
	return false
}

// returnsEarly reports whether a statement may return, and may not.
func returnsEarly(stmt ast.Stmt) bool {
	if _, plain := stmt.(*ast.ReturnStmt); plain {
		return false
	}
	found := false
	ast.Inspect(stmt, func(n ast.Node) bool {
		switch n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ReturnStmt:
			found = true
		}
		return true
	})
	return found
}

func (u *unit) mentions(n ast.Node, obj types.Object) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		found = found || ok && u.pkg.TypesInfo.Uses[id] == obj
		return true
	})
	return found
}

// drain returns the io.Discard of io.Copy(io.Discard, r.Body), its results unused.
func (u *unit) drain(stmt ast.Stmt) ast.Expr {
	var x ast.Expr
	switch stmt := stmt.(type) {
	case *ast.ExprStmt:
		x = stmt.X
	case *ast.AssignStmt:
		if len(stmt.Rhs) == 1 && !slices.ContainsFunc(stmt.Lhs, func(e ast.Expr) bool { id, ok := e.(*ast.Ident); return !ok || id.Name != "_" }) {
			x = stmt.Rhs[0]
		}
	}
	call, ok := x.(*ast.CallExpr)
	if !ok || len(call.Args) != 2 {
		return nil
	}
	fun, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || u.pkg.TypesInfo.Uses[fun.Sel] == nil || u.pkg.TypesInfo.Uses[fun.Sel].Type().String() != "func(dst io.Writer, src io.Reader) (written int64, err error)" {
		return nil
	}
	sink, ok := call.Args[0].(*ast.SelectorExpr)
	if !ok || sink.Sel.Name != "Discard" || u.body(call.Args[1]) == nil {
		return nil
	}
	return sink
}

// responds reports whether a call yields a response.
func (u *unit) responds(call *ast.CallExpr) bool {
	results, ok := u.pkg.TypesInfo.TypeOf(call).(*types.Tuple)
	return ok && results.Len() == 2 && results.At(0).Type().String() == "*net/http.Response"
}

// http returns the name of net/http in the file, "" if it is not imported.
func (u *unit) http() string {
	for _, spec := range u.pkg.Syntax[u.index].Imports {
		if spec.Path.Value == `"net/http"` {
			if spec.Name != nil {
				return spec.Name.Name
			}
			return "http"
		}
	}
	return ""
}
