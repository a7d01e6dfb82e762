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
			return s.settle(w, released)
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

// outcomes splits w by the ways in which a callee returns.
func (f *frame) outcomes(w *world, c site, os []Outcome, effect func(*world, *Outcome) bool) []*world {
	s := f.s
	var out []*world
	for i := range os {
		o := &os[i]
		after := w
		if i < len(os)-1 {
			after = w.clone()
		}
		if !s.conditions(after, c.args, o.When) {
			continue
		}
		ways := s.carried(after, c, o)
		if !effect(after, o) || !s.results(after, c, o.Results) {
			continue
		}
		s.bindSame(after, c, o.Same)
		if after.status == held && !s.bindCarried(after, c, ways) {
			s.lose(after)
			continue
		}
		out = append(out, after)
	}
	return out
}

// conditions assumes what an outcome says of the arguments.
func (s *solve) conditions(w *world, args []*term, when []Cond) bool {
	for _, cond := range when {
		if cond.At.Param >= len(args) {
			return true
		}
		x, ok := s.follow(w, args[cond.At.Param], cond.At.Path)
		if !ok {
			continue
		}
		if !s.is(w, x, cond.Is) {
			return false
		}
	}
	return true
}

// is assumes that x has value v.
func (s *solve) is(w *world, x *term, v Value) bool {
	switch v {
	case True, False:
		return s.assume(w, x, v == True)
	case LiteralNil:
		return x == s.ts.nilTerm
	case Nil, NotNil:
		if x.op == opConst && x != s.ts.nilTerm && x != s.ts.notNil {
			return v == NotNil
		}
		if x.op == opZero {
			return v == Nil
		}
		return s.learn(w, x, s.fact(v))
	}
	return true
}

// follow returns the term at a path from x.
func (s *solve) follow(w *world, x *term, path []int) (*term, bool) {
	for _, i := range path {
		if x.op == opIface {
			x = x.args[0]
		}
		if i < 0 {
			if x == s.fnToken {
				return s.ts.mk(opFnRes, nil, -1-i), true
			}
			x = w.mem.get(s.ts.mk(opExtract, nil, i, x))
			return x, x != nil
		}
		switch x.op {
		case opAlloc, opHandle, opFieldAddr, opGlobal:
			x = s.load(w, s.ts.mk(opFieldAddr, nil, i, x))
		case opZero:
			x = s.zeroField(x, i)
		case opSym, opRes, opExtract, opLoad:
			if place := s.ts.mk(opField, nil, i, x); w.mem.get(place) != nil {
				x = w.mem.get(place)
			} else {
				x = s.load(w, s.ts.mk(opFieldAddr, nil, i, x))
			}
		case opField:
			x = s.field(w, x, i)
		default:
			return nil, false
		}
	}
	return x, true
}

// results records what an outcome says of the results.
func (s *solve) results(w *world, c site, results []Value) bool {
	if c.value == nil {
		return true
	}
	for i, v := range results {
		if v != Any && !s.is(w, s.resultAt(w, c, i), v) {
			return false
		}
	}
	return true
}

// bindSame makes results what the arguments were.
func (s *solve) bindSame(w *world, c site, same []Same) {
	if c.value == nil {
		return
	}
	for _, sm := range same {
		if sm.At.Param < len(c.args) {
			if x, ok := s.follow(w, c.args[sm.At.Param], sm.At.Path); ok {
				s.bind(w, c, sm.Result, x)
			}
		}
	}
}

// A carried is a result that leads to the resource after a call.
type carried struct {
	Carry
	t *term
}

// carried returns the terms of the results that carry the resource, looked up
// before the call changes anything.
func (s *solve) carried(w *world, c site, o *Outcome) []carried {
	if c.value == nil || w.status != held {
		return nil
	}
	var out []carried
	for _, carry := range o.Carries {
		t := s.part
		if carry.Kind == Handle {
			t = s.handle
		}
		if carry.Kind == Func {
			t = s.ts.mk(opReleaser, nil, nil)
		}
		if carry.Hidden {
			t = s.ts.mk(opWrap, c.value, wrapping{upto: carry.Upto}, s.part)
		}
		out = append(out, carried{carry, t})
	}
	return out
}

func (s *solve) bindCarried(w *world, c site, carries []carried) bool {
	for _, carry := range carries {
		if len(carry.Path) == 0 {
			s.bind(w, c, carry.Result, carry.t)
			continue
		}
		if !s.bindBelow(w, c, carry.Result, carry.Path, carry.t) {
			return false
		}
	}
	return true
}

// bindBelow makes the field of result i at path lead to t, through values
// made up for the purpose.
func (s *solve) bindBelow(w *world, c site, i int, path []int, t *term) bool {
	typ := c.call.Signature().Results().At(i).Type()
	x := s.resultAt(w, c, i)
	if _, ok := typ.Underlying().(*types.Pointer); ok && x.op != opAlloc {
		x = s.ts.mk(opAlloc, c.value, i)
		s.bind(w, c, i, x)
	}
	return s.plant(w, x, typ, path, t, func(place *term) *term { return s.ts.mk(opAlloc, c.value, place.id) })
}

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
	return c.Is == d.Is && c.At.Param == d.At.Param && slices.Equal(c.At.Path, d.At.Path)
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
	case i == last && what == s.ts.notNil:
		w.facts.set(y, s.ts.nilTerm)
	}
	return true
}

func (s *solve) compatible(v Value, what *term) bool {
	fact := s.fact(v)
	if fact == nil || fact == what {
		return true
	}
	return what.op == opConst && fact == s.ts.notNil && what != s.ts.nilTerm
}
