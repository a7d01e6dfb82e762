package noreturn

import (
	"go/ast"
	"go/token"
)

// mayStop reports whether there is a statement in a function's body at which
// control may end: a call that does not return, a loop without a condition, a
// select without cases, a jump back. Without one, the end of the body or a
// return statement is reached on some path. Expressions are not looked into: for
// a control-flow graph, too, only calls that are statements end a path.
func (f *Funcs) mayStop(s ast.Stmt) bool {
	switch s := s.(type) {
	case *ast.BlockStmt:
		return s != nil && f.anyMayStop(s.List)
	case *ast.ExprStmt:
		call, ok := s.X.(*ast.CallExpr)
		return ok && !f.mayReturn(call)
	case *ast.IfStmt:
		return f.mayStop(s.Body) || s.Else != nil && f.mayStop(s.Else)
	case *ast.ForStmt:
		return s.Cond == nil || f.mayStop(s.Body)
	case *ast.RangeStmt:
		return f.mayStop(s.Body)
	case *ast.SwitchStmt:
		return f.mayStop(s.Body)
	case *ast.TypeSwitchStmt:
		return f.mayStop(s.Body)
	case *ast.SelectStmt:
		return len(s.Body.List) == 0 || f.mayStop(s.Body)
	case *ast.CaseClause:
		return f.anyMayStop(s.Body)
	case *ast.CommClause:
		return f.anyMayStop(s.Body)
	case *ast.LabeledStmt:
		return f.mayStop(s.Stmt)
	case *ast.BranchStmt:
		return s.Tok == token.GOTO
	}
	return false
}

func (f *Funcs) anyMayStop(list []ast.Stmt) bool {
	for _, s := range list {
		if f.mayStop(s) {
			return true
		}
	}
	return false
}
