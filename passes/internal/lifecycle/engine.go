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
	leaks  map[*ssa.Function][]Leak
	joined map[*types.Func]*Summary
	pures  map[*ssa.Function]bool
	writes map[*ssa.Function]map[int]bool

	answers map[question]answer
	open    []question          // being answered, outermost first
	hit     map[question]bool   // asked while being answered
	assumed map[question]answer // what to say then
	done    []question          // answered, in order
	byType  map[types.Type][]placed

	// GaveUp counts the acquisitions that were not decided.
	GaveUp int
}

// NewEngine returns an engine for pkg, which must have been built.
func NewEngine(pkg *ssa.Package, proto Protocol, know Knowledge) *Engine {
	return &Engine{
		proto: proto, know: know, pkg: pkg,
		graphs: map[*ssa.Function]*graph{}, shapes: shapes{},
		leaks: map[*ssa.Function][]Leak{}, joined: map[*types.Func]*Summary{},
		pures: map[*ssa.Function]bool{}, writes: map[*ssa.Function]map[int]bool{},
		answers: map[question]answer{}, hit: map[question]bool{}, assumed: map[question]answer{},
		byType: map[types.Type][]placed{},
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

// Summary returns all there is to say of fn, a declared function of the
// package, to its importers.
func (e *Engine) Summary(fn *ssa.Function) *Summary {
	s := &Summary{}
	if d := e.declaredSummary(fn); d != nil {
		return d
	}
	if len(fn.Blocks) == 0 {
		return s
	}
	for i, p := range fn.Params {
		for _, pl := range e.places(p.Type(), i, i == 0 && e.isRelease(fn)) {
			if !e.worthAsking(fn, pl) {
				continue
			}
			if entry := e.entry(fn, pl.Place, pl.kind); entry != nil {
				s.Entries = append(s.Entries, *entry)
			}
		}
	}
	s.Fresh = e.fresh(fn)
	s.Plain, s.Knows = e.plainOf(fn)
	if sig := fn.Signature; sig.Results().Len() == 1 && isBool(sig.Results().At(0).Type()) && len(fn.Blocks) <= 8 {
		s.Pure = e.isPure(fn)
	}
	return s
}

// worthAsking reports whether importers may want to know what fn does to a
// resource at a place that its signature allows for. Large functions that
// take any value, or a function, seldom do anything simple to it.
func (e *Engine) worthAsking(fn *ssa.Function, at placed) bool {
	t := fn.Params[at.Param].Type()
	iface, isIface := t.Underlying().(*types.Interface)
	anything := isIface && iface.NumMethods() == 0 || isTypeParam(t)
	if at.kind == Func || anything {
		return len(fn.Blocks) <= 30
	}
	return true
}

// Fresh reports whether fn, a function of the package, hands a resource to
// its caller.
func (e *Engine) Fresh(fn *ssa.Function) bool { return len(e.fresh(fn)) > 0 }

// Plain reports whether it is known how the way in which fn returns depends
// on what it is given.
func (e *Engine) Plain(fn *ssa.Function) bool {
	_, known := e.plainOf(fn)
	return known
}

// StopsUnlessNil reports whether call returns only if argument i is nil.
func (e *Engine) StopsUnlessNil(call *ssa.CallCommon, i int) bool {
	c := e.callee(call, nil)
	plain, known := c.plain()
	return !call.IsInvoke() && (c.stops() || known && !slices.ContainsFunc(plain, func(o Outcome) bool {
		return !slices.ContainsFunc(o.When, func(c Cond) bool {
			return c.At.Param == i && len(c.At.Path) == 0 && (c.Is == Nil || c.Is == LiteralNil)
		})
	}))
}

// Leaks returns the leaks of fn itself, not of the literals in it, in the
// order of the calls.
func (e *Engine) Leaks(fn *ssa.Function) []Leak {
	e.fresh(fn)
	return e.leaks[fn]
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
// it returns: it is given an error, it can stop instead of returning, or it
// does little but make an error or a bool.
func (e *Engine) plainMatters(fn *ssa.Function) bool {
	if fn.Parent() != nil || len(fn.Blocks) == 0 || len(fn.Blocks) > 60 {
		return false
	}
	flag := false
	for v := range fn.Signature.Params().Variables() {
		if isError(v.Type()) {
			return true
		}
		flag = flag || isBool(v.Type())
	}
	results := fn.Signature.Results()
	if results.Len() == 1 && (isError(results.At(0).Type()) || isBool(results.At(0).Type())) && len(fn.Blocks) <= 4 {
		return true
	}
	return flag && endsInPanic(fn) || e.stopsBy(fn)
}

func endsInPanic(fn *ssa.Function) bool {
	for _, b := range fn.Blocks {
		if n := len(b.Instrs); n > 0 {
			if _, ok := b.Instrs[n-1].(*ssa.Panic); ok {
				return true
			}
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
