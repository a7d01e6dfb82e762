package unclosedbody

import (
	"go/ast"
	"go/token"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/httpvet/httpvet/passes/internal/edits"
	"github.com/httpvet/httpvet/passes/internal/lifecycle"
)

// closeAfterUse proposes to close the body right after the last statement that
// reads it, and before the returns that lose it until then. In a loop that is
// what a deferred call is elsewhere.
func (p *proposals) closeAfterUse() {
	if len(p.regions) == 0 || !p.covered || p.loop == nil && !p.finding.Endless {
		return
	}
	if len(p.finding.Handed) > 0 {
		p.why = Escapes
		return
	}
	r := p.regions[0]
	if p.usedOutside(r) {
		p.why = UsedLater
		return
	}
	p.closeAfter(r, p.lastRead(r), "Close "+p.subject()+" once it is read")
}

// closeAfter proposes to close the body after statement k of the list of r,
// at its start if k is -1.
func (p *proposals) closeAfter(r region, k int, title string) {
	var here []analysis.TextEdit
	at := r.from
	if k >= r.index {
		st := r.list.Stmts()[k]
		if p.leaves(st) {
			return
		}
		at, here = st.End(), p.file.After(r.list, k, p.plainClose())
	} else {
		here = p.at(r, p.plainClose())
	}
	if why := p.mayClose(r, at); why != Fixable {
		p.why = why
		return
	}
	es := [][]analysis.TextEdit{here}
	for i, r := range p.regions {
		for _, e := range p.exits(r) {
			if !e.loss || i == 0 && e.pos() >= at {
				continue
			}
			before, ok := p.closeBefore(e)
			if !ok {
				return
			}
			es = append(es, before)
		}
	}
	p.add(title, es...)
}

// closeInstead proposes to close the body at the end of its loop turn instead
// of deferring that, where no jump leads past that place.
func (p *proposals) closeInstead() {
	p.why = Jumps
	if p.loop == nil || len(p.regions) == 0 || !p.covered || p.regions[0].guard != "" {
		return
	}
	r := p.regions[0]
	stmts := r.list.Stmts()
	i := slices.IndexFunc(stmts, func(st ast.Stmt) bool { return st.Pos() == p.finding.Event })
	if i < r.index {
		return
	}
	if _, _, call := closing(stmts[i]); call == nil || !p.deferCloses(stmts[i].(*ast.DeferStmt)) {
		return
	}
	if len(p.finding.Handed) > 0 {
		p.why = Escapes
		return
	}
	last := -1
	for k := i + 1; k < len(stmts); k++ {
		if p.mentions(stmts[k], p.aliases()) {
			last = k
		}
	}
	end := stmts[len(stmts)-1].End()
	if last >= 0 {
		end = stmts[last].End()
	}
	for _, e := range p.exits(r) {
		if e.jump != nil && stmts[i].Pos() < e.pos() && e.pos() < end {
			return
		}
	}
	if p.usedOutside(r) {
		p.why = UsedLater
		return
	}
	if why := p.mayClose(r, end); why != Fixable {
		p.why = why
		return
	}
	title := "Close " + p.subject() + " in each turn of the loop"
	if last < 0 {
		p.add(title, []analysis.TextEdit{p.file.Replace(stmts[i].Pos(), stmts[i].End(), p.plainClose())})
		return
	}
	del := p.file.Delete(r.list, i)
	if del == nil {
		p.why = CommentLost
		return
	}
	p.add(title, del, p.file.After(r.list, last, p.plainClose()))
}

// closeOld proposes to close a body before another one takes its place in the
// response: after the last statement that reads it, or else right before.
//
//	b, err := io.ReadAll(resp.Body)
//	resp.Body = io.NopCloser(bytes.NewReader(b))
func (p *proposals) closeOld() {
	p.why = NotRead
	if p.finding.Read != lifecycle.ToEnd {
		return
	}
	store, list := p.storeAt(p.finding.Event)
	if store == nil || slices.ContainsFunc(store.Rhs, func(e ast.Expr) bool { return p.mentions(e, p.aliases()) }) {
		return
	}
	if !p.visible(store.Pos()) {
		p.why = Shadowed
		return
	}
	title := "Close " + p.subject() + " before it is replaced"
	k := slices.Index(list.Stmts(), ast.Stmt(store))
	for _, r := range p.regions {
		if r.list.Node != list.Node || r.guard != "" {
			continue
		}
		for j := k - 1; j >= r.index; j-- {
			if p.mentions(list.Stmts()[j], p.aliases()) {
				p.closeAfter(r, j, title)
				break
			}
		}
	}
	es := [][]analysis.TextEdit{p.file.Before(list, k, p.plainClose())}
	for _, r := range p.regions {
		before, ok := p.beforeExits(r)
		if !ok {
			return
		}
		es = append(es, before...)
	}
	p.add(title, es...)
}

// storeAt returns the assignment that pos lies in, with its list.
func (p *proposals) storeAt(pos token.Pos) (store *ast.AssignStmt, list edits.List) {
	if !pos.IsValid() {
		return nil, list
	}
	inspect(p.body, func(n ast.Node) {
		l := edits.List{Node: n}
		for _, st := range l.Stmts() {
			if as, ok := st.(*ast.AssignStmt); ok && as.Pos() <= pos && pos < as.End() {
				store, list = as, l
			}
		}
	})
	return store, list
}
