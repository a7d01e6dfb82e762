package unclosedbody

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"
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

// fresh returns a name for the response or body that is free at pos and that
// no other repair of the function declares.
func (d *discard) fresh(pos token.Pos) string {
	base := d.noun()
	for n := 1; n <= 9; n++ {
		name := base
		if n > 1 {
			name += strconv.Itoa(n)
		}
		if d.file.Free(d.pass.Pkg, d.pass.TypesInfo, pos, name) && !slices.Contains(d.taken[d.fn], name) {
			d.taken[d.fn] = append(d.taken[d.fn], name)
			return name
		}
	}
	return ""
}

// noun is how to call what is to be closed.
func (d *discard) noun() string {
	switch d.closes {
	case "()":
		return "cleanup"
	case ".Close()":
		return "body"
	}
	return "resp"
}

// shut is the statement that closes what has this name, to stand within depth blocks of
// its own.
func (d *discard) shut(name string, depth int) string {
	s := *d.site
	s.closes = name + d.closes
	text := s.plainClose()
	if _, t, _ := d.result(); nilable(t) && d.mayBeNil() {
		text = "if " + name + " != nil {\n\t" + text + "\n}"
	}
	in := strings.Repeat("\t", depth)
	return in + strings.ReplaceAll(text, "\n", "\n"+in)
}

// names returns what to put left of := for a call in the head of an if
// statement, and the condition under which there is a response.
func (d *discard) names() (lhs, cond, name string) {
	body, t, err := d.result()
	name, fail := d.noun(), "err"
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
	es := d.file.Wrap(d.list, d.index, "; "+cond+" {", d.shut(name, 1)+"\n}")
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
	es := d.file.Wrap(d.list, d.index, "; "+cond+" {", d.shut(name, 2)+"\n\t}\n}()")
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
			more = d.file.After(d.list, d.index+1, d.shut(name, 0))
			return append(es, more...), done(more)
		case isIf && c.Init == nil && c.Else == nil && d.judge(c.Cond) == isNone:
			return append(es, d.file.Replace(c.End(), c.End(), " else {\n"+d.shut(name, 1)+"\n}")), Fixable
		case isIf && c.Init == nil && d.judge(c.Cond) == isThere && len(c.Body.List) > 0:
			more = d.file.Prepend(c.Body, d.shut(name, 0))
			return append(es, more...), done(more)
		}
	}
	more = d.file.After(d.list, d.index, "if "+d.err.Name()+" == nil {\n"+d.shut(name, 1)+"\n}")
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
	es := d.file.Wrap(d.list, d.index, "; "+cond+" {", d.shut(name, 1)+"\n}")
	return append(es, d.file.Replace(st.Pos(), st.TokPos+token.Pos(len(st.Tok.String())), "if "+lhs+" :=")), done(es)
}
