package untunedtransport

import (
	"fmt"
	"go/ast"
	"go/token"

	"github.com/httpvet/httpvet/passes/internal/nethttp"
	"github.com/httpvet/httpvet/passes/internal/source"
)

// globals reports stores to http.DefaultTransport and http.DefaultClient. A
// program may do as it likes with them, and so may a test; a library decides
// for everybody who imports it.
func (c *checker) globals() {
	if c.Pkg.Name() == "main" || c.Pkg.Path() == nethttp.Path {
		return // net/http declares them
	}
	seen := map[token.Pos]bool{}
	for _, m := range c.values.Mutations() {
		if !m.At.IsValid() || c.files.File(m.At) == nil || c.test(m.At) {
			continue
		}
		pos, end := c.assignment(m.At)
		if seen[pos] {
			continue // a literal assigned in place is one store a field
		}
		seen[pos] = true
		what := "http.DefaultTransport's connections"
		if m.Name == nethttp.DefaultClient {
			what = "http.DefaultClient"
		}
		c.findings = append(c.findings, finding{
			subject: "http." + m.Name + m.Path,
			problems: []problem{{
				category: globalMutation,
				text:     fmt.Sprintf("is assigned: that changes all of the program that uses %s, and races with requests under way", what),
			}},
			pos: pos, end: end,
		})
	}
}

// assignment returns the range of the left side of the assignment at pos, or
// of what stands there.
func (c *checker) assignment(pos token.Pos) (token.Pos, token.Pos) {
	path := source.Enclosing(c.files.File(pos), pos)
	for _, n := range path {
		switch n := n.(type) {
		case *ast.AssignStmt:
			if len(n.Lhs) > 0 {
				for i, lhs := range n.Lhs {
					in := func(e ast.Expr) bool { return e.Pos() <= pos && pos < e.End() }
					if in(lhs) || i < len(n.Rhs) && in(n.Rhs[i]) {
						return lhs.Pos(), lhs.End()
					}
				}
				return n.Lhs[0].Pos(), n.Lhs[0].End()
			}
		case ast.Stmt:
			return n.Pos(), pos + 1
		}
	}
	return pos, pos + 1
}
