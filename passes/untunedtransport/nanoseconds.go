package untunedtransport

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"time"

	"github.com/httpvet/httpvet/passes/internal/nethttp"
)

// nanoseconds finds plain numbers as durations: in the fields of literals, by
// the brace of the literal, and in assignments, which become findings of
// their own.
func (c *checker) nanoseconds() map[token.Pos][]problem {
	inLiterals := map[token.Pos][]problem{}
	for _, f := range c.Files {
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CompositeLit:
				if ps := c.plainFields(n); ps != nil {
					inLiterals[n.Lbrace] = ps
				}
			case *ast.AssignStmt:
				c.plainAssignment(n)
			}
			return true
		})
	}
	return inLiterals
}

// leftOver reports the literals that are no transport, or one that is not
// followed.
func (c *checker) leftOver(units map[token.Pos][]problem) {
	for _, f := range c.Files {
		ast.Inspect(f, func(n ast.Node) bool {
			lit, ok := n.(*ast.CompositeLit)
			if !ok || units[lit.Lbrace] == nil {
				return true
			}
			s := literalSite(lit, nil)
			c.findings = append(c.findings, finding{
				site: s, subject: c.typeName(lit), problems: units[lit.Lbrace], pos: s.pos, end: s.end,
			})
			return true
		})
	}
}

func (c *checker) typeName(lit *ast.CompositeLit) string {
	return types.TypeString(deref(c.TypesInfo.TypeOf(lit)), func(p *types.Package) string { return p.Name() })
}

func deref(t types.Type) types.Type {
	if ptr, ok := types.Unalias(t).(*types.Pointer); ok {
		return ptr.Elem()
	}
	return t
}

func (c *checker) plainFields(lit *ast.CompositeLit) []problem {
	t := c.TypesInfo.TypeOf(lit)
	if t == nil {
		return nil
	}
	names := nethttp.DurationFields(deref(t))
	if names == nil {
		return nil
	}
	var ps []problem
	for i, elt := range lit.Elts {
		name, value := "", elt
		if kv, ok := elt.(*ast.KeyValueExpr); ok {
			if id, ok := kv.Key.(*ast.Ident); ok {
				name, value = id.Name, kv.Value
			}
		} else if st, ok := deref(t).Underlying().(*types.Struct); ok && i < st.NumFields() {
			name = st.Field(i).Name()
		}
		if p := c.plain(name, value); p != nil && slices.Contains(names, name) {
			ps = append(ps, *p)
		}
	}
	return ps
}

func (c *checker) plainAssignment(assign *ast.AssignStmt) {
	if assign.Tok != token.ASSIGN || len(assign.Lhs) != len(assign.Rhs) {
		return
	}
	for i, lhs := range assign.Lhs {
		sel, ok := ast.Unparen(lhs).(*ast.SelectorExpr)
		if !ok || !c.holdsDuration(sel) {
			continue
		}
		if p := c.plain(sel.Sel.Name, assign.Rhs[i]); p != nil {
			// The name of what is assigned stands for the type.
			c.findings = append(c.findings, finding{
				subject: types.ExprString(sel.X), problems: []problem{*p}, pos: sel.Pos(), end: sel.End(),
			})
		}
	}
}

// holdsDuration reports whether a selector is one of the fields in the table,
// perhaps of an embedded struct.
func (c *checker) holdsDuration(sel *ast.SelectorExpr) bool {
	s := c.TypesInfo.Selections[sel]
	if s == nil || s.Kind() != types.FieldVal {
		return false
	}
	t := s.Recv()
	for _, i := range s.Index() {
		st, ok := deref(t).Underlying().(*types.Struct)
		if !ok {
			return false
		}
		if f := st.Field(i); f == s.Obj() {
			return slices.Contains(nethttp.DurationFields(deref(t)), f.Name())
		}
		t = st.Field(i).Type()
	}
	return false
}

// plain reports a number without a unit that is too small to be meant. In
// test code 1 makes a timeout happen.
func (c *checker) plain(field string, value ast.Expr) *problem {
	tv := c.TypesInfo.Types[value]
	if tv.Value == nil || !c.untyped(value) {
		return nil
	}
	n, exact := constant.Int64Val(constant.ToInt(tv.Value))
	if !exact || n <= 0 || n >= int64(time.Millisecond) || n == 1 && c.test(value.Pos()) {
		return nil
	}
	return &problem{
		category: nanoseconds,
		text:     fmt.Sprintf("sets %s to %s, which is %v: write %s or %s", field, types.ExprString(value), time.Duration(n), unit(n, "Second"), unit(n, "Millisecond")),
		related:  []related{{value.Pos(), fmt.Sprintf("this is %d nanoseconds", n)}},
	}
}

func unit(n int64, name string) string { return fmt.Sprintf("%d*time.%s", n, name) }

// untyped reports whether a constant is made of numbers without a unit: of
// literals and of constants that are not declared as durations.
func (c *checker) untyped(e ast.Expr) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.BasicLit:
		return true
	case *ast.Ident:
		return c.plainConst(e)
	case *ast.SelectorExpr:
		return c.plainConst(e.Sel)
	case *ast.UnaryExpr:
		return c.untyped(e.X)
	case *ast.BinaryExpr:
		return c.untyped(e.X) && c.untyped(e.Y)
	case *ast.CallExpr: // time.Duration(10)
		return len(e.Args) == 1 && c.TypesInfo.Types[e.Fun].IsType() && c.untyped(e.Args[0])
	}
	return false
}

// plainConst reports whether an identifier is a constant of no type, or of a
// plain integer type that a conversion makes a duration.
func (c *checker) plainConst(id *ast.Ident) bool {
	k, ok := c.TypesInfo.Uses[id].(*types.Const)
	if !ok {
		return false
	}
	_, basic := types.Unalias(k.Type()).(*types.Basic)
	return basic
}
