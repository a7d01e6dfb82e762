package ledger

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/httpvet/httpvet/passes/internal/nethttp"
)

// stubClient reports whether v is a struct made in this function, one field
// of which was set to a stub, or a copy of one.
func (t *tests) stubClient(v ssa.Value) bool {
	alloc, ok := v.(*ssa.Alloc)
	if !ok {
		return false
	}
	if t.setToStub(alloc) {
		return true
	}
	for _, r := range *alloc.Referrers() {
		if st, ok := r.(*ssa.Store); ok && st.Addr == alloc {
			if load, ok := st.Val.(*ssa.UnOp); ok {
				if made, ok := load.X.(*ssa.Alloc); ok && t.setToStub(made) {
					return true
				}
			}
		}
	}
	return false
}

// setToStub reports whether a field of the struct is set to a stub.
func (t *tests) setToStub(alloc *ssa.Alloc) bool {
	for _, r := range *alloc.Referrers() {
		fa, ok := r.(*ssa.FieldAddr)
		if !ok {
			continue
		}
		for _, use := range *fa.Referrers() {
			st, ok := use.(*ssa.Store)
			if !ok {
				continue
			}
			if mi, ok := st.Val.(*ssa.MakeInterface); ok && t.isStub(mi.X.Type()) {
				return true
			}
		}
	}
	return false
}

// handedStub reports whether a call is given a client or a transport by a test
// that has none but clients of stubs: it makes one at least, and none comes from
// elsewhere. Which client goes where, through a table of cases, need not be known.
func (t *tests) handedStub(call ssa.CallInstruction) bool {
	handed := false
	for _, arg := range call.Common().Args {
		handed = handed || sends(arg.Type())
	}
	if !handed {
		return false
	}
	test := call.Parent()
	for test.Parent() != nil {
		test = test.Parent()
	}
	for _, p := range test.Params {
		if sends(p.Type()) {
			return false
		}
	}
	made, others := t.clients(test)
	return made > 0 && others == 0
}

// clients counts the clients of stubs that fn and its literals make, and the places
// where they may get hold of others.
func (t *tests) clients(fn *ssa.Function) (stubs, others int) {
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			switch instr := instr.(type) {
			case *ssa.Alloc:
				if !nethttp.IsClientPointer(instr.Type()) {
					continue
				}
				if t.stubClient(instr) {
					stubs++
				} else {
					others++
				}
			case *ssa.UnOp:
				if _, ok := instr.X.(*ssa.Global); ok && sends(instr.Type()) {
					others++
				}
			case *ssa.Call:
				if sends(instr.Type()) {
					others++
				}
			}
		}
	}
	for _, lit := range fn.AnonFuncs {
		s, o := t.clients(lit)
		stubs, others = stubs+s, others+o
	}
	return stubs, others
}

// sends reports whether t is the type of a client or of a transport.
func sends(t types.Type) bool {
	return nethttp.IsClientPointer(t) || nethttp.IsClient(t) || nethttp.IsRoundTripper(t)
}
