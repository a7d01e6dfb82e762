package ledger

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/httpvet/httpvet/passes/internal/lifecycle"
	"github.com/httpvet/httpvet/passes/internal/nethttp"
	"github.com/httpvet/httpvet/passes/internal/source"
)

// expectsFailure reports whether a leak stands in a test that throws the
// response away and hands the error to a function of which nothing is known:
// a matcher, by which the test asserts that there is no response.
func expectsFailure(files *source.Files, know lifecycle.Knowledge, engine *lifecycle.Engine, l lifecycle.Leak) bool {
	if l.Cause != lifecycle.Discarded || !files.Test(l.Call.Pos()) {
		return false
	}
	v, ok := l.Call.(*ssa.Call)
	if !ok {
		return false
	}
	for _, r := range *v.Referrers() {
		ext, ok := r.(*ssa.Extract)
		if ok && types.Identical(ext.Type(), types.Universe.Lookup("error").Type()) && judged(ext, know, engine) {
			return true
		}
	}
	return false
}

// judged reports whether an error is handed to a function that might decide
// by it whether the test goes on.
func judged(err ssa.Value, know lifecycle.Knowledge, engine *lifecycle.Engine) bool {
	for _, r := range *err.Referrers() {
		switch r := r.(type) {
		case *ssa.MakeInterface:
			if judged(r, know, engine) {
				return true
			}
		case *ssa.ChangeInterface:
			if judged(r, know, engine) {
				return true
			}
		case ssa.CallInstruction:
			if !understood(r.Common(), know, engine) {
				return true
			}
		}
	}
	return false
}

// understood reports whether it is known how the callee's way to return
// depends on what it is given.
func understood(call *ssa.CallCommon, know lifecycle.Knowledge, engine *lifecycle.Engine) bool {
	fn := call.StaticCallee()
	if fn == nil {
		return false
	}
	if fn.Blocks != nil {
		return engine.Summary(fn).Knows
	}
	obj, ok := fn.Object().(*types.Func)
	if !ok {
		return false
	}
	if _, ok := nethttp.Lookup(obj.FullName()); ok {
		return true
	}
	s := know.Summary(obj)
	return s != nil && s.Knows
}
