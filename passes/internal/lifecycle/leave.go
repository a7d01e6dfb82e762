package lifecycle

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// leaveRoot is a return of the function under analysis: what is still held is
// due, unless a result carries it to the caller.
func (s *solve) leaveRoot(f *frame, w *world, ret *ssa.Return) {
	if s.mode != acquiring {
		for _, r := range ret.Results {
			if no := s.split(w, r); no != nil {
				s.leaveRoot(f, no, ret)
			}
		}
	}
	results := make([]*term, len(ret.Results))
	for i, r := range ret.Results {
		results[i] = s.eval(w, r)
	}
	switch s.mode {
	case plain:
		s.outcome(w, results, Outcome{})
	case receiving:
		o := Outcome{Effect: effectOf(w.status), Read: w.read, failed: w.failed}
		if w.status == held && w.listed {
			o.Effect = Keep
		}
		if w.status == held {
			var lost bool
			if o.Carries, lost = s.carries(f, w, results); lost {
				o.Effect = Unknown
			}
		}
		s.outcome(w, results, o)
	case lending:
		s.leaveLent(f, w, results)
	case acquiring:
		switch {
		case w.status == held:
			s.leaveHeld(f, w, ret, results)
		case s.without != nil:
			s.without.returned(s, w, results)
		}
	}
}

// split decides a comparison that is returned: w becomes the world in which it
// holds, the one in which it does not is returned. nil: there is nothing to
// decide.
func (s *solve) split(w *world, r ssa.Value) *world {
	x := s.eval(w, r)
	if x.op != opBin && x.op != opUn && x.op != opPure && x.op != opRes && x.op != opExtract || !isBool(r.Type()) {
		return nil
	}
	if _, known := s.decide(w, x); known {
		return nil
	}
	no := w.clone()
	if !s.assume(no, x, false) {
		s.assume(w, x, true)
		return nil
	}
	if !s.assume(w, x, true) {
		*w = *no
		return nil
	}
	return no
}

func isBool(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsBoolean != 0
}

func effectOf(st status) Effect {
	return [...]Effect{absent: Unknown, held: Borrow, released: Release, moved: Keep}[st]
}

func (s *solve) leaveHeld(f *frame, w *world, ret *ssa.Return, results []*term) {
	l := found{cause: LeftOnPath, note: w.note, read: w.read, failed: w.failed, exit: ret, trail: f.visit}
	if s.pendingOutside(w) {
		s.captured = true // the enclosing function runs the deferred call
		return
	}
	carries, lost := s.carries(f, w, results)
	failed := s.failed(w, results)
	open := slices.ContainsFunc(carries, func(c Carry) bool { return !c.Hidden })
	switch {
	case open && failed && s.e.proto.Both(s.fn):
		l.cause = BothReturn
	case open && failed && w.read == ToEnd:
		// Callers are not asked to release what has nothing left to lose, or could not
		// be read, because they were told of a failure.
		s.settled = true
		s.hands()
		return
	case open:
		s.settled = true
		s.hands()
		s.outcome(w, results, Outcome{Effect: Keep, Read: w.read, Carries: carries, Unclear: w.unclear})
		return
	case lost:
		s.gaveUp = true
		s.hands()
		return
	case len(carries) > 0 || slices.Contains(results, s.handle) && s.bodyIsReader(w):
		l.cause = WrapperOnly // what is returned leads to a reader at most
	case failed && s.e.yields(s.fn.Signature):
		l.cause = ErrorReturn
	}
	s.report(w, l)
}

// bodyIsReader reports whether the handle now leads to a reader around the
// resource.
func (s *solve) bodyIsReader(w *world) bool {
	now := w.mem.get(s.ts.mk(opFieldAddr, nil, s.e.proto.PartField(), s.handle))
	return now != nil && s.leads(w, now)
}

// pendingOutside reports whether a deferred call of an enclosing function
// leads to the resource.
func (s *solve) pendingOutside(w *world) bool {
	for i := range w.defers {
		if w.defers[i].owner != s.fn && s.pends(w, &w.defers[i]) {
			return true
		}
	}
	return false
}

// failed reports whether the last result is an error known not to be nil.
func (s *solve) failed(w *world, results []*term) bool {
	sig := s.fn.Signature.Results()
	n := sig.Len()
	return n > 0 && isError(sig.At(n-1).Type()) && s.know(w, results[n-1]) == s.ts.notNil
}

func isError(t types.Type) bool {
	return types.Identical(t, types.Universe.Lookup("error").Type())
}

// carries returns the results that lead to the resource. lost reports that
// one does in a way that callers cannot be told of.
func (s *solve) carries(f *frame, w *world, results []*term) (out []Carry, lost bool) {
	sig := s.fn.Signature.Results()
	for i, r := range results {
		for _, way := range s.ways(w, r) {
			c := Carry{Result: i, Path: way.path, Kind: way.kind, Hidden: way.hidden, Upto: way.upto}
			if way.t == s.fnToken && s.fnToken != nil {
				// What becomes of it, callers can be told of the function itself only.
				if len(way.path) > 0 || way.dyn != nil {
					lost = true
					continue
				}
			} else if way.kind == Func {
				yields := s.yields(f, w, way.t)
				if way.t.op != opReleaser && !yields && !s.probe(func() []*world { return f.callFunc(w.clone(), site{call: &ssa.CallCommon{}}, way.t) }) {
					continue // a function that neither releases it nor hands it out
				}
				if len(way.path) > 0 || yields {
					lost = true // callers cannot be told of a function in a field, or of a getter
					continue
				}
			} else {
				outer, known := s.outward(way, sig.At(i).Type())
				if !known {
					lost = true
					continue
				}
				c.Path, c.Kind, c.Hidden = outer.path, outer.kind, outer.hidden
			}
			out = append(out, c)
		}
	}
	return out, lost
}

// outward says what a value of type static, in which a way leads through an
// interface, is to others, who can only call that interface's methods: the
// resource itself if releasing the interface value releases what is inside, a
// reader that hides it otherwise. Through interfaces that are no readers (any,
// error) it can be unpacked in ways that are not followed: not known.
func (s *solve) outward(x way, static types.Type) (outer way, known bool) {
	if x.dyn == nil || x.kind == Func {
		return x, true
	}
	iface, ok := fieldType(static, x.path[:x.cut]).Underlying().(*types.Interface)
	if !ok || iface.NumMethods() == 0 || !types.Implements(s.e.proto.PartType(), iface) {
		return x, false
	}
	inner := x.path[x.cut:]
	outer = way{t: x.t, path: x.path[:x.cut], kind: Part, hidden: x.hidden, upto: x.upto}
	m := s.e.releaseMethod(x.dyn)
	if m == nil {
		outer.hidden = true
		return outer, true
	}
	e := s.e.declared(m).entry(Place{0, inner}, x.kind)
	if e == nil || len(e.Outcomes) == 0 {
		return x, false
	}
	for _, o := range e.Outcomes {
		switch o.Effect {
		case Unknown:
			return x, false
		case Borrow:
			outer.hidden = true
		}
	}
	return outer, true
}

// fieldType returns the type at a path of fields from a value of type t.
func fieldType(t types.Type, path []int) types.Type {
	for _, i := range path {
		if ptr, ok := t.Underlying().(*types.Pointer); ok {
			t = ptr.Elem()
		}
		st, ok := t.Underlying().(*types.Struct)
		if !ok || i < 0 || i >= st.NumFields() {
			return types.Typ[types.Invalid]
		}
		t = st.Field(i).Type()
	}
	return t
}

// outcome adds what w says of the results and the parameters to o and records
// it.
func (s *solve) outcome(w *world, results []*term, o Outcome) {
	known := false
	o.Results = make([]Value, len(results))
	for i, r := range results {
		o.Results[i] = s.valueOf(w, r)
		if slices.ContainsFunc(o.Carries, func(c Carry) bool { return c.Result == i && len(c.Path) == 0 }) {
			o.Results[i] = Any // the resource itself says it
		}
		known = known || o.Results[i] != Any
		if p, ok := s.placeOf(r); ok && o.Results[i] == Any && s.places && !s.leads(w, r) {
			o.Same = append(o.Same, Same{i, p})
		}
	}
	if !known {
		o.Results = nil
	}
	if s.places {
		o.When = s.when(w)
	}
	s.outcomes = append(s.outcomes, o)
}

// when returns what has been decided about the parameters, sorted.
func (s *solve) when(w *world) []Cond {
	var out []Cond
	for _, p := range w.facts {
		asked, key := inquiry(p.k)
		place, ok := s.placeOf(asked)
		if !ok {
			continue
		}
		cond := Cond{At: place, Key: key}
		switch p.v {
		case s.ts.nilTerm:
			cond.Is = Nil
		case s.ts.notNil:
			cond.Is = NotNil
		case s.ts.trueTerm:
			cond.Is = True
		case s.ts.falseTerm:
			cond.Is = False
		default:
			if !isNumber(p.v) {
				continue
			}
			cond.Is, cond.Key = True, equalsKey(p.v)
		}
		out = append(out, cond)
	}
	slices.SortFunc(out, compareConds)
	return out
}
