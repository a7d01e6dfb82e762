package throwawayclient

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"

	"github.com/httpvet/httpvet/passes/internal/nethttp"
)

func isClient(t types.Type) bool {
	if ptr, ok := t.(*types.Pointer); ok {
		t = ptr.Elem()
	}
	return nethttp.IsClient(t)
}

func isTransport(t types.Type) bool {
	if ptr, ok := t.(*types.Pointer); ok {
		t = ptr.Elem()
	}
	return nethttp.IsTransport(t)
}

// fixed reports whether e can be evaluated elsewhere: it calls nothing, and
// every name in it means an object for which stays is true.
func (x *fixer) fixed(e ast.Expr, stays func(types.Object) bool) bool {
	info, ok := x.pass.TypesInfo, true
	var inspect func(n ast.Node) bool
	inspect = func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.KeyValueExpr:
			if id, isName := n.Key.(*ast.Ident); isName {
				if v, isVar := info.Uses[id].(*types.Var); isVar && v.IsField() {
					ast.Inspect(n.Value, inspect)
					return false
				}
			}
		case *ast.CallExpr:
			if !info.Types[n.Fun].IsType() {
				ok = false
			}
		case *ast.FuncLit:
			ok = ok && x.staysInside(n, stays)
			return false
		case *ast.UnaryExpr:
			ok = ok && n.Op != token.ARROW
		case *ast.IndexExpr, *ast.TypeAssertExpr, *ast.StarExpr, *ast.SliceExpr:
			ok = false // can panic, or change
		case *ast.BasicLit:
			ok = ok && !strings.Contains(n.Value, "\n")
		case *ast.SelectorExpr:
			ast.Inspect(n.X, inspect)
			if id, isName := n.X.(*ast.Ident); isName {
				if _, isPkg := info.Uses[id].(*types.PkgName); isPkg {
					ok = ok && stays(info.Uses[n.Sel])
				}
			}
			return false
		case *ast.Ident:
			if obj := info.Uses[n]; obj != nil {
				ok = ok && stays(obj)
			}
		}
		return ok
	}
	ast.Inspect(e, inspect)
	return ok
}

// staysInside reports whether what a function literal refers to outside of
// itself stays.
func (x *fixer) staysInside(lit *ast.FuncLit, stays func(types.Object) bool) bool {
	ok := true
	ast.Inspect(lit, func(n ast.Node) bool {
		if id, isName := n.(*ast.Ident); isName {
			obj := x.pass.TypesInfo.Uses[id]
			inside := obj == nil || lit.Pos() <= obj.Pos() && obj.Pos() < lit.End()
			if v, isVar := obj.(*types.Var); isVar && v.IsField() {
				inside = true
			}
			if _, isMethod := obj.(*types.Func); isMethod {
				inside = true
			}
			ok = ok && (inside || stays(obj))
		}
		return ok
	})
	return ok
}

// constant reports whether obj means the same at all times, everywhere in
// the file: a constant, a type, a function, a package.
func (x *fixer) constant(obj types.Object) bool {
	switch obj := obj.(type) {
	case *types.PkgName, *types.Nil, *types.Builtin:
		return true
	case *types.Const, *types.TypeName:
		return obj.Parent() == types.Universe || obj.Pkg() != nil && obj.Parent() == obj.Pkg().Scope()
	case *types.Func:
		return obj.Signature().Recv() == nil
	}
	return false
}

// unchanged returns a predicate for objects that keep their value throughout
// loop: declared outside of it, and not assigned to in it.
func (x *fixer) unchanged(loop ast.Node, body ast.Node) func(types.Object) bool {
	touched := x.assigned(loop)
	for obj := range x.assignedInLiterals(body) {
		touched[obj] = true
	}
	return func(obj types.Object) bool {
		if loop.Pos() <= obj.Pos() && obj.Pos() < loop.End() {
			return false
		}
		return !touched[obj]
	}
}

// assigned returns the variables that are assigned to below n, themselves or
// in a part, or whose address is taken there.
func (x *fixer) assigned(n ast.Node) map[types.Object]bool {
	out := map[types.Object]bool{}
	note := func(e ast.Expr) {
		if obj := x.root(e); obj != nil {
			out[obj] = true
		}
	}
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for _, l := range n.Lhs {
				note(l)
			}
		case *ast.IncDecStmt:
			note(n.X)
		case *ast.RangeStmt:
			if n.Key != nil {
				note(n.Key)
			}
			if n.Value != nil {
				note(n.Value)
			}
		case *ast.UnaryExpr:
			if n.Op == token.AND {
				note(n.X)
			}
		}
		return true
	})
	return out
}

func (x *fixer) assignedInLiterals(body ast.Node) map[types.Object]bool {
	out := map[types.Object]bool{}
	ast.Inspect(body, func(n ast.Node) bool {
		if lit, ok := n.(*ast.FuncLit); ok && n != body {
			for obj := range x.assigned(lit) {
				out[obj] = true
			}
			return false
		}
		return true
	})
	return out
}

// root returns the variable that e is, or is a part of.
func (x *fixer) root(e ast.Expr) types.Object {
	for {
		switch n := e.(type) {
		case *ast.Ident:
			return x.pass.TypesInfo.Uses[n]
		case *ast.SelectorExpr:
			e = n.X
		case *ast.IndexExpr:
			e = n.X
		case *ast.StarExpr:
			e = n.X
		case *ast.ParenExpr:
			e = n.X
		default:
			return nil
		}
	}
}

// onlyRead reports whether a variable is never changed below n: it is used
// as an argument, as a field of a literal, or for a method or a field.
func (x *fixer) onlyRead(v *types.Var, n ast.Node) bool {
	ok := true
	var stack []ast.Node
	ast.Inspect(n, func(n ast.Node) bool {
		if n == nil {
			stack = stack[:len(stack)-1]
			return true
		}
		if id, isName := n.(*ast.Ident); isName && x.pass.TypesInfo.Uses[id] == v {
			ok = ok && x.reads(id, stack)
		}
		stack = append(stack, n)
		return true
	})
	return ok
}

// reads reports whether the use of a variable, given what encloses it, leaves
// it as it is.
func (x *fixer) reads(id *ast.Ident, stack []ast.Node) bool {
	parent := stack[len(stack)-1]
	switch p := parent.(type) {
	case *ast.CallExpr:
		return p.Fun != id
	case *ast.KeyValueExpr:
		return p.Value == id
	case *ast.BinaryExpr:
		return true
	case *ast.SelectorExpr:
		sel := x.pass.TypesInfo.Selections[p]
		if sel == nil || sel.Kind() == types.MethodVal {
			return sel != nil
		}
		switch outer := stack[len(stack)-2].(type) {
		case *ast.AssignStmt:
			for _, l := range outer.Lhs {
				if l == ast.Expr(p) {
					return false
				}
			}
			return true
		case *ast.UnaryExpr:
			return outer.Op != token.AND
		case *ast.SelectorExpr, *ast.IncDecStmt, *ast.IndexExpr:
			return false
		}
		return true
	}
	return false
}
