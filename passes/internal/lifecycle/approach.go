package lifecycle

import (
	"golang.org/x/tools/go/ssa"

	"github.com/httpvet/httpvet/passes/internal/flow"
)

// An approach is what the solves of one function have in common: the worlds that
// arrive at its acquisitions, none of which was made yet. In a function with many
// acquisitions each solve would otherwise go all the way there again.
type approach struct {
	ts       *terms
	arrivals map[*ssa.BasicBlock][]*flow.Visit[at]
	complete bool
}

// An approacher makes the approaches of a function, one with and one without
// decisions about parameters, when they are first asked for.
type approacher struct {
	e     *Engine
	fn    *ssa.Function
	goals bitset
	made  [2]*approach
}

// approacher returns that of fn. Left out are calls from which a path leads back to
// themselves: their worlds may have seen the resource of an earlier turn.
func (e *Engine) approacher(fn *ssa.Function, calls []ssa.CallInstruction) *approacher {
	a := &approacher{e: e, fn: fn, goals: newBitset(len(fn.Blocks))}
	for _, call := range calls {
		if _, deferred := call.(*ssa.Defer); !deferred && !e.graph(fn).cyclic(call.Block()) {
			a.goals.add(call.Block().Index)
		}
	}
	return a
}

// to returns the worlds that arrive at call, nil if its solve has to begin at the
// beginning.
func (a *approacher) to(call ssa.CallInstruction, places bool) *approach {
	if _, deferred := call.(*ssa.Defer); a == nil || deferred || call.Parent() != a.fn || !a.goals.has(call.Block().Index) {
		return nil
	}
	made := &a.made[btoi(places)]
	if *made == nil {
		s := a.e.newSolve(a.fn, approaching)
		s.places, s.goals = places, a.goals
		s.arrivals = map[*ssa.BasicBlock][]*flow.Visit[at]{}
		complete := s.run(&world{})
		*made = &approach{s.ts, s.arrivals, complete}
	}
	return *made
}
