package lifecycle

import (
	"go/constant"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// branch follows both edges of an if, as far as they are feasible.
func (f *frame) branch(b *ssa.BasicBlock, instr *ssa.If, w *world, next func(*ssa.BasicBlock, *world)) {
	cond := f.s.eval(w, instr.Cond)
	if truth, known := f.s.decide(w, cond); known {
		to := b.Succs[1]
		if truth {
			to = b.Succs[0]
		}
		f.edge(b, to, w, next)
		return
	}
	no := w.clone()
	if w.status == held && w.unclear {
		holds, fails := f.s.asks(w, instr.Cond)
		if holds {
			w.asked = f.sideOf(w, b, true, fails)
		}
		if fails {
			no.asked = f.sideOf(no, b, false, holds)
		}
	}
	only, one := f.s.past[instr]
	if (only || !one) && f.s.assume(w, cond, true) {
		w.failed = w.failed || f.s.readFailed(w, instr.Cond, true)
		f.edge(b, b.Succs[0], w, next)
	}
	if (!only || !one) && f.s.assume(no, cond, false) {
		no.failed = no.failed || f.s.readFailed(no, instr.Cond, false)
		f.edge(b, b.Succs[1], no, next)
	}
}

// edge moves w to the start of a block: its phis take their values, and what
// can no longer matter is dropped.
func (f *frame) edge(from, to *ssa.BasicBlock, w *world, next func(*ssa.BasicBlock, *world)) {
	f.phis(from, to, w)
	if f.depth == 0 && !f.worthwhile(to, w) {
		return
	}
	f.prune(to, w)
	next(to, w)
}

// worthwhile reports whether anything can still be learned from w at b.
func (f *frame) worthwhile(b *ssa.BasicBlock, w *world) bool {
	s := f.s
	if s.mode == approaching {
		return s.goals.has(b.Index) || s.goals.meets(f.g.reach[b.Index])
	}
	if s.mode != acquiring && s.mode != lending || w.status != absent {
		return true
	}
	if s.without != nil {
		return true
	}
	if s.acq.Parent() != f.g.fn {
		return true // inside a literal, which can be called from anywhere
	}
	if _, deferred := s.acq.(*ssa.Defer); deferred {
		return true // made at the exits, wherever the statement stands
	}
	return f.g.reaches(b, s.acq.Block())
}

func (f *frame) phis(from, to *ssa.BasicBlock, w *world) {
	phi, ok := to.Instrs[0].(*ssa.Phi)
	if !ok {
		return
	}
	k := 0
	for i, p := range to.Preds {
		if p == from {
			k = i
		}
	}
	back := to.Dominates(from)
	type value struct {
		sym, term, fact *term
		lo, hi          *term // bounds that a number brings along
		rivals          []*term
		spans           []span // of its difference to each of rivals
	}
	var values []value
	var bits uint64 // of their symbols
	for _, instr := range to.Instrs {
		if phi, ok = instr.(*ssa.Phi); !ok {
			break
		}
		t := f.s.eval(w, phi.Edges[k])
		_, isConst := phi.Edges[k].(*ssa.Const)
		weighs := f.g.weighs[phi]
		v := value{sym: f.s.ts.sym(phi), term: t, fact: f.s.know(w, t)}
		switch {
		case f.s.leadsSomewhere(w, t):
			// The resource, a variable or a function: what it is matters.
		case !weighs:
			v.term, v.fact = nil, nil
		case f.s.places && f.s.isPlace(t):
			// Callers may learn that it is what they gave.
		case back && !isConst && !f.s.durable(t) && !(isNumber(t) && f.g.unrolls(to)):
			v.term = nil
			v.lo, v.hi = f.bounds(w, t, phi.Type())
		case !isBool(phi.Type()) && v.fact == nil:
			v.term = nil // no more is known of it than its bounds, whichever it is
			v.lo, v.hi = f.bounds(w, t, phi.Type())
		}
		if back {
			for _, p := range f.g.partners(phi) {
				y, _ := linear(f.s.asWritten(w, p))
				if d := f.s.brings(w, t, y); d != anything && !slices.Contains(v.rivals, y) {
					v.rivals, v.spans = append(v.rivals, y), append(v.spans, d)
				}
			}
		}
		bits |= v.sym.bits
		values = append(values, v)
	}
	stale := func(t *term) bool {
		return t.op == opSym && t.v.Parent() == f.g.fn && isPhiOf(t.v, to)
	}
	if f.g.cyclic(to) {
		w.forget(f.s.ts, bits, stale)
	}
	for _, v := range values {
		if v.term != nil && !v.term.mentions(stale) {
			w.env.set(v.sym, v.term)
		} else if v.fact != nil && v.fact.op == opConst && !isNumber(v.fact) {
			w.facts.set(v.sym, v.fact)
		}
		if v.lo != nil {
			w.facts.set(f.s.ts.mk(opBin, nil, token.LSS, v.sym, v.lo), f.s.ts.falseTerm)
		}
		if v.hi != nil {
			w.facts.set(f.s.ts.mk(opBin, nil, token.LSS, v.sym, v.hi), f.s.ts.trueTerm)
		}
		for i, y := range v.rivals {
			if !y.mentions(stale) {
				f.s.assumeSpan(w, v.sym, y, v.spans[i])
			}
		}
	}
}

// bounds returns what is known of a number where ways meet: the least value, and the
// first that is too large, each as far as a comparison in the function can tell the
// difference, so that loops end for the analysis.
func (f *frame) bounds(w *world, t *term, typ types.Type) (lo, hi *term) {
	least, most, not := f.s.bounds(w, t)
	if _, c := linear(t); isUnsigned(typ) && c < 0 && least < 0 {
		return nil, nil // it may wrap around
	}
	for slices.Contains(not, least) {
		least++
	}
	for slices.Contains(not, most) {
		most--
	}
	num := func(n int64) *term { return f.s.ts.value(constant.MakeInt64(n)) }
	if n, ok := f.g.floor(least); ok {
		lo = num(n)
	}
	if n, ok := f.g.ceiling(most); ok {
		hi = num(n)
	}
	return lo, hi
}

func isPhiOf(v ssa.Value, b *ssa.BasicBlock) bool {
	phi, ok := v.(*ssa.Phi)
	return ok && phi.Block() == b
}

func isNumber(t *term) bool { _, ok := t.aux.(literal); return ok }

// leadsSomewhere reports whether t is, or holds, something that the engine
// follows from value to value.
func (s *solve) leadsSomewhere(w *world, t *term) bool {
	switch t.op {
	case opHandle, opPart, opWrap, opReleaser, opAlloc, opClosure, opFunc:
		return true
	case opIface:
		return s.leadsSomewhere(w, t.args[0])
	}
	return s.reaches(w, t)
}

// durable reports whether t may be carried around a loop: it comes from a
// finite set, so that the loop ends for the analysis.
func (s *solve) durable(t *term) bool {
	switch t.op {
	case opConst:
		return !isNumber(t)
	case opHandle, opPart, opWrap, opReleaser, opOld, opAlloc, opClosure, opFunc, opGlobal, opZero:
		return true
	case opIface:
		return s.durable(t.args[0])
	}
	return false
}
