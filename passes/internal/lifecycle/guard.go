package lifecycle

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// endsLife reports whether fn can be what ends the life of an owner: nothing goes in
// but the owner, nothing comes out but an error. Of a method that reads on and
// releases at the end, it matters how often it is called.
func endsLife(fn *ssa.Function, at Place) bool {
	for i, p := range fn.Params {
		if i != at.Param && !isContext(p.Type()) {
			return false
		}
	}
	for r := range fn.Signature.Results().Variables() {
		if !isError(r.Type()) {
			return false
		}
	}
	return true
}

// idles reports whether from b on nothing is done but to return: a mutex is unlocked,
// an error is made.
func (e *Engine) idles(b *ssa.BasicBlock) bool {
	g := e.graph(b.Parent())
	for _, to := range b.Parent().Blocks {
		if !g.reaches(b, to) {
			continue
		}
		for _, instr := range to.Instrs {
			switch instr := instr.(type) {
			case *ssa.Store, *ssa.MapUpdate, *ssa.Send, *ssa.Go, *ssa.Defer, *ssa.Select:
				return false
			case *ssa.Call:
				if !isError(instr.Type()) && !onField(&instr.Call) {
					return false
				}
			}
		}
	}
	return true
}

// onField reports whether call is like w.mu.Unlock(): on a field, without a result.
func onField(call *ssa.CallCommon) bool {
	if call.Signature().Results().Len() > 0 || len(call.Args) != 1 {
		return false
	}
	_, ok := call.Args[0].(*ssa.FieldAddr)
	return ok
}

func isContext(t types.Type) bool {
	named, ok := types.Unalias(t).(*types.Named)
	return ok && named.Obj().Pkg() != nil && named.Obj().Pkg().Path() == "context" && named.Obj().Name() == "Context"
}

// pastGuards follows fn only past where it asks the owner of the resource whether it
// was released already: the flag is set, the swap returned true, the channel is closed.
// Callers do not see what an owner notes of itself. They have one whose resource was
// not released, so they come past the question.
//
// It is taken for one if the resource is released on one side of it only, and the
// other does nothing, unless fn can do nothing but to end the life of the owner. Hence
// an owner that keeps the resource open because of something else is not seen.
//
// s is the solve that goes both ways, solve makes another that goes those it is given.
// pastGuards returns nil if there is no such question.
func pastGuards(fn *ssa.Function, at Place, s *solve, solve func(past map[*ssa.If]bool) *solve) *solve {
	if len(at.Path) == 0 || !s.has(Release) || !s.has(Borrow) {
		return nil
	}
	past := map[*ssa.If]bool{}
	for _, b := range fn.Blocks {
		ask, ok := b.Instrs[len(b.Instrs)-1].(*ssa.If)
		if !ok || !s.e.ofOwner(ask.Cond, fn.Params[at.Param], 0) {
			continue
		}
		for i, truth := range []bool{true, false} {
			if !endsLife(fn, at) && !s.e.idles(b.Succs[i]) {
				continue
			}
			past[ask] = truth
			if other := solve(past); other != nil && !other.gaveUp && !other.has(Release) && !other.has(Keep) {
				past[ask] = !truth
				break
			}
			delete(past, ask)
		}
	}
	if len(past) == 0 {
		return nil
	}
	if t := solve(past); t != nil && t.has(Release) {
		return t
	}
	return nil
}

func (s *solve) has(e Effect) bool {
	return slices.ContainsFunc(s.outcomes, func(o Outcome) bool { return o.Effect == e })
}

// ofOwner reports whether v is something that the owner, a parameter, knows of itself:
// a field, or what a call that is given one returns. An error that a call returns is
// news, and so is what the resource says.
func (e *Engine) ofOwner(v ssa.Value, owner *ssa.Parameter, depth int) bool {
	if depth++; depth > 8 || e.proto.IsHandle(v.Type()) {
		return false
	}
	from := func(ops ...ssa.Value) bool {
		return slices.ContainsFunc(ops, func(op ssa.Value) bool { return e.ofOwner(op, owner, depth) })
	}
	switch v := v.(type) {
	case *ssa.Parameter:
		return v == owner
	case *ssa.Alloc: // where it is kept for function literals, which use it too
		return slices.ContainsFunc(*v.Referrers(), func(ref ssa.Instruction) bool {
			st, ok := ref.(*ssa.Store)
			return ok && st.Addr == v && st.Val == owner
		})
	case *ssa.Extract:
		return !isError(v.Type()) && from(v.Tuple)
	case *ssa.Call:
		return !isError(v.Type()) && from(operands(&v.Call)...)
	}
	return from(foundIn(v)...)
}
