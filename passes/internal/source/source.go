// Package source leads from positions in SSA form back to syntax: the call at
// a position, the name its result is bound to, whether the file is generated.
//
// It knows go/ast and nothing of rules or resources.
package source

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

// Files gives access to the syntax of one package. Rules that run side by side share
// one, so nothing in it changes.
type Files struct {
	fset      *token.FileSet
	files     []*ast.File
	generated map[*ast.File]bool
}

// New returns the Files of a package.
func New(fset *token.FileSet, files []*ast.File) *Files {
	s := &Files{fset: fset, files: files, generated: make(map[*ast.File]bool)}
	for _, f := range files {
		s.generated[f] = ast.IsGenerated(f)
	}
	return s
}

// File returns the file that contains pos, nil if none does.
func (s *Files) File(pos token.Pos) *ast.File {
	for _, f := range s.files {
		if f.FileStart <= pos && pos < f.FileEnd {
			return f
		}
	}
	return nil
}

// Generated reports whether pos lies in a file marked as generated, in the
// sense of ast.IsGenerated, or in no file at all.
func (s *Files) Generated(pos token.Pos) bool {
	f := s.File(pos)
	return f == nil || s.generated[f]
}

// Test reports whether pos lies in a _test.go file.
func (s *Files) Test(pos token.Pos) bool {
	return strings.HasSuffix(s.fset.Position(pos).Filename, "_test.go")
}

// Line returns the line number of pos.
func (s *Files) Line(pos token.Pos) int { return s.fset.Position(pos).Line }

// Call returns the call expression whose opening parenthesis is at lparen,
// which is the position of an ssa.Call, with the nodes that enclose it,
// innermost first. For a go or defer statement pos is that of the keyword.
func (s *Files) Call(pos token.Pos) (call *ast.CallExpr, enclosing []ast.Node) {
	f := s.File(pos)
	if f == nil {
		return nil, nil
	}
	path := Enclosing(f, pos)
	for i, n := range path {
		switch n := n.(type) {
		case *ast.CallExpr:
			if n.Lparen == pos {
				return n, path[i+1:]
			}
		case *ast.GoStmt:
			if n.Go == pos {
				return n.Call, path[i:]
			}
		case *ast.DeferStmt:
			if n.Defer == pos {
				return n.Call, path[i:]
			}
		}
	}
	return nil, nil
}

// Bound returns the name of the variable that result i of call is assigned
// to, "" if there is none or it is blank.
func Bound(call *ast.CallExpr, enclosing []ast.Node, i int) string {
	if len(enclosing) == 0 {
		return ""
	}
	lhs := func(exprs []ast.Expr) string {
		if i >= len(exprs) {
			return ""
		}
		if name := types.ExprString(exprs[i]); name != "_" {
			return name
		}
		return ""
	}
	switch n := enclosing[0].(type) {
	case *ast.AssignStmt:
		if len(n.Rhs) == 1 && n.Rhs[0] == call {
			return lhs(n.Lhs)
		}
		for j, r := range n.Rhs {
			if r == call && j < len(n.Lhs) {
				i = j
				return lhs(n.Lhs)
			}
		}
	case *ast.ValueSpec:
		if len(n.Values) == 1 && n.Values[0] == call && i < len(n.Names) && n.Names[i].Name != "_" {
			return n.Names[i].Name
		}
	}
	return ""
}

// Assigned returns the variable that result i of call is assigned to by a
// plain = or := statement, and whether the statement declares it; nil if it
// is not a variable.
func Assigned(info *types.Info, call *ast.CallExpr, enclosing []ast.Node, i int) (v *types.Var, declares bool) {
	if len(enclosing) == 0 {
		return nil, false
	}
	assign, ok := enclosing[0].(*ast.AssignStmt)
	if !ok || len(assign.Rhs) != 1 || assign.Rhs[0] != call || i >= len(assign.Lhs) {
		return nil, false
	}
	id, ok := assign.Lhs[i].(*ast.Ident)
	if !ok {
		return nil, false
	}
	if v, ok := info.Defs[id].(*types.Var); ok {
		return v, true
	}
	v, _ = info.Uses[id].(*types.Var)
	return v, false
}

// Callee returns how the source spells what call invokes: "client.Do".
// Anything longer than a path of names is cut to its last name.
func Callee(call *ast.CallExpr) string {
	switch fun := ast.Unparen(call.Fun).(type) {
	case *ast.Ident:
		return fun.Name
	case *ast.SelectorExpr:
		if s := types.ExprString(fun); len(s) <= 40 && !strings.ContainsAny(s, "({[") {
			return s
		}
		return fun.Sel.Name
	case *ast.IndexExpr:
		return types.ExprString(fun.X)
	case *ast.IndexListExpr:
		return types.ExprString(fun.X)
	}
	return "the call"
}
