package unreadbody

import (
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/httpvet/httpvet/passes/internal/nethttp"
)

// ownPool reports whether a call sends over a Transport that is made for this
// one request: nothing will reuse its connection. That is a mistake of its
// own, which a drain makes worse, since the connection then stays idle.
func ownPool(call ssa.CallInstruction, hops int) bool {
	common := call.Common()
	fn := common.StaticCallee()
	if fn == nil || hops == 0 {
		return false
	}
	if len(common.Args) > 0 && fn.Signature.Recv() != nil && nethttp.IsClientPointer(common.Args[0].Type()) {
		switch client := common.Args[0].(type) {
		case *ssa.Alloc:
			return hasOwnTransport(client) && sendsOnce(client, call)
		case *ssa.Call:
			made := client.Call.StaticCallee()
			return made != nil && sendsOnce(client, call) && makesOwn(made)
		}
		return false
	}
	return sendsOverOwn(fn, hops-1)
}

// sendsOverOwn reports whether every request that a function of the package
// sends has a Transport of its own.
func sendsOverOwn(fn *ssa.Function, hops int) bool {
	sends := 0
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			call, ok := instr.(ssa.CallInstruction)
			if !ok || !yieldsResponse(call.Common()) {
				continue
			}
			if !ownPool(call, hops) {
				return false
			}
			sends++
		}
	}
	return sends > 0
}

func yieldsResponse(call *ssa.CallCommon) bool {
	results := call.Signature().Results()
	return results.Len() > 0 && nethttp.IsResponse(results.At(0).Type())
}

// makesOwn reports whether every client that fn returns is made there, with a
// Transport of its own.
func makesOwn(fn *ssa.Function) bool {
	returns := 0
	for _, b := range fn.Blocks {
		ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return)
		if !ok {
			continue
		}
		client, ok := ret.Results[0].(*ssa.Alloc)
		if !ok || !hasOwnTransport(client) {
			return false
		}
		returns++
	}
	return returns > 0
}

// hasOwnTransport reports whether the Transport of a client made here is a
// literal, made here too and for nothing else.
func hasOwnTransport(client *ssa.Alloc) bool {
	for _, r := range *client.Referrers() {
		switch r := r.(type) {
		case *ssa.FieldAddr:
			for _, use := range *r.Referrers() {
				if st, ok := use.(*ssa.Store); ok && isOwnTransport(st.Val) {
					return true
				}
			}
		case *ssa.Store:
			if load, ok := r.Val.(*ssa.UnOp); ok && r.Addr == client {
				if lit, ok := load.X.(*ssa.Alloc); ok && hasOwnTransport(lit) {
					return true
				}
			}
		}
	}
	return false
}

func isOwnTransport(v ssa.Value) bool {
	mi, ok := v.(*ssa.MakeInterface)
	if !ok {
		return false
	}
	tr, ok := mi.X.(*ssa.Alloc)
	return ok && nethttp.IsTransportPointer(tr.Type()) && !slices.ContainsFunc(*tr.Referrers(), func(r ssa.Instruction) bool {
		switch r := r.(type) {
		case *ssa.FieldAddr, *ssa.DebugRef:
			return false
		case *ssa.MakeInterface:
			return r != mi
		}
		return true // it may be kept
	})
}

// sendsOnce reports whether send is the only call that a client made by an
// instruction is for, or one that is made anew for each.
func sendsOnce(client ssa.Instruction, send ssa.CallInstruction) bool {
	for _, r := range *client.(ssa.Value).Referrers() {
		switch r := r.(type) {
		case *ssa.FieldAddr, *ssa.DebugRef:
		case *ssa.Store:
			if r.Addr != client.(ssa.Value) {
				return false
			}
		case ssa.CallInstruction:
			if r != send {
				return false
			}
		default:
			return false // it may be kept
		}
	}
	return !reaches(send.Block(), send.Block()) || reaches(send.Block(), client.Block())
}

// reaches reports whether there is a path of at least one edge.
func reaches(from, to *ssa.BasicBlock) bool {
	seen := map[*ssa.BasicBlock]bool{}
	work := slices.Clone(from.Succs)
	for len(work) > 0 {
		b := work[len(work)-1]
		work = work[:len(work)-1]
		if b == to {
			return true
		}
		if !seen[b] {
			seen[b] = true
			work = append(work, b.Succs...)
		}
	}
	return false
}
