package protocol

import (
	"go/constant"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/httpvet/httpvet/passes/internal/nethttp"
)

// maxHops is how far a request is followed to where it was made.
const maxHops = 5

// Exempt: the response to a HEAD request has no body to close. A request that
// visibly is one counts: the call is given the method as a constant; what
// makes its request, http.NewRequest or a function that wraps it, is given it,
// or makes no other; or the Method of a literal that it is given is set to it; or
// the function is given the request, by callers that all are in view and make such.
// A method that is assigned to later is not followed.
func (p Body) Exempt(call *ssa.CallCommon) bool {
	if saysHead(call) {
		return true
	}
	for _, a := range call.Args {
		if p.isHead(a, maxHops) {
			return true
		}
	}
	return false
}

// isHead reports whether v is a request, or the description of one, whose
// method is HEAD.
func (p Body) isHead(v ssa.Value, hops int) bool {
	v = origin(v)
	if v == nil || hops == 0 || !describesRequest(v.Type()) {
		return false
	}
	switch v := v.(type) {
	case *ssa.Alloc:
		return methodIsHead(v)
	case *ssa.Parameter:
		return p.givenHead(v, hops-1)
	}
	made, ok := v.(*ssa.Call)
	if ext, isTuple := v.(*ssa.Extract); isTuple {
		made, ok = ext.Tuple.(*ssa.Call)
	}
	if !ok || methodChanges(v) {
		return false
	}
	if saysHead(&made.Call) || makesHead(made.Call.StaticCallee()) {
		return true
	}
	// A request made of another one: WithContext, Clone.
	for _, a := range made.Call.Args {
		if nethttp.IsRequest(a.Type()) {
			return p.isHead(a, hops-1)
		}
	}
	return false
}

// givenHead reports whether a function is given the description of a HEAD request for
// a parameter, whoever calls it.
func (p Body) givenHead(param *ssa.Parameter, hops int) bool {
	fn := param.Parent()
	calls := p.callers.of(fn)
	i := slices.Index(fn.Params, param)
	for _, call := range calls {
		if !p.isHead(call.Args[i], hops) {
			return false
		}
	}
	return len(calls) > 0 && !methodChanges(param)
}

// describesRequest reports whether values of type t lead to a struct with a
// Method: an http.Request, or what a client library has for it.
func describesRequest(t types.Type) bool {
	if ptr, ok := t.Underlying().(*types.Pointer); ok {
		t = ptr.Elem()
	}
	obj, _, _ := types.LookupFieldOrMethod(t, true, nil, "Method")
	_, ok := obj.(*types.Var)
	return ok
}

// origin returns what is in a variable that is set once, also where a literal
// has captured it; other values are their own origin. It is nil where that
// cannot be told.
func origin(v ssa.Value) ssa.Value {
	if load, ok := v.(*ssa.UnOp); ok && load.Op == token.MUL {
		cell, ok := captured(load.X).(*ssa.Alloc)
		if !ok {
			return nil
		}
		return onlyStore(cell)
	}
	return captured(v)
}

// captured returns the variable that a free variable of a literal stands for,
// nil if that cannot be told.
func captured(v ssa.Value) ssa.Value {
	for {
		free, ok := v.(*ssa.FreeVar)
		if !ok {
			return v
		}
		v = binding(free)
	}
}

// binding returns what a free variable is bound to where its literal is made.
func binding(free *ssa.FreeVar) ssa.Value {
	lit := free.Parent()
	if lit.Parent() == nil {
		return nil // the receiver of a method value
	}
	for _, b := range lit.Parent().Blocks {
		for _, instr := range b.Instrs {
			if mc, ok := instr.(*ssa.MakeClosure); ok && mc.Fn == lit {
				return mc.Bindings[slices.Index(lit.FreeVars, free)]
			}
		}
	}
	return nil
}

// onlyStore returns the value that is stored in a variable, nil if there are
// several.
func onlyStore(cell *ssa.Alloc) (val ssa.Value) {
	for _, r := range *cell.Referrers() {
		if st, ok := r.(*ssa.Store); ok && st.Addr == cell {
			if val != nil {
				return nil
			}
			val = st.Val
		}
	}
	return val
}

// saysHead reports whether a call is given the method as a constant.
func saysHead(call *ssa.CallCommon) bool {
	for _, a := range call.Args {
		if isHeadConst(a) {
			return true
		}
	}
	return false
}

func isHeadConst(v ssa.Value) bool {
	c, ok := v.(*ssa.Const)
	return ok && c.Value != nil && c.Value.Kind() == constant.String && constant.StringVal(c.Value) == "HEAD"
}

// makesHead reports whether every request that fn makes is a HEAD request.
func makesHead(fn *ssa.Function) bool {
	if fn == nil {
		return false
	}
	makes := false
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			call, ok := instr.(*ssa.Call)
			if !ok {
				continue
			}
			for r := range call.Call.Signature().Results().Variables() {
				if nethttp.IsRequest(r.Type()) && !saysHead(&call.Call) {
					return false
				}
				makes = makes || nethttp.IsRequest(r.Type())
			}
		}
	}
	return makes
}

// methodChanges reports whether the function stores to the request's Method.
func methodChanges(req ssa.Value) bool {
	return len(methodStores(req)) > 0
}

// methodIsHead reports whether the Method of a struct that is made here is set
// to HEAD, and to nothing else.
func methodIsHead(made *ssa.Alloc) bool {
	stores := methodStores(made)
	for _, st := range stores {
		if st == nil || !isHeadConst(st.Val) {
			return false
		}
	}
	return len(stores) > 0
}

// methodStores returns the stores to the Method of a struct; nil stands for a
// use of its address that is not followed.
func methodStores(ptr ssa.Value) (stores []*ssa.Store) {
	for _, r := range *ptr.Referrers() {
		if st, ok := r.(*ssa.Store); ok && st.Addr == ptr {
			stores = append(stores, literalStores(st.Val)...)
		}
		fa, ok := r.(*ssa.FieldAddr)
		if !ok || fieldName(fa) != "Method" {
			continue
		}
		for _, use := range *fa.Referrers() {
			st, isStore := use.(*ssa.Store)
			if load, ok := use.(*ssa.UnOp); isStore || !ok || load.Op != token.MUL {
				stores = append(stores, st)
			}
		}
	}
	return stores
}

// literalStores is methodStores of a struct that is stored as a whole: of the
// literal that it is a copy of.
func literalStores(v ssa.Value) []*ssa.Store {
	if load, ok := v.(*ssa.UnOp); ok {
		if lit, ok := load.X.(*ssa.Alloc); ok && lit.Comment == "complit" {
			return methodStores(lit)
		}
	}
	return []*ssa.Store{nil}
}

func fieldName(fa *ssa.FieldAddr) string {
	return fa.X.Type().Underlying().(*types.Pointer).Elem().Underlying().(*types.Struct).Field(fa.Field).Name()
}
