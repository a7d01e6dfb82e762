package pools

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/httpvet/httpvet/passes/internal/nethttp"
)

// guards reports whether instr runs only where a variable that leads to what
// it makes was found to be nil: it is made on first use.
func (w *walk) guards(instr ssa.Instruction) bool {
	for c := range w.seen {
		refs := c.v.Referrers()
		if refs == nil {
			continue
		}
		for _, r := range *refs {
			if cmp, ok := r.(*ssa.BinOp); ok && only(cmp, token.EQL, instr.Block()) {
				return true
			}
		}
	}
	return false
}

// makes reports whether a call returns objects that its callee made and
// nobody else has.
func (a *Analysis) makes(call *ssa.Call) bool {
	fn := call.Call.StaticCallee()
	if fn == nil {
		return false
	}
	if obj, ok := fn.Object().(*types.Func); ok && nethttp.Makes(obj.FullName()) {
		return true
	}
	if fn.Blocks == nil || a.looking[fn] {
		return false
	}
	for _, b := range fn.Blocks {
		ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return)
		if !ok {
			continue
		}
		for _, r := range ret.Results {
			if _, ok := r.Type().Underlying().(*types.Pointer); ok && !onlyReturned(r) {
				return false
			}
		}
	}
	return true
}

// onlyReturned reports whether v is nil, or made in its function and stored
// nowhere.
func onlyReturned(v ssa.Value) bool {
	if isZero(v) {
		return true
	}
	alloc, ok := v.(*ssa.Alloc)
	if !ok {
		return false
	}
	for _, r := range *alloc.Referrers() {
		switch r := r.(type) {
		case *ssa.Store:
			if r.Val == v {
				return false
			}
		case *ssa.FieldAddr, *ssa.Return, *ssa.DebugRef, *ssa.UnOp:
		default:
			return false
		}
	}
	return true
}
