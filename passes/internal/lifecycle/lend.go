package lifecycle

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// A Lending says that a function hands a resource that it has acquired to a
// function that it is given.
type Lending struct {
	Param int  // the function that it is given
	Arg   int  // the argument of that function that leads to the resource
	Kind  Kind // as what
	// Outcomes are the ways to return after that, by what the function itself
	// does to the resource, before or after: Borrow if it leaves the rest to
	// the function that it was given.
	Outcomes []Outcome

	from token.Pos // the call that acquires it, for functions of the package at hand
}

// A loan is the Lending that a solve looks for.
type loan struct {
	at placed // the argument of the callback
	to *term  // the symbol of the parameter that is the callback
}

// lendings returns to which of its parameters fn, a function of the package,
// hands a resource.
func (e *Engine) lendings(fn *ssa.Function) []Lending {
	if fn.Parent() != nil || len(fn.Blocks) == 0 || !e.takesCallback(fn.Signature) {
		return nil
	}
	return e.ask(question{fn: fn, what: loans}, func() answer {
		if obj, ok := fn.Object().(*types.Func); ok && e.know.Handled(obj) {
			return answer{}
		}
		var out []Lending
		for i, p := range fn.Params {
			for _, at := range e.callbackArgs(p.Type()) {
				if l, ok := e.lending(fn, i, at); ok {
					out = append(out, l)
				}
			}
		}
		return answer{lent: out}
	}).lent
}

// takesCallback reports whether a function of this signature is given a
// function that it could hand a resource to.
func (e *Engine) takesCallback(sig *types.Signature) bool {
	for p := range sig.Params().Variables() {
		if len(e.callbackArgs(p.Type())) > 0 {
			return true
		}
	}
	return false
}

// callbackArgs returns the arguments through which a function of type t could
// be handed a resource and release it.
func (e *Engine) callbackArgs(t types.Type) []placed {
	sig, ok := t.Underlying().(*types.Signature)
	if !ok {
		return nil
	}
	var out []placed
	for i := range sig.Params().Len() {
		p := sig.Params().At(i).Type()
		iface, isIface := p.Underlying().(*types.Interface)
		switch {
		case e.proto.IsHandle(p):
			out = append(out, placed{Place{Param: i}, Handle})
		case isIface && iface.NumMethods() > 0 && types.Implements(e.proto.PartType(), iface) && e.proto.CanRelease(p):
			out = append(out, placed{Place{Param: i}, Part})
		}
	}
	return out
}

// lending finds out whether fn hands a resource to its parameter i, and what
// becomes of it then. It knows all or nothing: what is left to the callback by
// one call that acquires must not be settled after another.
func (e *Engine) lending(fn *ssa.Function, i int, at placed) (Lending, bool) {
	l := Lending{Param: i, Arg: at.Param, Kind: at.kind}
	left := false
	for _, call := range e.lenders(fn) {
		s := e.newSolve(fn, lending)
		s.acq, s.places = call, true
		s.loan = loan{at, s.ts.sym(fn.Params[i])}
		if !s.run(&world{}) {
			return l, false
		}
		for _, o := range s.outcomes {
			if o.Effect == Borrow && !left {
				left, l.from = true, call.Pos()
			}
		}
		l.Outcomes = append(l.Outcomes, s.outcomes...)
	}
	var ok bool
	l.Outcomes, ok = merge(l.Outcomes)
	return l, ok && left
}

// lenders returns the calls of fn that yield a resource, or may hand one to a
// parameter that they are given.
func (e *Engine) lenders(fn *ssa.Function) []ssa.CallInstruction {
	out := e.acquisitions(fn)
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			if call, ok := instr.(ssa.CallInstruction); ok && e.takesCallback(call.Common().Signature()) &&
				len(e.lentBy(call, e.callee(call.Common(), nil))) > 0 {
				out = append(out, call)
			}
		}
	}
	return out
}

// lentBy returns to which of its arguments a call hands a resource.
//
// An interface method does what the one implementation does that the package
// of the interface hands out, unless another one is in view: that one, a
// wrapper or a double, may release what it lends.
func (e *Engine) lentBy(call ssa.CallInstruction, c callee) []Lending {
	lent := c.lent()
	if len(lent) == 0 || e.proto.Exempt(call.Common()) ||
		call.Common().IsInvoke() && e.know.Elsewhere(call.Common().Method, call.Pos()) {
		return nil
	}
	return lent
}

// lendTo calls the function that the solve watches, which is given the
// resource or something else.
func (f *frame) lendTo(w *world, c site) []*world {
	s := f.s
	for i, a := range c.args {
		if w.status == absent || !s.leads(w, a) {
			s.lend(f, w, a)
			continue
		}
		if i == s.loan.at.Param && a == s.formOf(s.loan.at.kind) {
			w.lent = true
		} else {
			s.lose(w)
		}
	}
	w.havoc()
	s.newFnResults(w)
	for i := range c.call.Signature().Results().Len() {
		if c.value != nil {
			s.bind(w, c, i, s.ts.mk(opFnRes, nil, i))
		}
	}
	return []*world{w}
}

func (s *solve) formOf(k Kind) *term {
	if k == Handle {
		return s.handle
	}
	return s.part
}

// lendOn makes the call under watch, which hands the function that the solve
// watches on to one that lends it a resource.
func (f *frame) lendOn(w *world, c site, callee callee, l *Lending) []*world {
	s := f.s
	s.clobber(w, callee)
	for _, a := range c.args {
		s.lend(f, w, a)
	}
	s.newFnResults(w)
	out := []*world{w} // it need not come to that
	for _, o := range l.Outcomes {
		after := w.clone()
		sure := s.certain(after, c.args, o.When)
		if !s.conditions(after, c.args, o.When) {
			continue
		}
		after.lent, after.read, after.note = true, o.Read, note{}
		switch {
		case o.Effect == Borrow && sure:
			after.status = held
		case o.Effect == Release:
			after.status = released
		default:
			after.status = moved
		}
		out = append(out, after)
	}
	return out
}

// certain reports whether the conditions on the arguments of a callee are known
// to hold, but for this: what is given for a pointer is taken not to be nil.
func (s *solve) certain(w *world, args []*term, when []Cond) bool {
	for _, cond := range when {
		if cond.onResult() || cond.Is == NotNil && len(cond.At.Path) == 0 || cond.At.Param >= len(args) {
			continue
		}
		x, ok := s.follow(w, args[cond.At.Param], cond.At.Path)
		if !ok || !s.meets(w, x, cond) {
			return false
		}
	}
	return true
}

// onResult reports whether c speaks of what a function returned.
func (c Cond) onResult() bool { return len(c.At.Path) > 0 && c.At.Path[0] < 0 }

// acquireToLend is the call under watch in a solve for lendings. done reports
// that this is all there is to it.
func (f *frame) acquireToLend(w *world, c site, callee callee) (out []*world, done bool) {
	s := f.s
	if w.status != absent {
		if w.lent {
			// What was lent in an earlier turn of a loop is not followed.
			s.outcomes = append(s.outcomes, Outcome{Effect: Unknown})
			return nil, true
		}
		w.status, w.read, w.failed, w.note = absent, None, false, note{}
		s.retire(w)
	}
	lent := s.e.lentBy(c.instr, callee)
	for i := range lent {
		l := &lent[i]
		if l.Param < len(c.args) && c.args[l.Param] == s.loan.to && l.Arg == s.loan.at.Param && l.Kind == s.loan.at.kind {
			return f.lendOn(w, c, callee, l), true
		}
	}
	return nil, false
}

// leaveLent is a return in a solve for lendings.
func (s *solve) leaveLent(f *frame, w *world, results []*term) {
	if !w.lent {
		return
	}
	o := Outcome{Effect: effectOf(w.status), Read: w.read}
	if w.status == held {
		if carries, lost := s.carries(f, w, results); lost || len(carries) > 0 || w.listed {
			o.Effect = Keep
		}
	}
	s.outcome(w, nil, o)
}
