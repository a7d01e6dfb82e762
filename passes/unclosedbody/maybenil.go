package unclosedbody

import "golang.org/x/tools/go/ssa"

// mayBeNil reports whether what the call yields may be nil although there is no error: to
// close that panics.
func (s *site) mayBeNil() bool {
	call := s.finding.Call.Common()
	for _, c := range s.finding.Carries {
		if nilBesideNil(call, c.Result, map[*ssa.Function]bool{}) {
			return true
		}
	}
	return false
}

// nilBesideNil reports whether result i of a call may be nil beside a nil error, as far
// as the text of the callee tells. Functions of other packages keep to what net/http does.
func nilBesideNil(call *ssa.CallCommon, i int, seen map[*ssa.Function]bool) bool {
	fn := call.StaticCallee()
	if fn == nil || seen[fn] {
		return false
	}
	seen[fn] = true
	for _, b := range fn.Blocks {
		ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return)
		if !ok || i >= len(ret.Results) {
			continue
		}
		none, fine := isNilConst(ret.Results[i]), isNilConst(ret.Results[len(ret.Results)-1])
		if none && (fine || len(ret.Results) == 1) {
			return true
		}
		if ext, ok := ret.Results[i].(*ssa.Extract); ok {
			if inner, ok := ext.Tuple.(*ssa.Call); ok && nilBesideNil(inner.Common(), ext.Index, seen) {
				return true
			}
		}
	}
	return false
}

func isNilConst(v ssa.Value) bool {
	c, ok := v.(*ssa.Const)
	return ok && c.IsNil()
}
