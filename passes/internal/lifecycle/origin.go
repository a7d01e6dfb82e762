package lifecycle

import (
	"slices"

	"golang.org/x/tools/go/ssa"
)

// operandsOf returns which parameters of the function at hand, or variables that this
// has captured, a function value can be, counted from 1, parameters first.
func operandsOf(v ssa.Value) (ns []int) {
	for _, v := range origins(v) {
		switch v := v.(type) {
		case *ssa.Parameter:
			ns = append(ns, slices.Index(v.Parent().Params, v)+1)
		case *ssa.FreeVar:
			ns = append(ns, len(v.Parent().Params)+slices.Index(v.Parent().FreeVars, v)+1)
		}
	}
	return ns
}

// origins returns what a function value can have been before it was converted, chosen
// from several or put into a variable, each once.
func origins(v ssa.Value) (out []ssa.Value) {
	var seen []ssa.Value
	var add func(v ssa.Value)
	add = func(v ssa.Value) {
		if slices.Contains(seen, v) {
			return
		}
		seen = append(seen, v)
		switch x := v.(type) {
		case *ssa.ChangeType:
			add(x.X)
		case *ssa.UnOp:
			add(x.X)
		case *ssa.Phi:
			for _, edge := range x.Edges {
				add(edge)
			}
		case *ssa.Alloc:
			vals, known := contents(x)
			for _, val := range vals {
				add(val)
			}
			if !known {
				out = append(out, x)
			}
		default:
			out = append(out, v)
		}
	}
	add(v)
	return out
}

// contents returns the values that a variable is given, and whether these are all.
func contents(variable *ssa.Alloc) (vals []ssa.Value, known bool) {
	known = true
	for _, ref := range *variable.Referrers() {
		if store, ok := ref.(*ssa.Store); ok && store.Addr == variable {
			vals = append(vals, store.Val)
		} else if !onlyRead(ref, variable) {
			known = false
		}
	}
	return vals, known
}

// onlyRead reports whether ref reads a variable, or is a literal that does no more.
func onlyRead(ref ssa.Instruction, variable ssa.Value) bool {
	switch ref := ref.(type) {
	case *ssa.UnOp, *ssa.DebugRef:
		return true
	case *ssa.MakeClosure:
		inside := ref.Fn.(*ssa.Function).FreeVars[slices.Index(ref.Bindings, variable)]
		for _, r := range *inside.Referrers() {
			if !onlyRead(r, inside) {
				return false
			}
		}
		return true
	}
	return false
}

// foundIn returns the values in which v is found, or from which it is computed, where one
// instruction tells. What is stored in a variable, and what calls return, is not its
// business.
func foundIn(v ssa.Value) []ssa.Value {
	switch v := v.(type) {
	case *ssa.UnOp:
		return []ssa.Value{v.X}
	case *ssa.BinOp:
		return []ssa.Value{v.X, v.Y}
	case *ssa.FieldAddr:
		return []ssa.Value{v.X}
	case *ssa.Field:
		return []ssa.Value{v.X}
	case *ssa.IndexAddr:
		return []ssa.Value{v.X}
	case *ssa.Index:
		return []ssa.Value{v.X}
	case *ssa.Lookup:
		return []ssa.Value{v.X}
	case *ssa.Convert:
		return []ssa.Value{v.X}
	case *ssa.ChangeType:
		return []ssa.Value{v.X}
	case *ssa.MakeInterface:
		return []ssa.Value{v.X}
	case *ssa.ChangeInterface:
		return []ssa.Value{v.X}
	case *ssa.TypeAssert:
		return []ssa.Value{v.X}
	case *ssa.Phi:
		return v.Edges
	case *ssa.Select:
		var channels []ssa.Value
		for _, state := range v.States {
			channels = append(channels, state.Chan)
		}
		return channels
	}
	return nil
}
