package sites

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/httpvet/httpvet/passes/internal/nethttp"
)

// bySignature decides what the name and the type of a function tell.
func (m *Map) bySignature(fn *ssa.Function) (Site, bool) {
	sig := fn.Signature
	if nethttp.Serves(sig) {
		return Site{Kind: Request, At: fn.Pos()}, true
	}
	if nethttp.RunsCommand(fn.Name(), sig) {
		return Site{Kind: Once}, true
	}
	obj, ok := fn.Object().(*types.Func)
	if !ok || fn.Parent() != nil {
		return Site{}, false
	}
	switch {
	case nethttp.IsRoundTrip(fn.Name(), sig), m.isService(obj):
		return Site{Kind: Request, At: fn.Pos()}, true
	case sig.Recv() == nil && (fn.Name() == "init" || m.main && fn.Name() == "main"),
		isTestFunc(fn):
		return Site{Kind: Once}, true
	}
	return Site{}, false
}

// isTestFunc reports whether fn is run by the testing package: it takes a
// *testing.T or the like.
func isTestFunc(fn *ssa.Function) bool {
	if fn.Signature.Recv() != nil || fn.Signature.Params().Len() != 1 {
		return false
	}
	ptr, ok := fn.Signature.Params().At(0).Type().(*types.Pointer)
	if !ok {
		return false
	}
	named, ok := ptr.Elem().(*types.Named)
	return ok && named.Obj().Pkg() != nil && named.Obj().Pkg().Path() == "testing"
}
