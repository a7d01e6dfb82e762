package unreadbody

import (
	"go/constant"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/httpvet/httpvet/passes/internal/nethttp"
)

// maxHops is how far a client or a context is followed to where it was made.
const maxHops = 5

// A sight tells which requests are visibly bounded in time: by the Timeout of
// their client, or by the deadline of their context. What a caller hands in is
// not seen.
type sight struct {
	stores map[*types.Var][]ssa.Value  // what is stored in fields of structs
	global map[*ssa.Global][]ssa.Value // what is stored in package variables
}

func newSight(funcs []*ssa.Function) *sight {
	s := &sight{stores: map[*types.Var][]ssa.Value{}, global: map[*ssa.Global][]ssa.Value{}}
	for _, fn := range funcs {
		for _, b := range fn.Blocks {
			for _, instr := range b.Instrs {
				st, ok := instr.(*ssa.Store)
				if !ok {
					continue
				}
				switch addr := st.Addr.(type) {
				case *ssa.FieldAddr:
					if field := fieldOf(addr); field != nil {
						s.stores[field] = append(s.stores[field], st.Val)
					}
				case *ssa.Global:
					s.global[addr] = append(s.global[addr], st.Val)
				}
			}
		}
	}
	return s
}

func fieldOf(addr *ssa.FieldAddr) *types.Var {
	st, ok := addr.X.Type().Underlying().(*types.Pointer).Elem().Underlying().(*types.Struct)
	if !ok {
		return nil
	}
	return st.Field(addr.Field)
}

// bounds reports whether a call sends a request that is bounded in time.
func (s *sight) bounds(call *ssa.CallCommon) bool {
	for _, a := range call.Args {
		switch {
		case nethttp.IsRequest(a.Type()) && s.request(a, maxHops),
			nethttp.IsClientPointer(a.Type()) && s.client(a, maxHops),
			nethttp.IsContext(a.Type()) && s.context(a, maxHops):
			return true
		}
	}
	return call.IsInvoke() && s.client(call.Value, maxHops)
}

// request reports whether a request was made with a context that has a
// deadline.
func (s *sight) request(v ssa.Value, hops int) bool {
	call := madeBy(v)
	if call == nil || hops == 0 {
		return false
	}
	for _, a := range call.Args {
		if nethttp.IsContext(a.Type()) {
			return s.context(a, hops-1)
		}
	}
	for _, a := range call.Args {
		if nethttp.IsRequest(a.Type()) && s.request(a, hops-1) {
			return true
		}
	}
	return false
}

// madeBy returns the call that v is a result of, nil if it is none.
func madeBy(v ssa.Value) *ssa.CallCommon {
	if ext, ok := v.(*ssa.Extract); ok {
		v = ext.Tuple
	}
	if call, ok := v.(*ssa.Call); ok {
		return &call.Call
	}
	return nil
}

// context reports whether a context has a deadline.
func (s *sight) context(v ssa.Value, hops int) bool {
	call := madeBy(v)
	if call == nil || hops == 0 {
		return false
	}
	if fn := call.StaticCallee(); fn != nil && fn.Object() != nil && nethttp.LimitsTime(fn.Object()) {
		return true
	}
	for _, a := range call.Args {
		if nethttp.IsContext(a.Type()) && s.context(a, hops-1) {
			return true
		}
	}
	return false
}

// client reports whether a client is known to have a Timeout, wherever it was
// made.
func (s *sight) client(v ssa.Value, hops int) bool {
	if hops == 0 {
		return false
	}
	switch v := v.(type) {
	case *ssa.Alloc:
		return s.hasTimeout(v)
	case *ssa.MakeInterface:
		return s.client(v.X, hops)
	case *ssa.Call:
		fn := v.Call.StaticCallee()
		return fn != nil && s.returnsClient(fn, hops-1)
	case *ssa.UnOp:
		switch addr := v.X.(type) {
		case *ssa.Global:
			return s.all(s.global[addr], hops-1)
		case *ssa.FieldAddr:
			if field := fieldOf(addr); field != nil {
				return s.all(s.stores[field], hops-1)
			}
		}
	}
	return false
}

func (s *sight) all(values []ssa.Value, hops int) bool {
	for _, v := range values {
		if !s.client(v, hops) {
			return false
		}
	}
	return len(values) > 0
}

func (s *sight) returnsClient(fn *ssa.Function, hops int) bool {
	found := false
	for _, b := range fn.Blocks {
		ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return)
		if !ok {
			continue
		}
		if len(ret.Results) != 1 || !s.client(ret.Results[0], hops) {
			return false
		}
		found = true
	}
	return found
}

// hasTimeout reports whether the Timeout of a Client made here is set to
// something that is not 0.
func (s *sight) hasTimeout(alloc *ssa.Alloc) bool {
	if !nethttp.IsClientPointer(alloc.Type()) {
		return false
	}
	set := false
	for _, r := range *alloc.Referrers() {
		fa, ok := r.(*ssa.FieldAddr)
		if !ok || nethttp.Field(fa.X.Type().Underlying().(*types.Pointer).Elem(), fa.Field) != "Timeout" {
			continue
		}
		for _, use := range *fa.Referrers() {
			if st, ok := use.(*ssa.Store); ok {
				c, isConst := st.Val.(*ssa.Const)
				if isConst && (c.Value == nil || constant.Sign(c.Value) <= 0) {
					return false
				}
				set = true
			}
		}
	}
	return set
}
