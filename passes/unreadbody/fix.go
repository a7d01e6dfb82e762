package unreadbody

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/httpvet/httpvet/passes/internal/edits"
	"github.com/httpvet/httpvet/passes/internal/ledger"
	"github.com/httpvet/httpvet/passes/internal/lifecycle"
)

// A noFix says why a finding has no fix. The zero value: it has one.
type noFix int

const (
	offered    noFix = iota
	uneditable       // the file cannot be edited: cgo, or its text has changed
	unbounded        // no limit in time is in view, and the user has not asked for the fix all the same
	indirect         // the body is closed by a helper, a method value or in several places
	reassigned       // the variable is given another response, too
	hidden           // the name io means something else there
	crowded          // there is no place for the text: a comment would be lost
)

// drainLimit is how much is read at most: what Close reads by itself from Go
// 1.27 on (net/http, bodyEOFSignal.Close).
const drainLimit = "256<<10"

// A fixer makes the fixes of a package.
type fixer struct {
	pass  *analysis.Pass
	res   *ledger.Result
	sight *sight
	files map[*ast.File]*edits.File
}

func newFixer(pass *analysis.Pass, res *ledger.Result) *fixer {
	return &fixer{pass: pass, res: res, files: map[*ast.File]*edits.File{}}
}

func (x *fixer) file(pos token.Pos) *edits.File {
	syntax := x.res.Files.File(pos)
	f, ok := x.files[syntax]
	if !ok && syntax != nil {
		f = edits.Open(x.pass, syntax)
		x.files[syntax] = f
	}
	return f
}

// drain returns the fix that drains a body before it is closed.
func (x *fixer) drain(use lifecycle.Use, ending lifecycle.Ending) (*analysis.SuggestedFix, noFix) {
	f := x.file(use.Call.Pos())
	if f == nil {
		return nil, uneditable
	}
	if x.sight == nil {
		x.sight = newSight(x.res.Funcs)
	}
	inTime := x.sight.bounds(use.Call.Common())
	if !inTime && !flags.unboundedTime {
		return nil, unbounded
	}
	site, ok := x.closeSite(ending.At)
	if !ok || x.count(site) > 1 {
		return nil, indirect
	}
	if x.assignments(site.body) > 1 {
		return nil, reassigned
	}
	io, imports := f.Import(x.pass.Pkg, "io", "io", site.stmt.Pos())
	if io == "" {
		return nil, hidden
	}
	es := site.insert(f, fmt.Sprintf("%s%s.Copy(%[2]s.Discard, %[2]s.LimitReader(%s, %s))",
		site.discards(x.pass), io, types.ExprString(site.body), drainLimit))
	if es == nil {
		return nil, crowded
	}
	title := fmt.Sprintf("Drain %s before closing it", types.ExprString(site.body))
	if !inTime {
		title += " (a slow server holds the caller: no limit in time is in view)"
	}
	return &analysis.SuggestedFix{Message: title, TextEdits: append(imports, es...)}, offered
}

// A closeSite is the statement that closes a body.
type closeSite struct {
	list  edits.List // that stmt is in
	index int
	stmt  ast.Stmt // the Close, or the defer of it
	call  *ast.CallExpr
	body  ast.Expr // resp.Body
	fn    ast.Node // the function around it
}

// closeSite returns the statement that closes the body at pos: an expression
// statement, a deferred call, or such a statement in a deferred literal.
func (x *fixer) closeSite(pos token.Pos) (closeSite, bool) {
	call, enclosing := x.res.Files.Call(pos)
	if call == nil || len(enclosing) < 2 {
		return closeSite{}, false
	}
	for i, n := range enclosing {
		stmt, ok := n.(ast.Stmt)
		if !ok || i+1 >= len(enclosing) {
			continue
		}
		list := edits.List{Node: enclosing[i+1]}
		if list.Stmts() == nil {
			return closeSite{}, false
		}
		site := closeSite{list: list, index: indexOf(list.Stmts(), stmt), stmt: stmt, call: call, fn: functionIn(enclosing[i+1:])}
		if lit, ok := ast.Unparen(call.Fun).(*ast.FuncLit); ok {
			return insideLiteral(site, lit)
		}
		site.body = closed(call)
		return site, site.body != nil && site.index >= 0
	}
	return closeSite{}, false
}

func indexOf(list []ast.Stmt, stmt ast.Stmt) int {
	for i, s := range list {
		if s == stmt {
			return i
		}
	}
	return -1
}

func functionIn(nodes []ast.Node) ast.Node {
	for _, n := range nodes {
		switch n.(type) {
		case *ast.FuncDecl, *ast.FuncLit:
			return n
		}
	}
	return nil
}

// insideLiteral returns the one statement of a deferred literal, at its top,
// that closes a body.
func insideLiteral(outer closeSite, lit *ast.FuncLit) (closeSite, bool) {
	var site closeSite
	found := 0
	for i, s := range lit.Body.List {
		call := callIn(s)
		if call == nil || closed(call) == nil {
			continue
		}
		found++
		site = closeSite{list: edits.List{Node: lit.Body}, index: i, stmt: s, call: call, body: closed(call), fn: outer.fn}
	}
	return site, found == 1
}

// callIn returns the call that a statement consists of, or that it begins
// with, nil if there is none.
func callIn(s ast.Stmt) *ast.CallExpr {
	var e ast.Expr
	switch s := s.(type) {
	case *ast.ExprStmt:
		e = s.X
	case *ast.AssignStmt:
		if len(s.Rhs) == 1 {
			e = s.Rhs[0]
		}
	case *ast.IfStmt:
		if init, ok := s.Init.(*ast.AssignStmt); ok && len(init.Rhs) == 1 {
			e = init.Rhs[0]
		}
	}
	call, _ := e.(*ast.CallExpr)
	return call
}

// closed returns the body that a call closes, nil if it is not the Close of a
// field Body.
func closed(call *ast.CallExpr) ast.Expr {
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok || sel.Sel.Name != "Close" || len(call.Args) > 0 {
		return nil
	}
	body, ok := ast.Unparen(sel.X).(*ast.SelectorExpr)
	if !ok || body.Sel.Name != "Body" {
		return nil
	}
	if _, ok := body.X.(*ast.Ident); !ok {
		return nil
	}
	return body
}

// count returns how often the body of site is closed in its function.
func (x *fixer) count(site closeSite) (n int) {
	name := types.ExprString(site.body)
	ast.Inspect(site.fn, func(node ast.Node) bool {
		if sel, ok := node.(*ast.SelectorExpr); ok && sel.Sel.Name == "Close" && types.ExprString(sel.X) == name {
			n++
		}
		return true
	})
	return n
}

// assignments returns how often the variable that has the response is set.
func (x *fixer) assignments(body ast.Expr) (n int) {
	v := x.pass.TypesInfo.Uses[body.(*ast.SelectorExpr).X.(*ast.Ident)]
	for id, obj := range x.pass.TypesInfo.Defs {
		if obj == v && id.Pos() == v.Pos() {
			n++
		}
	}
	ast.Inspect(x.res.Files.File(body.Pos()), func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.AssignStmt:
			for _, l := range node.Lhs {
				if id, ok := l.(*ast.Ident); ok && x.pass.TypesInfo.Uses[id] == v {
					n++
				}
			}
		case *ast.UnaryExpr:
			if id, ok := node.X.(*ast.Ident); ok && node.Op == token.AND && x.pass.TypesInfo.Uses[id] == v {
				n++
			}
		}
		return true
	})
	return n
}

// insert puts code in front of the Close: into the deferred literal that it
// stands in, or into one made of the deferred call.
func (s closeSite) insert(f *edits.File, code string) []analysis.TextEdit {
	if _, deferred := s.stmt.(*ast.DeferStmt); !deferred {
		return f.Before(s.list, s.index, code)
	}
	if f.Commented(s.stmt.Pos(), s.stmt.End()) {
		return nil
	}
	return []analysis.TextEdit{
		f.Replace(s.stmt.Pos(), s.stmt.End(), "defer func() {\n\t"+code+"\n\t"+f.Text(s.call)+"\n}()"),
	}
}

// discards returns how the text is to say that results are of no interest: as
// the statement itself does, or as the package's other statements do.
func (s closeSite) discards(pass *analysis.Pass) string {
	const explicit = "_, _ = "
	if a, ok := s.stmt.(*ast.AssignStmt); ok && allBlank(a.Lhs) {
		return explicit
	}
	bare, blank := 0, 0
	for _, file := range pass.Files {
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.AssignStmt:
				if _, ok := n.Rhs[0].(*ast.CallExpr); ok && allBlank(n.Lhs) {
					blank++
				}
			case *ast.ExprStmt:
				call, ok := n.X.(*ast.CallExpr)
				if ok && returnsError(pass.TypesInfo.TypeOf(call)) {
					bare++
				}
			}
			return true
		})
	}
	if blank > bare {
		return explicit
	}
	return ""
}

// returnsError reports whether t is the result of a call that can fail.
func returnsError(t types.Type) bool {
	if tuple, ok := t.(*types.Tuple); ok {
		if tuple.Len() == 0 {
			return false
		}
		t = tuple.At(tuple.Len() - 1).Type()
	}
	return t != nil && isErrorType(t)
}
