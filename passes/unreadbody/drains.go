package unreadbody

import (
	"fmt"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/httpvet/httpvet/passes/internal/edits"
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
	list    edits.List
	index   int // of stmt in list
}

// reportDrains reports the drains of a file that are needless or dangerous.
func reportDrains(x *fixer, file *ast.File) {
	pass, res := x.pass, x.res
	drains, _ := closeDrains(pass, file)
	if !drains && !flags.unbounded || res.Files.Generated(file.Package) || !ledger.Tests() && res.Files.Test(file.Package) {
		return
	}
	var needless []drain
	eachDrain(pass.TypesInfo, file, func(fn *ast.BlockStmt, d drain) {
		switch {
		case drains && d.closes() && !observed(pass.TypesInfo, fn, d):
			needless = append(needless, d)
		case !drains && !d.limited && !timeLimited(pass.TypesInfo, fn):
			pass.Report(d.diagnostic(unboundedDrain, "draining "+types.ExprString(d.body)+
				" is bounded neither in bytes nor, as far as can be seen here, in time: a server that goes on sending holds the caller"))
		}
	})
	fixes := x.deletions(needless)
	for i, d := range needless {
		diag := d.diagnostic(redundantDrain, "draining "+types.ExprString(d.body)+
			" right before Close is not needed: from Go 1.27 on Close reads up to 256 KiB by itself, for at most 50 ms, so that HTTP/1 can reuse the connection")
		if fixes[i].TextEdits != nil {
			diag.SuggestedFixes = fixes[i : i+1]
		}
		pass.Report(diag)
	}
}

// eachDrain calls f for the drains of a file, with the body of the declared
// function that they stand in.
func eachDrain(info *types.Info, file *ast.File, f func(fn *ast.BlockStmt, d drain)) {
	for _, decl := range file.Decls {
		fn, ok := decl.(*ast.FuncDecl)
		if !ok || fn.Body == nil {
			continue
		}
		ast.Inspect(fn.Body, func(n ast.Node) bool {
			list := edits.List{Node: n}
			for i, stmt := range list.Stmts() {
				if d, ok := drainOf(info, stmt); ok {
					d.list, d.index = list, i
					f(fn.Body, d)
				}
			}
			return true
		})
	}
}

func (d drain) diagnostic(category, message string) analysis.Diagnostic {
	return analysis.Diagnostic{
		Pos: d.stmt.Pos(), End: d.stmt.End(),
		Category: category,
		Message:  message,
		URL:      URL + "#" + category,
	}
}

// deletions returns, for each drain of a file that is needless, the fix that
// deletes it; without edits where there is none. Where that leaves an import
// without use, the first fix does all the work, because each of them has to
// leave a file that compiles.
func (x *fixer) deletions(needless []drain) []analysis.SuggestedFix {
	fixes := make([]analysis.SuggestedFix, len(needless))
	if len(needless) == 0 {
		return nil
	}
	f := x.file(needless[0].stmt.Pos())
	if f == nil {
		return fixes
	}
	var all []analysis.TextEdit
	var stmts []ast.Stmt
	for i, d := range needless {
		fixes[i].Message = "Delete the drain of " + types.ExprString(d.body)
		fixes[i].TextEdits = f.Delete(d.list, d.index)
		if fixes[i].TextEdits != nil {
			all, stmts = append(all, fixes[i].TextEdits...), append(stmts, d.stmt)
		}
	}
	unused, ok := f.Unimport(x.pass.TypesInfo, stmts)
	switch {
	case !ok:
		return make([]analysis.SuggestedFix, len(needless))
	case len(unused) == 0:
		return fixes
	}
	first := true
	for i := range fixes {
		if fixes[i].TextEdits == nil {
			continue
		}
		fixes[i].TextEdits = nil
		if first {
			if fixes[i].TextEdits, first = append(unused, all...), false; len(stmts) > 1 {
				fixes[i].Message = fmt.Sprintf("Delete the %d drains of this file", len(stmts))
			}
		}
	}
	return fixes
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

// closes reports whether the body is closed right after d: by the next
// statement, or, where d is deferred, by the defer before it, which runs after
// it.
func (d drain) closes() bool {
	list, i, body := d.list.Stmts(), d.index, d.body
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
