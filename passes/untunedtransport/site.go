package untunedtransport

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"

	"github.com/httpvet/httpvet/passes/internal/fieldvalues"
	"github.com/httpvet/httpvet/passes/internal/source"
)

// A site is the place in the source where a transport is made.
type site struct {
	pos, end token.Pos // what a finding underlines, on one line
	name     string    // "tr", "" if it is not bound to a variable
	literal  *ast.CompositeLit
	fresh    *ast.CallExpr  // new(http.Transport)
	declared *ast.ValueSpec // var tr http.Transport
}

// key identifies the literal among those of the syntax.
func (s *site) key() token.Pos {
	if s.literal == nil {
		return token.NoPos
	}
	return s.literal.Lbrace
}

func (s *site) subject() string {
	if s.name == "" {
		return "http.Transport"
	}
	return "http.Transport " + s.name
}

// holds reports whether a position is within the literal.
func (s *site) holds(pos token.Pos) bool {
	return s.literal != nil && s.literal.Lbrace <= pos && pos <= s.literal.Rbrace
}

// siteOf finds the syntax of a transport, nil if there is none that a finding
// could stand at.
func (c *checker) siteOf(t *fieldvalues.Transport) *site {
	f := c.files.File(t.Pos)
	if f == nil {
		return nil
	}
	path := source.Enclosing(f, t.Pos)
	for i, n := range path {
		switch n := n.(type) {
		case *ast.CompositeLit:
			if n.Lbrace == t.Pos {
				return literalSite(n, path[i+1:])
			}
		case *ast.CallExpr:
			if n.Lparen == t.Pos {
				s := &site{pos: n.Pos(), end: n.Lparen, name: source.Bound(n, path[i+1:], 0)}
				if t.Origin == fieldvalues.Made {
					s.fresh, s.end = n, n.End()
				}
				return s
			}
		case *ast.ValueSpec:
			return specSite(n, t.Pos)
		case *ast.AssignStmt:
			return assignSite(n, t.Pos)
		}
	}
	return nil
}

func literalSite(lit *ast.CompositeLit, enclosing []ast.Node) *site {
	s := &site{literal: lit, pos: lit.Pos(), end: lit.Lbrace + 1}
	if lit.Type != nil {
		s.end = lit.Type.End()
	}
	var outer ast.Expr = lit
	if len(enclosing) > 0 {
		if amp, ok := enclosing[0].(*ast.UnaryExpr); ok && amp.Op == token.AND {
			s.pos, outer = amp.Pos(), amp
			enclosing = enclosing[1:]
		}
	}
	if len(enclosing) > 0 {
		s.name = boundTo(outer, enclosing[0])
	}
	return s
}

// boundTo returns the name of what an expression is assigned to.
func boundTo(e ast.Expr, stmt ast.Node) string {
	name := ""
	switch n := stmt.(type) {
	case *ast.AssignStmt:
		for i, r := range n.Rhs {
			if r == e && len(n.Lhs) == len(n.Rhs) {
				name = types.ExprString(n.Lhs[i])
			}
		}
	case *ast.ValueSpec:
		for i, v := range n.Values {
			if v == e && i < len(n.Names) {
				name = n.Names[i].Name
			}
		}
	}
	if name == "_" || len(name) > 30 || strings.ContainsAny(name, "({[") {
		return ""
	}
	return name
}

// specSite is the site of a variable that is a transport, with a literal or
// without.
func specSite(spec *ast.ValueSpec, pos token.Pos) *site {
	for i, id := range spec.Names {
		if id.Pos() != pos {
			continue
		}
		if len(spec.Values) == 0 {
			return &site{pos: id.Pos(), end: id.End(), name: id.Name, declared: spec}
		}
		if i < len(spec.Values) {
			if lit, ok := ast.Unparen(spec.Values[i]).(*ast.CompositeLit); ok {
				return literalSite(lit, []ast.Node{spec})
			}
		}
	}
	return nil
}

func assignSite(assign *ast.AssignStmt, pos token.Pos) *site {
	for i, lhs := range assign.Lhs {
		if lhs.Pos() != pos || i >= len(assign.Rhs) {
			continue
		}
		if lit, ok := ast.Unparen(assign.Rhs[i]).(*ast.CompositeLit); ok {
			return literalSite(lit, []ast.Node{assign})
		}
	}
	return nil
}

// storeAt returns the range of the assignment or call at a position in SSA
// form, on one line.
func (c *checker) storeAt(pos token.Pos) (token.Pos, token.Pos) {
	path := source.Enclosing(c.files.File(pos), pos)
	for i, n := range path {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			if _, ok := path[i+1].(*ast.AssignStmt); ok {
				return n.Pos(), n.End()
			}
		case *ast.CallExpr:
			if n.Lparen == pos {
				return n.Pos(), n.Lparen
			}
		case ast.Stmt:
			return n.Pos(), pos + 1
		}
	}
	return pos, pos + 1
}

// test reports whether a position is in test code: a _test.go file, or one
// that is there for tests.
func (c *checker) test(pos token.Pos) bool {
	if c.files.Test(pos) {
		return true
	}
	f := c.files.File(pos)
	name := c.Fset.Position(pos).Filename
	if known, ok := c.tests[name]; ok {
		return known
	}
	for _, imp := range f.Imports {
		switch strings.Trim(imp.Path.Value, "\"`") {
		case "testing", "net/http/httptest":
			c.tests[name] = true
		}
	}
	return c.tests[name]
}
