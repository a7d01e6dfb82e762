package unclosedbody

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/httpvet/httpvet/passes/internal/edits"
	"github.com/httpvet/httpvet/passes/internal/lifecycle"
)

// propose returns the repairs of f that are worth a try, best first, or the
// reason why there is none.
func (x *fixer) propose(f finding) ([]repair, noFix) {
	if f.Cause == lifecycle.LeftByCallback {
		return nil, LeftByCallback
	}
	s, why := x.locate(f)
	if why != Fixable {
		return nil, why
	}
	if s.v == nil {
		return s.discarded()
	}
	p := &proposals{site: s, why: Unchecked}
	p.regions, p.covered = s.regions()
	if len(p.regions) == 0 && s.head != nil && s.declares() {
		return s.discarded()
	}
	if f.Unclear || s.mayBeNil() {
		return nil, Unchecked
	}
	if s.returnsReader() {
		return nil, ReaderReturned
	}
	if f.Cause == lifecycle.DeferInLoop {
		p.closeInstead()
		return p.result()
	}
	if f.Cause == lifecycle.Replaced {
		p.closeOld()
		return p.result()
	}
	p.moveUp()
	if f.Cause == lifecycle.Overwritten || p.deferredLater() {
		p.deferInBranch()
		p.closeAtLosses()
	}
	p.deferClose()
	p.deferInBranch()
	if len(f.Losses) > 1 && !f.Settled {
		p.closeAfterUse()
	}
	p.closeAtLosses()
	p.closeAfterUse()
	p.closeFirst()
	return p.result()
}

// proposals collects repairs.
type proposals struct {
	*site
	regions []region
	covered bool
	repairs []repair
	why     noFix // the last reason against one

	deferred bool // the latest proposal defers the Close at a return
}

func (p *proposals) result() ([]repair, noFix) {
	if len(p.repairs) == 0 {
		return nil, p.why
	}
	return p.repairs, Fixable
}

func (p *proposals) add(title string, es ...[]analysis.TextEdit) {
	r := repair{title: title}
	for _, e := range es {
		if len(e) == 0 {
			p.why = Crowded
			return
		}
		r.edits = append(r.edits, e...)
	}
	p.repairs = append(p.repairs, r)
}

// subject is how titles call the body.
func (s *site) subject() string {
	if s.name == "" || s.name == s.v.Name() {
		return s.v.Name()
	}
	return s.name
}

// returnsReader reports whether what is lost is lost by returning a reader
// around it: whoever gets that still reads the body.
func (s *site) returnsReader() bool {
	for _, l := range s.finding.Losses {
		if l.Cause == lifecycle.WrapperOnly && !l.Event.IsValid() {
			return true
		}
	}
	return false
}

// deferClose proposes to defer the Close right after the error check. That is
// right where nobody else gets the body and the function ends soon.
func (p *proposals) deferClose() {
	switch {
	case p.loop != nil || p.finding.Endless:
		p.why = Jumps
		return
	case len(p.finding.Handed) > 0:
		p.why = Escapes
		return
	case len(p.regions) == 0 || !p.covered:
		p.why = Unchecked
		return
	}
	var es, superfluous [][]analysis.TextEdit
	for i, r := range p.regions {
		if i > 0 && !p.lossIn(r) {
			continue
		}
		if r.guard != "" {
			e, ok := p.beforeExits(r)
			if !ok {
				return
			}
			es = append(es, e...)
			continue
		}
		if !p.visible(r.from) {
			p.why = Shadowed
			return
		}
		es = append(es, p.at(r, p.deferral()))
		superfluous = append(superfluous, p.redundant(r)...)
	}
	title := "Defer " + p.closes
	if len(superfluous) > 0 {
		p.add(title, append(slices.Clone(es), superfluous...)...)
	}
	p.add(title, es...)
}

// redundant deletes what a deferred call makes superfluous: a Close right
// before a return, or at the end of the function.
func (p *proposals) redundant(r region) (es [][]analysis.TextEdit) {
	inspect(p.body, func(n ast.Node) {
		l := edits.List{Node: n}
		stmts := l.Stmts()
		for i, st := range stmts {
			if st.Pos() < r.from || r.to <= st.Pos() {
				continue
			}
			_, deferred, call := closing(st)
			if call == nil || deferred || types.ExprString(call) != p.closes {
				continue
			}
			atEnd := i == len(stmts)-1 && n == p.body
			if i+1 < len(stmts) {
				_, atEnd = stmts[i+1].(*ast.ReturnStmt)
			}
			if del := p.file.Delete(l, i); atEnd && del != nil {
				es = append(es, del)
			}
		}
	})
	return es
}

// deferral is the deferred call of Close. A function literal would see
// whatever the variable holds in the end.
func (p *proposals) deferral() string {
	after := false
	ast.Inspect(p.body, func(n ast.Node) bool {
		if n != nil && n != ast.Node(p.stmt) && writes(n) {
			after = after || p.assigns(n, p.v)
		}
		return !after
	})
	if after {
		return "defer " + p.closes
	}
	return p.site.deferClose()
}

// at inserts code at the start of r.
func (p *proposals) at(r region, code string) []analysis.TextEdit {
	if r.index > 0 {
		return p.file.After(r.list, r.index-1, code)
	}
	if len(r.list.Stmts()) > 0 {
		return p.file.Before(r.list, 0, code)
	}
	return p.file.Append(r.list, code)
}

func (p *proposals) visible(pos token.Pos) bool { return edits.Visible(p.pass.Pkg, pos, p.v) }

func (p *proposals) lossIn(r region) bool {
	for _, l := range p.finding.Losses {
		if l.Exit.IsValid() && r.from <= l.Exit && l.Exit < r.to {
			return true
		}
	}
	return false
}

// moveUp proposes to move a deferred Close that comes too late.
//
//	if resp.StatusCode != 200 {
//		return errStatus
//	}
//	defer resp.Body.Close()
func (p *proposals) moveUp() {
	if len(p.regions) != 1 || p.regions[0].guard != "" || p.loop != nil {
		return
	}
	r := p.regions[0]
	stmts := r.list.Stmts()
	for i := r.index; i < len(stmts); i++ {
		d, ok := stmts[i].(*ast.DeferStmt)
		if !ok {
			continue
		}
		if i > r.index && p.deferCloses(d) && p.knownAt(d, r.from) && p.visible(r.from) {
			del := p.file.Delete(r.list, i)
			if del == nil {
				p.why = CommentLost
				return
			}
			p.add("Move the deferred Close of "+p.subject()+" up", p.at(r, p.file.Outdented(d)), del)
		}
		return // another deferred call would run in another order
	}
}

// deferredLater reports whether a deferred call closes the body, or what the
// variable holds by then.
func (p *proposals) deferredLater() (found bool) {
	inspect(p.body, func(n ast.Node) {
		d, ok := n.(*ast.DeferStmt)
		found = found || ok && d.Pos() > p.stmt.End() && p.deferCloses(d)
	})
	return found
}

// deferCloses reports whether d closes the body, whatever else it does.
func (p *proposals) deferCloses(d *ast.DeferStmt) (found bool) {
	ast.Inspect(d, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		found = found || ok && types.ExprString(call) == p.closes
		return !found
	})
	return found
}

// knownAt reports whether all that n uses can be used at pos, too.
func (p *proposals) knownAt(n ast.Node, pos token.Pos) bool {
	ok := true
	ast.Inspect(n, func(m ast.Node) bool {
		id, isID := m.(*ast.Ident)
		if !isID {
			return true
		}
		obj := p.pass.TypesInfo.Uses[id]
		if obj == nil || obj.Pkg() != p.pass.Pkg || n.Pos() <= obj.Pos() && obj.Pos() < n.End() {
			return true
		}
		if v, isVar := obj.(*types.Var); isVar && (v.IsField() || edits.Visible(p.pass.Pkg, pos, v)) {
			return true
		}
		if _, isVar := obj.(*types.Var); isVar {
			ok = false
		}
		return true
	})
	return ok
}
