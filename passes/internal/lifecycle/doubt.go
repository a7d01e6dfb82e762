package lifecycle

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// A doubt is a leak of what one of the functions yields that a function is given, if
// that does yield something.
type doubt struct {
	leak     Leak
	operands []int // of the function, as in Outcome.Callback
}

// leftOfCallbacks returns the leaks, in functions of the package that fn calls, of what the
// functions yield that fn hands them.
//
// On which paths such a function yields an open resource is not told, so that it counts
// only if it never releases one itself: what it returns is then open on all of them.
func (e *Engine) leftOfCallbacks(fn *ssa.Function) []Leak {
	var out []Leak
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			call, ok := instr.(ssa.CallInstruction)
			if !ok {
				continue
			}
			callee := call.Common().StaticCallee()
			if callee == nil || !e.local(callee) || !e.takesSource(callee.Signature) {
				continue
			}
			for _, d := range e.doubtsOf(callee) {
				if slices.ContainsFunc(d.operands, func(n int) bool { return e.alwaysOpen(call.Common(), n) }) {
					out = append(out, d.leak)
				}
			}
		}
	}
	return out
}

// takesSource reports whether a function is given one that can yield a resource.
func (e *Engine) takesSource(sig *types.Signature) bool {
	for p := range sig.Params().Variables() {
		if f, ok := p.Type().Underlying().(*types.Signature); ok && e.yields(f) {
			return true
		}
	}
	return false
}

// alwaysOpen reports whether operand n of the function that call invokes is one that yields
// a resource and releases none.
func (e *Engine) alwaysOpen(call *ssa.CallCommon, n int) bool {
	v := handedOver(call, n)
	if v == nil {
		return false
	}
	how, _ := e.supply(v)
	return how == yielding && !slices.ContainsFunc(origins(v), func(v ssa.Value) bool {
		callback := functionOf(v)
		return callback == nil || e.closesSome(callback, map[*ssa.Function]bool{})
	})
}

// closesSome reports whether fn, or a function of the package from which it has a resource,
// releases one on some path. Of functions elsewhere that is not known, and taken not to be so.
func (e *Engine) closesSome(fn *ssa.Function, seen map[*ssa.Function]bool) bool {
	if seen[fn] || !e.local(fn) {
		return false
	}
	seen[fn] = true
	e.fresh(fn)
	if e.closes[fn] {
		return true
	}
	for _, call := range e.acquisitions(fn) {
		if callee := call.Common().StaticCallee(); callee != nil && e.closesSome(callee, seen) {
			return true
		}
	}
	return false
}

// doubtsOf returns the doubts about fn and the literals in it, by operands of fn. Where it
// asks for something else that it is given, whether the body is closed may go with the callback.
func (e *Engine) doubtsOf(fn *ssa.Function) []doubt {
	e.fresh(fn)
	if asksOperands(fn) {
		return nil
	}
	out := slices.Clone(e.doubts[fn])
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			made, ok := instr.(*ssa.MakeClosure)
			if !ok {
				continue
			}
			lit := made.Fn.(*ssa.Function)
			for _, d := range e.doubtsOf(lit) {
				if of := captured(d.operands, lit, made.Bindings); of != nil {
					out = append(out, doubt{d.leak, of})
				}
			}
		}
	}
	return out
}

// captured returns which operands of the function that makes a literal are among some
// of the literal's.
func captured(operands []int, lit *ssa.Function, bindings []ssa.Value) (of []int) {
	for _, n := range operands {
		if i := n - len(lit.Params) - 1; i >= 0 && i < len(bindings) {
			of = append(of, operandsOf(bindings[i])...)
		}
	}
	return of
}

// asksOperands reports whether fn goes by a flag, a constant or an option that it is given. What
// else it asks that depends on its parameters, such as the status of a response, is not meant.
func asksOperands(fn *ssa.Function) bool {
	for _, b := range fn.Blocks {
		if branch, ok := b.Instrs[len(b.Instrs)-1].(*ssa.If); ok && isOperand(branch.Cond) {
			return true
		}
	}
	return false
}

// isOperand reports whether v is a parameter or captured variable, a field of one, or
// what a comparison with a constant or a function tells of such only.
func isOperand(v ssa.Value) bool {
	switch v := v.(type) {
	case *ssa.Parameter, *ssa.FreeVar:
		return true
	case *ssa.UnOp:
		return isOperand(v.X)
	case *ssa.FieldAddr:
		return isOperand(v.X)
	case *ssa.Alloc:
		vals, _ := contents(v)
		return len(vals) == 1 && isOperand(vals[0])
	case *ssa.BinOp:
		_, left := v.X.(*ssa.Const)
		_, right := v.Y.(*ssa.Const)
		return left != right && (isOperand(v.X) || isOperand(v.Y)) || isOperand(v.X) && isOperand(v.Y)
	case *ssa.Call:
		_, stands := v.Type().Underlying().(*types.Basic)
		return stands && len(v.Call.Args) > 0 && !slices.ContainsFunc(v.Call.Args, func(a ssa.Value) bool {
			_, constant := a.(*ssa.Const)
			return !constant && !isOperand(a)
		})
	}
	return false
}
