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
		if c, ok := st.(*ast.SwitchStmt); ok && s.checks(c) {
			return s.cases(i, c), s.quiet(stmts[s.index+1 : i])
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

// cases returns the regions that a switch which checks the error makes: what
// follows it, and its other cases.
func (s *site) cases(i int, c *ast.SwitchStmt) []region {
	rs := []region{s.regionOf(s.list, i+1, "")}
	for _, cl := range c.Body.List[1:] {
		rs = append(rs, s.regionOf(edits.List{Node: cl}, 0, ""))
	}
	return rs
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

// assigns reports whether v is assigned to in n, be it in a function literal.
func (s *site) assigns(n ast.Node, v *types.Var) (found bool) {
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for _, l := range n.Lhs {
				found = found || s.variable(l) == v && s.pass.TypesInfo.Defs[l.(*ast.Ident)] == nil
			}
		case *ast.UnaryExpr: // its address can go anywhere
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
