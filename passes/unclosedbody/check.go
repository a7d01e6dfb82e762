package unclosedbody

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/httpvet/httpvet/passes/internal/edits"
)

// A verdict is what a condition says of the response.
type verdict uint8

const (
	nothing   verdict = iota
	isThere           // there is one if the condition holds
	thereOnly         // there is one if it holds, there may be one if it does not
	isNone            // there is none if it holds, there is one if it does not
	mayBe             // there may be one if it holds, there is one if it does not
)

// judge says what the condition c tells.
func (s *site) judge(c ast.Expr) verdict {
	switch c := ast.Unparen(c).(type) {
	case *ast.UnaryExpr:
		if c.Op == token.NOT {
			switch s.judge(c.X) {
			case isThere:
				return isNone
			case isNone:
				return isThere
			}
		}
	case *ast.BinaryExpr:
		switch c.Op {
		case token.EQL, token.NEQ:
			x, y := c.X, c.Y
			if s.isNil(x) {
				x, y = y, x
			}
			v := s.variable(ast.Unparen(x))
			if v == nil || !s.isNil(y) {
				return nothing
			}
			if s.err != nil && v == s.err && c.Op == token.EQL || v == s.v && c.Op == token.NEQ {
				return isThere
			}
			if s.err != nil && v == s.err || v == s.v {
				return isNone
			}
		case token.LOR:
			x, y := s.judge(c.X), s.judge(c.Y)
			if x == isNone || x == mayBe {
				if y == isNone {
					return x
				}
				return mayBe
			}
		case token.LAND:
			if x := s.judge(c.X); x == isThere || x == thereOnly {
				return thereOnly
			}
		}
	}
	return nothing
}

func (s *site) isNil(e ast.Expr) bool { return s.pass.TypesInfo.Types[ast.Unparen(e)].IsNil() }

// checks reports whether the first case of a switch without a tag ends the
// path on which there is no response.
//
//	switch {
//	case err != nil:
//		return err
func (s *site) checks(c *ast.SwitchStmt) bool {
	if c.Init != nil || c.Tag != nil || len(c.Body.List) == 0 {
		return false
	}
	first := c.Body.List[0].(*ast.CaseClause)
	if len(first.List) != 1 || s.judge(first.List[0]) != isNone || len(first.Body) == 0 {
		return false
	}
	last := first.Body[len(first.Body)-1]
	if b, ok := last.(*ast.BranchStmt); ok && b.Tok == token.BREAK {
		return false // to what follows the switch
	}
	return s.leaves(last)
}

// quiet reports whether control passes through stmts from the first to the
// last, without a way out.
func (s *site) quiet(stmts []ast.Stmt) bool {
	for _, st := range stmts {
		out := false
		inspect(st, func(n ast.Node) {
			switch n.(type) {
			case *ast.ReturnStmt, *ast.BranchStmt:
				out = true
			}
		})
		if out {
			return false
		}
	}
	return true
}

// leaves reports whether control does not get from the start of st to what
// follows it.
func (s *site) leaves(st ast.Stmt) bool {
	switch st := st.(type) {
	case *ast.ReturnStmt:
		return true
	case *ast.BranchStmt:
		return st.Tok != token.FALLTHROUGH
	case *ast.BlockStmt:
		for _, one := range st.List {
			if s.leaves(one) {
				return true
			}
		}
	case *ast.IfStmt:
		return st.Else != nil && s.leaves(st.Body) && s.leaves(st.Else)
	case *ast.ExprStmt:
		call, ok := ast.Unparen(st.X).(*ast.CallExpr)
		return ok && s.stops(call)
	case *ast.ForStmt:
		return st.Cond == nil && !breaks(st.Body)
	case *ast.SwitchStmt:
		return s.allLeave(st.Body, true)
	case *ast.TypeSwitchStmt:
		return s.allLeave(st.Body, true)
	case *ast.SelectStmt:
		return s.allLeave(st.Body, false)
	}
	return false
}

// allLeave reports whether control leaves from every clause of a switch or
// select, one of which is a default if that is needed for one to be taken.
func (s *site) allLeave(body *ast.BlockStmt, needsDefault bool) bool {
	if breaks(body) {
		return false
	}
	for _, cl := range body.List {
		stmts := edits.List{Node: cl}.Stmts()
		if cc, ok := cl.(*ast.CaseClause); ok && cc.List == nil {
			needsDefault = false
		}
		if len(stmts) == 0 {
			return false
		}
		last := stmts[len(stmts)-1]
		if b, ok := last.(*ast.BranchStmt); !s.leaves(last) && !(ok && b.Tok == token.FALLTHROUGH) {
			return false
		}
	}
	return !needsDefault
}

// breaks reports whether a break in body may end the statement whose body it
// is.
func breaks(body *ast.BlockStmt) (found bool) {
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ForStmt, *ast.RangeStmt, *ast.SwitchStmt, *ast.TypeSwitchStmt, *ast.SelectStmt:
			found = found || labelledBreak(n)
			return false
		case *ast.BranchStmt:
			found = found || n.Tok == token.BREAK
		}
		return !found
	})
	return found
}

// labelledBreak reports whether n contains a break with a label, which may
// lead anywhere.
func labelledBreak(n ast.Node) (found bool) {
	inspect(n, func(n ast.Node) {
		b, ok := n.(*ast.BranchStmt)
		found = found || ok && b.Tok == token.BREAK && b.Label != nil
	})
	return found
}

// stops reports whether call never returns.
func (s *site) stops(call *ast.CallExpr) bool {
	switch fn := s.callee(call).(type) {
	case *types.Builtin:
		return fn.Name() == "panic"
	case *types.Func:
		return s.res.Stops(call.Lparen, fn)
	}
	return false
}

func (s *site) callee(call *ast.CallExpr) types.Object {
	switch fun := ast.Unparen(call.Fun).(type) {
	case *ast.Ident:
		return s.pass.TypesInfo.Uses[fun]
	case *ast.SelectorExpr:
		return s.pass.TypesInfo.Uses[fun.Sel]
	}
	return nil
}

// stopsOnError reports whether st is a call that is given the error and
// returns only if there is none: require.NoError(t, err).
func (s *site) stopsOnError(st ast.Stmt) bool {
	es, ok := st.(*ast.ExprStmt)
	if !ok || s.err == nil {
		return false
	}
	call, ok := es.X.(*ast.CallExpr)
	if !ok {
		return false
	}
	fn, ok := s.callee(call).(*types.Func)
	if !ok {
		return false
	}
	for i, arg := range call.Args {
		if s.variable(arg) == s.err && s.res.StopsUnlessNil(call.Lparen, fn, i) {
			return true
		}
	}
	return false
}

// derefs reports whether st panics if the variable is nil, before it does
// anything else of note with it: the response is looked into in every case.
func (s *site) derefs(st ast.Stmt) bool {
	var exprs []ast.Expr
	switch st := st.(type) {
	case *ast.ExprStmt:
		exprs = []ast.Expr{st.X}
	case *ast.AssignStmt:
		exprs = st.Rhs
	case *ast.ReturnStmt:
		exprs = st.Results
	case *ast.DeclStmt:
		if gen, ok := st.Decl.(*ast.GenDecl); ok && len(gen.Specs) == 1 {
			if spec, ok := gen.Specs[0].(*ast.ValueSpec); ok {
				exprs = spec.Values
			}
		}
	case *ast.IfStmt:
		if st.Init != nil {
			return s.derefs(st.Init)
		}
		exprs = []ast.Expr{st.Cond}
	case *ast.SwitchStmt:
		if st.Init == nil && st.Tag != nil {
			exprs = []ast.Expr{st.Tag}
		}
	case *ast.RangeStmt:
		exprs = []ast.Expr{st.X}
	}
	for _, e := range exprs {
		if s.looksInto(e) {
			return true
		}
	}
	return false
}

// looksInto reports whether evaluating e reads a field of the variable,
// whatever the outcome of conditions in e.
func (s *site) looksInto(e ast.Expr) (found bool) {
	if _, ptr := s.v.Type().Underlying().(*types.Pointer); !ptr {
		return false
	}
	ast.Inspect(e, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.BinaryExpr:
			if n.Op == token.LAND || n.Op == token.LOR {
				found = found || s.looksInto(n.X)
				return false
			}
		case *ast.SelectorExpr:
			if s.variable(n.X) == s.v {
				if sel := s.pass.TypesInfo.Selections[n]; sel != nil && sel.Kind() == types.FieldVal {
					found = true
				}
			}
		}
		return !found
	})
	return found
}
