package pools

import (
	"go/token"

	"golang.org/x/tools/go/ssa"
)

// moved returns the variable that a composite literal is put into as a whole,
// if v is the value of one and is used for nothing else: the literal has a
// place of its own in SSA form.
func moved(v ssa.Value) ssa.Value {
	load, ok := v.(*ssa.UnOp)
	if !ok || load.Op != token.MUL || len(*load.Referrers()) != 1 {
		return nil
	}
	if lit, ok := load.X.(*ssa.Alloc); !ok || lit.Comment != "complit" {
		return nil
	}
	if st, ok := (*load.Referrers())[0].(*ssa.Store); ok && st.Val == v {
		if _, ok := st.Addr.(*ssa.Alloc); ok {
			return st.Addr
		}
	}
	return nil
}

func isZero(v ssa.Value) bool {
	c, ok := v.(*ssa.Const)
	return ok && c.Value == nil
}

func isStoredTo(fa *ssa.FieldAddr) bool {
	for _, r := range *fa.Referrers() {
		if st, ok := r.(*ssa.Store); ok && st.Addr == fa {
			return true
		}
	}
	return false
}
