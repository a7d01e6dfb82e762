package lifecycle

import (
	"slices"

	"golang.org/x/tools/go/ssa"
)

// leftByCallbacks returns the calls in fn that hand a resource to a callback
// which neither the callee nor the callback ever releases or keeps.
//
// Each of the two could be meant to do that, so it takes certainty on both
// sides: whatever path the callback takes, and whatever the callee does after
// it on a path that goes with that.
func (e *Engine) leftByCallbacks(fn *ssa.Function) []Leak {
	var out []Leak
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			call, ok := instr.(ssa.CallInstruction)
			if !ok || !e.takesCallback(call.Common().Signature()) {
				continue
			}
			if leak, ok := e.leftByCallback(fn, call); ok {
				out = append(out, leak)
			}
		}
	}
	return out
}

func (e *Engine) leftByCallback(fn *ssa.Function, call ssa.CallInstruction) (Leak, bool) {
	lent := e.lentBy(call, e.callee(call.Common(), nil))
	for i := range lent {
		l := &lent[i]
		args := call.Common().Args
		if l.Param >= len(args) {
			continue
		}
		callback := functionOf(args[l.Param])
		if callback == nil {
			continue
		}
		entry := e.declared(callback).entry(Place{Param: l.Arg}, l.Kind)
		if entry == nil || !onlyBorrows(entry) {
			continue
		}
		if read, left := l.leaves(args, entry); left {
			return Leak{Fn: fn, Call: call, Cause: LeftByCallback, Read: read, Witness: e.borrowed(l, callback)}, true
		}
	}
	return Leak{}, false
}

// functionOf returns the function that v is, nil if that depends.
func functionOf(v ssa.Value) *ssa.Function {
	for {
		switch x := v.(type) {
		case *ssa.ChangeType:
			v = x.X
		case *ssa.MakeClosure:
			return x.Fn.(*ssa.Function)
		case *ssa.Function:
			return x
		default:
			return nil
		}
	}
}

// onlyBorrows reports whether a function leaves a resource to its caller
// whenever it returns, and may return whatever else it is given: one that
// returns only with an error is not done with a resource.
func onlyBorrows(entry *Entry) bool {
	var ways []Outcome
	for _, o := range entry.Outcomes {
		if o.Effect != Borrow || len(o.Carries) > 0 {
			return false
		}
		ways = append(ways, Outcome{Effect: Borrow, When: o.When})
	}
	ways, _ = merge(ways)
	return slices.ContainsFunc(ways, func(o Outcome) bool { return len(o.When) == 0 })
}

// leaves reports whether all ways to return that are possible with these
// arguments, one of which is a callback that only borrows, leave the resource
// to the callback; and how much of it is read at least.
func (l *Lending) leaves(args []ssa.Value, callback *Entry) (read Level, left bool) {
	read = ToEnd
	for _, o := range l.Outcomes {
		possible, certain := true, true
		for _, cond := range o.When {
			if cond.onResult() && cond.At.Param == l.Param {
				continue
			}
			known := Any
			if cond.At.Param < len(args) && len(cond.At.Path) == 0 {
				known = valueOfArg(args[cond.At.Param])
			}
			if cond.Key != "" {
				certain = false
				continue
			}
			possible = possible && !excludes(known, cond.Is)
			certain = certain && (known == cond.Is || cond.Is == NotNil && len(cond.At.Path) == 0)
		}
		for _, b := range callback.Outcomes {
			if !possible || !l.agree(&o, &b) {
				continue
			}
			if o.Effect != Borrow {
				return None, false
			}
			left = left || certain
			read = min(read, max(o.Read, b.Read))
		}
	}
	return read, left
}

// agree reports whether an outcome is possible after an outcome of the callback.
func (l *Lending) agree(o, callback *Outcome) bool {
	for _, cond := range o.When {
		if !cond.onResult() || cond.At.Param != l.Param || len(cond.At.Path) > 1 {
			continue
		}
		if i := resultStep(cond.At.Path[0]); i < len(callback.Results) && excludes(callback.Results[i], cond.Is) {
			return false
		}
	}
	return true
}

// excludes reports whether what is v cannot be w.
func excludes(v, w Value) bool {
	x, y := min(v, w), max(v, w)
	return x == Nil && y == NotNil || x == True && y == False
}

// valueOfArg returns what the text says of an argument.
func valueOfArg(v ssa.Value) Value {
	switch v := v.(type) {
	case *ssa.Const:
		switch {
		case v.IsNil():
			return Nil
		case v.Value != nil && isBool(v.Type()):
			if v.Value.String() == "true" {
				return True
			}
			return False
		}
	case *ssa.ChangeType:
		return valueOfArg(v.X)
	case *ssa.MakeClosure, *ssa.Function, *ssa.Alloc, *ssa.MakeInterface, *ssa.FieldAddr:
		return NotNil
	}
	return Any
}

// borrowed tells where a resource comes from and who leaves it, as far as that
// is in the package.
func (e *Engine) borrowed(l *Lending, callback *ssa.Function) (steps []Step) {
	if l.from.IsValid() {
		steps = append(steps, Step{l.from, Acquired})
	}
	if callback.Pkg == e.pkg && callback.Pos().IsValid() {
		steps = append(steps, Step{callback.Pos(), Callback})
	}
	return steps
}
