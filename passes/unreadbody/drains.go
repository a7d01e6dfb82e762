package unreadbody

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/httpvet/httpvet/passes/internal/ledger"
	"github.com/httpvet/httpvet/passes/internal/nethttp"
)

// A drain is a statement that reads a response body for nothing but to get to
// its end.
type drain struct {
	stmt    ast.Stmt
	call    *ast.CallExpr
	body    ast.Expr // resp.Body
	limited bool     // it stops after a number of bytes
}

// reportDrains reports the drains of a file that are needless or dangerous.
func reportDrains(pass *analysis.Pass, res *ledger.Result, file *ast.File) {
	drains, _ := closeDrains(pass, file)
	if !drains && !flags.unbounded || res.Files.Generated(file.Package) || ledger.SkipsTests() && res.Files.Test(file.Package) {
		return
	}
	var fn *ast.BlockStmt
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncDecl:
			fn = n.Body
		case *ast.BlockStmt:
			reportList(pass, fn, n.List)
		case *ast.CaseClause:
			reportList(pass, fn, n.Body)
		case *ast.CommClause:
			reportList(pass, fn, n.Body)
		}
		return true
	})
}

// reportList reports the drains among the statements of a list.
func reportList(pass *analysis.Pass, fn *ast.BlockStmt, list []ast.Stmt) {
	for i, stmt := range list {
		d, ok := drainOf(pass.TypesInfo, stmt)
		if !ok || fn == nil {
			continue
		}
		file := fileOf(pass, stmt.Pos())
		drains, _ := closeDrains(pass, file)
		switch {
		case drains && closes(list, i, d.body) && !observed(pass.TypesInfo, fn, d):
			reportDrain(pass, d, redundantDrain, "draining "+types.ExprString(d.body)+
				" right before Close is not needed: from Go 1.27 on Close reads up to 256 KiB by itself, for at most 50 ms, so that HTTP/1 can reuse the connection")
		case !drains && flags.unbounded && !d.limited && !timeLimited(pass.TypesInfo, fn):
			reportDrain(pass, d, unboundedDrain, "draining "+types.ExprString(d.body)+
				" is bounded neither in bytes nor, as far as can be seen here, in time: a server that goes on sending holds the caller")
		}
	}
}

func fileOf(pass *analysis.Pass, pos token.Pos) *ast.File {
	for _, f := range pass.Files {
		if f.FileStart <= pos && pos < f.FileEnd {
			return f
		}
	}
	return nil
}

func reportDrain(pass *analysis.Pass, d drain, category, message string) {
	pass.Report(analysis.Diagnostic{
		Pos: d.stmt.Pos(), End: d.stmt.End(),
		Category: category,
		Message:  message,
		URL:      URL + "#" + category,
	})
}

// drainOf recognises a drain whose results nobody looks at.
func drainOf(info *types.Info, stmt ast.Stmt) (drain, bool) {
	var e ast.Expr
	switch s := stmt.(type) {
	case *ast.ExprStmt:
		e = s.X
	case *ast.DeferStmt:
		e = s.Call
	case *ast.AssignStmt:
		if len(s.Rhs) != 1 || !allBlank(s.Lhs) {
			return drain{}, false
		}
		e = s.Rhs[0]
	default:
		return drain{}, false
	}
	call, ok := ast.Unparen(e).(*ast.CallExpr)
	if !ok {
		return drain{}, false
	}
	d := drain{stmt: stmt, call: call}
	src, limited, ok := nethttp.Drains(info, call)
	if !ok {
		return drain{}, false
	}
	d.limited = limited
	if inner, ok := ast.Unparen(src).(*ast.CallExpr); ok {
		src, ok = nethttp.LimitsBytes(info, inner)
		if !ok {
			return drain{}, false
		}
		d.limited = true
	}
	sel, ok := ast.Unparen(src).(*ast.SelectorExpr)
	if !ok || sel.Sel.Name != "Body" || !nethttp.IsResponse(info.TypeOf(sel.X)) {
		return drain{}, false
	}
	d.body = sel
	return d, true
}

// drainedIn reports whether fn drains some body: as far as its limit goes, but
// no more can be asked for.
func drainedIn(pass *analysis.Pass, fn *ssa.Function) bool {
	syntax := fn.Syntax()
	if syntax == nil {
		return false
	}
	found := false
	ast.Inspect(syntax, func(n ast.Node) bool {
		if stmt, ok := n.(ast.Stmt); ok && !found {
			_, found = drainOf(pass.TypesInfo, stmt)
		}
		return !found
	})
	return found
}

func allBlank(list []ast.Expr) bool {
	for _, e := range list {
		if id, ok := e.(*ast.Ident); !ok || id.Name != "_" {
			return false
		}
	}
	return true
}

// closes reports whether the body is closed right after statement i of a list:
// by the next statement, or, where statement i is deferred, by the defer
// before it, which runs after it.
func closes(list []ast.Stmt, i int, body ast.Expr) bool {
	if _, deferred := list[i].(*ast.DeferStmt); deferred {
		if i == 0 {
			return false
		}
		before, ok := list[i-1].(*ast.DeferStmt)
		return ok && isClose(before.Call, body)
	}
	if i+1 == len(list) {
		return false
	}
	switch next := list[i+1].(type) {
	case *ast.ExprStmt:
		return isClose(next.X, body)
	case *ast.AssignStmt:
		return len(next.Rhs) == 1 && isClose(next.Rhs[0], body)
	case *ast.ReturnStmt:
		return len(next.Results) == 1 && isClose(next.Results[0], body)
	case *ast.IfStmt:
		init, ok := next.Init.(*ast.AssignStmt)
		return ok && len(init.Rhs) == 1 && isClose(init.Rhs[0], body)
	}
	return false
}

// isClose reports whether e calls Close on the body.
func isClose(e ast.Expr, body ast.Expr) bool {
	call, ok := ast.Unparen(e).(*ast.CallExpr)
	if !ok || len(call.Args) > 0 {
		return false
	}
	sel, ok := call.Fun.(*ast.SelectorExpr)
	return ok && sel.Sel.Name == "Close" && types.ExprString(sel.X) == types.ExprString(body)
}

// observed reports whether something after the drain depends on its having
// been done: the trailers, which arrive with the end of the body, or the time
// that it took.
func observed(info *types.Info, fn *ast.BlockStmt, d drain) bool {
	seen := false
	ast.Inspect(fn, func(n ast.Node) bool {
		sel, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		switch sel.Sel.Name {
		case "Trailer":
			seen = seen || nethttp.IsResponse(info.TypeOf(sel.X))
		case "Since", "Sub", "Now":
			if obj := info.Uses[sel.Sel]; obj != nil && obj.Pkg() != nil && obj.Pkg().Path() == "time" {
				seen = seen || n.Pos() > d.stmt.End()
			}
		}
		return true
	})
	return seen
}

// timeLimited reports whether the function that drains visibly bounds its
// request in time, or is given what may: a context, a request or a client.
func timeLimited(info *types.Info, fn *ast.BlockStmt) bool {
	limited := false
	ast.Inspect(fn, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		if !ok {
			return true
		}
		limited = limited || nethttp.LimitsTime(info.Uses[id])
		return true
	})
	return limited
}
