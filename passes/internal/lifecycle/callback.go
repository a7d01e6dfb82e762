package lifecycle

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// A supply says whether calling a function value yields a resource beside a nil error.
type supply uint8

const (
	barren   supply = iota // it yields none
	unsaid                 // that is not known
	passed                 // it is, or calls, operands of the function at hand: its caller knows
	yielding               // it does, whoever calls it
)

// supply returns whether calling v yields a resource, and which operands of the
// function at hand that depends on: what it is given outweighs what it makes do with
// if it is given nothing. Which of several functions it is when it is called is not
// followed: one that yields nothing silences the others.
func (e *Engine) supply(v ssa.Value) (supply, []int) {
	if ns := operandsOf(v); ns != nil {
		return passed, ns
	}
	how := yielding
	var all []int
	for _, v := range origins(v) {
		each := unsaid
		var ns []int
		switch v := v.(type) {
		case *ssa.Function:
			each, ns = e.supplyOf(v, nil)
		case *ssa.MakeClosure:
			each, ns = e.supplyOf(v.Fn.(*ssa.Function), v.Bindings)
		}
		how, all = min(how, each), append(all, ns...)
	}
	return how, all
}

// supplyOf is supply for a function that has captured bindings.
func (e *Engine) supplyOf(fn *ssa.Function, bindings []ssa.Value) (how supply, operands []int) {
	c := e.declared(fn)
	var all []Outcome
	switch {
	case c.local != nil:
		all = e.fresh(c.local)
	case c.sum != nil:
		all = c.sum.Fresh
	default:
		return unsaid, nil
	}
	for _, o := range all {
		if last := len(o.Results) - 1; last > 0 && o.Results[last] == NotNil {
			continue // who calls it gets an error
		}
		each := yielding
		if captured := o.Callback - len(fn.Params); captured > 0 && captured <= len(bindings) {
			var of []int
			each, of = e.supply(bindings[captured-1])
			operands = append(operands, of...)
		} else if o.Callback > 0 {
			each = unsaid // it depends on what it will be given
		}
		how = max(how, each)
	}
	return how, operands
}

// supplied returns those of the callee's outcomes that can come about with the functions
// that call hands it. Callback is then an operand of the function that calls.
func (e *Engine) supplied(call *ssa.CallCommon, os []Outcome) []Outcome {
	if !slices.ContainsFunc(os, func(o Outcome) bool { return o.Callback > 0 }) {
		return os
	}
	var out []Outcome
	for _, o := range os {
		if o.Callback == 0 {
			out = append(out, o)
			continue
		}
		v := handedOver(call, o.Callback)
		if v == nil {
			continue
		}
		switch how, operands := e.supply(v); {
		case how == yielding, how == unsaid && e.asked(v):
			o.Callback = 0
			out = append(out, o)
		case how == passed:
			for _, o.Callback = range operands {
				out = append(out, o)
			}
		}
	}
	return out
}

// handedOver returns operand n of the function that call invokes, nil if it is not known.
func handedOver(call *ssa.CallCommon, n int) ssa.Value {
	if n <= len(call.Args) {
		return call.Args[n-1]
	}
	from := origins(call.Value)
	if len(from) != 1 {
		return nil
	}
	made, ok := from[0].(*ssa.MakeClosure)
	if n -= len(call.Args); ok && n <= len(made.Bindings) {
		return made.Bindings[n-1]
	}
	return nil
}

// generic returns the outcomes of a call of a function that returns what it knows by a type
// parameter only: it can have it from a function that it is given, and close nothing.
func (e *Engine) generic(call *ssa.CallCommon) []Outcome {
	result, ok := e.proto.Returned(call.Signature())
	if !ok || slices.ContainsFunc(call.Args, e.mayRelease) {
		return nil
	}
	how := unsaid
	var out []Outcome
	for _, arg := range call.Args {
		sig, ok := arg.Type().Underlying().(*types.Signature)
		if !ok || !e.yields(sig) {
			continue
		}
		switch each, operands := e.supply(arg); each {
		case yielding:
			return []Outcome{yielded(call, result, 0)}
		case passed:
			for _, n := range operands {
				out = append(out, yielded(call, result, n))
			}
		case barren:
			how = barren
		}
	}
	if out == nil && how == unsaid && e.proto.Asked(call.Signature()) {
		return []Outcome{yielded(call, result, 0)}
	}
	return out
}

// mayRelease reports whether a callback is handed a resource, and is not known to do no
// more than look at it: a predicate may, a finisher closes.
func (e *Engine) mayRelease(arg ssa.Value) bool {
	sig, ok := arg.Type().Underlying().(*types.Signature)
	if !ok {
		return false
	}
	for i := range sig.Params().Len() {
		if !e.proto.IsHandle(sig.Params().At(i).Type()) {
			continue
		}
		fn := functionOf(arg)
		if fn == nil {
			return true
		}
		entry := e.declared(fn).entry(Place{Param: i}, Handle)
		if entry == nil || !onlyBorrows(entry) {
			return true
		}
	}
	return false
}

// shaped returns the outcomes of a call of a function of which nothing is known.
func (e *Engine) shaped(call *ssa.CallCommon) []Outcome {
	result, ok := e.proto.Returned(call.Signature())
	if !ok {
		return nil
	}
	var out []Outcome
	if !call.IsInvoke() {
		for _, n := range operandsOf(call.Value) {
			out = append(out, yielded(call, result, n))
		}
	}
	if out == nil && e.proto.Asked(call.Signature()) {
		return []Outcome{yielded(call, result, 0)}
	}
	return out
}

// yielded is the outcome in which a result carries a resource that operand from, if it is
// not 0, has yielded.
func yielded(call *ssa.CallCommon, result, from int) Outcome {
	results := call.Signature().Results()
	o := Outcome{Effect: Keep, Callback: from, Carries: []Carry{{Result: result, Kind: Handle, Upto: ToEnd}},
		Results: make([]Value, results.Len())}
	if n := results.Len(); n > 1 && isError(results.At(n-1).Type()) {
		o.Results[n-1] = Nil
	}
	return o
}

// asked reports whether a function value is one that is taken to yield a resource by
// its type alone.
func (e *Engine) asked(v ssa.Value) bool {
	t := v.Type()
	if variable, ok := t.Underlying().(*types.Pointer); ok {
		t = variable.Elem()
	}
	sig, ok := t.Underlying().(*types.Signature)
	if !ok {
		return false
	}
	_, ok = e.proto.Returned(sig)
	return ok && e.proto.Asked(sig)
}

// doubtful reports whether it is for the callers of a function alone to say whether
// a call in it yields a resource at all: outcome o is of an operand whose type does not tell.
func (e *Engine) doubtful(fn *ssa.Function, o *Outcome) bool {
	switch n := o.Callback - 1; {
	case n < 0:
		return false
	case n < len(fn.Params):
		return !e.asked(fn.Params[n])
	default:
		return !e.asked(fn.FreeVars[n-len(fn.Params)])
	}
}

// callbacks returns which operands of its function yield what call does; 0 is among them if
// it is acquired here, or nothing is known.
func (e *Engine) callbacks(call *ssa.CallCommon) []int {
	var ns []int
	for _, o := range e.freshOutcomes(call, e.callee(call, nil)) {
		ns = append(ns, o.Callback)
	}
	if slices.Contains(ns, 0) || ns == nil {
		return []int{0}
	}
	slices.Sort(ns)
	return slices.Compact(ns)
}
