package unclosedbody

import (
	"go/ast"
	"go/types"
	"strings"
)

// A habit is how the package at hand writes a call of Close whose error is of
// no interest: plainly, or with the error thrown away in so many words, as
// errcheck wants it.
type habit struct {
	deferred bool // defer func() { _ = resp.Body.Close() }()
	plain    bool // _ = resp.Body.Close()
}

// habit returns that of the test files or the other files of the package.
// Each keep to their own, so that a file gets the same fix whether it is
// analysed with the tests or without.
func (x *fixer) habit(test bool) habit {
	h, ok := x.habits[test]
	if !ok {
		h = x.count(test)
		x.habits[test] = h
	}
	return h
}

// count weighs the two ways against one another: for bodies, or for anything
// with a Close where no body is closed.
func (x *fixer) count(test bool) habit {
	var bodies, others struct{ deferred, plain int }
	for _, f := range x.pass.Files {
		if x.res.Files.Test(f.FileStart) != test || ast.IsGenerated(f) {
			continue
		}
		ast.Inspect(f, func(n ast.Node) bool {
			weight, deferred, call := closing(n)
			if call == nil {
				return true
			}
			c := &others
			if strings.HasSuffix(types.ExprString(call.Fun), ".Body.Close") {
				c = &bodies
			}
			if deferred {
				c.deferred += weight
			} else {
				c.plain += weight
			}
			_, stmt := n.(*ast.DeferStmt)
			return !stmt
		})
	}
	pick := func(bodies, others int) bool {
		if bodies == 0 {
			return others > 0
		}
		return bodies > 0
	}
	h := habit{deferred: pick(bodies.deferred, others.deferred), plain: pick(bodies.plain, others.plain)}
	if bodies.plain == 0 && others.plain == 0 {
		h.plain = h.deferred
	}
	if bodies.deferred == 0 && others.deferred == 0 {
		h.deferred = h.plain
	}
	return h
}

// closing recognises the statements that close something and do not look at
// the error. weight is -1 for the plain ones, 1 for those that throw the error
// away in so many words.
func closing(n ast.Node) (weight int, deferred bool, call *ast.CallExpr) {
	switch n := n.(type) {
	case *ast.DeferStmt:
		if closeCall(n.Call) {
			return -1, true, n.Call
		}
		if lit, ok := n.Call.Fun.(*ast.FuncLit); ok && len(lit.Body.List) == 1 {
			if w, _, call := closing(lit.Body.List[0]); w > 0 {
				return 1, true, call
			}
		}
	case *ast.ExprStmt:
		if call, ok := n.X.(*ast.CallExpr); ok && closeCall(call) {
			return -1, false, call
		}
	case *ast.AssignStmt:
		if call, ok := n.Rhs[0].(*ast.CallExpr); ok && len(n.Lhs) == 1 && len(n.Rhs) == 1 && blank(n.Lhs[0]) && closeCall(call) {
			return 1, false, call
		}
	}
	return 0, false, nil
}

// closeCall reports whether call calls a method Close without arguments.
func closeCall(call *ast.CallExpr) bool {
	sel, ok := call.Fun.(*ast.SelectorExpr)
	return ok && sel.Sel.Name == "Close" && len(call.Args) == 0
}

// deferClose is the statement that closes the body when the function returns.
func (s *site) deferClose() string {
	if s.habit(s.res.Files.Test(s.finding.pos)).deferred && strings.HasSuffix(s.closes, ".Close()") {
		return "defer func() { _ = " + s.closes + " }()"
	}
	return "defer " + s.closes
}

// plainClose is the statement that closes the body at once.
func (s *site) plainClose() string {
	if s.habit(s.res.Files.Test(s.finding.pos)).plain && strings.HasSuffix(s.closes, ".Close()") {
		return "_ = " + s.closes
	}
	return s.closes
}
