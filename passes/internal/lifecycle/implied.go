package lifecycle

import (
	"slices"

	"golang.org/x/tools/go/ssa"
)

// plainOutcomes applies what is known of a callee that is given nothing of
// interest: on which conditions it returns, and with what.
func (f *frame) plainOutcomes(w *world, c site, callee callee) []*world {
	s := f.s
	plainWays, known := callee.plain()
	if !known {
		return []*world{w}
	}
	if s.mode == plain && len(plainWays) > 1 && len(plainWays) <= 4 && f.width <= 4 && used(c.value) {
		// Small functions are worth telling the outcomes apart.
		return f.outcomes(w, c, plainWays, func(*world, *Outcome) bool { return true })
	}
	left := s.feasible(w, c.args, plainWays, nil)
	if len(left) == 0 {
		return nil
	}
	if !s.conditions(w, c.args, common(left)) || !s.results(w, c, commonResults(left)) {
		return nil
	}
	if len(left) == 1 {
		s.bindSame(w, c, left[0].Same)
	}
	if c.value != nil {
		s.result(w, c) // so that what is learned of it later tells of the arguments
	}
	return []*world{w}
}

// used reports whether anything depends on what a call returns.
func used(v *ssa.Call) bool {
	if v == nil {
		return false
	}
	for _, r := range *v.Referrers() {
		if ext, ok := r.(*ssa.Extract); !ok || len(*ext.Referrers()) > 0 {
			return true
		}
	}
	return false
}

// join tells what joining errors gives: not nil if one of them is not nil.
func (s *solve) join(w *world, c site) {
	for _, x := range s.contents(w, c.args[0]) {
		if s.know(w, x) == s.ts.notNil {
			s.is(w, s.resultAt(w, c, 0), NotNil)
			return
		}
	}
}

// feasible returns the outcomes whose conditions w does not contradict and
// for which accept holds.
func (s *solve) feasible(w *world, args []*term, os []Outcome, accept func(*Outcome) bool) []*Outcome {
	var left []*Outcome
	for i := range os {
		o := &os[i]
		if accept != nil && !accept(o) {
			continue
		}
		if len(o.When) > 0 && !s.conditions(w.clone(), args, o.When) {
			continue
		}
		left = append(left, o)
	}
	return left
}

// common returns the conditions that all of os share.
func common(os []*Outcome) []Cond {
	var out []Cond
	for _, cond := range os[0].When {
		shared := true
		for _, o := range os[1:] {
			shared = shared && slices.ContainsFunc(o.When, cond.equal)
		}
		if shared {
			out = append(out, cond)
		}
	}
	return out
}

func (c Cond) equal(d Cond) bool {
	return c.Is == d.Is && c.Key == d.Key && c.At.Param == d.At.Param && slices.Equal(c.At.Path, d.At.Path)
}

func commonResults(os []*Outcome) []Value {
	var out []Value
	for i := range os[0].Results {
		v := os[0].Results[i]
		for _, o := range os[1:] {
			if i >= len(o.Results) || o.Results[i] != v {
				v = Any
			}
		}
		out = append(out, v)
	}
	return out
}

// implied draws the consequences of what was learned of a call's result: a
// helper that returns true only for a non-nil error has told of that error.
func (s *solve) implied(w *world, x, what *term) bool {
	i := 0
	res := x
	if x.op == opExtract {
		i, _ = x.aux.(int)
		res = x.args[0]
	}
	if !s.paired(w, x, what) {
		return false
	}
	from := callee{}
	switch res.op {
	case opRes:
		if call := &res.v.(*ssa.Call).Call; !call.IsInvoke() {
			from = s.e.callee(call, nil)
		}
	case opPure:
		if fn, ok := res.v.(*ssa.Function); ok {
			from = s.e.declared(fn)
		}
	}
	plainWays, known := from.plain()
	if !known {
		return true
	}
	left := s.feasible(w, res.args, plainWays, func(o *Outcome) bool {
		return i >= len(o.Results) || s.compatible(o.Results[i], what)
	})
	if len(left) == 0 || !s.conditions(w, res.args, common(left)) {
		return false
	}
	if len(left) == 1 && x.op == opExtract {
		for _, sm := range left[0].Same {
			arg, ok := s.follow(w, res.args[sm.At.Param], sm.At.Path)
			if y := s.component(w, res, sm.Result); ok && sm.Result != i && s.know(w, y) == nil {
				if k := s.know(w, arg); k != nil && !s.learn(w, y, k) {
					return false
				}
			}
		}
	}
	// What is known of one result tells of the others.
	for j, v := range commonResults(left) {
		if y := s.component(w, res, j); x.op == opExtract && j != i && v != Any && s.know(w, y) == nil && !s.is(w, y, v) {
			return false
		}
	}
	return true
}

// paired draws the consequence that functions that return a handle and an
// error grant, by and large: there is the one or the other. It concerns calls
// other than the one under watch.
func (s *solve) paired(w *world, x, what *term) bool {
	if x.op != opExtract || x.args[0].v == nil {
		return true
	}
	call, ok := x.args[0].v.(*ssa.Call)
	if !ok {
		return true
	}
	results := call.Call.Signature().Results()
	last, i := results.Len()-1, x.aux.(int)
	if last < 1 || !isError(results.At(last).Type()) || !s.e.proto.IsHandle(results.At(0).Type()) {
		return true
	}
	other := map[int]int{0: last, last: 0}
	j, ok := other[i]
	if !ok {
		return true
	}
	y := s.component(w, x.args[0], j)
	switch {
	case s.know(w, y) != nil:
	case i == last && what == s.ts.nilTerm || i == 0 && what == s.ts.nilTerm:
		w.facts.set(y, s.ts.notNil)
	case i == last && what == s.ts.notNil && !s.besideError(call):
		w.facts.set(y, s.ts.nilTerm)
	}
	return true
}

// besideError reports whether the callee is known to hand over a resource and return
// an error as well.
func (s *solve) besideError(call *ssa.Call) bool {
	for _, o := range s.e.freshOutcomes(&call.Call, s.e.callee(&call.Call, nil)) {
		if last := len(o.Results) - 1; last > 0 && o.Results[last] != Nil {
			return true
		}
	}
	return false
}

func (s *solve) compatible(v Value, what *term) bool {
	fact := s.fact(v)
	if fact == nil || fact == what {
		return true
	}
	return what.op == opConst && fact == s.ts.notNil && what != s.ts.nilTerm
}
