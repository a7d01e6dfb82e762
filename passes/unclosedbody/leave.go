package unclosedbody

import (
	"go/ast"
	"go/token"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/httpvet/httpvet/passes/internal/edits"
	"github.com/httpvet/httpvet/passes/internal/lifecycle"
)

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
	at, end := e.pos(), token.NoPos
	switch {
	case e.jump != nil:
		end = e.jump.End()
	case len(e.in.Stmts()) > 0:
		at = e.in.Stmts()[len(e.in.Stmts())-1].End()
	default:
		at = e.from
	}
	if why := p.mayClose(e.region, at, end); why != Fixable {
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
			if why := p.mayClose(r, st.Pos(), st.End()); why != Fixable {
				p.why = why
				return nil, false
			}
			if p.reads(call) || p.keptInLoop(r, st) {
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

// keptInLoop reports whether the loop in r around st, which fills the variable
// anew, does something with the response that st has brought the turn before.
func (p *proposals) keptInLoop(r region, st ast.Stmt) (kept bool) {
	aliases := p.aliases()
	inspect(p.body, func(n ast.Node) {
		var body *ast.BlockStmt
		switch n := n.(type) {
		case *ast.ForStmt:
			body = n.Body
		case *ast.RangeStmt:
			body = n.Body
		default:
			return
		}
		if n.Pos() < r.from || st.Pos() < body.Pos() || body.End() <= st.Pos() {
			return
		}
		for _, other := range body.List {
			kept = kept || other != st && p.mentions(other, aliases)
		}
	})
	return kept
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
