package ledger

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/httpvet/httpvet/passes/internal/lifecycle"
	"github.com/httpvet/httpvet/passes/internal/nethttp"
	"github.com/httpvet/httpvet/passes/internal/source"
)

// tests knows what is peculiar to test code: responses that a test expects
// not to get, and transports that are no more than memory.
type tests struct {
	files  *source.Files
	know   lifecycle.Knowledge
	engine *lifecycle.Engine
	stubs  bool // a _test.go file of the package declares a RoundTripper, or makes a response by hand
}

func newTests(files *source.Files, know lifecycle.Knowledge, engine *lifecycle.Engine, pkg *types.Package, fns []*ssa.Function) *tests {
	t := &tests{files: files, know: know, engine: engine}
	scope := pkg.Scope()
	for _, name := range scope.Names() {
		if tn, ok := scope.Lookup(name).(*types.TypeName); ok && t.isStub(tn.Type()) {
			t.stubs = true
		}
	}
	for _, fn := range fns {
		t.stubs = t.stubs || files.Test(fn.Pos()) && makesResponse(fn)
	}
	return t
}

// makesResponse reports whether fn has a response literal: what a transport of
// one function, declared elsewhere, is given to answer with.
func makesResponse(fn *ssa.Function) bool {
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			if made, ok := instr.(*ssa.Alloc); ok && made.Heap && nethttp.IsResponse(made.Type()) {
				return true
			}
		}
	}
	return false
}

// isStub reports whether t is a type declared in a _test.go file that is an
// http.RoundTripper.
func (t *tests) isStub(typ types.Type) bool {
	if ptr, ok := typ.(*types.Pointer); ok {
		typ = ptr.Elem()
	}
	named, ok := types.Unalias(typ).(*types.Named)
	if !ok || t.files.File(named.Obj().Pos()) == nil || !t.files.Test(named.Obj().Pos()) {
		return false
	}
	obj, _, _ := types.LookupFieldOrMethod(types.NewPointer(named), true, named.Obj().Pkg(), nethttp.RoundTripName)
	m, ok := obj.(*types.Func)
	return ok && nethttp.IsRoundTrip(m.Name(), m.Signature())
}

// excuses reports whether a leak stands in test code where no response is to
// be expected, or one that holds nothing.
func (t *tests) excuses(l lifecycle.Leak) bool {
	if !t.files.Test(l.Call.Pos()) {
		return false
	}
	return t.expectsFailure(l) || t.memoryOnly(l)
}

// memoryOnly reports whether the response comes from a transport that a test
// declares: directly from a RoundTrip method in a package whose tests declare
// one, from a Client literal with such a Transport, or from what is given one.
func (t *tests) memoryOnly(l lifecycle.Leak) bool {
	call := l.Call.Common()
	if call.IsInvoke() {
		return t.stubs && nethttp.IsRoundTrip(call.Method.Name(), call.Method.Signature())
	}
	if t.handedStub(l.Call) {
		return true
	}
	fn := call.StaticCallee()
	if fn == nil || fn.Signature.Recv() == nil {
		return false
	}
	if nethttp.IsRoundTrip(fn.Name(), fn.Signature) {
		return t.stubs
	}
	return t.stubClient(call.Args[0])
}

// expectsFailure reports whether the response is thrown away and its error
// handed to somebody else to judge: a matcher, or whoever called the literal.
// The test asserts that there is no response.
func (t *tests) expectsFailure(l lifecycle.Leak) bool {
	v, ok := l.Call.(*ssa.Call)
	if !ok || l.Cause != lifecycle.Discarded {
		return false
	}
	for _, r := range *v.Referrers() {
		if ext, ok := r.(*ssa.Extract); ok && isError(ext.Type()) && t.judged(ext) {
			return true
		}
	}
	return false
}

// judged reports whether an error is handed to something that might decide by
// it whether the test goes on.
func (t *tests) judged(err ssa.Value) bool {
	for _, r := range *err.Referrers() {
		switch r := r.(type) {
		case *ssa.MakeInterface:
			if t.judged(r) {
				return true
			}
		case *ssa.ChangeInterface:
			if t.judged(r) {
				return true
			}
		case *ssa.Send:
			return true
		case *ssa.Return:
			if r.Parent().Parent() != nil {
				return true
			}
		case *ssa.Store:
			// A named result of a function literal.
			if a, ok := r.Addr.(*ssa.Alloc); ok && r.Val == err && a.Parent().Parent() != nil && returned(a) {
				return true
			}
		case ssa.CallInstruction:
			if !t.understood(r.Common()) {
				return true
			}
		}
	}
	return false
}

// returned reports whether what is stored in a variable is a result.
func returned(a *ssa.Alloc) bool {
	for _, r := range *a.Referrers() {
		load, ok := r.(*ssa.UnOp)
		if !ok {
			continue
		}
		for _, use := range *load.Referrers() {
			if _, ok := use.(*ssa.Return); ok {
				return true
			}
		}
	}
	return false
}

// understood reports whether it is known how the callee's way to return
// depends on what it is given.
func (t *tests) understood(call *ssa.CallCommon) bool {
	fn := call.StaticCallee()
	if fn == nil {
		return false
	}
	if fn.Blocks != nil {
		return t.engine.Plain(fn)
	}
	obj, ok := fn.Object().(*types.Func)
	if !ok {
		return false
	}
	if _, ok := nethttp.Lookup(obj.FullName()); ok {
		return true
	}
	s := t.know.Summary(obj)
	return s != nil && s.Knows
}
