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

	graphs  map[*ssa.Function]*graph
	shapes  shapes
	leaks   map[*ssa.Function][]Leak
	uses    map[*ssa.Function][]Use
	doubts  map[*ssa.Function][]doubt
	closes  map[*ssa.Function]bool // it releases, on some path, what it acquires
	joined  map[*types.Func]*Summary
	pures   map[*ssa.Function]bool
	weights map[ssa.Value]int
	writes  map[*ssa.Function]map[int]bool
	impls   map[types.Type][]implementation

	answers map[question]answer
	open    []question          // being answered, outermost first
	hit     map[question]bool   // asked while being answered
	assumed map[question]answer // what to say then
	done    []question          // answered, in order
	where   *Places
	allowed allowance
}

// NewEngine returns an engine for pkg, which must have been built.
func NewEngine(pkg *ssa.Package, proto Protocol, know Knowledge) *Engine {
	return &Engine{
		proto: proto, know: know, pkg: pkg,
		graphs: map[*ssa.Function]*graph{}, shapes: shapes{},
		leaks: map[*ssa.Function][]Leak{}, uses: map[*ssa.Function][]Use{},
		doubts: map[*ssa.Function][]doubt{}, closes: map[*ssa.Function]bool{}, joined: map[*types.Func]*Summary{},
		pures: map[*ssa.Function]bool{}, weights: map[ssa.Value]int{}, writes: map[*ssa.Function]map[int]bool{},
		impls:   map[types.Type][]implementation{},
		answers: map[question]answer{}, hit: map[question]bool{}, assumed: map[question]answer{},
		where: NewPlaces(proto),
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
			if entry := e.worthAsking(fn, pl); entry != nil {
				s.Entries = append(s.Entries, *entry)
			}
		}
	}
	s.Fresh = e.fresh(fn)
	s.Lent = e.lendings(fn)
	s.Plain, s.Knows = e.plainOf(fn)
	if sig := fn.Signature; sig.Results().Len() == 1 && isBool(sig.Results().At(0).Type()) && len(fn.Blocks) <= 8 {
		s.Pure = e.isPure(fn)
	}
	return s
}

// worthAsking returns what importers may want to know of what fn does to a resource
// at a place that its signature allows for, nil if there is nothing. Large functions that
// take any value, or a function, seldom do anything simple to it.
func (e *Engine) worthAsking(fn *ssa.Function, at placed) *Entry {
	t := fn.Params[at.Param].Type()
	iface, isIface := t.Underlying().(*types.Interface)
	anything := isIface && iface.NumMethods() == 0 || isTypeParam(t)
	switch {
	case at.kind != Func && !anything:
		return e.entry(fn, at.Place, at.kind)
	case len(fn.Blocks) <= 30:
		return e.ifCheap(func() *Entry { return e.entry(fn, at.Place, at.kind) })
	}
	return nil
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

// Stops reports whether call never returns.
func (e *Engine) Stops(call *ssa.CallCommon) bool { return e.callee(call, nil).stops() }

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

// receive computes what fn does to a resource that reaches it at a place. It
// reports false if that is unknown.
func (e *Engine) receive(fn *ssa.Function, at placed) (Entry, bool) {
	entry := Entry{At: at.Place, Kind: at.kind}
	for _, places := range []bool{true, false} {
		solve := func(past map[*ssa.If]bool) *solve { return e.reception(fn, at, places, past) }
		s := solve(nil)
		if s == nil {
			continue // once more without telling the conditions apart
		}
		if t := pastGuards(fn, at.Place, s, solve); t != nil {
			s = t
		}
		excused(s.outcomes)
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
			entry.Outcomes, places = unconditional(s.outcomes), false
		}
		// Where the conditions are not told, callers cannot know which it is.
		return entry, len(entry.Outcomes) <= maxOutcomes && (places || !ambiguous(entry.Outcomes))
	}
	return entry, false
}

// reception follows fn from where a resource reaches it at a place. It returns nil if
// that is too much, or there is no such place.
func (e *Engine) reception(fn *ssa.Function, at placed, places bool, past map[*ssa.If]bool) *solve {
	s := e.newSolve(fn, receiving)
	s.places, s.past = places, past
	w := &world{status: held}
	if !s.install(w, fn.Params[at.Param], at) || !s.run(w) {
		return nil
	}
	return s
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
