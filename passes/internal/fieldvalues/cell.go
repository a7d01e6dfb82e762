package fieldvalues

import (
	"go/token"

	"golang.org/x/tools/go/ssa"
)

// source returns what the variable at addr holds, if it is assigned once: a
// local variable, one of an enclosing function, or a package variable that
// other packages cannot reach.
func (p *Package) source(addr ssa.Value) ssa.Value {
	switch addr := addr.(type) {
	case *ssa.Global:
		if addr.Object() == nil || addr.Object().Exported() || addr.Pkg.Pkg != p.pkg {
			return nil
		}
		if stores := p.stores[addr]; len(stores) == 1 && !p.shared[addr] {
			return stores[0].Val
		}
	case *ssa.Alloc:
		if c := cellOf(addr); len(c.stores) == 1 && !c.shared {
			return c.stores[0].Val
		}
	case *ssa.FreeVar:
		if a, ok := binding(addr).(*ssa.Alloc); ok {
			return p.source(a)
		}
	}
	return nil
}

// A cell is a local variable that lives in memory, most often because a
// function literal refers to it.
type cell struct {
	stores []*ssa.Store
	loads  []*ssa.UnOp
	shared bool // its address is used otherwise
}

func cellOf(a *ssa.Alloc) cell {
	var c cell
	c.collect(a)
	return c
}

func (c *cell) collect(addr ssa.Value) {
	for _, r := range *addr.Referrers() {
		switch r := r.(type) {
		case *ssa.Store:
			if r.Addr == addr {
				c.stores = append(c.stores, r)
			} else {
				c.shared = true
			}
		case *ssa.UnOp:
			if r.Op == token.MUL {
				c.loads = append(c.loads, r)
			}
		case *ssa.MakeClosure:
			for i, b := range r.Bindings {
				if b == addr {
					c.collect(r.Fn.(*ssa.Function).FreeVars[i])
				}
			}
		case *ssa.DebugRef:
		default:
			c.shared = true
		}
	}
}

// binding returns the variable of the enclosing function that a free variable
// stands for.
func binding(fv *ssa.FreeVar) ssa.Value {
	fn := fv.Parent()
	at := -1
	for i, v := range fn.FreeVars {
		if v == fv {
			at = i
		}
	}
	if fn.Parent() == nil || at < 0 {
		return nil
	}
	for _, b := range fn.Parent().Blocks {
		for _, instr := range b.Instrs {
			if mc, ok := instr.(*ssa.MakeClosure); ok && mc.Fn == fn {
				if outer, ok := mc.Bindings[at].(*ssa.FreeVar); ok {
					return binding(outer)
				}
				return mc.Bindings[at]
			}
		}
	}
	return nil
}
