package ledger

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/httpvet/httpvet/passes/internal/lifecycle"
	"github.com/httpvet/httpvet/passes/internal/nethttp"
	"github.com/httpvet/httpvet/passes/internal/source"
)

// overwritten makes the cause of a leak Overwritten if that is what the
// source shows: the variable that holds the response gets the next one. SSA
// form has no variables, so the engine sees only that a value is lost.
func overwritten(info *types.Info, files *source.Files, l lifecycle.Leak) lifecycle.Leak {
	v, declares := variable(info, files, l.Call)
	if v == nil {
		return l
	}
	switch l.Cause {
	case lifecycle.LoopTurn:
		if !declares {
			l.Cause = lifecycle.Overwritten // declared outside the loop
		}
	case lifecycle.LeftOnPath, lifecycle.NeverMet, lifecycle.ErrorReturn:
		for _, call := range l.Passed {
			if next, _ := variable(info, files, call); next == v {
				l.Cause, l.Event = lifecycle.Overwritten, call.Pos()
				break
			}
		}
	}
	return l
}

// variable returns the variable that the response of a call is assigned to.
func variable(info *types.Info, files *source.Files, call ssa.CallInstruction) (v *types.Var, declares bool) {
	syntax, enclosing := files.Call(call.Pos())
	if syntax == nil {
		return nil, false
	}
	results := call.Common().Signature().Results()
	for i := range results.Len() {
		if nethttp.IsResponse(results.At(i).Type()) {
			return source.Assigned(info, syntax, enclosing, i)
		}
	}
	return nil, false
}
