package lifecycle

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// unclear marks those of the outcomes in which fn hands a resource to its caller that
// look to the caller like others in which it does not: an owner without a resource that
// has the error in a field, a response that was closed for its status. calls are all
// that acquire something in fn. It returns the outcomes that callers have to care for:
// beside an error that comes without a resource as well, nobody expects one.
func (e *Engine) unclear(fn *ssa.Function, calls []ssa.CallInstruction, fresh []Outcome) []Outcome {
	x := &without{calls: calls, fresh: fresh, closes: e.closes[fn], notes: notesError(fn)}
	if !x.notes && !slices.ContainsFunc(fresh, func(o Outcome) bool {
		return slices.ContainsFunc(o.Carries, func(c Carry) bool { return x.tells(c) || o.leavesOpen(fn.Signature, c) })
	}) {
		return fresh
	}
	for _, call := range calls {
		if !(e.tellsParameters(fn) && e.solveWithout(fn, call, x, true)) && !e.solveWithout(fn, call, x, false) {
			x.mark(func(*Outcome, Carry) bool { return true })
		}
	}
	last := fn.Signature.Results().Len() - 1
	return slices.DeleteFunc(fresh, func(o Outcome) bool {
		return o.Unclear && o.Results != nil && o.Results[last] == NotNil && isError(fn.Signature.Results().At(last).Type())
	})
}

// solveWithout follows fn for how it returns without what call acquires. It reports
// whether every path was followed.
func (e *Engine) solveWithout(fn *ssa.Function, call ssa.CallInstruction, x *without, places bool) bool {
	s := e.newSolve(fn, acquiring)
	s.acq, s.places, s.without = call, places, x
	return s.run(&world{})
}

// without holds the outcomes of a function that hand over a resource against how it
// returns when it has none.
type without struct {
	calls  []ssa.CallInstruction
	fresh  []Outcome
	closes bool // it releases some itself
	notes  bool // it stores an error in what it is given
}

// notesError reports whether fn stores an error where a parameter points, or in a field of it.
func notesError(fn *ssa.Function) bool {
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			st, ok := instr.(*ssa.Store)
			if !ok || !isError(st.Val.Type()) {
				continue
			}
			at := st.Addr
			for field, ok := at.(*ssa.FieldAddr); ok; field, ok = at.(*ssa.FieldAddr) {
				at = field.X
			}
			if _, ok := at.(*ssa.Parameter); ok {
				return true
			}
		}
	}
	return false
}

// tells reports whether a result leads to the resource through something that says more
// than that it is there. Of a handle this matters only where what it leads to is released.
func (x *without) tells(c Carry) bool { return len(c.Path) > 0 || c.Kind == Handle && x.closes }

// leavesOpen reports whether there is a result beside the one that leads to the resource
// of which nothing is known.
func (o *Outcome) leavesOpen(sig *types.Signature, c Carry) bool {
	for i := range sig.Results().Len() {
		if i != c.Result && (o.Results == nil || o.Results[i] == Any) {
			return true
		}
	}
	return false
}

func (x *without) mark(unclear func(*Outcome, Carry) bool) {
	for i := range x.fresh {
		o := &x.fresh[i]
		o.Unclear = o.Unclear || slices.ContainsFunc(o.Carries, func(c Carry) bool { return unclear(o, c) })
	}
}

// returned notes that the function returns results in w, which has no resource.
func (x *without) returned(s *solve, w *world, results []*term) {
	vals, when := make([]Value, len(results)), s.when(w)
	for i, r := range results {
		vals[i] = s.valueOf(w, r)
	}
	x.mark(func(o *Outcome, c Carry) bool {
		switch r := results[c.Result]; {
		case apart(o.Results, vals), s.places && contradict(o.When, when):
			return false // callers can tell
		case s.know(w, r) == s.ts.nilTerm:
			// They can, but something else may do instead.
			return x.notes || o.leavesOpen(s.fn.Signature, c) && (&Outcome{Results: vals}).leavesOpen(s.fn.Signature, c)
		case x.tells(c):
			return x.lacks(s, w, r, c)
		}
		return false
	})
}

// lacks reports whether result r, though it is there, leads to no resource where others
// do. What another call acquired is for its own solve to say.
func (x *without) lacks(s *solve, w *world, r *term, c Carry) bool {
	at, ok := s.follow(w, r, c.Path)
	if !ok {
		at = r
	}
	return !at.mentions(func(t *term) bool {
		return slices.ContainsFunc(x.calls, func(c ssa.CallInstruction) bool {
			return c.Value() != nil && t.v == c.Value() && !(c == s.acq && tellsByError(c))
		})
	})
}

// tellsByError reports whether a call that yields nothing says so by an error.
func tellsByError(c ssa.CallInstruction) bool {
	results := c.Common().Signature().Results()
	return results.Len() > 1 && isError(results.At(results.Len()-1).Type())
}

// asks reports on which sides of a question there may be no resource, because it is put
// to what the call under watch has yielded. If that has an error, it has no resource.
func (s *solve) asks(w *world, cond ssa.Value) (holds, fails bool) {
	product := s.acq.Value()
	if product == nil {
		return false, false
	}
	about := s.e.tellsOf(cond, product, 0) || s.mentionsProduct(s.eval(w, cond))
	if cmp, ok := cond.(*ssa.BinOp); ok && isError(cmp.X.Type()) && (isNil(cmp.X) || isNil(cmp.Y)) {
		about = about || slices.ContainsFunc(operands(s.acq.Common()), func(v ssa.Value) bool {
			_, ok := v.Type().Underlying().(*types.Pointer)
			return ok && s.e.tellsOf(cond, v, 0) // where the call may have left an error
		})
		return about && cmp.Op == token.NEQ, about && cmp.Op == token.EQL
	}
	return about, about
}

// askedBy reports whether a callee that returns in one of the ways os asks for what it
// finds in the product of the call under watch. o is the way in which it returns: if the
// only question is for an error, and there is none, nothing is asked that matters.
func (s *solve) askedBy(c site, o *Outcome, os []Outcome) bool {
	if s.acq.Value() == nil || !slices.ContainsFunc(os, func(o Outcome) bool {
		return slices.ContainsFunc(o.When, func(cond Cond) bool { return s.isOfProduct(c, cond) })
	}) {
		return false
	}
	return !slices.ContainsFunc(o.When, func(cond Cond) bool {
		return cond.Is == Nil && s.isOfProduct(c, cond) && isError(s.typeAt(c, cond.At)) && alone(os, cond)
	})
}

// isOfProduct reports whether a condition is on something found in the product.
func (s *solve) isOfProduct(c site, cond Cond) bool {
	given := operands(c.call)
	if cond.At.Param >= len(given) || cond.At.Param >= len(c.args) {
		return false
	}
	return s.e.tellsOf(given[cond.At.Param], s.acq.Value(), 0) || s.mentionsProduct(c.args[cond.At.Param])
}

// typeAt returns the type of what a call is given at a place.
func (s *solve) typeAt(c site, at Place) types.Type {
	return fieldType(operands(c.call)[at.Param].Type(), at.Path)
}

// alone reports whether only one way to return has this condition.
func alone(os []Outcome, cond Cond) bool {
	n := 0
	for _, o := range os {
		n += btoi(slices.ContainsFunc(o.When, cond.equal))
	}
	return n == 1
}

// operands are the receiver and the arguments of a call.
func operands(call *ssa.CallCommon) []ssa.Value {
	if call.IsInvoke() {
		return append([]ssa.Value{call.Value}, call.Args...)
	}
	return call.Args
}

// readsResource reports whether a value of type t is the resource, or reads it.
func (e *Engine) readsResource(t types.Type) bool {
	iface, ok := t.Underlying().(*types.Interface)
	return ok && iface.NumMethods() > 0 && types.Implements(e.proto.PartType(), iface)
}

// mentionsProduct is tellsOf for a term, which leads out of function literals.
func (s *solve) mentionsProduct(t *term) bool {
	if t.v == s.acq.Value() {
		return true
	}
	switch call, _ := t.v.(*ssa.Call); t.op {
	case opRes:
		if call != nil && isError(call.Type()) && len(t.args) > 1 {
			return false
		}
	case opExtract:
		if tuple, ok := t.args[0].v.(*ssa.Call); ok && tuple != s.acq.Value() {
			if i, ok := t.aux.(int); ok && i < tuple.Call.Signature().Results().Len() && isError(tuple.Call.Signature().Results().At(i).Type()) {
				return false
			}
		}
	}
	return slices.ContainsFunc(t.args, s.mentionsProduct)
}

func isNil(v ssa.Value) bool {
	c, ok := v.(*ssa.Const)
	return ok && c.IsNil()
}

// tellsOf reports whether v is the product of a call or something found in it, or told by
// a function about it. What is read from the resource is not meant, nor the error of a
// function that is given more than the product: it has done something with it.
func (e *Engine) tellsOf(v, product ssa.Value, depth int) bool {
	if isProduct(v, product) {
		return true
	}
	if e.readsResource(v.Type()) {
		return false
	}
	if depth++; depth > 10 {
		return false
	}
	from := func(ops ...ssa.Value) bool {
		return slices.ContainsFunc(ops, func(op ssa.Value) bool { return e.tellsOf(op, product, depth) })
	}
	switch v := v.(type) {
	case *ssa.Alloc: // of what was found in it a world knows where it is
		return slices.ContainsFunc(*v.Referrers(), func(ref ssa.Instruction) bool {
			st, ok := ref.(*ssa.Store)
			return ok && st.Addr == v && isProduct(st.Val, product)
		})
	case *ssa.UnOp:
		return from(v.X)
	case *ssa.BinOp:
		return from(v.X, v.Y)
	case *ssa.FieldAddr:
		return from(v.X)
	case *ssa.Field:
		return from(v.X)
	case *ssa.IndexAddr:
		return from(v.X)
	case *ssa.Index:
		return from(v.X)
	case *ssa.Lookup:
		return from(v.X)
	case *ssa.Convert:
		return from(v.X)
	case *ssa.ChangeType:
		return from(v.X)
	case *ssa.MakeInterface:
		return from(v.X)
	case *ssa.ChangeInterface:
		return from(v.X)
	case *ssa.TypeAssert:
		return from(v.X)
	case *ssa.Phi:
		return from(v.Edges...)
	case *ssa.Extract:
		return !isError(v.Type()) && from(v.Tuple)
	case *ssa.Call:
		given := operands(&v.Call)
		return (len(given) == 1 || !isError(v.Type())) && from(given...)
	}
	return false
}

// isProduct reports whether v is a result of the call product.
func isProduct(v, product ssa.Value) bool {
	ext, ok := v.(*ssa.Extract)
	return v == product || ok && ext.Tuple == product
}

// forgetAsked drops the leaks on ways on which there may have been no resource. Where no
// way does anything about it, those that there are with a resource leak.
func (s *solve) forgetAsked() {
	sure := slices.DeleteFunc(slices.Clone(s.leaks), func(l found) bool { return l.asked })
	if len(sure) == 0 && !s.settled && !s.gaveUp && !s.cut {
		sure = slices.DeleteFunc(slices.Clone(s.leaks), func(l found) bool { return l.cause != LeftOnPath && l.cause != ErrorReturn })
	}
	s.unsure = len(sure) < len(s.leaks)
	s.leaks = sure
}
