package untunedtransport

import (
	"go/ast"
	"go/token"
	"go/types"
	"path"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/httpvet/httpvet/passes/internal/edits"
	"github.com/httpvet/httpvet/passes/internal/source"
)

// file returns the file at pos for editing, nil if it cannot be edited.
func (c *checker) file(pos token.Pos) *edits.File {
	syntax := c.files.File(pos)
	if f, ok := c.editable[syntax]; ok {
		return f
	}
	f := edits.Open(c.Pass, syntax)
	c.editable[syntax] = f
	return f
}

// fix returns the one fix that adds all that a finding misses. There is none
// if only a part of it could be mended, or the edits of an earlier fix would
// be in the way.
func (c *checker) fix(f finding) *analysis.SuggestedFix {
	if !f.fixable || c.file(f.pos) == nil {
		return nil
	}
	file := c.file(f.pos)
	var names []string
	var inLiteral []addition
	var all []analysis.TextEdit
	for _, p := range f.problems {
		if p.adds == nil {
			return nil
		}
		for _, a := range p.adds {
			names = append(names, a.field)
			if a.near.IsValid() && !f.site.holds(a.near) {
				es := c.storeAfter(file, a)
				if es == nil {
					return nil
				}
				all = append(all, es...)
				continue
			}
			inLiteral = append(inLiteral, a)
		}
	}
	if len(inLiteral) > 0 {
		es := c.addToLiteral(file, f.site, inLiteral)
		if es == nil {
			return nil
		}
		all = append(all, es...)
	}
	if edits.Overlap(all, c.offered[file]) {
		return nil
	}
	c.offered[file] = append(c.offered[file], all...)
	return &analysis.SuggestedFix{Message: "Set " + listed(names), TextEdits: all}
}

// addToLiteral adds fields to the literal of a site, or makes one of new and
// of a variable without a value.
func (c *checker) addToLiteral(file *edits.File, s *site, adds []addition) []analysis.TextEdit {
	var imports []analysis.TextEdit
	var elements []string
	var after ast.Expr
	for _, a := range adds {
		expr := a.expr
		if a.pkg != "" {
			name, es := file.Import(c.Pkg, a.pkg, path.Base(a.pkg), s.pos)
			if name == "" {
				return nil
			}
			imports = append(imports, es...)
			expr = strings.ReplaceAll(expr, path.Base(a.pkg)+".", name+".")
		}
		elements = append(elements, a.field+": "+expr)
		if a.near.IsValid() && len(adds) == 1 {
			after = element(s.literal, a.near)
		}
	}
	var es []analysis.TextEdit
	switch {
	case s.literal != nil:
		es = file.AddFields(s.literal, after, elements...)
	case s.fresh != nil:
		es = file.Exchange(s.fresh.Pos(), s.fresh.End(), "&"+made(s.fresh.Args[0], elements))
	case s.declared != nil && len(s.declared.Names) == 1 && s.declared.Type != nil:
		es = file.Exchange(s.declared.Type.Pos(), s.declared.Type.End(), "= "+made(s.declared.Type, elements))
	}
	if es == nil {
		return nil
	}
	return append(es, imports...)
}

func made(t ast.Expr, elements []string) string {
	return types.ExprString(t) + "{" + strings.Join(elements, ", ") + "}"
}

// element returns the element of a literal in which pos is.
func element(lit *ast.CompositeLit, pos token.Pos) ast.Expr {
	for _, elt := range lit.Elts {
		if elt.Pos() <= pos && pos < elt.End() {
			return elt
		}
	}
	return nil
}

// setTo returns the expression that the store at a position in SSA form
// stores, "" unless it can stand a second time right after it.
func (c *checker) setTo(at token.Pos) string {
	kv, assign, _ := c.storing(at)
	var e ast.Expr
	switch {
	case kv != nil:
		e = kv.Value
	case assign != nil:
		e = assign.Rhs[0]
	}
	if e == nil || !c.repeatable(e) {
		return ""
	}
	return types.ExprString(e)
}

// storing finds the element of a literal, or the assignment of one value, at
// a position in SSA form, with the nodes around the assignment.
func (c *checker) storing(at token.Pos) (*ast.KeyValueExpr, *ast.AssignStmt, []ast.Node) {
	path := source.Enclosing(c.files.File(at), at)
	for i, n := range path {
		switch n := n.(type) {
		case *ast.KeyValueExpr:
			if n.Colon == at {
				return n, nil, nil
			}
		case *ast.AssignStmt:
			if n.Tok == token.ASSIGN && len(n.Lhs) == 1 && len(n.Rhs) == 1 {
				return nil, n, path[i+1:]
			}
			return nil, nil, nil
		case ast.Stmt:
			return nil, nil, nil
		}
	}
	return nil, nil, nil
}

// repeatable reports whether an expression does nothing but yield a value.
func (c *checker) repeatable(e ast.Expr) bool {
	plain := true
	ast.Inspect(e, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			plain = plain && c.TypesInfo.Types[n.Fun].IsType()
		case *ast.FuncLit:
			plain = false
		case *ast.UnaryExpr:
			plain = plain && n.Op != token.ARROW
		}
		return plain
	})
	return plain
}

// storeAfter adds an assignment of a field of the same transport after the
// one that is at fault.
func (c *checker) storeAfter(file *edits.File, a addition) []analysis.TextEdit {
	_, assign, around := c.storing(a.near)
	if assign == nil || len(around) == 0 {
		return nil
	}
	sel, ok := ast.Unparen(assign.Lhs[0]).(*ast.SelectorExpr)
	if !ok || !c.repeatable(sel.X) {
		return nil
	}
	list := edits.List{Node: around[0]}
	for i, stmt := range list.Stmts() {
		if stmt == assign {
			return file.After(list, i, types.ExprString(sel.X)+"."+a.field+" = "+a.expr)
		}
	}
	return nil
}
