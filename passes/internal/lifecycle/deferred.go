package lifecycle

import (
	"slices"

	"golang.org/x/tools/go/ssa"
)

// deferCall registers a deferred call with its operands as they are now.
func (f *frame) deferCall(w *world, instr *ssa.Defer) {
	c := f.site(w, instr)
	if f.s.releasesOther(w, c) {
		return
	}
	p := pending{instr: instr, owner: f.owner(instr), fn: c.fn, args: c.args}
	for i := range w.defers {
		d := &w.defers[i]
		if d.instr != instr {
			continue
		}
		if d.fn == p.fn && slices.Equal(d.args, p.args) {
			d.loop = true
			return
		}
		if !f.s.pends(w, d) {
			// An earlier turn's call of nothing of interest: one stands for all.
			p.loop = true
			w.defers = slices.Delete(w.defers, i, i+1)
			break
		}
	}
	w.defers = append(w.defers, p)
}

// releasesOther reports whether c releases the part of a handle that does not lead to
// the resource under watch, and never will: its operands are what they are. Functions
// that acquire a hundred resources would carry a hundred of those calls in each world.
func (s *solve) releasesOther(w *world, c site) bool {
	if !c.call.IsInvoke() || !s.e.proto.Releases(c.call.Method) || s.leads(w, c.fn) {
		return false
	}
	load, ok := c.call.Value.(*ssa.UnOp)
	if !ok || c.fn.op == opIface {
		return false
	}
	field, ok := load.X.(*ssa.FieldAddr)
	return ok && field.Field == s.e.proto.PartField() && s.e.proto.IsHandle(field.X.Type())
}

// owner returns the function at whose exit a deferred call runs: the body of
// a range-over-func loop defers to the function that the loop stands in.
func (f *frame) owner(instr *ssa.Defer) *ssa.Function {
	fn := instr.Parent()
	if instr.DeferStack == nil {
		return fn
	}
	for fn.Synthetic == "range-over-func yield" {
		fn = fn.Parent()
	}
	return fn
}

// pends reports whether a pending call leads to the resource.
func (s *solve) pends(w *world, d *pending) bool {
	return s.reaches(w, d.fn) || slices.ContainsFunc(d.args, func(a *term) bool { return s.reaches(w, a) })
}

// runDefers runs the pending calls of the frame's function, last first, with
// the variables as they are then.
func (f *frame) runDefers(w *world) []*world {
	todo := []*world{w}
	for {
		var next []*world
		ran := false
		for _, w := range todo {
			i := lastOwned(w.defers, f.g.fn)
			if i < 0 {
				next = append(next, w)
				continue
			}
			ran = true
			d := w.defers[i]
			w.defers = slices.Delete(w.defers, i, i+1)
			if f.depth == 0 {
				f.s.now = d.instr.Pos()
			}
			next = append(next, f.runPending(w, d)...)
		}
		todo = next
		if !ran || f.s.exceeded() {
			return todo
		}
	}
}

func lastOwned(defers []pending, fn *ssa.Function) int {
	for i := len(defers) - 1; i >= 0; i-- {
		if defers[i].owner == fn {
			return i
		}
	}
	return -1
}

// runPending makes one deferred call.
func (f *frame) runPending(w *world, d pending) []*world {
	s := f.s
	switch {
	case d.fn == nil:
		return []*world{w} // calls of earlier turns, of nothing that is watched
	case d.loop && d.fn == s.part:
		return s.one(w, s.release(w))
	}
	return f.call(w, site{instr: d.instr, call: d.instr.Common(), fn: d.fn, args: d.args})
}

// settles tries a pending call on a copy of w.
func (s *solve) settles(f *frame, w *world, d pending) bool {
	if d.fn == s.part && d.loop || f.depth >= maxDepth {
		return true
	}
	return s.probe(func() []*world { return f.runPending(w.clone(), d) })
}

// start makes the call of a go statement. What the new goroutine settles, or
// keeps, it has taken over; what it only looks at stays where it is.
func (f *frame) start(w *world, instr *ssa.Go) bool {
	s := f.s
	c := f.site(w, instr)
	if s.acquires(c) {
		f.acquire(w, c, s.e.calleeOf(c))
		return s.mode == acquiring && f.comesBackTo(instr)
	}
	if !s.reaches(w, c.fn) && !slices.ContainsFunc(c.args, func(a *term) bool { return s.reaches(w, a) }) {
		s.escape(f, w, c.fn)
		for _, a := range c.args {
			s.escape(f, w, a)
		}
		return true
	}
	if s.probe(func() []*world { return f.call(w.clone(), c) }) && !s.settle(w, moved) {
		return false
	}
	w.consumed()
	s.escape(f, w, c.fn)
	for _, a := range c.args {
		s.escape(f, w, a)
	}
	return true
}

func (f *frame) comesBackTo(instr ssa.Instruction) bool { return f.g.cyclic(instr.Block()) }
