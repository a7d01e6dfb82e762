package lifecycle

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// local reports whether fn has a body in the package at hand.
func (e *Engine) local(fn *ssa.Function) bool {
	return len(fn.Blocks) > 0 && (fn.Pkg == e.pkg || fn.Pkg == nil)
}

// callee returns what is known of the function that call invokes. t is the
// term of the function value, if there is one.
func (e *Engine) callee(call *ssa.CallCommon, t *term) callee {
	if call.IsInvoke() {
		return e.interfaceMethod(call)
	}
	if fn := call.StaticCallee(); fn != nil {
		return e.declared(fn)
	}
	if t != nil {
		switch t.op {
		case opFunc:
			return e.declared(t.v.(*ssa.Function))
		case opClosure:
			return e.declared(t.v.(*ssa.MakeClosure).Fn.(*ssa.Function))
		}
	}
	return callee{e: e}
}

func (e *Engine) calleeOf(c site) callee { return e.callee(c.call, c.fn) }

// declared returns what is known of fn: instances of generic functions are
// looked up under the function they stem from.
func (e *Engine) declared(fn *ssa.Function) callee {
	if o := fn.Origin(); o != nil {
		fn = o
	}
	c := callee{e: e}
	if obj, ok := fn.Object().(*types.Func); ok {
		c.fn = obj
		if fn.Signature.Recv() != nil {
			c.method = obj
		}
	}
	switch {
	case e.local(fn):
		c.writes = e.written(fn)
		if c.sum = e.declaredSummary(fn); c.sum == nil {
			c.local = fn
		}
	case c.fn != nil:
		c.sum = e.know.Summary(c.fn)
		c.noReturn = e.know.NoReturn(c.fn)
	}
	return c
}

// method returns the function that calling m on a value of dynamic type t
// runs, nil if it cannot be told.
func (e *Engine) method(t types.Type, m *types.Func) *ssa.Function {
	return e.lookup(t, m.Pkg(), m.Name())
}

func (e *Engine) lookup(t types.Type, pkg *types.Package, name string) *ssa.Function {
	if types.IsInterface(t) || isTypeParam(t) {
		return nil
	}
	sel := e.pkg.Prog.MethodSets.MethodSet(t).Lookup(pkg, name)
	if sel == nil {
		return nil
	}
	return e.pkg.Prog.MethodValue(sel)
}

func isTypeParam(t types.Type) bool {
	if p, ok := t.(*types.Pointer); ok {
		t = p.Elem()
	}
	_, ok := t.(*types.TypeParam)
	return ok
}

// releaseMethod returns the method of t that would release a resource in it.
func (e *Engine) releaseMethod(t types.Type) *ssa.Function {
	if types.IsInterface(t) || isTypeParam(t) {
		return nil
	}
	ms := e.pkg.Prog.MethodSets.MethodSet(t)
	for i := range ms.Len() {
		if m, ok := ms.At(i).Obj().(*types.Func); ok && e.proto.Releases(m) {
			return e.pkg.Prog.MethodValue(ms.At(i))
		}
	}
	return nil
}

// freshOutcomes returns the outcomes of call in which a result carries a
// resource that the caller must release.
func (e *Engine) freshOutcomes(call *ssa.CallCommon, c callee) []Outcome {
	switch {
	case e.proto.Exempt(call):
		return nil
	case c.fn != nil && !call.IsInvoke() && makesAny(c.fn):
		return e.generic(call)
	case c.local != nil && !e.yields(call.Signature()):
		return nil // by its type alone
	case c.local != nil:
		return e.supplied(call, e.fresh(c.local))
	case c.sum != nil:
		return e.supplied(call, c.sum.Fresh)
	}
	return e.shaped(call)
}

// dynamic reports whether call invokes a function variable that may turn out
// to hold a literal that yields a resource.
func (e *Engine) dynamic(call *ssa.CallCommon) bool {
	if call.IsInvoke() || call.StaticCallee() != nil || !e.yields(call.Signature()) {
		return false
	}
	load, ok := call.Value.(*ssa.UnOp)
	return ok && isVariable(load.X)
}

func isVariable(v ssa.Value) bool {
	switch v.(type) {
	case *ssa.FreeVar, *ssa.Alloc:
		return true
	}
	return false
}

// makesAny reports whether a function yields a value of a type parameter that
// it is not given: a runner that returns what its callback returned.
func makesAny(fn *types.Func) bool {
	sig := fn.Origin().Signature()
	for r := range sig.Results().Variables() {
		tp, ok := r.Type().(*types.TypeParam)
		if !ok {
			continue
		}
		given := false
		for p := range sig.Params().Variables() {
			given = given || types.Identical(p.Type(), tp)
		}
		return !given
	}
	return false
}

// acquisitions returns the calls of fn that can yield a resource, in order.
func (e *Engine) acquisitions(fn *ssa.Function) []ssa.CallInstruction {
	var out []ssa.CallInstruction
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			call, ok := instr.(ssa.CallInstruction)
			if !ok {
				continue
			}
			if _, builtin := call.Common().Value.(*ssa.Builtin); builtin || call.Common().Signature().Results().Len() == 0 {
				continue
			}
			if len(e.freshOutcomes(call.Common(), e.callee(call.Common(), nil))) > 0 || e.dynamic(call.Common()) {
				out = append(out, call)
			}
		}
	}
	return out
}
