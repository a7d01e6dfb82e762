package pools

import (
	"golang.org/x/tools/go/ssa"
)

// always reports whether fn runs instr whenever it is called and does not
// fail: no return without it, but for those that return an error.
func always(instr ssa.Instruction) bool {
	for _, b := range instr.Parent().Blocks {
		ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return)
		if !ok || instr.Block().Dominates(b) {
			continue
		}
		if n := len(ret.Results); n == 0 || !isErrorType(ret.Results[n-1]) || isZero(ret.Results[n-1]) {
			return false
		}
	}
	return true
}

func isErrorType(v ssa.Value) bool { return v.Type().String() == "error" }
