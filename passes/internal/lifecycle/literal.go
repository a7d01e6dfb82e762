package lifecycle

import (
	"slices"

	"golang.org/x/tools/go/ssa"
)

// walk executes the function literal (or made-up wrapper) fn in place of the
// call and returns the worlds at its returns.
func (f *frame) walk(w *world, c site, fn *ssa.Function, bindings []*term) []*world {
	s := f.s
	w.forget(s.ts, anyBits, func(t *term) bool {
		return t.v != nil && t.v.Parent() == fn && (t.op == opSym || t.op == opRes || t.op == opAlloc)
	})
	for i, fv := range fn.FreeVars {
		if i < len(bindings) {
			w.env.set(s.ts.sym(fv), bindings[i])
		}
	}
	for i, p := range fn.Params {
		if i < len(c.args) {
			w.env.set(s.ts.sym(p), c.args[i])
		}
	}
	var out []*world
	seen := map[string]bool{}
	inner := &frame{s: s, g: s.e.graph(fn), depth: f.depth + 1}
	inner.leave = func(inner *frame, w *world, ret *ssa.Return) {
		switch {
		case c.value != nil:
			f.returned(w, c, ret)
		case c.literal != nil:
			for i, r := range ret.Results {
				w.mem.set(s.ts.mk(opExtract, nil, resultStep(i), c.literal), s.eval(w, r))
			}
		}
		w.leaveBehind(fn)
		if k := w.key(); !seen[k] {
			seen[k] = true
			out = append(out, w)
		}
	}
	if !inner.explore(atEntry(fn, w)) {
		s.giveUp()
	}
	return out
}

// leaveBehind drops what w knows of the values of fn, which has returned,
// unless something outside still refers to them.
func (w *world) leaveBehind(fn *ssa.Function) {
	w.env.keep(func(p pair) bool { return p.k.v.Parent() != fn })
	if !slices.ContainsFunc(w.facts, func(p pair) bool { return ownedBy(p.k, fn) }) {
		return // there is no need to look through all that w refers to
	}
	used := map[int]bool{}
	var visit func(t *term)
	visit = func(t *term) {
		if !used[t.id] {
			used[t.id] = true
			for _, a := range t.args {
				visit(a)
			}
		}
	}
	w.everyTerm(visit)
	w.facts.keep(func(p pair) bool { return used[p.k.id] || !ownedBy(p.k, fn) })
}

// returned binds the results of a walked function to the call's value.
func (f *frame) returned(w *world, c site, ret *ssa.Return) {
	s := f.s
	sym := s.ts.sym(c.value)
	if len(ret.Results) == 1 {
		w.env.set(sym, s.eval(w, ret.Results[0]))
		return
	}
	vals := make([]*term, len(ret.Results))
	for i, r := range ret.Results {
		vals[i] = s.eval(w, r)
	}
	for i, v := range vals {
		w.mem.set(s.ts.mk(opExtract, nil, i, sym), v)
	}
}

// rangeFunc makes the call that drives the body of a range-over-func loop:
// the body runs any number of times before the call returns.
func (f *frame) rangeFunc(w *world, c site) ([]*world, bool) {
	for i, a := range c.args {
		if a.op != opClosure {
			continue
		}
		body := a.v.(*ssa.MakeClosure).Fn.(*ssa.Function)
		if body.Synthetic != "range-over-func yield" || !f.canWalk(body) {
			continue
		}
		for j, other := range c.args {
			if j != i && f.s.reaches(w, other) {
				return nil, false
			}
		}
		return f.repeat(w, c, body, a.args), true
	}
	return nil, false
}

// repeat runs a function literal zero or more times, until nothing new comes
// of it.
func (f *frame) repeat(w *world, c site, fn *ssa.Function, bindings []*term) []*world {
	var out []*world
	seen := map[string]bool{}
	todo := []*world{w}
	for turn := 0; len(todo) > 0 && turn < 4; turn++ {
		var next []*world
		for _, w := range todo {
			if k := w.key(); seen[k] {
				continue
			} else {
				seen[k] = true
			}
			out = append(out, w)
			again := c
			again.args, again.value = nil, nil
			next = append(next, f.walk(w.clone(), again, fn, bindings)...)
		}
		todo = next
	}
	return out
}

// passFunc hands a function literal to a callee, which may call it, keep it,
// or do neither.
func (f *frame) passFunc(w *world, c site, callee callee, i int, a *term) []*world {
	s := f.s
	e := callee.entry(Place{Param: i}, Func)
	if e == nil {
		s.escape(f, w, a)
		return []*world{w}
	}
	var out []*world
	for _, o := range e.Outcomes {
		after := w.clone()
		if o.Effect != Release && !s.conditions(after, c.args, o.When) {
			continue
		}
		for _, carry := range o.Carries {
			if carry.Kind == Func && c.value != nil {
				s.bind(after, c, carry.Result, a) // calling the result calls it
			}
		}
		switch o.Effect {
		case Release:
			out = append(out, f.calledBack(after, c, a, &o)...)
			continue
		case Keep, Unknown:
			s.escape(f, after, a)
		}
		out = append(out, after)
	}
	return out
}

// calledBack calls a function literal that a callee was handed and then
// returns as the outcome says, in terms of what the literal returned.
func (f *frame) calledBack(w *world, c site, a *term, o *Outcome) []*world {
	s := f.s
	var out []*world
	for _, after := range f.callFunc(w, c, a) {
		if !s.conditions(after, c.args, o.When) || !s.results(after, c, o.Results) {
			continue
		}
		s.bindSame(after, c, o.Same)
		after.mem.keep(func(p pair) bool { return p.k.op != opExtract || p.k.args[0] != a })
		out = append(out, after)
	}
	return out
}

// callFunc calls a function literal that a callee was handed. Its arguments
// are unknown; its results are kept for calledBack.
func (f *frame) callFunc(w *world, c site, a *term) []*world {
	call := c
	call.value, call.args, call.literal = nil, nil, a
	switch a.op {
	case opClosure:
		fn := a.v.(*ssa.MakeClosure).Fn.(*ssa.Function)
		if f.canWalk(fn) {
			return f.walk(w, call, fn, a.args)
		}
	case opFunc:
		if fn := a.v.(*ssa.Function); f.canWalk(fn) {
			return f.walk(w, call, fn, nil)
		}
	}
	return []*world{w}
}

// passToken hands the function under watch to a callee.
func (f *frame) passToken(w *world, c site, callee callee, i int) []*world {
	s := f.s
	e := callee.entry(Place{Param: i}, Func)
	if e == nil || len(e.Outcomes) == 0 {
		return s.one(w, s.lose(w))
	}
	return f.outcomes(w, c, e.Outcomes, func(w *world, o *Outcome) bool {
		switch o.Effect {
		case Release:
			return s.release(w)
		case Keep:
			return s.settle(w, moved)
		case Unknown:
			return s.lose(w)
		}
		return true
	})
}
