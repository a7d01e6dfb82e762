package unclosedbody

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/httpvet/httpvet/passes/internal/edits"
)

// A region is a stretch of statements in which the variable of a site holds an
// open response: what follows its error check. Where the check does not tell
// for sure, guard is the condition under which it does.
type region struct {
	list     edits.List
	index    int       // of the first statement; may be that behind the last
	from, to token.Pos // what lies between belongs to it
	guard    string
}

func (s *site) regionOf(list edits.List, index int, guard string) region {
	r := region{list: list, index: index, guard: guard, to: list.Node.End()}
	if stmts := list.Stmts(); index < len(stmts) {
		r.from = stmts[index].Pos()
	} else if index > 0 {
		r.from = stmts[index-1].End()
	} else {
		r.from = list.Node.Pos()
	}
	return r
}

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

// regions returns the stretches in which the variable holds an open response.
// Together they cover all paths from the call on, unless covered is false.
// The first one is that after the error check.
func (s *site) regions() (rs []region, covered bool) {
	if s.head != nil {
		return s.branches(s.list, s.index, s.head)
	}
	stmts := s.list.Stmts()
	for i := s.index + 1; i < len(stmts); i++ {
		st := stmts[i]
		if s.derefs(st) {
			return []region{s.regionOf(s.list, i, "")}, true
		}
		if c, ok := st.(*ast.IfStmt); ok && c.Init == nil && s.judge(c.Cond) != nothing {
			rs, covered = s.branches(s.list, i, c)
			return rs, covered && s.quiet(stmts[s.index+1:i])
		}
		if s.stopsOnError(st) {
			return []region{s.regionOf(s.list, i+1, "")}, s.quiet(stmts[s.index+1 : i])
		}
		if s.err == nil && s.certain() {
			return []region{s.regionOf(s.list, s.index+1, "")}, true
		}
		if s.assigns(st, s.v) || s.err != nil && s.assigns(st, s.err) {
			break
		}
	}
	if s.err == nil && s.certain() {
		return []region{s.regionOf(s.list, s.index+1, "")}, true
	}
	return nil, false
}

// certain reports whether a call without an error always yields a response:
// one that passes on what it is given, or a struct.
func (s *site) certain() bool { return s.bound != s.call || !nilable(s.v.Type()) }

func nilable(t types.Type) bool {
	switch t.Underlying().(type) {
	case *types.Struct, *types.Basic, *types.Array:
		return false
	}
	return true
}

// branches returns the regions that the if statement c at place i of a list
// makes.
func (s *site) branches(list edits.List, i int, c *ast.IfStmt) ([]region, bool) {
	body := edits.List{Node: c.Body}
	after := s.regionOf(list, i+1, "")
	scoped := c == s.head && s.declares()
	other, _ := c.Else.(*ast.BlockStmt)
	guard := ""
	if s.err != nil {
		guard = s.err.Name() + " == nil"
	}
	switch s.judge(c.Cond) {
	case isThere:
		return []region{s.regionOf(body, 0, "")}, true
	case thereOnly:
		return []region{s.regionOf(body, 0, "")}, false
	case isNone, mayBe:
		var rs []region
		switch {
		case other != nil:
			r := s.regionOf(edits.List{Node: other}, 0, "")
			if !scoped && s.leaves(c.Body) {
				r.to = after.to // what follows comes from there only
			}
			rs = append(rs, r)
		case c.Else == nil && s.leaves(c.Body) && !scoped:
			rs = append(rs, after)
		default:
			return nil, false
		}
		if s.judge(c.Cond) == mayBe {
			if guard == "" {
				return rs, false
			}
			rs = append(rs, s.regionOf(body, 0, guard))
		}
		return rs, true
	}
	return nil, false
}

// declares reports whether the statement of the call declares the variable.
func (s *site) declares() bool {
	switch st := s.stmt.(type) {
	case *ast.AssignStmt:
		return st.Tok == token.DEFINE && s.v != nil && st.Pos() <= s.v.Pos() && s.v.Pos() < st.End()
	case *ast.DeclStmt:
		return true
	}
	return false
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
	}
	return false
}

// stops reports whether call never returns.
func (s *site) stops(call *ast.CallExpr) bool {
	switch fn := s.callee(call).(type) {
	case *types.Builtin:
		return fn.Name() == "panic"
	case *types.Func:
		return s.res.NoReturn(fn)
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
	for i, arg := range call.Args {
		if s.variable(arg) == s.err && s.res.StopsUnlessNil(call.Lparen, i) {
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

// assigns reports whether v is assigned to in n, be it in a function literal.
func (s *site) assigns(n ast.Node, v *types.Var) (found bool) {
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for _, l := range n.Lhs {
				found = found || s.variable(l) == v && s.pass.TypesInfo.Defs[l.(*ast.Ident)] == nil
			}
		case *ast.UnaryExpr:
			found = found || n.Op == token.AND && s.variable(ast.Unparen(n.X)) == v
		case *ast.RangeStmt:
			for _, l := range []ast.Expr{n.Key, n.Value} {
				found = found || l != nil && n.Tok == token.ASSIGN && s.variable(l) == v
			}
		}
		return !found
	})
	return found
}
