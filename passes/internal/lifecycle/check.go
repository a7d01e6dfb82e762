package lifecycle

import (
	"slices"

	"golang.org/x/tools/go/ssa"
)

// Leaks returns the leaks of fn itself, not of the literals in it: of what its
// calls yield, in the order of the calls, then of what they lend, and those of functions
// that it hands what yields the resource.
func (e *Engine) Leaks(fn *ssa.Function) []Leak {
	e.fresh(fn)
	return slices.Concat(e.leaks[fn], e.leftByCallbacks(fn), e.leftOfCallbacks(fn))
}

// Uses returns, in the order of the calls, how the acquisitions of fn itself
// that some path releases are consumed by then.
func (e *Engine) Uses(fn *ssa.Function) []Use {
	e.fresh(fn)
	return e.uses[fn]
}

// check solves every acquisition of fn. It records the leaks and returns the
// outcomes in which fn hands a resource to its caller.
func (e *Engine) check(fn *ssa.Function) []Outcome {
	var fresh []Outcome
	e.leaks[fn], e.uses[fn], e.doubts[fn], e.closes[fn] = nil, nil, nil, false
	sure := true
	calls := e.acquisitions(fn)
	approaches := e.approacher(fn, calls)
	steps := 0
	for _, call := range calls {
		var s *solve
		if steps < stepsPerFunction {
			s = e.acquisition(fn, call, approaches)
		}
		if s == nil {
			continue // nothing is said of what was not decided
		}
		steps += s.steps
		switch {
		case s.cut:
			// Of the paths that were left out nothing is known.
		case e.tellsParameters(fn) && !s.places && s.releases():
			// Whether it releases the resource may depend on what it is given, but
			// the budget did not suffice to tell.
		default:
			for _, from := range e.callbacks(call.Common()) {
				for _, o := range s.outcomes {
					o.Callback = from
					fresh = append(fresh, o)
				}
			}
		}
		outside := (s.captured || s.dry) && fn.Parent() != nil
		e.record(s, call, !outside)
		if outside {
			e.checkFromOutside(fn, call)
		}
		if s.releases() {
			e.closes[fn] = true
		}
	}
	for i := range fresh {
		fresh[i].Read = min(fresh[i].Read, Some)
	}
	fresh, sure = merge(fresh)
	if !sure {
		return nil
	}
	return e.unclear(fn, calls, fresh)
}

// acquisition solves one acquisition, all of it or, where the budget does not
// suffice, as much as it goes; nil if nothing can be said then.
func (e *Engine) acquisition(root *ssa.Function, call ssa.CallInstruction, approaches *approacher) *solve {
	for _, places := range []bool{e.tellsParameters(root), false} {
		s, complete := e.solve(root, call, places, approaches.to(call, places))
		if complete || !places && !s.exceeded() {
			return s
		}
	}
	return nil
}

// tellsParameters reports whether the callers of fn have to know on which conditions it
// hands them a resource.
func (e *Engine) tellsParameters(fn *ssa.Function) bool {
	return fn.Parent() == nil && e.yields(fn.Signature)
}

// releases reports whether some path releases the resource.
func (s *solve) releases() bool {
	return s.endings.any()
}

// solve follows an acquisition from where a leads, or else from the beginning. It
// reports whether every path was followed.
func (e *Engine) solve(root *ssa.Function, call ssa.CallInstruction, places bool, a *approach) (*solve, bool) {
	if a == nil {
		s := e.newSolve(root, acquiring)
		s.acq, s.places = call, places
		return s, s.run(&world{})
	}
	s := e.newSolveWith(root, acquiring, a.ts)
	s.acq, s.places, s.cut = call, places, !a.complete
	return s, s.goOn(a.arrivals[call.Block()])
}

// checkFromOutside solves an acquisition of a function literal that left the
// resource in a variable of the enclosing function: there it is decided.
func (e *Engine) checkFromOutside(fn *ssa.Function, call ssa.CallInstruction) {
	root := fn
	for root.Parent() != nil {
		root = root.Parent()
	}
	s := e.acquisition(root, call, nil)
	if s != nil {
		e.record(s, call, true)
	}
}

// record keeps what a solve found out, apart if it is not known that there is anything to
// find; how the resource is consumed only if that is all there is to it.
func (e *Engine) record(s *solve, call ssa.CallInstruction, whole bool) {
	fn := call.Parent()
	leak, leaks := s.worst(call)
	switch {
	case s.doubt && leaks:
		e.doubts[fn] = append(e.doubts[fn], doubt{leak, e.callbacks(call.Common())})
		return
	case s.doubt:
		return
	case leaks:
		e.leaks[fn] = append(e.leaks[fn], leak)
	}
	if use, ok := s.use(call); ok && whole {
		e.uses[fn] = append(e.uses[fn], use)
	}
}
