package pools

import (
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"
)

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

// always reports whether fn runs instr whenever it is called and does not
// fail: no return without it, but for those that return an error.
func always(instr ssa.Instruction) bool {
	for _, b := range instr.Parent().Blocks {
		ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return)
		if !ok || instr.Block().Dominates(b) {
			continue
		}
		if n := len(ret.Results); n == 0 || !fails(ret.Results[n-1], b) {
			return false
		}
	}
	return true
}

// fails reports whether v, which is returned in block b, is an error that is
// not nil: one that is made there, or was found not to be nil.
func fails(v ssa.Value, b *ssa.BasicBlock) bool {
	if v.Type().String() != "error" {
		return false
	}
	switch v := v.(type) {
	case *ssa.MakeInterface:
		return true
	case *ssa.Call:
		if fn := v.Call.StaticCallee(); fn != nil && (strings.HasSuffix(fn.Name(), "Errorf") || strings.HasPrefix(fn.Name(), "New") || strings.HasPrefix(fn.Name(), "Wrap")) {
			return true
		}
	case *ssa.UnOp:
		if _, global := v.X.(*ssa.Global); global {
			return true // var ErrX = …
		}
	}
	return v.Referrers() != nil && foundNotNil(v, b)
}

// foundNotNil reports whether b runs only where v was compared with nil and
// differed.
func foundNotNil(v ssa.Value, b *ssa.BasicBlock) bool {
	for _, r := range *v.Referrers() {
		if cmp, ok := r.(*ssa.BinOp); ok && only(cmp, token.NEQ, b) {
			return true
		}
	}
	return false
}

// only reports whether b runs only where a comparison with nil, or with its
// zero value, came out as op says.
func only(cmp *ssa.BinOp, op token.Token, b *ssa.BasicBlock) bool {
	if cmp.Op != token.EQL && cmp.Op != token.NEQ || !isZero(cmp.X) && !isZero(cmp.Y) {
		return false
	}
	for _, use := range *cmp.Referrers() {
		iff, ok := use.(*ssa.If)
		if !ok || iff.Block().Parent() != b.Parent() {
			continue
		}
		succ := iff.Block().Succs[0]
		if cmp.Op != op {
			succ = iff.Block().Succs[1]
		}
		if len(succ.Preds) == 1 && succ.Dominates(b) {
			return true
		}
	}
	return false
}

// forTests reports whether instr runs only where an unexported variable of
// the package is not nil that no file but a test's assigns to.
func (a *Analysis) forTests(instr ssa.Instruction) bool {
	for _, b := range instr.Parent().Blocks {
		for _, other := range b.Instrs {
			cmp, ok := other.(*ssa.BinOp)
			if !ok || !only(cmp, token.NEQ, instr.Block()) {
				continue
			}
			for _, v := range []ssa.Value{cmp.X, cmp.Y} {
				load, ok := v.(*ssa.UnOp)
				if !ok || load.Op != token.MUL {
					continue
				}
				if g, ok := load.X.(*ssa.Global); ok && !token.IsExported(g.Name()) && !a.assigned(g) {
					return true
				}
			}
		}
	}
	return false
}

// assigned reports whether a variable of the package can be assigned to
// outside of tests.
func (a *Analysis) assigned(g *ssa.Global) bool {
	if a.globals == nil {
		a.globals = map[*ssa.Global]bool{}
		var operands []*ssa.Value
		for _, fn := range a.fns {
			if a.files.Test(fn.Pos()) {
				continue
			}
			for _, b := range fn.Blocks {
				for _, instr := range b.Instrs {
					if load, ok := instr.(*ssa.UnOp); ok && load.Op == token.MUL {
						continue
					}
					operands = instr.Operands(operands[:0])
					for _, op := range operands {
						if g, ok := (*op).(*ssa.Global); ok {
							a.globals[g] = true
						}
					}
				}
			}
		}
	}
	return g.Object() == nil || g.Object().(*types.Var) == nil || a.globals[g]
}
