package ledger

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/analysis/passes/ctrlflow"
	"golang.org/x/tools/go/ssa"

	"github.com/httpvet/httpvet/passes/internal/nethttp"
)

// NoReturn reports whether fn never returns.
func (r *Result) NoReturn(fn *types.Func) bool {
	return nethttp.NoReturn(fn) || r.pass.ResultOf[ctrlflow.Analyzer].(*ctrlflow.CFGs).NoReturn(fn)
}

// StopsUnlessNil reports whether the call whose opening parenthesis is at
// lparen returns only if the given argument, the receiver not counted, is nil:
// require.NoError(t, err).
func (r *Result) StopsUnlessNil(lparen token.Pos, arg int) bool {
	for _, fn := range r.Funcs {
		if syn := fn.Syntax(); syn == nil || lparen < syn.Pos() || syn.End() <= lparen {
			continue
		}
		for _, b := range fn.Blocks {
			for _, instr := range b.Instrs {
				call, ok := instr.(*ssa.Call)
				if !ok || call.Pos() != lparen {
					continue
				}
				if call.Call.Signature().Recv() != nil {
					arg++
				}
				return r.engine.StopsUnlessNil(&call.Call, arg)
			}
		}
	}
	return false
}
