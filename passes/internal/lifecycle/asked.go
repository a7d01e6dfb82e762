package lifecycle

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

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
	case *ssa.Extract:
		return !isError(v.Type()) && from(v.Tuple)
	case *ssa.Call:
		given := operands(&v.Call)
		return (len(given) == 1 || !isError(v.Type())) && from(given...)
	}
	return from(foundIn(v)...)
}

// isProduct reports whether v is a result of the call product.
func isProduct(v, product ssa.Value) bool {
	ext, ok := v.(*ssa.Extract)
	return v == product || ok && ext.Tuple == product
}

// oneSide stands for the side of a question on the other side of which there is a resource
// for certain, or nothing is known.
const oneSide = -1

// sideOf numbers the sides of the question at the end of b, the first that w meets; both:
// there may be no resource on either. After another question the other side of the first
// says nothing any more: it is not known which of them told.
func (f *frame) sideOf(w *world, b *ssa.BasicBlock, holds, both bool) int {
	if w.asked != 0 || !both || f.depth > 0 {
		return oneSide
	}
	return 1 + 2*b.Index + btoi(holds)
}

// otherSide returns the number of the other side.
func otherSide(side int) int { return 1 + ((side - 1) ^ 1) }

// forgetAsked drops the leaks on ways on which there may have been no resource. Where no
// way does anything about it, and it is lost on both sides of a question, one of them had it.
func (s *solve) forgetAsked() {
	lost := map[int]bool{}
	for _, l := range s.leaks {
		lost[l.asked] = lost[l.asked] || l.cause == LeftOnPath || l.cause == ErrorReturn
	}
	never := !lost[0] && !s.settled && !s.gaveUp && !s.cut
	sure := slices.DeleteFunc(slices.Clone(s.leaks), func(l found) bool {
		both := l.asked > 0 && lost[l.asked] && lost[otherSide(l.asked)]
		return l.asked != 0 && !(never && both)
	})
	s.unsure = len(sure) < len(s.leaks)
	s.leaks = sure
}
