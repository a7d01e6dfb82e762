package lifecycle

import (
	"go/constant"

	"golang.org/x/tools/go/ssa"
)

// selectCase splits w by the case that a select takes, if one of them sends
// the resource.
func (f *frame) selectCase(w *world, instr *ssa.Select) []*world {
	s := f.s
	w.havoc() // another goroutine got a chance to run
	sends := false
	for _, st := range instr.States {
		sends = sends || st.Send != nil && s.reaches(w, s.eval(w, st.Send))
	}
	if !sends {
		return []*world{w}
	}
	var out []*world
	taken := func(i int) *world {
		after := w.clone()
		after.mem.set(s.ts.mk(opExtract, nil, 0, s.ts.sym(instr)), s.ts.value(constant.MakeInt64(int64(i))))
		out = append(out, after)
		return after
	}
	for i, st := range instr.States {
		after := taken(i)
		if st.Send != nil && !f.handOver(after, s.eval(after, st.Send)) {
			out = out[:len(out)-1]
		}
	}
	if !instr.Blocking {
		taken(-1)
	}
	return out
}
