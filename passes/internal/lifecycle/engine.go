package lifecycle

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// An Engine answers questions about one package. It computes summaries on
// demand, callees before callers, and each once.
type Engine struct {
	proto Protocol
	know  Knowledge
	pkg   *ssa.Package

	graphs map[*ssa.Function]*graph
	shapes shapes
	sums   map[*ssa.Function]*Summary
	leaks  map[*ssa.Function][]Leak
	joined map[*types.Func]*Summary
	pures  map[*ssa.Function]bool
	writes map[*ssa.Function]map[int]bool
	extra  map[placedKey]*Entry

	open    []*ssa.Function            // being summarised, outermost first
	hit     map[*ssa.Function]bool     // asked for while being summarised
	assumed map[*ssa.Function]*Summary // what to answer then
	done    []*ssa.Function            // summarised, in order

	// GaveUp counts the acquisitions that were not decided.
	GaveUp int
}

// NewEngine returns an engine for pkg, which must have been built.
func NewEngine(pkg *ssa.Package, proto Protocol, know Knowledge) *Engine {
	return &Engine{
		proto: proto, know: know, pkg: pkg,
		graphs: map[*ssa.Function]*graph{}, shapes: shapes{},
		sums: map[*ssa.Function]*Summary{}, leaks: map[*ssa.Function][]Leak{},
		joined: map[*types.Func]*Summary{}, pures: map[*ssa.Function]bool{},
		writes: map[*ssa.Function]map[int]bool{}, extra: map[placedKey]*Entry{},
		hit: map[*ssa.Function]bool{}, assumed: map[*ssa.Function]*Summary{},
	}
}

func (e *Engine) graph(fn *ssa.Function) *graph {
	g := e.graphs[fn]
	if g == nil {
		g = newGraph(fn)
		e.graphs[fn] = g
	}
	return g
}

// Summary returns the summary of fn, which must belong to the package.
func (e *Engine) Summary(fn *ssa.Function) *Summary { return e.summary(fn) }

// Leaks returns the leaks of fn itself, not of the literals in it, in the
// order of the calls.
func (e *Engine) Leaks(fn *ssa.Function) []Leak {
	e.summary(fn)
	return e.leaks[fn]
}

// silent is the summary of a function that is being summarised: recursion
// starts from knowing nothing.
var silent = &Summary{}

func (e *Engine) summary(fn *ssa.Function) *Summary {
	if s := e.sums[fn]; s != nil {
		return s
	}
	if slices.Contains(e.open, fn) {
		e.hit[fn] = true
		if s := e.assumed[fn]; s != nil {
			return s
		}
		return silent
	}
	mark := len(e.done)
	s := e.summarize(fn)
	if e.hit[fn] && !slices.ContainsFunc(e.open, func(o *ssa.Function) bool { return e.hit[o] }) {
		// Once more, from what the first round found. What was summarised on
		// the way believed that fn does nothing, and is computed again too.
		for _, other := range e.done[mark:] {
			delete(e.sums, other)
			delete(e.leaks, other)
		}
		e.done = e.done[:mark]
		e.assumed[fn] = s
		s = e.summarize(fn)
	}
	delete(e.hit, fn)
	e.sums[fn] = s
	e.done = append(e.done, fn)
	return s
}

// Abandon makes the engine usable again after a panic: the functions that
// were being summarised are taken to do nothing of note.
func (e *Engine) Abandon() {
	for _, fn := range e.open {
		e.sums[fn] = silent
		delete(e.leaks, fn)
		delete(e.hit, fn)
	}
	e.open = nil
}

func (e *Engine) summarize(fn *ssa.Function) *Summary {
	s := &Summary{}
	if len(fn.Blocks) == 0 {
		return s
	}
	e.open = append(e.open, fn)
	for i, p := range fn.Params {
		for _, pl := range e.places(p.Type(), i, i == 0 && e.isRelease(fn)) {
			if entry, ok := e.receive(fn, pl); ok {
				s.Entries = append(s.Entries, entry)
			}
		}
	}
	s.Fresh = e.check(fn)
	if e.plainMatters(fn) {
		s.Plain, s.Knows = e.plain(fn)
	}
	if sig := fn.Signature; sig.Results().Len() == 1 && isBool(sig.Results().At(0).Type()) && len(fn.Blocks) <= 8 {
		s.Pure = e.isPure(fn)
	}
	if obj, ok := fn.Object().(*types.Func); ok && fn.Parent() == nil {
		s = e.know.Override(obj, s)
	}
	e.open = e.open[:len(e.open)-1] // not deferred: see Abandon
	return s
}

// entry returns what fn does to a resource at a place, computing it if the
// signature did not suggest to ask; nil if that is unknown.
func (e *Engine) entry(fn *ssa.Function, at Place, k Kind) *Entry {
	c := e.declared(fn)
	if got := c.sum.entry(at, k); got != nil || c.local == nil {
		return got
	}
	if at.Param >= len(c.local.Params) || slices.Contains(e.open, c.local) || k == Func && len(at.Path) > 0 {
		return nil
	}
	key := placedKey{c.local, at.String(), k}
	got, ok := e.extra[key]
	if !ok {
		e.extra[key] = nil // recursion: unknown
		if entry, known := e.receive(c.local, placed{at, k}); known {
			got = &entry
		}
		e.extra[key] = got
	}
	return got
}

type placedKey struct {
	fn *ssa.Function
	at string
	k  Kind
}

// receive computes what fn does to a resource that reaches it at a place. It
// reports false if that is unknown.
func (e *Engine) receive(fn *ssa.Function, at placed) (Entry, bool) {
	entry := Entry{At: at.Place, Kind: at.kind}
	for _, places := range []bool{true, false} {
		s := e.newSolve(fn, receiving)
		s.places = places
		w := &world{status: held}
		if !s.install(w, fn.Params[at.Param], at) {
			return entry, false
		}
		if !s.run(w) {
			continue // once more without telling the conditions apart
		}
		if len(s.outcomes) == 0 && s.gaveUp {
			return entry, false
		}
		if s.gaveUp {
			// On some paths it is out of sight; what is known of the others holds.
			s.outcomes = append(s.outcomes, Outcome{Effect: Unknown})
		}
		if !slices.ContainsFunc(s.outcomes, func(o Outcome) bool { return o.Effect != Unknown }) && s.gaveUp {
			return entry, false
		}
		var ok bool
		if entry.Outcomes, ok = merge(s.outcomes); !ok {
			entry.Outcomes = unconditional(s.outcomes)
		}
		return entry, len(entry.Outcomes) <= maxOutcomes
	}
	return entry, false
}

// install makes parameter p lead to the resource of s at a place. It reports
// false if there is no such place.
func (s *solve) install(w *world, p *ssa.Parameter, at placed) bool {
	t := s.part
	switch at.kind {
	case Handle:
		t = s.handle
	case Func:
		s.fnToken = s.ts.sym(p)
		return true
	}
	if s.part != s.handle {
		w.mem.set(s.ts.mk(opFieldAddr, nil, s.e.proto.PartField(), s.handle), s.part)
	}
	if len(at.Path) == 0 {
		w.env.set(s.ts.sym(p), t)
		return true
	}
	return s.plant(w, s.ts.sym(p), p.Type(), at.Path, t, func(place *term) *term { return s.ts.mk(opLoad, nil, nil, place) })
}

// plant makes the place at path from x, a value of type typ, lead to t. fresh
// makes up the pointers that are passed on the way. It reports false if the
// path does not lead through structs and pointers to structs.
func (s *solve) plant(w *world, x *term, typ types.Type, path []int, t *term, fresh func(place *term) *term) bool {
	inside := false // x is the address of a struct, though typ is no pointer
	for n, field := range path {
		o := opField
		if ptr, ok := typ.Underlying().(*types.Pointer); ok {
			typ, o = ptr.Elem(), opFieldAddr
		} else if inside {
			o = opFieldAddr
		}
		st, ok := typ.Underlying().(*types.Struct)
		if !ok || field < 0 || field >= st.NumFields() {
			return false
		}
		place := s.ts.mk(o, nil, field, x)
		typ = st.Field(field).Type()
		if n == len(path)-1 {
			w.mem.set(place, t)
			return true
		}
		x, inside = place, o == opFieldAddr
		if _, ok := typ.Underlying().(*types.Pointer); ok {
			inside = false
			if x = w.mem.get(place); x == nil {
				x = fresh(place)
				w.mem.set(place, x)
			}
		}
	}
	return false
}

// check solves every acquisition of fn. It records the leaks and returns the
// outcomes in which fn hands a resource to its caller.
func (e *Engine) check(fn *ssa.Function) []Outcome {
	var fresh []Outcome
	e.leaks[fn] = nil
	sure := true
	for _, call := range e.acquisitions(fn) {
		s := e.acquisition(fn, call)
		if s == nil {
			e.GaveUp++
			continue
		}
		fresh = append(fresh, s.outcomes...)
		e.recordLeak(s, call)
		if (s.captured || s.dry) && fn.Parent() != nil {
			e.checkFromOutside(fn, call)
		}
	}
	for i := range fresh {
		fresh[i].Read = min(fresh[i].Read, Some)
	}
	fresh, sure = merge(fresh)
	if !sure {
		return nil
	}
	return fresh
}

// acquisition solves one acquisition, nil if the budget does not suffice.
func (e *Engine) acquisition(root *ssa.Function, call ssa.CallInstruction) *solve {
	for _, places := range []bool{e.yields(root.Signature) && root.Parent() == nil, false} {
		s := e.newSolve(root, acquiring)
		s.acq, s.places = call, places
		if s.run(&world{}) {
			return s
		}
		if !places {
			break
		}
	}
	return nil
}

// checkFromOutside solves an acquisition of a function literal that left the
// resource in a variable of the enclosing function: there it is decided.
func (e *Engine) checkFromOutside(fn *ssa.Function, call ssa.CallInstruction) {
	root := fn
	for root.Parent() != nil {
		root = root.Parent()
	}
	s := e.acquisition(root, call)
	if s == nil {
		e.GaveUp++
		return
	}
	e.recordLeak(s, call)
}

func (e *Engine) recordLeak(s *solve, call ssa.CallInstruction) {
	if leak, ok := s.worst(call); ok {
		e.leaks[call.Parent()] = append(e.leaks[call.Parent()], leak)
	}
}

// plainMatters reports whether callers of fn could learn something from how
// it returns.
func (e *Engine) plainMatters(fn *ssa.Function) bool {
	if fn.Parent() != nil || len(fn.Blocks) > 60 {
		return false
	}
	decisive := func(t types.Type) bool {
		b, ok := t.Underlying().(*types.Basic)
		return isError(t) || ok && b.Info()&types.IsBoolean != 0
	}
	sig := fn.Signature
	if e.stopsBy(fn) {
		return true
	}
	for v := range sig.Params().Variables() {
		if decisive(v.Type()) {
			return true
		}
	}
	for v := range sig.Results().Variables() {
		if decisive(v.Type()) {
			return true
		}
	}
	return false
}

// stopsBy reports whether fn calls an interface method that never returns:
// the one way to stop that go/ssa does not see.
func (e *Engine) stopsBy(fn *ssa.Function) bool {
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			if call, ok := instr.(*ssa.Call); ok && call.Call.IsInvoke() && e.know.NoReturn(call.Call.Method.Origin()) {
				return true
			}
		}
	}
	return false
}

// isRelease reports whether fn is a method by which its receiver's resource
// would be released.
func (e *Engine) isRelease(fn *ssa.Function) bool {
	m, ok := fn.Object().(*types.Func)
	return ok && fn.Signature.Recv() != nil && e.proto.Releases(m)
}

// plain computes the ways in which fn returns. It reports false if they are
// unknown, or tell nothing.
func (e *Engine) plain(fn *ssa.Function) ([]Outcome, bool) {
	s := e.newSolve(fn, plain)
	s.places = true
	if !s.run(&world{}) {
		return nil, false
	}
	os, ok := merge(s.outcomes)
	if !ok {
		return nil, false
	}
	for _, o := range os {
		if len(o.When) == 0 && len(o.Results) == 0 && len(o.Same) == 0 {
			return nil, false
		}
	}
	return os, true
}
