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

// each reports whether s is made each time that its site runs, as far as its
// own function and the constructors that it comes from tell.
func (a *Analysis) each(s *Source) bool {
	if s.Sometimes {
		return false
	}
	if a.sites.InLoop(s.Instr) {
		return a.sites.EachTurn(s.Instr)
	}
	return always(s.Instr)
}

func isErrorType(v ssa.Value) bool { return v.Type().String() == "error" }
