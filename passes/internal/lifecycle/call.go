package lifecycle

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// A site is a call about to be made, with its operands as terms.
type site struct {
	instr   ssa.CallInstruction
	call    *ssa.CallCommon
	fn      *term // callee, or receiver of an interface method
	args    []*term
	literal *term     // set where a callee calls a function literal that it was handed
	value   *ssa.Call // where the result goes; nil in defer and go
}

func (f *frame) site(w *world, instr ssa.CallInstruction) site {
	call := instr.Common()
	s := site{instr: instr, call: call, fn: f.s.eval(w, call.Value)}
	s.value, _ = instr.(*ssa.Call)
	for _, a := range call.Args {
		s.args = append(s.args, f.s.eval(w, a))
	}
	return s
}

// call makes the call in w, which it owns, and returns the worlds after it.
// None means that the call never returns, or that what was watched is lost.
func (f *frame) call(w *world, c site) []*world {
	s := f.s
	if b, ok := c.call.Value.(*ssa.Builtin); ok {
		return f.builtin(w, c, b)
	}
	if c.call.IsInvoke() {
		return f.invoke(w, c)
	}
	switch c.fn.op {
	case opClosure:
		if fn := c.fn.v.(*ssa.MakeClosure).Fn.(*ssa.Function); f.canWalk(fn) && !s.acquires(c) {
			return f.walk(w, c, fn, c.fn.args)
		}
	case opFunc:
		fn := c.fn.v.(*ssa.Function)
		if (fn.Parent() != nil || wrapper(fn)) && f.canWalk(fn) && !s.acquires(c) {
			return f.walk(w, c, fn, nil)
		}
	}
	if c.fn.op == opReleaser {
		return s.one(w, s.release(w))
	}
	if c.fn == s.loan.to && s.loan.to != nil {
		return f.lendTo(w, c)
	}
	if c.fn == s.fnToken && s.fnToken != nil {
		s.newFnResults(w)
		for i := range c.call.Signature().Results().Len() {
			if c.value != nil {
				s.bind(w, c, i, s.ts.mk(opFnRes, nil, i))
			}
		}
		return s.one(w, s.release(w))
	}
	return f.known(w, c, s.e.callee(c.call, c.fn))
}

// newFnResults makes w ready for another call of the function under watch.
func (s *solve) newFnResults(w *world) {
	w.forget(s.ts, anyBits, func(t *term) bool { return t.op == opFnRes })
}

func (s *solve) one(w *world, ok bool) []*world {
	if !ok {
		return nil
	}
	return []*world{w}
}

// acquires reports whether c is the call under watch.
func (s *solve) acquires(c site) bool { return s.acq != nil && c.instr == s.acq }

// wrapper reports whether fn is one of the one-block functions that go/ssa
// makes up for method values, method expressions and promoted methods.
func wrapper(fn *ssa.Function) bool {
	return fn.Synthetic != "" && fn.Pkg == nil && fn.Origin() == nil && len(fn.Blocks) > 0
}

func (f *frame) canWalk(fn *ssa.Function) bool {
	return len(fn.Blocks) > 0 && f.depth < maxDepth && !f.s.exceeded()
}

// invoke calls an interface method.
func (f *frame) invoke(w *world, c site) []*world {
	s := f.s
	if s.know(w, c.fn) == s.ts.nilTerm {
		return nil
	}
	switch c.fn.op {
	case opPart, opWrap:
		if ws, ok := f.onResource(w, c, c.call.Method); ok {
			return ws
		}
	case opIface:
		if fn := s.e.method(c.fn.aux.(types.Type), c.call.Method); fn != nil {
			c.args = append([]*term{c.fn.args[0]}, c.args...)
			c.fn = s.ts.mk(opFunc, fn, nil)
			if wrapper(fn) && f.canWalk(fn) {
				return f.walk(w, c, fn, nil)
			}
			return f.known(w, c, s.e.declared(fn))
		}
	}
	if s.reaches(w, c.fn) && !s.acquires(c) {
		return s.one(w, s.lose(w)) // a method of which nothing is known
	}
	return f.known(w, c, s.e.interfaceMethod(c.call))
}

// onResource calls a method on the resource, or on a reader around it.
func (f *frame) onResource(w *world, c site, m *types.Func) ([]*world, bool) {
	s := f.s
	if w.status == absent {
		return nil, false
	}
	level, closes := ToEnd, true
	if c.fn.op == opWrap {
		wrap := c.fn.aux.(wrapping)
		level, closes = wrap.upto, wrap.closes
	}
	switch {
	case s.e.proto.Releases(m) && closes:
		return s.one(w, s.release(w)), true
	case s.e.proto.Releases(m):
		w.note = note{WrapperOnly, c.instr.Pos()}
		return []*world{w}, true
	}
	if r := s.e.proto.Reads(m); r != None {
		w.read = max(w.read, min(r, level))
		return []*world{w}, true
	}
	return nil, false
}

// known makes a call by what is known of the callee.
func (f *frame) known(w *world, c site, callee callee) []*world {
	s := f.s
	if callee.stops() {
		return nil
	}
	if s.acquires(c) {
		return f.acquire(w, c, callee)
	}
	if ws, ok := f.rangeFunc(w, c); ok {
		return ws
	}
	if callee.method != nil && len(c.args) > 0 && (c.args[0].op == opWrap || c.args[0] == s.part) {
		// A method of the concrete type of the resource, or of a reader around it.
		on := c
		on.fn = c.args[0]
		if ws, ok := f.onResource(w, on, callee.method); ok {
			return ws
		}
	}
	if s.pure(c.call) {
		if c.value != nil {
			w.env.set(s.ts.sym(c.value), s.pureTerm(c.call, c.args))
		}
		return f.plainOutcomes(w, c, callee)
	}
	if callee.sum != nil && callee.sum.Joins && c.value != nil && len(c.args) == 1 {
		s.join(w, c)
		return []*world{w}
	}
	if f.walksCallee(c, callee) {
		return f.walk(w, c, callee.local, nil)
	}
	s.clobber(w, callee)
	return f.apply(w, c, callee)
}

// walksCallee reports whether a function of the package is walked inline
// because it is handed the function literal that makes the call under watch:
// how often it calls that literal, and what it makes of the result, decides.
func (f *frame) walksCallee(c site, callee callee) bool {
	if callee.local == nil || f.s.acq == nil || !f.canWalk(callee.local) || callee.local == f.g.fn {
		return false
	}
	lit := f.s.acq.Parent()
	for _, a := range c.args {
		if a.op == opClosure && encloses(a.v.(*ssa.MakeClosure).Fn.(*ssa.Function), lit) {
			return true
		}
	}
	return false
}

func encloses(fn, inner *ssa.Function) bool {
	for ; inner != nil; inner = inner.Parent() {
		if inner == fn {
			return true
		}
	}
	return false
}

// clobber forgets what the callee may have written.
func (s *solve) clobber(w *world, callee callee) {
	w.havoc()
	if len(callee.writes) == 0 {
		return
	}
	w.forget(s.ts, anyBits, func(t *term) bool {
		if t.op != opLoad || t.args[0].op != opFieldAddr || root(t.args[0]).op == opAlloc {
			return false
		}
		i, _ := t.args[0].aux.(int)
		return callee.writes[i]
	})
	w.mem.keep(func(p pair) bool {
		if p.k.op != opFieldAddr || root(p.k).op == opAlloc || root(p.k).isToken() || s.reaches(w, p.v) {
			return true // what the callee does to the resource is asked of its summary
		}
		return !callee.writes[p.k.aux.(int)]
	})
}

// pure reports whether equal arguments give equal results here.
func (s *solve) pure(call *ssa.CallCommon) bool {
	if call.IsInvoke() || call.Signature().Results().Len() == 0 {
		return false
	}
	fn := call.StaticCallee()
	return fn != nil && s.e.isPure(fn)
}

func (s *solve) pureTerm(call *ssa.CallCommon, args []*term) *term {
	if fn, ok := call.StaticCallee().Object().(*types.Func); ok && len(args) == 2 && s.e.know.Equality(fn) {
		return s.binary(token.EQL, args[0], args[1])
	}
	return s.ts.mk(opPure, call.StaticCallee(), nil, args...)
}

// result returns the term of the call's result as a whole.
func (s *solve) result(w *world, c site) *term {
	sym := s.ts.sym(c.value)
	if t := w.env.get(sym); t != nil {
		return t
	}
	args := make([]*term, len(c.args))
	for i, a := range c.args {
		if a.mentions(func(t *term) bool { return t.op == opLoad }) {
			// What was read from memory can change; what the result tells of
			// it would then be out of date.
			a = s.ts.mk(opArg, c.value, i)
		}
		args[i] = a
	}
	t := s.ts.mk(opRes, c.value, nil, args...)
	w.env.set(sym, t)
	return t
}

// resultAt returns the term of result i.
func (s *solve) resultAt(w *world, c site, i int) *term {
	if c.call.Signature().Results().Len() > 1 {
		return s.component(w, s.result(w, c), i)
	}
	return s.result(w, c)
}

// bind makes result i lead to t.
func (s *solve) bind(w *world, c site, i int, t *term) {
	if c.call.Signature().Results().Len() > 1 {
		w.mem.set(s.ts.mk(opExtract, nil, i, s.result(w, c)), t)
		return
	}
	w.env.set(s.ts.sym(c.value), t)
}
