package lifecycle

import (
	"go/constant"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// builtin calls a predeclared function. append and copy move what they are
// given into a slice that is not followed.
func (f *frame) builtin(w *world, c site, b *ssa.Builtin) []*world {
	s := f.s
	switch b.Name() {
	case "append", "copy":
		for _, a := range c.args {
			if _, stored := c.call.Args[0].(*ssa.UnOp); s.reaches(w, a) && !stored {
				// A list that is a plain value, of responses seen so far, does
				// not take over the duty of a function that returns or releases
				// this one, too. One read from a variable or a field may.
				w.listed = true
			} else if !f.handOver(w, a) {
				return nil
			}
		}
	case "len", "cap":
		if c.value == nil {
			break
		}
		if z := w.mem.get(c.args[0]); z != nil && z.op == opZero {
			if arr, ok := z.aux.(types.Type).Underlying().(*types.Array); ok {
				w.env.set(s.ts.sym(c.value), s.ts.value(constant.MakeInt64(arr.Len())))
				break
			}
		}
		w.env.set(s.ts.sym(c.value), s.ts.mk(opPure, nil, b.Name(), c.args...))
	case "recover":
		// Nothing is followed through a panic, so there is none to recover
		// from, unless the function is all about that.
		about := s.mode == approaching && f.depth == 0 || s.mode == acquiring && s.acq.Parent() == f.g.fn
		if c.value != nil && !about {
			w.env.set(s.ts.sym(c.value), s.ts.nilTerm)
		}
	case "min", "max", "real", "imag":
		if c.value != nil {
			w.env.set(s.ts.sym(c.value), s.ts.mk(opPure, nil, b.Name(), c.args...))
		}
	}
	return []*world{w}
}
