package lifecycle

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// plainMatters reports whether callers of fn could learn something from how
// it returns: it is given an error, it can stop instead of returning, or it
// does little but make an error or a bool.
func (e *Engine) plainMatters(fn *ssa.Function) bool {
	if fn.Parent() != nil || len(fn.Blocks) == 0 || len(fn.Blocks) > 60 {
		return false
	}
	flag := false
	for v := range fn.Signature.Params().Variables() {
		if isError(v.Type()) {
			return true
		}
		flag = flag || isBool(v.Type())
	}
	results := fn.Signature.Results()
	if results.Len() == 1 && (isError(results.At(0).Type()) || isBool(results.At(0).Type())) && (len(fn.Blocks) <= 4 || returnsNil(fn)) {
		return true
	}
	return flag && endsInPanic(fn) || e.stopsBy(fn)
}

func endsInPanic(fn *ssa.Function) bool {
	for _, b := range fn.Blocks {
		if n := len(b.Instrs); n > 0 {
			if _, ok := b.Instrs[n-1].(*ssa.Panic); ok {
				return true
			}
		}
	}
	return false
}

// stopsBy reports whether fn calls an interface method that never returns:
// the one way to stop that go/ssa does not see.
func (e *Engine) stopsBy(fn *ssa.Function) bool {
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			if call, ok := instr.(*ssa.Call); ok && call.Call.IsInvoke() && e.know.NoReturn(call.Call.Method.Origin()) {
				return true
			}
		}
	}
	return false
}

// isRelease reports whether fn is a method by which its receiver's resource
// would be released.
func (e *Engine) isRelease(fn *ssa.Function) bool {
	m, ok := fn.Object().(*types.Func)
	return ok && fn.Signature.Recv() != nil && e.proto.Releases(m)
}

// plain computes the ways in which fn returns. It reports false if they are
// unknown, or tell nothing.
func (e *Engine) plain(fn *ssa.Function) ([]Outcome, bool) {
	s := e.newSolve(fn, plain)
	s.places = true
	if !s.run(&world{}) {
		return nil, false
	}
	os, ok := merge(s.outcomes)
	if !ok {
		return nil, false
	}
	for _, o := range os {
		if len(o.When) == 0 && len(o.Results) == 0 && len(o.Same) == 0 {
			return nil, false
		}
	}
	return os, true
}

// returnsNil reports whether fn has one result, and it is always nil.
func returnsNil(fn *ssa.Function) bool {
	for _, b := range fn.Blocks {
		ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return)
		if ok && b != fn.Recover && !onlyNil(ret.Results[0]) {
			return false
		}
	}
	return true
}

// onlyNil reports whether v is nil: a constant, or what is loaded from a
// variable that nothing else is stored to, as go/ssa has it beside a defer.
func onlyNil(v ssa.Value) bool {
	if c, ok := v.(*ssa.Const); ok {
		return c.IsNil()
	}
	load, ok := v.(*ssa.UnOp)
	if !ok {
		return false
	}
	local, ok := load.X.(*ssa.Alloc)
	if !ok {
		return false
	}
	for _, r := range *local.Referrers() {
		switch r := r.(type) {
		case *ssa.UnOp:
		case *ssa.Store:
			if c, ok := r.Val.(*ssa.Const); !ok || !c.IsNil() {
				return false
			}
		default:
			return false
		}
	}
	return true
}
