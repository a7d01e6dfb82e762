package unclosedbody

import (
	"go/ast"
	"go/token"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/httpvet/httpvet/passes/internal/edits"
	"github.com/httpvet/httpvet/passes/internal/lifecycle"
)

// An exit is a way out of a region: a statement that jumps, or the end of its
// list.
type exit struct {
	region
	in   edits.List
	i    int         // of the jump in its list; -1: the end of the list
	jump ast.Stmt    // nil: the end of the list
	loss bool        // the engine says that the body is lost by this very return
	tok  token.Token // RETURN, BREAK, CONTINUE; EOF for the end of the list
}

func (e exit) pos() token.Pos {
	if e.jump != nil {
		return e.jump.Pos()
	}
	return e.to
}

// exits returns the ways out of r, in the order of the text.
func (p *proposals) exits(r region) []exit {
	var out []exit
	var path []ast.Node
	ast.Inspect(p.body, func(n ast.Node) bool {
		if n == nil {
			path = path[:len(path)-1]
			return true
		}
		if _, lit := n.(*ast.FuncLit); lit {
			return false
		}
		if st, ok := n.(ast.Stmt); ok && r.from <= n.Pos() && n.Pos() < r.to {
			if e, ok := p.jump(r, st, path); ok {
				out = append(out, e)
			}
		}
		path = append(path, n)
		return true
	})
	if stmts := r.list.Stmts(); len(stmts) == 0 || !p.leaves(stmts[len(stmts)-1]) {
		out = append(out, exit{region: r, in: r.list, i: -1, tok: token.EOF})
	}
	return out
}

// jump returns the exit that st is, if it leads out of r. path are the nodes
// around it, outermost first.
func (p *proposals) jump(r region, st ast.Stmt, path []ast.Node) (exit, bool) {
	e := exit{region: r, jump: st, i: -1}
	switch st := st.(type) {
	case *ast.ReturnStmt:
		e.tok = token.RETURN
		for _, l := range p.finding.Losses {
			e.loss = e.loss || l.Exit == st.Pos()
		}
	case *ast.BranchStmt:
		e.tok = st.Tok
		if st.Tok == token.FALLTHROUGH || !p.jumpsOut(r, st, path) {
			return e, false
		}
	default:
		return e, false
	}
	if len(path) == 0 {
		return e, false
	}
	e.in = edits.List{Node: path[len(path)-1]}
	e.i = slices.Index(e.in.Stmts(), st)
	return e, e.i >= 0
}

// jumpsOut reports whether b leaves r: what it breaks out of or continues
// encloses r.
func (p *proposals) jumpsOut(r region, b *ast.BranchStmt, path []ast.Node) bool {
	for _, n := range slices.Backward(path) {
		if n.Pos() < r.from {
			return true // what encloses the region
		}
		switch l := n.(type) {
		case *ast.LabeledStmt:
			if b.Label != nil && l.Label.Name == b.Label.Name {
				return false
			}
		case *ast.ForStmt, *ast.RangeStmt:
			if b.Label == nil {
				return false
			}
		case *ast.SwitchStmt, *ast.TypeSwitchStmt, *ast.SelectStmt:
			if b.Label == nil && b.Tok == token.BREAK {
				return false
			}
		}
	}
	return true
}

// closeAtLosses proposes to close the body right before it is lost: before
// the returns that the engine names, before the call that overwrites the
// variable, and, where it is lost by a jump or the end of a turn, before the
// one jump that makes the difference. Which one that is the engine has to say.
func (p *proposals) closeAtLosses() {
	regions := p.regions
	if !p.covered {
		regions = append(slices.Clone(regions), p.guarded()...)
	}
	p.deferred = false
	var sure [][]analysis.TextEdit
	var rest []exit
	event := token.NoPos
	if p.finding.Cause == lifecycle.Overwritten && p.finding.Event != p.finding.Call.Pos() {
		event = p.finding.Event
		es, ok := p.beforeEvent(event, regions)
		if !ok {
			return
		}
		sure = append(sure, es)
	}
	seen := map[token.Pos]bool{}
	for _, r := range regions {
		for _, e := range p.exits(r) {
			switch {
			case seen[e.pos()]:
			case event.IsValid() && e.pos() > event: // the variable holds another one
			case e.loss:
				seen[e.pos()] = true
				es, ok := p.closeBefore(e)
				if !ok {
					return
				}
				sure = append(sure, es)
			case e.tok != token.RETURN:
				rest = append(rest, e)
			}
		}
	}
	open := slices.ContainsFunc(p.finding.Losses, func(l lifecycle.Loss) bool { return !seen[l.Exit] })
	if event.IsValid() || !open {
		p.add(p.leaveTitle(nil), sure...)
		return
	}
	p.closeAtJumps(sure, rest)
}

// closeAtJumps proposes one jump at a time, and all of them.
func (p *proposals) closeAtJumps(sure [][]analysis.TextEdit, rest []exit) {
	var every [][]analysis.TextEdit
	for _, e := range rest {
		es, ok := p.closeBefore(e)
		if !ok {
			continue
		}
		p.add(p.leaveTitle(&e), append(slices.Clone(sure), es)...)
		every = append(every, es)
	}
	if len(every) > 1 {
		p.add("Close "+p.subject()+" on every way out", append(slices.Clone(sure), every...)...)
	}
}

func (p *proposals) leaveTitle(e *exit) string {
	title := "Close " + p.subject()
	switch {
	case e == nil && p.deferred:
		return "Defer " + p.closes
	case e == nil && p.finding.Cause == lifecycle.Overwritten:
		return title + " before " + p.v.Name() + " is overwritten"
	case e == nil:
		return title + " before returning"
	case e.tok == token.CONTINUE:
		return title + " before the next turn of the loop"
	case e.tok == token.BREAK:
		return title + " before the break"
	case p.loop != nil:
		return title + " at the end of the loop turn"
	}
	return title + " when it is done with"
}

// guarded returns the region right after the call, in which only a condition
// tells whether there is a response.
//
// A condition that both ends the path without a response and lets others pass
// is taken for such a check; a check that does not end the path is none.
func (p *proposals) guarded() []region {
	if p.head != nil || p.err == nil || len(p.regions) == 0 && !p.finding.Settled {
		return nil
	}
	return []region{p.regionOf(p.list, p.index+1, p.err.Name()+" == nil")}
}

// beforeExits closes the body before the losing returns of r.
func (p *proposals) beforeExits(r region) (out [][]analysis.TextEdit, ok bool) {
	for _, e := range p.exits(r) {
		if !e.loss {
			continue
		}
		es, ok := p.closeBefore(e)
		if !ok {
			return nil, false
		}
		out = append(out, es)
	}
	return out, true
}

// closeBefore closes the body right before an exit.
func (p *proposals) closeBefore(e exit) ([]analysis.TextEdit, bool) {
	at := e.pos()
	switch {
	case e.jump == nil && len(e.in.Stmts()) > 0:
		at = e.in.Stmts()[len(e.in.Stmts())-1].End()
	case e.jump == nil:
		at = e.from
	}
	if why := p.mayClose(e.region, at); why != Fixable {
		p.why = why
		return nil, false
	}
	code := p.guard(e.region, p.plainClose())
	ret, isReturn := e.jump.(*ast.ReturnStmt)
	switch {
	case isReturn && p.reads(ret):
		if e.guard != "" || p.why == ReaderReturned {
			p.why = UsedLater
			return nil, false
		}
		code, p.deferred = p.deferral(), true // the result is read from the body
	case !isReturn && p.usedOutside(e.region):
		p.why = UsedLater
		return nil, false
	}
	var es []analysis.TextEdit
	if e.jump != nil {
		es = p.file.Before(e.in, e.i, code)
	} else {
		es = p.file.Append(e.in, code)
	}
	if len(es) == 0 {
		p.why = Crowded
	}
	return es, len(es) > 0
}

func (p *proposals) guard(r region, code string) string {
	if r.guard == "" {
		return code
	}
	return "if " + r.guard + " {\n\t" + code + "\n}"
}

// beforeEvent closes the body before the statement that makes the call at pos.
func (p *proposals) beforeEvent(pos token.Pos, regions []region) ([]analysis.TextEdit, bool) {
	call, path := p.res.Files.Call(pos)
	if call == nil {
		return nil, false
	}
	for _, r := range regions {
		if pos < r.from || r.to <= pos {
			continue
		}
		for i, n := range path {
			st, ok := n.(ast.Stmt)
			if !ok || i+1 >= len(path) {
				continue
			}
			list := edits.List{Node: path[i+1]}
			k := slices.Index(list.Stmts(), st)
			if k < 0 {
				continue
			}
			if why := p.mayClose(r, st.Pos()); why != Fixable {
				p.why = why
				return nil, false
			}
			if p.reads(call) {
				p.why = UsedLater
				return nil, false
			}
			es := p.file.Before(list, k, p.guard(r, p.plainClose()))
			return es, len(es) > 0
		}
	}
	p.why = Unchecked
	return nil, false
}

// closeFirst proposes to close what the variable still holds before the call
// fills it again, at the start of a turn.
//
//	var resp *http.Response
//	for range 3 {
//		if resp != nil {
//			resp.Body.Close()
//		}
//		resp, err = client.Do(req)
func (p *proposals) closeFirst() {
	if p.loop == nil || p.declares() || p.head != nil || p.finding.Cause != lifecycle.Overwritten || !isResponse(p.v.Type()) || !p.starts() {
		return
	}
	for _, at := range p.finding.Handed {
		if !at.IsValid() || p.loop.Pos() <= at && at < p.loop.End() && !p.endsLoop(at) {
			p.why = Escapes
			return
		}
	}
	if p.reads(p.call) {
		p.why = UsedLater
		return
	}
	code := "if " + p.v.Name() + " != nil {\n\t" + p.plainClose() + "\n}"
	p.add("Close "+p.subject()+" before "+p.v.Name()+" is overwritten", p.file.Before(p.list, p.index, code))
}

// endsLoop reports whether what is at pos is part of a return.
func (p *proposals) endsLoop(pos token.Pos) (found bool) {
	inspect(p.body, func(n ast.Node) {
		if ret, ok := n.(*ast.ReturnStmt); ok && ret.Pos() <= pos && pos < ret.End() {
			found = true
		}
	})
	return found
}

// starts reports whether the variable is nil before the loop and gets no other
// value than that of the call.
func (p *proposals) starts() bool {
	fresh := false
	ok := true
	ast.Inspect(p.body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ValueSpec:
			for _, id := range n.Names {
				if p.pass.TypesInfo.Defs[id] == p.v {
					fresh = len(n.Values) == 0
				}
			}
		case *ast.AssignStmt:
			if n != p.stmt && p.assigns(n, p.v) {
				ok = false
			}
		}
		return true
	})
	return fresh && ok
}
