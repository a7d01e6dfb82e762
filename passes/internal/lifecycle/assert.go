package lifecycle

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// typeAssert follows the resource, and interface values made here, through a
// type assertion.
func (f *frame) typeAssert(w *world, instr *ssa.TypeAssert) bool {
	s := f.s
	x := s.eval(w, instr.X)
	value, ok := f.asserted(w, x, instr.AssertedType)
	if ok == nil && instr.CommaOk && s.isPlace(x) {
		ok = s.ts.mk(opIs, nil, typeKey(instr.AssertedType), x)
	}
	if x.op == opPart && w.status == held && s.e.proto.Converts(instr.AssertedType) {
		return s.settle(w, moved)
	}
	sym := s.ts.sym(instr)
	if !instr.CommaOk {
		if ok == s.ts.falseTerm {
			return false // panics
		}
		if value != nil {
			w.env.set(sym, value)
		}
		return true
	}
	if value != nil {
		w.mem.set(s.ts.mk(opExtract, nil, 0, sym), value)
	}
	if ok != nil {
		w.mem.set(s.ts.mk(opExtract, nil, 1, sym), ok)
	}
	return true
}

// asserted returns the value of x.(t) and whether the assertion holds, each
// nil where unknown.
func (f *frame) asserted(w *world, x *term, t types.Type) (value, ok *term) {
	s := f.s
	iface, toInterface := t.Underlying().(*types.Interface)
	switch x.op {
	case opHandle:
		if toInterface {
			return x, nil
		}
		if s.e.proto.IsHandle(t) {
			return x, s.ts.trueTerm
		}
		return nil, s.ts.falseTerm
	case opPart, opWrap:
		if toInterface && types.AssignableTo(s.e.proto.PartType(), t) && x.op == opPart {
			return x, s.ts.trueTerm
		}
		if s.e.proto.IsHandle(t) {
			return nil, s.ts.falseTerm
		}
		return x, nil
	case opIface:
		dyn := x.aux.(types.Type)
		switch {
		case toInterface && types.Implements(dyn, iface):
			return x, s.ts.trueTerm
		case toInterface:
			return nil, s.ts.falseTerm
		case types.Identical(dyn, t):
			return x.args[0], s.ts.trueTerm
		}
		return nil, s.ts.falseTerm
	}
	if s.know(w, x) == s.ts.nilTerm {
		return s.zero(t), s.ts.falseTerm
	}
	return nil, nil
}
