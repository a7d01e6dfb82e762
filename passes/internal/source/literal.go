package source

import (
	"go/ast"
	"go/token"
)

// Made returns the range of what makes a value at pos, the position of an
// ssa.Alloc or an ssa.Call: a composite literal up to its brace, a call, or
// the name of a variable.
func (s *Files) Made(pos token.Pos) (start, end token.Pos) {
	f := s.File(pos)
	if f == nil {
		return pos, token.NoPos
	}
	path := Enclosing(f, pos)
	for i, n := range path {
		switch n := n.(type) {
		case *ast.CompositeLit:
			if n.Lbrace == pos {
				start = n.Pos()
				if i+1 < len(path) {
					if u, ok := path[i+1].(*ast.UnaryExpr); ok {
						start = u.Pos()
					}
				}
				return start, n.Lbrace
			}
		case *ast.CallExpr:
			if n.Lparen == pos {
				return n.Pos(), n.Lparen + 1
			}
		case *ast.GoStmt:
			if n.Go == pos {
				return n.Call.Pos(), n.Call.Lparen + 1
			}
		case *ast.DeferStmt:
			if n.Defer == pos {
				return n.Call.Pos(), n.Call.Lparen + 1
			}
		case *ast.AssignStmt:
			for j, l := range n.Lhs {
				if l.Pos() != pos || len(n.Lhs) != len(n.Rhs) {
					continue
				}
				if lit, ok := n.Rhs[j].(*ast.CompositeLit); ok {
					return lit.Pos(), lit.Lbrace
				}
			}
		case *ast.ValueSpec:
			for j, name := range n.Names {
				if name.Pos() != pos {
					continue
				}
				if j < len(n.Values) {
					if lit, ok := n.Values[j].(*ast.CompositeLit); ok {
						return lit.Pos(), lit.Lbrace
					}
				}
				return name.Pos(), name.End()
			}
		}
	}
	return pos, pos + 1
}

// Loop returns the innermost for or range statement of the same function
// around pos, nil if there is none.
func (s *Files) Loop(pos token.Pos) ast.Stmt {
	f := s.File(pos)
	if f == nil {
		return nil
	}
	path := Enclosing(f, pos)
	for _, n := range path {
		switch n := n.(type) {
		case *ast.ForStmt:
			if n.Body.Pos() <= pos {
				return n
			}
		case *ast.RangeStmt:
			if n.Body.Pos() <= pos {
				return n
			}
		case *ast.FuncLit, *ast.FuncDecl:
			return nil
		}
	}
	return nil
}

// LoopLine returns the line of the loop around pos, 0 if there is none.
func (s *Files) LoopLine(pos token.Pos) int {
	if l := s.Loop(pos); l != nil {
		return s.Line(l.Pos())
	}
	return 0
}
