package lifecycle

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// placed is a place with the kind of resource that can be found there.
type placed struct {
	Place
	kind Kind
}

// maxPlaces bounds how many places of one parameter are looked at.
const maxPlaces = 8

// Places tells from types alone where resources can be. The zero value is not usable.
type Places struct {
	proto  Protocol
	byType map[types.Type][]placed
}

// NewPlaces returns the places of the resources that proto describes.
func NewPlaces(proto Protocol) *Places {
	return &Places{proto, make(map[types.Type][]placed)}
}

// Reach reports whether a resource, or a function that may do something to one, can
// reach fn through its receiver or a parameter.
func (ps *Places) Reach(fn *types.Func) bool {
	return ps.given(fn.Signature(), ps.proto.Releases(fn))
}

// given is Reach for a function of this signature; with readers, a receiver whose fields
// are mere readers counts too.
func (ps *Places) given(sig *types.Signature, readers bool) bool {
	if recv := sig.Recv(); recv != nil && len(ps.of(recv.Type(), 0, readers)) > 0 {
		return true
	}
	for p := range sig.Params().Variables() {
		if len(ps.of(p.Type(), 0, false)) > 0 {
			return true
		}
	}
	return false
}

// of returns the places of a parameter of type t through which a resource
// can reach a function; with readers, fields that are mere readers too.
func (ps *Places) of(t types.Type, param int, readers bool) []placed {
	found, ok := ps.byType[t]
	if !ok || readers {
		found = ps.find(t, readers)
		if !readers {
			ps.byType[t] = found
		}
	}
	out := make([]placed, len(found))
	for i, p := range found {
		p.Param = param
		out[i] = p
	}
	return out
}

func (ps *Places) find(t types.Type, readers bool) []placed {
	var out []placed
	seen := map[types.Type]bool{}
	var visit func(t types.Type, path []int)
	visit = func(t types.Type, path []int) {
		if len(out) >= maxPlaces || len(path) > maxPath {
			return
		}
		add := func(k Kind) {
			out = append(out, placed{Place{Path: append([]int(nil), path...)}, k})
		}
		top := len(path) == 0
		if ps.proto.IsHandle(t) {
			add(Handle)
			return
		}
		switch u := t.Underlying().(type) {
		case *types.Interface:
			if _, isParam := t.(*types.TypeParam); isParam || u.NumMethods() == 0 {
				if top {
					add(Handle)
					if ps.proto.PartField() >= 0 {
						add(Part)
					}
				}
				return
			}
			if types.Implements(ps.proto.PartType(), u) && (top || readers || ps.proto.CanRelease(t)) {
				add(Part)
			}
		case *types.Signature:
			if top {
				add(Func)
			}
		case *types.Pointer:
			if st, ok := u.Elem().Underlying().(*types.Struct); ok && !seen[u.Elem()] && !ps.proto.Unrelated(u.Elem()) {
				seen[u.Elem()] = true
				ps.fields(st, path, visit)
			}
		case *types.Struct:
			if !seen[t] && !ps.proto.Unrelated(t) {
				seen[t] = true
				ps.fields(u, path, visit)
			}
		default:
			if ps.proto.PartField() < 0 && types.Identical(t, ps.proto.PartType()) {
				add(Handle)
			}
		}
	}
	visit(t, nil)
	return out
}

func (ps *Places) fields(st *types.Struct, path []int, visit func(types.Type, []int)) {
	for i := range st.NumFields() {
		visit(st.Field(i).Type(), append(path[:len(path):len(path)], i))
	}
}

func (e *Engine) places(t types.Type, param int, readers bool) []placed {
	return e.where.of(t, param, readers)
}

// yields reports whether a function of this signature can hand a resource to
// its caller.
func (e *Engine) yields(sig *types.Signature) bool {
	for v := range sig.Results().Variables() {
		t := v.Type()
		if isError(t) {
			continue
		}
		for _, p := range e.places(t, 0, false) {
			if p.kind != Func {
				return true
			}
		}
	}
	return false
}

// isPure reports whether calls of fn with equal arguments, close together,
// can be taken for one.
func (e *Engine) isPure(fn *ssa.Function) bool {
	if o := fn.Origin(); o != nil {
		if e.where.given(fn.Signature, false) {
			return false // its type arguments say that it may be handed a resource
		}
		fn = o
	}
	if !e.local(fn) {
		obj, ok := fn.Object().(*types.Func)
		if !ok {
			return false
		}
		sum := e.know.Summary(obj)
		return e.know.Pure(obj) || sum != nil && sum.Pure
	}
	pure, known := e.pures[fn]
	if !known {
		e.pures[fn] = false // recursion: no
		pure = e.bodyIsPure(fn)
		e.pures[fn] = pure
	}
	return pure
}

// bodyIsPure reports whether fn only computes: it writes nothing but its own
// variables, starts nothing, and calls pure functions only.
func (e *Engine) bodyIsPure(fn *ssa.Function) bool {
	if len(fn.Blocks) > 40 || fn.Signature.Results().Len() == 0 || fn.Parent() != nil {
		return false
	}
	if e.where.given(fn.Signature, false) {
		return false // it may do something to a resource
	}
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			switch instr := instr.(type) {
			case *ssa.Store:
				if a, ok := addrRoot(instr.Addr).(*ssa.Alloc); !ok || a.Heap {
					return false
				}
			case *ssa.UnOp:
				if instr.Op == token.ARROW {
					return false
				}
			case *ssa.Call:
				if b, ok := instr.Call.Value.(*ssa.Builtin); ok {
					if b.Name() != "len" && b.Name() != "cap" {
						return false
					}
					continue
				}
				callee := instr.Call.StaticCallee()
				if callee == nil || !e.isPure(callee) {
					return false
				}
			case *ssa.MapUpdate, *ssa.Send, *ssa.Select, *ssa.Go, *ssa.Defer, *ssa.MakeClosure:
				return false
			}
		}
	}
	return true
}

func addrRoot(v ssa.Value) ssa.Value {
	for {
		switch x := v.(type) {
		case *ssa.FieldAddr:
			v = x.X
		case *ssa.IndexAddr:
			v = x.X
		default:
			return v
		}
	}
}

// written returns the numbers of the fields that fn, or a function of the
// package that it calls, may store to outside its own variables.
func (e *Engine) written(fn *ssa.Function) map[int]bool {
	if w, ok := e.writes[fn]; ok {
		return w
	}
	w := map[int]bool{}
	e.writes[fn] = w
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			switch instr := instr.(type) {
			case *ssa.Store:
				if fa, ok := instr.Addr.(*ssa.FieldAddr); ok {
					if a, ok := addrRoot(fa).(*ssa.Alloc); !ok || a.Heap {
						w[fa.Field] = true
					}
				}
			case ssa.CallInstruction:
				callee := instr.Common().StaticCallee()
				if callee != nil && e.local(callee) {
					for f := range e.written(callee) {
						w[f] = true
					}
				}
			}
		}
	}
	return w
}
