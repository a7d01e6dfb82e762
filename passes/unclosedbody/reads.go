package unclosedbody

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/httpvet/httpvet/passes/internal/edits"
)

// mayClose reports whether the body may be closed at pos, in region r, with
// nobody else having got it on the way and the variable still holding it.
func (p *proposals) mayClose(r region, pos token.Pos) noFix {
	if !p.visible(pos) {
		return Shadowed
	}
	if r.guard != "" && !edits.Visible(p.pass.Pkg, pos, p.err) {
		return Shadowed
	}
	reassigned, guardLost := false, false
	ast.Inspect(p.body, func(n ast.Node) bool {
		if st, ok := n.(ast.Stmt); ok && n != p.stmt && p.stmt.End() <= n.Pos() && n.Pos() < pos {
			if as, ok := st.(*ast.AssignStmt); ok {
				reassigned = reassigned || p.assigns(as, p.v)
				guardLost = guardLost || r.guard != "" && p.err != nil && p.assigns(as, p.err)
			}
		}
		return true
	})
	if reassigned || guardLost {
		return Reassigned
	}
	for _, at := range p.finding.Handed {
		if !at.IsValid() || at < pos && !p.apart(at, pos) || at >= pos && p.comesBack(r, at, pos) {
			return Escapes
		}
	}
	return Fixable
}

// apart reports whether control cannot get from the place at to pos, which
// comes later: at lies in a list of statements that ends with a jump.
func (p *proposals) apart(at, pos token.Pos) (apart bool) {
	inspect(p.body, func(n ast.Node) {
		var list []ast.Stmt
		switch n := n.(type) {
		case *ast.BlockStmt:
			list = n.List
		case *ast.CaseClause:
			list = n.Body
		case *ast.CommClause:
			list = n.Body
		default:
			return
		}
		if n.Pos() <= at && at < n.End() && !(n.Pos() <= pos && pos < n.End()) && len(list) > 0 && p.leaves(list[len(list)-1]) {
			apart = true
		}
		for _, st := range list {
			if ret, ok := st.(*ast.ReturnStmt); ok && ret.Pos() <= at && at < ret.End() && pos >= ret.End() {
				apart = true
			}
		}
	})
	return apart
}

// comesBack reports whether control gets from pos to the later place at
// without passing the call again: in a loop inside the region.
func (p *proposals) comesBack(r region, at, pos token.Pos) (back bool) {
	inspect(p.body, func(n ast.Node) {
		switch n.(type) {
		case *ast.ForStmt, *ast.RangeStmt:
			back = back || r.from <= n.Pos() && n.Pos() <= pos && pos < n.End() && at < n.End()
		}
	})
	return back
}

// reads reports whether n reads the body, directly or through something made
// of it.
func (s *site) reads(n ast.Node) bool {
	return s.mentions(n, s.aliases())
}

// mentions reports whether n uses the variable, other than for fields that
// have nothing to do with the body, or one of the aliases.
func (s *site) mentions(n ast.Node, aliases map[types.Object]bool) (found bool) {
	plain := map[*ast.Ident]bool{}
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ReturnStmt:
			for _, e := range n.Results {
				if id, ok := ast.Unparen(e).(*ast.Ident); ok && s.variable(id) == s.v {
					plain[id] = true // handing it on closed is no reading
				}
			}
		case *ast.BinaryExpr:
			for _, e := range []ast.Expr{n.X, n.Y} {
				if id, ok := ast.Unparen(e).(*ast.Ident); ok {
					plain[id] = true // a comparison
				}
			}
		case *ast.SelectorExpr:
			if id, ok := ast.Unparen(n.X).(*ast.Ident); ok && s.variable(id) == s.v && s.harmless(n) {
				plain[id] = true
			}
		case *ast.Ident:
			obj := s.pass.TypesInfo.Uses[n]
			if !plain[n] && obj != nil && (obj == s.v || aliases[obj]) {
				found = true
			}
		}
		return !found
	})
	return found
}

// harmless reports whether sel selects what stays as it is when the body is
// closed.
func (s *site) harmless(sel *ast.SelectorExpr) bool {
	if !isResponse(s.v.Type()) {
		return false
	}
	switch sel.Sel.Name {
	case "Body", "Write", "Trailer":
		return false
	}
	return true
}

// aliases returns the variables through which the body may be read: those
// that were assigned something made of the response that is more than data.
func (s *site) aliases() map[types.Object]bool {
	found := map[types.Object]bool{}
	for changed := true; changed; {
		changed = false
		ast.Inspect(s.body, func(n ast.Node) bool {
			as, ok := n.(*ast.AssignStmt)
			if !ok || as == s.stmt {
				return true
			}
			for i, l := range as.Lhs {
				v := s.variable(l)
				r := as.Rhs[min(i, len(as.Rhs)-1)]
				if v != nil && v != s.v && !found[v] && !isData(v.Type(), 0) && s.mentions(r, found) {
					found[v], changed = true, true
				}
			}
			return true
		})
	}
	return found
}

// isData reports whether a value of type t is no more than data: nothing can
// be read through it.
func isData(t types.Type, depth int) bool {
	if isError(t) {
		return true
	}
	switch u := t.Underlying().(type) {
	case *types.Basic:
		return true
	case *types.Slice:
		return isData(u.Elem(), depth)
	case *types.Map:
		return isData(u.Elem(), depth)
	case *types.Array:
		return isData(u.Elem(), depth)
	case *types.Pointer:
		return depth < 4 && isData(u.Elem(), depth+1)
	case *types.Struct:
		for f := range u.Fields() {
			if depth >= 4 || !isData(f.Type(), depth+1) {
				return false
			}
		}
		return true
	}
	return false
}

// usedOutside reports whether the variable, or what was made of the body, is
// used where control comes to from the end of r.
func (p *proposals) usedOutside(r region) (used bool) {
	aliases := p.aliases()
	ast.Inspect(p.body, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		if !ok || r.from <= id.Pos() && id.Pos() < r.to {
			return true
		}
		obj := p.pass.TypesInfo.Uses[id]
		if obj == nil || obj != p.v && !aliases[obj] || p.stmt.Pos() <= id.Pos() && id.Pos() < p.stmt.End() {
			return true
		}
		if p.head != nil && p.head.Pos() <= id.Pos() && id.Pos() < p.head.Body.Pos() {
			return true
		}
		// Between the call and the region lies the error check.
		if p.stmt.End() <= id.Pos() && id.Pos() < r.from {
			return true
		}
		used = true
		return true
	})
	return used
}

// lastRead returns the place in the list of r of the last statement that reads
// the body, -1 if none does.
func (p *proposals) lastRead(r region) int {
	aliases := p.aliases()
	last := -1
	for i, st := range r.list.Stmts() {
		if i >= r.index && p.mentions(st, aliases) {
			last = i
		}
	}
	return last
}
