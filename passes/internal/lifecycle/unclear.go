package lifecycle

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// unclear marks those of the outcomes in which fn hands a resource to its caller that
// look to the caller like others in which it does not: an owner without a resource that
// has the error in a field, a response that was closed for its status. calls are all
// that acquire something in fn. It returns the outcomes that callers have to care for:
// beside an error that comes without a resource as well, nobody expects one.
func (e *Engine) unclear(fn *ssa.Function, calls []ssa.CallInstruction, fresh []Outcome) []Outcome {
	x := &without{calls: calls, fresh: fresh, closes: e.closes[fn], notes: notesError(fn)}
	if !x.notes && !slices.ContainsFunc(fresh, func(o Outcome) bool {
		return slices.ContainsFunc(o.Carries, func(c Carry) bool { return x.tells(c) || o.leavesOpen(fn.Signature, c) })
	}) {
		return fresh
	}
	for _, call := range calls {
		if !(e.tellsParameters(fn) && e.solveWithout(fn, call, x, true)) && !e.solveWithout(fn, call, x, false) {
			x.mark(func(*Outcome, Carry) bool { return true })
		}
	}
	last := fn.Signature.Results().Len() - 1
	return slices.DeleteFunc(fresh, func(o Outcome) bool {
		return o.Unclear && o.Results != nil && o.Results[last] == NotNil && isError(fn.Signature.Results().At(last).Type())
	})
}

// solveWithout follows fn for how it returns without what call acquires. It reports
// whether every path was followed.
func (e *Engine) solveWithout(fn *ssa.Function, call ssa.CallInstruction, x *without, places bool) bool {
	s := e.newSolve(fn, acquiring)
	s.acq, s.places, s.without = call, places, x
	return s.run(&world{})
}

// without holds the outcomes of a function that hand over a resource against how it
// returns when it has none.
type without struct {
	calls  []ssa.CallInstruction
	fresh  []Outcome
	closes bool // it releases some itself
	notes  bool // it stores an error in what it is given
}

// notesError reports whether fn stores an error where a parameter points, or in a field of it.
func notesError(fn *ssa.Function) bool {
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			st, ok := instr.(*ssa.Store)
			if !ok || !isError(st.Val.Type()) {
				continue
			}
			at := st.Addr
			for field, ok := at.(*ssa.FieldAddr); ok; field, ok = at.(*ssa.FieldAddr) {
				at = field.X
			}
			if _, ok := at.(*ssa.Parameter); ok {
				return true
			}
		}
	}
	return false
}

// tells reports whether a result leads to the resource through something that says more
// than that it is there. Of a handle this matters only where what it leads to is released.
func (x *without) tells(c Carry) bool { return len(c.Path) > 0 || c.Kind == Handle && x.closes }

// leavesOpen reports whether there is a result beside the one that leads to the resource
// of which nothing is known.
func (o *Outcome) leavesOpen(sig *types.Signature, c Carry) bool {
	for i := range sig.Results().Len() {
		if i != c.Result && (o.Results == nil || o.Results[i] == Any) {
			return true
		}
	}
	return false
}

func (x *without) mark(unclear func(*Outcome, Carry) bool) {
	for i := range x.fresh {
		o := &x.fresh[i]
		o.Unclear = o.Unclear || slices.ContainsFunc(o.Carries, func(c Carry) bool { return unclear(o, c) })
	}
}

// returned notes that the function returns results in w, which has no resource.
func (x *without) returned(s *solve, w *world, results []*term) {
	vals, when := make([]Value, len(results)), s.when(w)
	for i, r := range results {
		vals[i] = s.valueOf(w, r)
	}
	x.mark(func(o *Outcome, c Carry) bool {
		switch r := results[c.Result]; {
		case apart(o.Results, vals), s.places && contradict(o.When, when):
			return false // callers can tell
		case s.know(w, r) == s.ts.nilTerm:
			// They can, but something else may do instead.
			return x.notes || o.leavesOpen(s.fn.Signature, c) && (&Outcome{Results: vals}).leavesOpen(s.fn.Signature, c)
		case x.tells(c):
			return x.lacks(s, w, r, c)
		}
		return false
	})
}

// lacks reports whether result r, though it is there, leads to no resource where others
// do. What another call acquired is for its own solve to say.
func (x *without) lacks(s *solve, w *world, r *term, c Carry) bool {
	at, ok := s.follow(w, r, c.Path)
	if !ok {
		at = r
	}
	return !at.mentions(func(t *term) bool {
		return slices.ContainsFunc(x.calls, func(c ssa.CallInstruction) bool {
			return c.Value() != nil && t.v == c.Value() && !(c == s.acq && tellsByError(c))
		})
	})
}

// tellsByError reports whether a call that yields nothing says so by an error.
func tellsByError(c ssa.CallInstruction) bool {
	results := c.Common().Signature().Results()
	return results.Len() > 1 && isError(results.At(results.Len()-1).Type())
}
