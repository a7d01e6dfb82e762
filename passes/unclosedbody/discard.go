package unclosedbody

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/httpvet/httpvet/passes/internal/edits"
)

// discarded proposes how to bind and close a response that is thrown away. It
// is closed at once: nobody reads it.
func (s *site) discarded() ([]repair, noFix) {
	d := &discard{site: s}
	var es []analysis.TextEdit
	why := Fixable
	switch st := s.stmt.(type) {
	case *ast.GoStmt, *ast.DeferStmt:
		es, why = d.later()
	case *ast.ExprStmt:
		es, why = d.bare()
	case *ast.AssignStmt:
		if s.head != nil {
			es, why = d.inHead(st)
		} else {
			es, why = d.assigned(st)
		}
	default:
		why = Conditional
	}
	if why != Fixable {
		return nil, why
	}
	if len(es) == 0 {
		return nil, Crowded
	}
	title := "Bind the response and close its body"
	if s.v != nil {
		title = "Close " + s.subject()
	}
	return []repair{{title, es}}, Fixable
}

type discard struct {
	*site
}

// result returns the number of the result that leads to the body, its type,
// and the number of the error, -1 if there is none.
func (d *discard) result() (body int, t types.Type, err int) {
	results := tuple(d.pass.TypesInfo.TypeOf(d.bound))
	err = -1
	if n := results.Len(); n > 1 && isError(results.At(n-1).Type()) {
		err = n - 1
	}
	for _, c := range d.finding.Carries {
		if !c.Hidden && c.Result < results.Len() {
			if _, closes, ok := d.spell(results.At(c.Result).Type(), c); ok && closes == strings.TrimPrefix(d.closes, d.varName()) {
				return c.Result, results.At(c.Result).Type(), err
			}
		}
	}
	return 0, results.At(0).Type(), err
}

func (d *discard) varName() string {
	if d.v == nil {
		return ""
	}
	return d.v.Name()
}

// fresh returns a name for the response or body that is free at pos.
func (d *discard) fresh(pos token.Pos) string {
	switch {
	case d.closes == "()":
		return edits.Fresh(d.pass.Pkg, pos, "cleanup", "closeBody")
	case d.closes == ".Close()":
		return edits.Fresh(d.pass.Pkg, pos, "body", "rc", "closer")
	}
	return edits.Fresh(d.pass.Pkg, pos, "resp", "res", "response", "httpResp")
}

// shut is the statement that closes what has this name.
func (d *discard) shut(name string) string {
	s := *d.site
	s.closes = name + d.closes
	return s.plainClose()
}

// names returns what to put left of := for a call in the head of an if
// statement, and the condition under which there is a response.
func (d *discard) names() (lhs, cond, name string) {
	body, t, err := d.result()
	name, fail := "resp", "err"
	switch d.closes {
	case "()":
		name = "cleanup"
	case ".Close()":
		name = "body"
	}
	n := tuple(d.pass.TypesInfo.TypeOf(d.bound)).Len()
	var parts []string
	for i := range n {
		switch i {
		case body:
			parts = append(parts, name)
		case err:
			parts = append(parts, fail)
		default:
			parts = append(parts, "_")
		}
	}
	switch {
	case err >= 0:
		cond = fail + " == nil"
	case nilable(t):
		cond = name + " != nil"
	}
	return strings.Join(parts, ", "), cond, name
}

// bare is for calls that are statements.
//
//	client.Get(url)
//
//	if resp, err := client.Get(url); err == nil {
//		resp.Body.Close()
//	}
func (d *discard) bare() ([]analysis.TextEdit, noFix) {
	lhs, cond, name := d.names()
	if cond == "" {
		return nil, Conditional
	}
	es := d.file.Wrap(d.list, d.index, "; "+cond+" {", "\t"+d.shut(name)+"\n}")
	return append(es, d.file.Replace(d.stmt.Pos(), d.stmt.Pos(), "if "+lhs+" := ")), done(es)
}

// later is for go and defer statements, whose call becomes the body of a
// function literal. Its operands are evaluated later then, which must make no
// difference.
func (d *discard) later() ([]analysis.TextEdit, noFix) {
	lhs, cond, name := d.names()
	if cond == "" {
		return nil, Conditional
	}
	if !d.settledOperands() {
		return nil, Unevaluated
	}
	es := d.file.Wrap(d.list, d.index, "; "+cond+" {", "\t\t"+d.shut(name)+"\n\t}\n}()")
	return append(es, d.file.Replace(d.bound.Pos(), d.bound.Pos(), "func() {\n\tif "+lhs+" := ")), done(es)
}

// settledOperands reports whether the operands of the call have the same
// value whenever they are evaluated: constants, functions, and variables that
// are assigned once.
func (d *discard) settledOperands() bool {
	ok := true
	ast.Inspect(d.bound, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			ok = ok && n == d.bound
		case *ast.Ident:
			v, isVar := d.pass.TypesInfo.Uses[n].(*types.Var)
			if isVar && !v.IsField() {
				local := v.Parent() != d.pass.Pkg.Scope() && v.Pkg() == d.pass.Pkg
				ok = ok && (local && !d.assigns(d.outermost(), v) || !local && v.Pkg() != d.pass.Pkg)
			} else if isVar {
				ok = false
			}
		case *ast.IndexExpr, *ast.StarExpr, *ast.UnaryExpr, *ast.FuncLit, *ast.CompositeLit:
			ok = false
		}
		return ok
	})
	return ok
}

// outermost returns the declared function around the site.
func (d *discard) outermost() ast.Node {
	for _, n := range d.path {
		if fd, ok := n.(*ast.FuncDecl); ok {
			return fd
		}
	}
	return d.fn
}

// assigned is for assignments that leave the response out.
//
//	_, err := client.Get(url)
//	if err != nil {
//		return err
//	}
func (d *discard) assigned(st *ast.AssignStmt) ([]analysis.TextEdit, noFix) {
	body, t, err := d.result()
	named := err >= 0 && err < len(st.Lhs) && !blank(st.Lhs[err])
	if !named {
		return d.unnamed(st)
	}
	if d.err == nil {
		return nil, Unbound // the error goes to a field or an element
	}
	name := d.fresh(st.End())
	if name == "" {
		return nil, Shadowed
	}
	hole := st.Lhs[body]
	es := []analysis.TextEdit{d.file.Replace(hole.Pos(), hole.End(), name)}
	if st.Tok == token.ASSIGN {
		more, why := d.declare(st, name, t)
		if why != Fixable {
			return nil, why
		}
		es = append(es, more...)
	}
	return d.closeBound(es, name)
}

// declare makes an assignment of the error one that declares the response.
func (d *discard) declare(st *ast.AssignStmt, name string, t types.Type) ([]analysis.TextEdit, noFix) {
	if edits.Scope(d.pass.Pkg, st.Pos()) == d.err.Parent() && len(st.Lhs) == 2 {
		return []analysis.TextEdit{d.file.Replace(st.TokPos, st.TokPos+1, ":=")}, Fixable
	}
	text, es, ok := d.typeText(t, st.Pos())
	if !ok {
		return nil, Shadowed
	}
	decl := d.file.Before(d.list, d.index, "var "+name+" "+text)
	if len(decl) == 0 {
		return nil, Crowded
	}
	return append(es, decl...), Fixable
}

// typeText returns how t is written at pos, with the import that this needs.
func (d *discard) typeText(t types.Type, pos token.Pos) (text string, es []analysis.TextEdit, ok bool) {
	ok = true
	text = types.TypeString(t, func(p *types.Package) string {
		if p == d.pass.Pkg {
			return ""
		}
		name, imp := d.file.Import(d.pass.Pkg, p.Path(), p.Name(), pos)
		if name == "" {
			ok = false
		}
		es = append(es, imp...)
		return name
	})
	return text, es, ok
}

// closeBound closes the response after the error check, or under the
// condition that there is no error.
func (d *discard) closeBound(es []analysis.TextEdit, name string) ([]analysis.TextEdit, noFix) {
	stmts := d.list.Stmts()
	var more []analysis.TextEdit
	if d.index+1 < len(stmts) {
		next := stmts[d.index+1]
		c, isIf := next.(*ast.IfStmt)
		switch {
		case isIf && c.Init == nil && c.Else == nil && d.judge(c.Cond) == isNone && d.leaves(c.Body), d.stopsOnError(next):
			more = d.file.After(d.list, d.index+1, d.shut(name))
			return append(es, more...), done(more)
		case isIf && c.Init == nil && d.judge(c.Cond) == isThere && len(c.Body.List) > 0:
			more = d.file.Prepend(c.Body, d.shut(name))
			return append(es, more...), done(more)
		}
	}
	more = d.file.After(d.list, d.index, "if "+d.err.Name()+" == nil {\n\t"+d.shut(name)+"\n}")
	return append(es, more...), done(more)
}

func done(es []analysis.TextEdit) noFix {
	if len(es) == 0 {
		return Crowded
	}
	return Fixable
}

// unnamed is for assignments that leave out both.
//
//	_, _ = client.Get(url)
func (d *discard) unnamed(st *ast.AssignStmt) ([]analysis.TextEdit, noFix) {
	for _, l := range st.Lhs {
		if !blank(l) {
			return nil, Unbound
		}
	}
	lhs, cond, name := d.names()
	if cond == "" {
		return nil, Conditional
	}
	es := d.file.Wrap(d.list, d.index, "; "+cond+" {", "\t"+d.shut(name)+"\n}")
	return append(es, d.file.Replace(st.Pos(), st.TokPos+token.Pos(len(st.Tok.String())), "if "+lhs+" :=")), done(es)
}

// inHead is for calls in the head of an if statement.
//
//	if _, err := client.Get(url); err != nil {
//		return err
//	}
func (d *discard) inHead(st *ast.AssignStmt) ([]analysis.TextEdit, noFix) {
	body, _, err := d.result()
	if err < 0 || err >= len(st.Lhs) || d.err == nil {
		return nil, Unbound
	}
	if st.Tok != token.DEFINE {
		return nil, Unchecked // the response would have to be declared before
	}
	var es []analysis.TextEdit
	name := d.varName()
	if d.v == nil {
		if name = d.fresh(d.head.Body.Pos()); name == "" {
			return nil, Shadowed
		}
		es = append(es, d.file.Replace(st.Lhs[body].Pos(), st.Lhs[body].End(), name))
	} else {
		d.closes = strings.TrimPrefix(d.closes, name)
	}
	var more []analysis.TextEdit
	other, _ := d.head.Else.(*ast.BlockStmt)
	switch d.judge(d.head.Cond) {
	case isThere:
		more = d.file.Prepend(d.head.Body, d.shut(name))
	case isNone:
		switch {
		case other != nil:
			more = d.file.Prepend(other, d.shut(name))
		case d.head.Else == nil:
			more = []analysis.TextEdit{d.file.Replace(d.head.End(), d.head.End(), " else {\n\t"+d.shut(name)+"\n}")}
		default:
			return nil, Conditional
		}
	default:
		return nil, Unchecked
	}
	return append(es, more...), done(more)
}
