package lifecycle

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// apply makes a call whose callee is not walked: the resource and function
// literals among the arguments meet what the summary says of them.
func (f *frame) apply(w *world, c site, callee callee) []*world {
	s := f.s
	worlds := []*world{w}
	watched := false
	for i, a := range c.args {
		if s.reaches(w, a) && a.op != opClosure && a != s.fnToken {
			watched = true
			continue
		}
		if a.op == opClosure || a.op == opFunc && a.v.(*ssa.Function).Parent() != nil {
			worlds = f.each(worlds, func(w *world) []*world { return f.passFunc(w, c, callee, i, a) })
			continue
		}
		if a == s.fnToken && s.fnToken != nil {
			worlds = f.each(worlds, func(w *world) []*world { return f.passToken(w, c, callee, i) })
			continue
		}
		for _, w := range worlds {
			s.lend(f, w, a)
		}
	}
	if !watched {
		return f.each(worlds, func(w *world) []*world { return f.plainOutcomes(w, c, callee) })
	}
	return f.each(worlds, func(w *world) []*world { return f.pass(w, c, callee) })
}

func (f *frame) each(ws []*world, do func(*world) []*world) []*world {
	var out []*world
	for _, w := range ws {
		out = append(out, do(w)...)
	}
	return out
}

// pass hands the resource itself to a callee.
func (f *frame) pass(w *world, c site, callee callee) []*world {
	s := f.s
	var best *Entry
	var bestWay way
	for i, a := range c.args {
		for _, way := range s.ways(w, a) {
			static := f.paramType(c, callee, i)
			if outer, known := s.outward(way, static); known {
				way = outer
			} else if s.e.proto.CanRelease(static) {
				return s.one(w, s.lose(w))
			}
			e := f.entryFor(c, callee, i, way)
			if e == nil {
				if !f.harmless(c, callee, i, way) {
					return s.one(w, s.lose(w))
				}
				w.read = max(w.read, min(Some, way.upto))
				continue
			}
			if best == nil || !settles(best) && settles(e) {
				best, bestWay = e, way
			}
		}
	}
	if best == nil {
		return f.plainOutcomes(w, c, callee)
	}
	if len(best.Outcomes) == 0 {
		return nil // never returns with it
	}
	return f.outcomes(w, c, best.Outcomes, func(w *world, o *Outcome) bool {
		level := min(o.Read, bestWay.upto)
		if bestWay.kind == Handle || bestWay.kind == Part {
			w.read = max(w.read, level)
		}
		switch o.Effect {
		case Release:
			if bestWay.hidden {
				w.note = note{WrapperOnly, c.instr.Pos()}
				return true
			}
			return s.release(w)
		case Keep:
			if bestWay.hidden {
				return true // whoever keeps a reader cannot close what it reads
			}
			return s.settle(w, moved)
		case Unknown:
			return bestWay.hidden || s.lose(w)
		}
		return true
	})
}

func settles(e *Entry) bool {
	return slices.ContainsFunc(e.Outcomes, func(o Outcome) bool { return o.Effect != Borrow })
}

// entryFor returns what the callee does to a resource that reaches it through
// argument i by a way, nil if that is not known.
func (f *frame) entryFor(c site, callee callee, i int, way way) *Entry {
	if c.call.Signature().Variadic() && i >= f.paramIndex(c, callee, c.call.Signature().Params().Len()-1) && len(way.path) == 0 {
		if _, isSlice := f.paramType(c, callee, i).Underlying().(*types.Slice); isSlice {
			return callee.entry(Place{i, nil}, way.kind)
		}
	}
	return callee.entry(Place{i, way.path}, way.kind)
}

// paramIndex returns the argument position of declared parameter n.
func (f *frame) paramIndex(c site, callee callee, n int) int {
	if c.call.IsInvoke() && len(c.args) == len(c.call.Args) {
		return n
	}
	return n + len(c.args) - c.call.Signature().Params().Len()
}

func (f *frame) paramType(c site, callee callee, i int) types.Type {
	params := c.call.Signature().Params()
	j := i - (len(c.args) - params.Len())
	if j < 0 || j >= params.Len() {
		if len(c.call.Args) > i {
			return c.call.Args[i].Type()
		}
		return types.Typ[types.Invalid]
	}
	return params.At(j).Type()
}

// harmless reports whether a callee of which nothing is known cannot settle
// what reaches it through argument i: it sees no more than a reader.
func (f *frame) harmless(c site, callee callee, i int, way way) bool {
	if way.hidden {
		return true // nobody can release it through that
	}
	return way.kind == Part && !f.s.e.proto.CanRelease(f.paramType(c, callee, i)) && !f.couldWrap(c)
}

// couldWrap reports whether a result of the call has a method by which it
// could release a resource that the callee was given to read: a wrapper.
func (f *frame) couldWrap(c site) bool {
	if c.value == nil {
		return false
	}
	for v := range c.call.Signature().Results().Variables() {
		if isError(v.Type()) {
			continue
		}
		if iface, ok := v.Type().Underlying().(*types.Interface); ok {
			for m := range iface.Methods() {
				if f.s.e.proto.Releases(m) {
					return true
				}
			}
		} else if f.s.e.releaseMethod(v.Type()) != nil {
			return true
		}
	}
	return false
}
