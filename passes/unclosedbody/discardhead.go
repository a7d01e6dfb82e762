package unclosedbody

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/httpvet/httpvet/passes/internal/edits"
)

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

// inHead is for calls in the head of an if statement.
//
//	if _, err := client.Get(url); err != nil {
//		return err
//	}
func (d *discard) inHead(st *ast.AssignStmt) ([]analysis.TextEdit, noFix) {
	body, t, err := d.result()
	if err < 0 || err >= len(st.Lhs) || d.err == nil {
		return nil, Unbound
	}
	if d.v != nil {
		name := d.v.Name()
		d.closes = strings.TrimPrefix(d.closes, name)
		return d.closeByHead(nil, name)
	}
	name := d.fresh(d.head.Pos() - 1) // in front of it its own scope has not begun
	if name == "" {
		return nil, Shadowed
	}
	es := []analysis.TextEdit{d.file.Replace(st.Lhs[body].Pos(), st.Lhs[body].End(), name)}
	switch {
	case st.Tok == token.DEFINE:
		if d.judge(d.head.Cond) == isNone && d.head.Else == nil && d.leaves(d.head.Body) && d.file.Free(d.pass.Pkg, d.pass.TypesInfo, d.head.Pos()-1, d.err.Name()) {
			return d.hoist(es, name)
		}
	case edits.Scope(d.pass.Pkg, d.head.Pos()-1) == d.err.Parent() && len(st.Lhs) == 2:
		es = append(es, d.file.Replace(st.TokPos, st.TokPos+1, ":="))
		return d.hoist(es, name)
	default:
		text, imports, ok := d.typeText(t, d.head.Pos())
		if !ok {
			return nil, Shadowed
		}
		decl := d.file.Before(d.list, d.index, "var "+name+" "+text)
		if len(decl) == 0 {
			return nil, Crowded
		}
		es = append(append(es, imports...), decl...)
	}
	return d.closeByHead(es, name)
}

// hoist takes the call out of the head.
//
//	if _, err := client.Get(url); err != nil {
//	---                         --
func (d *discard) hoist(es []analysis.TextEdit, name string) ([]analysis.TextEdit, noFix) {
	init, cond := d.head.Init, d.head.Cond
	if d.file.Commented(d.head.Pos(), d.head.Body.Lbrace) {
		return nil, CommentLost
	}
	es = append(es, d.file.Replace(d.head.Pos(), init.Pos(), ""), d.file.Replace(init.End(), cond.Pos(), "\nif "))
	if d.judge(cond) == isNone && d.head.Else == nil && d.leaves(d.head.Body) {
		more := d.file.After(d.list, d.index, d.shut(name, 0))
		return append(es, more...), done(more)
	}
	return d.closeByHead(es, name)
}

// closeByHead closes the response in the branch of the if statement in which
// there is one.
func (d *discard) closeByHead(es []analysis.TextEdit, name string) ([]analysis.TextEdit, noFix) {
	var more []analysis.TextEdit
	other, _ := d.head.Else.(*ast.BlockStmt)
	switch d.judge(d.head.Cond) {
	case isThere:
		more = d.file.Prepend(d.head.Body, d.shut(name, 0))
	case isNone:
		switch {
		case other != nil:
			more = d.file.Prepend(other, d.shut(name, 0))
		case d.head.Else == nil:
			more = []analysis.TextEdit{d.file.Replace(d.head.End(), d.head.End(), " else {\n"+d.shut(name, 1)+"\n}")}
		default:
			return nil, Conditional
		}
	default:
		return nil, Unchecked
	}
	return append(es, more...), done(more)
}
