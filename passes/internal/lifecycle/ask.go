package lifecycle

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// A question is one thing to know of a function of the package. Questions are
// answered on demand, and each once.
type question struct {
	fn   *ssa.Function
	what topic
	at   string // the place, for effects
	kind Kind
}

type topic uint8

const (
	effects topic = iota // what it does to a resource at a place
	sources              // in which results it hands over a fresh one; its leaks
	returns              // which ways there are to return
	loans                // to which of its parameters it hands a resource
)

// An answer is empty where nothing is known: the entry nil, no outcomes.
type answer struct {
	entry *Entry
	fresh []Outcome
	lent  []Lending
	plain []Outcome
	knows bool // plain was computed
}

// ask answers q by compute. Recursion starts from knowing nothing, and what
// it comes to is the start of a second round.
func (e *Engine) ask(q question, compute func() answer) answer {
	if a, ok := e.answers[q]; ok {
		return a
	}
	if slices.Contains(e.open, q) {
		e.hit[q] = true
		return e.assumed[q]
	}
	mark := len(e.done)
	a := e.compute(q, compute)
	if e.spent() {
		e.forget(q, mark)
		return answer{}
	}
	if e.hit[q] && !slices.ContainsFunc(e.open, func(o question) bool { return e.hit[o] }) {
		// What was answered on the way took fn to do nothing, and is asked again.
		e.drop(mark)
		e.assumed[q] = a
		a = e.compute(q, compute)
		if e.spent() {
			e.forget(q, mark)
			return answer{}
		}
	}
	delete(e.hit, q)
	e.answers[q] = a
	e.done = append(e.done, q)
	return a
}

// drop forgets the answers since mark.
func (e *Engine) drop(mark int) {
	for _, other := range e.done[mark:] {
		delete(e.answers, other)
	}
	e.done = e.done[:mark]
}

// forget leaves a question open that there was no more time for, and with it those that
// were answered on the way if they took it to be answered.
func (e *Engine) forget(q question, mark int) {
	if e.hit[q] {
		e.drop(mark)
	}
	delete(e.hit, q)
	delete(e.assumed, q)
}

func (e *Engine) compute(q question, compute func() answer) answer {
	e.open = append(e.open, q)
	a := compute()
	e.open = e.open[:len(e.open)-1] // not deferred: see Abandon
	return a
}

// Abandon makes the engine usable again after a panic: the answers that were
// being looked for are that nothing is known.
func (e *Engine) Abandon() {
	for _, q := range e.open {
		e.answers[q] = answer{}
		delete(e.leaks, q.fn)
		delete(e.doubts, q.fn)
		delete(e.hit, q)
	}
	e.open, e.allowed = nil, allowance{}
}

// entry returns what fn, a function of the package, does to a resource at a
// place; nil if that is unknown.
func (e *Engine) entry(fn *ssa.Function, at Place, k Kind) *Entry {
	if at.Param >= len(fn.Params) || len(fn.Blocks) == 0 || k == Func && len(at.Path) > 0 {
		return nil
	}
	if _, slice := fn.Params[at.Param].Type().Underlying().(*types.Slice); slice {
		return nil // elements are not followed
	}
	return e.ask(question{fn, effects, at.String(), k}, func() answer {
		if entry, known := e.receive(fn, placed{at, k}); known {
			return answer{entry: &entry}
		}
		return answer{}
	}).entry
}

// fresh returns the outcomes in which fn hands a resource to its caller. The
// leaks of fn are found on the way.
func (e *Engine) fresh(fn *ssa.Function) []Outcome {
	return e.ask(question{fn: fn, what: sources}, func() answer {
		fresh := e.check(fn)
		if obj, ok := fn.Object().(*types.Func); ok && fn.Parent() == nil && e.know.Handled(obj) {
			fresh = nil
		}
		return answer{fresh: fresh}
	}).fresh
}

// plainOf returns the ways in which fn returns, and whether they are known.
func (e *Engine) plainOf(fn *ssa.Function) ([]Outcome, bool) {
	a := e.ask(question{fn: fn, what: returns}, func() answer {
		if !e.plainMatters(fn) {
			return answer{}
		}
		plain, knows := e.plain(fn)
		return answer{plain: plain, knows: knows}
	})
	return a.plain, a.knows
}

// declaredSummary returns what the user declares of fn, nil if nothing.
func (e *Engine) declaredSummary(fn *ssa.Function) *Summary {
	if obj, ok := fn.Object().(*types.Func); ok && fn.Parent() == nil {
		return e.know.Declared(obj)
	}
	return nil
}

// A callee is what is known of the function that a call invokes: a function
// of the package, one that others tell of, or nothing.
type callee struct {
	e        *Engine
	local    *ssa.Function // a function of the package; nil otherwise
	sum      *Summary      // what others tell of it; nil: nothing is known
	fn       *types.Func   // nil for a function value
	method   *types.Func   // set for a static call of a method, whose receiver is argument 0
	writes   map[int]bool
	noReturn bool
}

// entry returns what the callee does to a resource at a place, nil if that is
// not known.
func (c callee) entry(at Place, k Kind) *Entry {
	if c.local != nil {
		return c.e.entry(c.local, at, k)
	}
	return c.sum.entry(at, k)
}

// lent returns to which of its arguments the callee hands a resource.
func (c callee) lent() []Lending {
	if c.local != nil {
		return c.e.lendings(c.local)
	}
	if c.sum == nil {
		return nil
	}
	return c.sum.Lent
}

// plain returns the ways in which the callee returns, and whether they are
// known.
func (c callee) plain() ([]Outcome, bool) {
	if c.local != nil {
		return c.e.plainOf(c.local)
	}
	if c.sum == nil {
		return nil, false
	}
	return c.sum.Plain, c.sum.Knows
}

// stops reports whether the callee never returns.
func (c callee) stops() bool {
	plain, known := c.plain()
	return c.noReturn || known && len(plain) == 0
}

// summary returns the summary for a join of implementations.
func (c callee) summary() *Summary {
	if c.local != nil {
		return c.e.Summary(c.local)
	}
	return c.sum
}
