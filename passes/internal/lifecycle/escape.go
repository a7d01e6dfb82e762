package lifecycle

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// escape hands x to code out of sight, which may keep it. A function literal
// that settles what it captured takes it over; variables that it captured can
// be read, and those that it writes can change, from now on.
func (s *solve) escape(f *frame, w *world, x *term) { s.escapeOnce(f, w, x, map[*term]bool{}) }

// lend hands x to a function for the time of a call. A variable to which x
// points may be written, but is not kept: functions that do keep a pointer to
// a variable are taken to be rare.
func (s *solve) lend(f *frame, w *world, x *term) {
	if x.op != opAlloc || contains(w.shared, x) || s.reaches(w, x) {
		s.escape(f, w, x)
		return
	}
	for _, v := range s.contents(w, x) {
		s.escape(f, w, v)
	}
	was := w.mem.get(x)
	failed := was != nil && s.know(w, was) == s.ts.notNil && isError(x.v.Type().Underlying().(*types.Pointer).Elem())
	w.mem.keep(func(p pair) bool { return root(p.k) != x })
	w.facts.keep(func(p pair) bool {
		return !p.k.mentions(func(t *term) bool { return t.op == opLoad && root(t.args[0]) == x })
	})
	if failed {
		// Whoever is given the address of an error adds to it.
		still := s.ts.mk(opLoad, nil, "not nil", x)
		w.mem.set(x, still)
		w.facts.set(still, s.ts.notNil)
	}
}

func (s *solve) escapeOnce(f *frame, w *world, x *term, seen map[*term]bool) {
	if seen[x] {
		return // a literal that refers to itself
	}
	seen[x] = true
	switch x.op {
	case opIface:
		s.escapeOnce(f, w, x.args[0], seen)
	case opAlloc:
		if contains(w.volatile, x) {
			return
		}
		if s.reaches(w, x) {
			w.consumed()
			w.share(x, false) // what happens to the resource in it was asked before
			return
		}
		for _, v := range s.contents(w, x) {
			s.escapeOnce(f, w, v, seen)
		}
		w.share(x, true)
	case opClosure:
		s.escapeLiteral(f, w, x, seen)
	}
}

func (s *solve) contents(w *world, x *term) []*term {
	var out []*term
	s.below(w, x, func(p pair, _ []int) { out = append(out, p.v) })
	return out
}

func (s *solve) escapeLiteral(f *frame, w *world, x *term, seen map[*term]bool) {
	fn := x.v.(*ssa.MakeClosure).Fn.(*ssa.Function)
	if s.reaches(w, x) {
		w.consumed()
		if s.takesOver(f, w, x, fn) {
			s.settle(w, moved)
		}
	}
	for i, b := range x.args {
		switch {
		case b.op == opAlloc && i < len(fn.FreeVars) && writesVar(fn, fn.FreeVars[i]):
			w.share(b, true)
		case b.op == opAlloc:
			w.share(b, false)
			for _, v := range s.contents(w, b) {
				if v.op == opAlloc || v.op == opClosure {
					s.escapeOnce(f, w, v, seen)
				}
			}
		default:
			s.escapeOnce(f, w, b, seen)
		}
	}
}

// takesOver reports whether running the literal x, at some later time, could
// settle the resource or hand it on.
func (s *solve) takesOver(f *frame, w *world, x *term, fn *ssa.Function) bool {
	if !f.canWalk(fn) {
		return true
	}
	for i, b := range x.args {
		// A literal that overwrites the variable cannot be followed.
		if b.op == opAlloc && i < len(fn.FreeVars) && writesVar(fn, fn.FreeVars[i]) && s.leads(w, b) {
			return true
		}
	}
	return s.yields(f, w, x) || s.probe(func() []*world { return f.walk(w.clone(), site{call: &ssa.CallCommon{}}, fn, x.args) })
}

// yields reports whether calling the literal x returns something that leads to
// the resource: whoever has the literal can settle it then.
func (s *solve) yields(f *frame, w *world, x *term) (yes bool) {
	if x.op != opClosure {
		return false
	}
	results := x.v.(*ssa.MakeClosure).Fn.(*ssa.Function).Signature.Results().Len()
	s.probe(func() []*world {
		after := f.callFunc(w.clone(), site{call: &ssa.CallCommon{}}, x)
		for _, w := range after {
			for i := range results {
				yes = yes || s.leads(w, w.mem.get(s.ts.mk(opExtract, nil, resultStep(i), x)))
			}
		}
		return after
	})
	return yes
}

// probe reports whether what run does, from worlds in which the resource is
// held, could settle it, hand it on, or lose sight of it. Nothing else of it
// is kept.
func (s *solve) probe(run func() []*world) (took bool) {
	settled, gaveUp, captured, leaks := s.settled, s.gaveUp, s.captured, len(s.leaks)
	handed, endings := slices.Clone(s.handed), s.endings
	s.settled, s.gaveUp, s.captured = false, false, false
	after := run()
	took = s.settled || s.gaveUp || s.captured ||
		slices.ContainsFunc(after, func(w *world) bool { return w.status != held })
	s.settled, s.gaveUp, s.captured, s.leaks = settled, gaveUp, captured, s.leaks[:leaks]
	s.handed, s.endings = handed, endings
	return took
}

// writesVar reports whether fn, or a literal in it, stores to the captured
// variable fv.
func writesVar(fn *ssa.Function, fv *ssa.FreeVar) bool {
	refs := fv.Referrers()
	if refs == nil {
		return false
	}
	return slices.ContainsFunc(*refs, func(r ssa.Instruction) bool {
		switch r := r.(type) {
		case *ssa.Store:
			return r.Addr == fv
		case *ssa.MakeClosure:
			inner := r.Fn.(*ssa.Function)
			for i, b := range r.Bindings {
				if b == fv && i < len(inner.FreeVars) && writesVar(inner, inner.FreeVars[i]) {
					return true
				}
			}
		case *ssa.UnOp, *ssa.DebugRef:
		default:
			return true // its address goes elsewhere
		}
		return false
	})
}
