package lifecycle

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// A way is a route from a value to the resource.
type way struct {
	t      *term // what stands at the end of the path
	path   []int
	kind   Kind
	hidden bool
	upto   Level
	// dyn is set if the path leads through an interface value of this dynamic
	// type, after cut fields: the first one.
	dyn types.Type
	cut int
}

const maxPath = 3 // fields from a value to the resource

// ways returns the routes by which x leads to the resource in w, shortest
// first, at most a handful.
func (s *solve) ways(w *world, x *term) []way {
	var found []way
	seen := map[*term]bool{}
	var dyn types.Type
	var cut int
	var visit func(t *term, path []int, hidden bool)
	visit = func(t *term, path []int, hidden bool) {
		if t == nil || seen[t] || len(path) > maxPath || len(found) >= 6 {
			return
		}
		seen[t] = !t.isToken() // two ways to the resource are two ways
		add := func(k Kind, hidden bool, upto Level) {
			found = append(found, way{t, slices.Clone(path), k, hidden, upto, dyn, cut})
		}
		switch t.op {
		case opHandle:
			if s.handle == s.part || s.carriesPart(w) {
				add(Handle, hidden, ToEnd)
			}
		case opPart:
			add(Part, hidden, ToEnd)
		case opWrap:
			wrap := t.aux.(wrapping)
			add(Part, hidden || !wrap.closes, wrap.upto)
		case opReleaser:
			add(Func, hidden, None)
		case opIface:
			if dyn == nil {
				dyn, cut = t.aux.(types.Type), len(path)
				defer func() { dyn, cut = nil, 0 }()
			}
			visit(t.args[0], path, hidden)
		case opLoad:
			if t.args[0].isToken() {
				visit(t.args[0], path, hidden)
				return
			}
			s.below(w, t, func(p pair, rel []int) { visit(p.v, slices.Concat(path, rel), hidden) })
		case opClosure:
			for _, b := range t.args {
				if s.leads(w, b) {
					add(Func, hidden, ToEnd)
					break
				}
			}
		case opSym:
			if t == s.fnToken {
				add(Func, hidden, None)
			}
			s.below(w, t, func(p pair, rel []int) { visit(p.v, slices.Concat(path, rel), hidden) })
		case opAlloc, opFieldAddr, opRes, opExtract, opField:
			s.below(w, t, func(p pair, rel []int) { visit(p.v, slices.Concat(path, rel), hidden) })
		}
	}
	visit(x, nil, false)
	return found
}

// A wrapping says what a reader around the resource can do to it.
type wrapping struct {
	closes bool
	upto   Level
}

// carriesPart reports whether the handle still leads to the resource, or to
// something that holds it.
func (s *solve) carriesPart(w *world) bool {
	now := w.mem.get(s.ts.mk(opFieldAddr, nil, s.e.proto.PartField(), s.handle))
	if now == nil {
		return true
	}
	switch now.op {
	case opPart:
		return true
	case opWrap:
		return now.aux.(wrapping).closes
	case opIface, opAlloc, opExtract, opRes, opSym:
		return s.leads(w, now)
	}
	return false
}

// below calls f for what is stored in the variable or value t, with the
// fields that lead there. An element of an array counts as the array.
func (s *solve) below(w *world, t *term, f func(p pair, path []int)) {
	for _, p := range w.mem {
		if path, ok := within(p.k, t); ok && p.v != t {
			f(p, path)
		}
	}
}

// within returns the fields that lead from t to a place in it.
func within(place, t *term) (path []int, ok bool) {
	for place != t {
		switch place.op {
		case opFieldAddr, opField:
			i, isField := place.aux.(int)
			if isField {
				path = append(path, i)
			}
		case opIndexAddr:
		default:
			return nil, false
		}
		place = place.args[0]
	}
	slices.Reverse(path)
	return path, true
}

// inArray reports whether the resource is in an array that is, or is part of, the
// variable at addr.
func (s *solve) inArray(w *world, addr *term) bool {
	for _, p := range w.mem {
		if _, ok := within(p.k, addr); ok && indexed(p.k, addr) && s.reaches(w, p.v) {
			return true
		}
	}
	return false
}

// indexed reports whether place, which is within t, is so as an element of an array.
func indexed(place, t *term) bool {
	for ; place != t; place = place.args[0] {
		if place.op == opIndexAddr {
			return true
		}
	}
	return false
}

// leads reports whether x leads to the resource at all.
func (s *solve) leads(w *world, x *term) bool {
	seen := map[*term]bool{}
	var visit func(t *term) bool
	visit = func(t *term) bool {
		if t == nil || seen[t] {
			return false
		}
		seen[t] = true
		switch t.op {
		case opHandle:
			return s.handle == s.part || s.carriesPartSeen(w, visit)
		case opPart, opWrap, opReleaser:
			return true
		case opIface, opClosure:
			return slices.ContainsFunc(t.args, visit)
		case opLoad:
			if t.args[0].isToken() {
				return visit(t.args[0])
			}
		}
		if t == s.fnToken {
			return true
		}
		yes := false
		s.below(w, t, func(p pair, _ []int) { yes = yes || visit(p.v) })
		return yes
	}
	return visit(x)
}

func (s *solve) carriesPartSeen(w *world, visit func(*term) bool) bool {
	now := w.mem.get(s.ts.mk(opFieldAddr, nil, s.e.proto.PartField(), s.handle))
	return now == nil || visit(now)
}

// reaches reports whether x leads to a resource that is still held.
func (s *solve) reaches(w *world, x *term) bool {
	return x != nil && w.status == held && s.leads(w, x)
}

// reachable reports whether anything in w still leads to the resource.
func (s *solve) reachable(w *world) bool {
	for _, p := range w.env {
		if s.leads(w, p.v) {
			return true
		}
	}
	for _, p := range w.mem {
		if !root(p.k).isToken() && s.leads(w, p.v) {
			return true
		}
	}
	return s.pendingRelease(w) != nil
}

// pendingRelease returns a deferred call that leads to the resource.
func (s *solve) pendingRelease(w *world) *pending {
	for i := range w.defers {
		d := &w.defers[i]
		if s.leads(w, d.fn) || slices.ContainsFunc(d.args, func(a *term) bool { return s.leads(w, a) }) {
			return d
		}
	}
	return nil
}

// resultStep is the step of a path that leads from a function to result i of
// its latest call.
func resultStep(i int) int { return -1 - i }

// called returns the parameter, a function, of whose results is spoken, nil if
// there is none.
func (s *solve) called() *term {
	if s.fnToken != nil {
		return s.fnToken
	}
	return s.loan.to
}

// isPlace reports whether x is a parameter of the function under analysis or
// a field reached from one.
func (s *solve) isPlace(x *term) bool {
	_, ok := s.placeOf(x)
	return ok
}

// placeOf returns the place that x was read from.
func (s *solve) placeOf(x *term) (Place, bool) {
	var path []int
	if called := s.called(); x.op == opFnRes && called != nil {
		return Place{slices.Index(s.fn.Params, called.v.(*ssa.Parameter)), []int{resultStep(x.aux.(int))}}, true
	}
	for {
		switch x.op {
		case opSym:
			p, ok := x.v.(*ssa.Parameter)
			if !ok || p.Parent() != s.fn {
				return Place{}, false
			}
			slices.Reverse(path)
			return Place{slices.Index(s.fn.Params, p), path}, len(path) <= maxPath
		case opLoad:
			x = x.args[0]
			if x.op != opFieldAddr {
				return Place{}, false
			}
			path = append(path, x.aux.(int))
			x = x.args[0]
		case opField:
			i, ok := x.aux.(int)
			if !ok {
				return Place{}, false
			}
			path = append(path, i)
			x = x.args[0]
		default:
			return Place{}, false
		}
	}
}

func contains(set []*term, t *term) bool {
	_, ok := slices.BinarySearchFunc(set, t.id, func(p *term, id int) int { return p.id - id })
	return ok
}
