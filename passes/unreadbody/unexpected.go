package unreadbody

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/httpvet/httpvet/passes/internal/lifecycle"
	"github.com/httpvet/httpvet/passes/internal/nethttp"
)

// unexpected reports whether a response is not meant to come: a test asserts
// that the request fails, or whatever closes the body never returns. Nothing
// is sent over the connection then.
func unexpected(use lifecycle.Use) bool {
	if call, ok := use.Call.(*ssa.Call); ok {
		for _, r := range *call.Referrers() {
			if ext, ok := r.(*ssa.Extract); ok && ext.Index > 0 && wanted(ext) {
				return true
			}
		}
	}
	for _, e := range use.Endings {
		if !stops(use.Fn, e.At) {
			return false
		}
	}
	return true
}

// wanted reports whether an error is given to an assertion that there is one.
func wanted(err ssa.Value) bool {
	for _, r := range *err.Referrers() {
		switch r := r.(type) {
		case *ssa.ChangeInterface:
			if wanted(r) {
				return true
			}
		case *ssa.Store:
			if cell, ok := r.Addr.(*ssa.Alloc); ok && wantedLoad(cell, r) {
				return true
			}
		case *ssa.Call:
			if fn := r.Call.StaticCallee(); fn != nil && asserts(fn, &r.Call) {
				return true
			}
		}
	}
	return false
}

// asserts reports whether a call that is given an error asserts that there is
// one: by its name, or because it compares it with one that the package
// variable of an error holds and returns nothing.
func asserts(fn *ssa.Function, call *ssa.CallCommon) bool {
	if obj, ok := fn.Object().(*types.Func); ok && nethttp.WantsError(obj) {
		return true
	}
	return fn.Signature.Results().Len() == 0 && slices.ContainsFunc(call.Args, isSentinel)
}

// isSentinel reports whether v is the value of a package variable that is an
// error.
func isSentinel(v ssa.Value) bool {
	if conv, ok := v.(*ssa.ChangeInterface); ok {
		v = conv.X
	}
	load, ok := v.(*ssa.UnOp)
	if !ok || !isErrorType(load.Type()) {
		return false
	}
	_, ok = load.X.(*ssa.Global)
	return ok
}

func isErrorType(t types.Type) bool {
	return types.Identical(t, types.Universe.Lookup("error").Type())
}

// wantedLoad reports whether an error is stored in a variable, and loaded
// from it for such an assertion in the same block.
func wantedLoad(cell *ssa.Alloc, st *ssa.Store) bool {
	for _, r := range *cell.Referrers() {
		if load, ok := r.(*ssa.UnOp); ok && load.Block() == st.Block() && load.Pos() > st.Pos() && wanted(load) {
			return true
		}
	}
	return false
}

// stops reports whether every path from the instruction of fn at pos ends
// without a return. One that goes round in a loop does not end.
func stops(fn *ssa.Function, pos token.Pos) bool {
	b := blockAt(fn, pos)
	return b != nil && ends(b, map[*ssa.BasicBlock]bool{})
}

// ends does the work of stops from the block b on. open has the blocks seen:
// true for those on the path to b.
func ends(b *ssa.BasicBlock, open map[*ssa.BasicBlock]bool) bool {
	if onPath, seen := open[b]; seen {
		return !onPath
	}
	if _, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return); ok {
		return false
	}
	open[b] = true
	for _, next := range b.Succs {
		if !ends(next, open) {
			return false
		}
	}
	open[b] = false
	return true
}

func blockAt(fn *ssa.Function, pos token.Pos) *ssa.BasicBlock {
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			if call, ok := instr.(ssa.CallInstruction); ok && call.Pos() == pos {
				return b
			}
		}
	}
	return nil
}
