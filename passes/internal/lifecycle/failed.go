package lifecycle

import (
	"go/token"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// readFailed reports whether a condition, if its value is truth, says that reading the
// resource failed. The error has to be asked right behind the call, and against nil.
func (s *solve) readFailed(w *world, cond ssa.Value, truth bool) bool {
	ask, ok := cond.(*ssa.BinOp)
	if w.status != held || !ok || !(ask.Op == token.NEQ && truth || ask.Op == token.EQL && !truth) {
		return false
	}
	err := ask.X
	if c, ok := err.(*ssa.Const); ok && c.IsNil() {
		err = ask.Y
	}
	t := s.eval(w, err)
	if !isError(err.Type()) || t.op != opExtract {
		return false
	}
	call, ok := t.args[0].v.(*ssa.Call)
	if !ok {
		return false
	}
	what := s.e.proto.FailsReading(&call.Call)
	return what != nil && s.eval(w, what).isToken()
}

// excused takes a function that releases what it is given, but for where reading it
// failed, for one that always does: its callers have nothing left to release then, and
// could not tell.
func excused(outcomes []Outcome) {
	releases := func(o Outcome) bool { return o.Effect == Release }
	if !slices.ContainsFunc(outcomes, releases) {
		return
	}
	for i := range outcomes {
		if o := &outcomes[i]; o.failed && o.Effect == Borrow {
			o.Effect = Release
		}
	}
}
