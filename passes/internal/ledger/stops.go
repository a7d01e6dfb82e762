package ledger

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/httpvet/httpvet/passes/internal/nethttp"
	"github.com/httpvet/httpvet/passes/internal/noreturn"
)

// Stops reports whether the call of fn whose opening parenthesis is at lparen
// never returns.
func (r *Result) Stops(lparen token.Pos, fn *types.Func) bool {
	if nethttp.NoReturn(fn) || r.pass.ResultOf[noreturn.Analyzer].(*noreturn.Funcs).NoReturn(fn) {
		return true
	}
	call := r.callAt(lparen)
	if call == nil {
		return false
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.engine.Stops(&call.Call)
}

// StopsUnlessNil reports whether the call of fn whose opening parenthesis is at
// lparen returns only if the given argument, the receiver not counted, is nil:
// require.NoError(t, err).
func (r *Result) StopsUnlessNil(lparen token.Pos, fn *types.Func, arg int) bool {
	if known, ok := nethttp.ReturnsIfNil(fn); ok {
		return known == arg
	}
	call := r.callAt(lparen)
	if call == nil {
		return false
	}
	if call.Call.Signature().Recv() != nil {
		arg++
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.engine.StopsUnlessNil(&call.Call, arg)
}

// callAt returns the call whose opening parenthesis is at lparen, nil if there
// is none in SSA form.
func (r *Result) callAt(lparen token.Pos) *ssa.Call {
	for _, fn := range r.Funcs {
		if syn := fn.Syntax(); syn == nil || lparen < syn.Pos() || syn.End() <= lparen {
			continue
		}
		for _, b := range fn.Blocks {
			for _, instr := range b.Instrs {
				if call, ok := instr.(*ssa.Call); ok && call.Pos() == lparen {
					return call
				}
			}
		}
	}
	return nil
}
