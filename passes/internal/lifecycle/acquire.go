package lifecycle

import (
	"slices"

	"golang.org/x/tools/go/ssa"
)

// acquire makes the call under watch.
func (f *frame) acquire(w *world, c site, callee callee) []*world {
	s := f.s
	if s.mode == lending {
		if out, done := f.acquireToLend(w, c, callee); done {
			return out
		}
	}
	if w.status == held {
		return f.acquireAgain(w, c, callee)
	}
	s.clobber(w, callee)
	for _, a := range c.args {
		s.lend(f, w, a)
	}
	fresh := s.e.freshOutcomes(c.call, callee)
	if len(fresh) == 0 {
		s.dry = true // a function variable whose content is not known here
		return []*world{w}
	}
	var out []*world
	for _, o := range fresh {
		s.dry = s.dry || o.Callback > len(c.instr.Parent().Params)
		s.unclear = s.unclear || o.Unclear
		s.doubt = s.doubt || s.e.doubtful(c.instr.Parent(), &o)
		after := w.clone()
		if !s.decided(after, c.args, o.When) || !s.conditions(after, c.args, o.When) {
			continue
		}
		for _, carry := range o.Carries {
			if i, ok := slices.BinarySearchFunc(s.yielded, carry, compareCarries); !ok {
				s.yielded = slices.Insert(s.yielded, i, carry)
			}
		}
		after.status, after.read, after.note = held, o.Read, note{}
		after.unclear, after.asked = o.Unclear, 0
		if s.part != s.handle {
			after.mem.set(s.ts.mk(opFieldAddr, nil, s.e.proto.PartField(), s.handle), s.part)
		}
		if c.value == nil {
			// go and defer of the call: nobody has the result.
			s.report(after, found{cause: Discarded, read: None, trail: f.visit})
			continue
		}
		if !s.bindCarried(after, c, s.carried(after, c, &o)) {
			s.gaveUp = true
			s.hands()
			continue
		}
		if s.results(after, c, o.Results) {
			out = append(out, after)
		}
	}
	if c.value != nil && (s.comesBack(f) || s.without != nil) {
		// The other outcome, without a resource, matters to later turns only, or to
		// how the function returns then.
		if s.withoutResource(w, c) {
			out = append(out, w)
		}
	}
	return out
}

// decided reports whether the conditions under which a callee hands over a
// resource are known to hold. One that is not known ends in silence, but for
// this: what is given for a pointer is taken not to be nil.
func (s *solve) decided(w *world, args []*term, when []Cond) bool {
	for _, cond := range when {
		if cond.Is == NotNil || cond.At.Param >= len(args) {
			continue
		}
		x, ok := s.follow(w, args[cond.At.Param], cond.At.Path)
		if !ok || cond.Key != "" && !s.meets(w, x, cond) {
			return false
		}
		if cond.Key == "" && s.valueOf(w, x) == Any && x.op != opZero {
			return false
		}
	}
	return true
}

// comesBack reports whether the call under watch can be executed again.
func (s *solve) comesBack(f *frame) bool {
	return s.acq.Parent() != f.s.fn || f.g.cyclic(s.acq.Block())
}

// withoutResource makes w the world in which the call failed.
func (s *solve) withoutResource(w *world, c site) bool {
	results := c.call.Signature().Results()
	n := results.Len()
	if n > 1 && isError(results.At(n-1).Type()) {
		for i := range n - 1 {
			if s.e.proto.IsHandle(results.At(i).Type()) {
				s.bind(w, c, i, s.ts.nilTerm)
			}
		}
		return s.is(w, s.resultAt(w, c, n-1), NotNil)
	}
	return true
}

// acquireAgain is the call under watch reached while its last resource is
// held.
func (f *frame) acquireAgain(w *world, c site, callee callee) []*world {
	s := f.s
	if d := s.pendingRelease(w); d != nil && s.settles(f, w, *d) {
		if !s.bounded(d.instr) {
			s.report(w, found{cause: DeferInLoop, event: d.instr, read: w.read, trail: f.visit})
		}
		s.settled, s.gaveUp = true, true
		return nil
	}
	if !s.reachableOtherwise(f, w, c) {
		cause := LoopTurn
		if s.outlives(w) {
			cause = Overwritten
		}
		s.report(w, found{cause: cause, event: c.instr, note: w.note, read: w.read, trail: f.visit})
		return nil
	}
	// The old one is still in somebody's hands: follow that one.
	s.clobber(w, callee)
	for _, a := range c.args {
		s.lend(f, w, a)
	}
	return []*world{w}
}

// reachableOtherwise reports whether w still leads to the resource by
// something that is used after this point.
func (s *solve) reachableOtherwise(f *frame, w *world, c site) bool {
	probe := w.clone()
	own := c.instr.Block()
	if own.Parent() == f.g.fn {
		probe.env.keep(func(p pair) bool { return f.usedAfter(p.k.v, c.instr) })
		mark := f.mark(own, probe)
		probe.mem.keep(func(p pair) bool {
			root := rootOf(p.k)
			return mark[root.id] || root.op != opSym && root.op != opRes && f.rootLives(own, root)
		})
	}
	return s.reachable(probe)
}

// usedAfter reports whether v is used after instr, before it is made anew.
func (f *frame) usedAfter(v ssa.Value, instr ssa.Instruction) bool {
	if v.Parent() != f.g.fn {
		return true
	}
	b := instr.Block()
	after := false
	for _, i := range b.Instrs {
		if i == instr {
			after = true
			continue
		}
		if !after {
			continue
		}
		for _, r := range i.Operands(nil) {
			if *r == v {
				return true
			}
		}
	}
	for _, succ := range b.Succs {
		if n, ok := f.g.number[v]; ok && f.g.liveIn[succ.Index].has(n) {
			return true
		}
		if f.g.phiUsesValue(b, succ, v) {
			return true
		}
	}
	return false
}

func (g *graph) phiUsesValue(b, succ *ssa.BasicBlock, v ssa.Value) bool {
	live := newBitset(len(g.number))
	g.phiUses(b, succ, live)
	n, ok := g.number[v]
	return ok && live.has(n)
}

// outlives reports whether the resource is held by a variable that lives
// longer than one turn of the loop: overwriting that variable loses it.
func (s *solve) outlives(w *world) bool {
	if w.note.cause == Overwritten {
		return true
	}
	for _, p := range w.env {
		if _, isPhi := p.k.v.(*ssa.Phi); isPhi && s.leads(w, p.v) {
			return true
		}
	}
	for _, p := range w.mem {
		if r := root(p.k); r.op == opAlloc && s.leads(w, p.v) {
			if instr, ok := r.v.(ssa.Instruction); ok && !s.e.graph(instr.Parent()).cyclic(instr.Block()) {
				return true
			}
		}
	}
	return false
}

// report records a leak found in w.
func (s *solve) report(w *world, l found) {
	switch {
	case s.mode != acquiring:
	case w.listed:
		s.gaveUp = true
		s.hands()
	default:
		l.asked = w.asked
		s.leaks = append(s.leaks, l)
	}
}
