package lifecycle

import (
	"go/token"
	"math/bits"

	"golang.org/x/tools/go/ssa"
)

// bitset is a set of small numbers.
type bitset []uint64

func newBitset(n int) bitset { return make(bitset, (n+63)/64) }

func (b bitset) has(i int) bool { return b[i/64]&(1<<(i%64)) != 0 }
func (b bitset) add(i int)      { b[i/64] |= 1 << (i % 64) }
func (b bitset) del(i int)      { b[i/64] &^= 1 << (i % 64) }

// union adds o to b and reports whether b grew.
func (b bitset) union(o bitset) (grew bool) {
	for i, w := range o {
		if w&^b[i] != 0 {
			b[i] |= w
			grew = true
		}
	}
	return grew
}

func (b bitset) meets(o bitset) bool {
	for i, w := range o {
		if w&b[i] != 0 {
			return true
		}
	}
	return false
}

func (b bitset) count() (n int) {
	for _, w := range b {
		n += bits.OnesCount64(w)
	}
	return n
}

// A graph holds what the solver asks of the control flow of one function:
// computed once, shared by all solves.
type graph struct {
	fn     *ssa.Function
	reach  []bitset                 // block -> blocks that can follow it, itself only through a cycle
	liveIn []bitset                 // block -> values that are used later
	number map[ssa.Value]int        // parameters, captured variables and instructions
	tests  map[int]bitset           // shape of a condition -> blocks that test one like it
	told   map[int]bitset           // shape of an error or flag -> blocks that return or store one like it
	weighs map[ssa.Value]bool       // values that a condition, or a result that callers test, depends on
	marks  []int64                  // see watermarks
	always map[int]bool             // shapes tested in function literals, which may run anywhere
	wide   map[ssa.Value]bool       // instructions whose value is used outside their block
	rivals map[*ssa.Phi][]ssa.Value // what a counter is compared with, see partners
}

func newGraph(fn *ssa.Function) *graph {
	g := &graph{fn: fn, number: map[ssa.Value]int{}, wide: map[ssa.Value]bool{}}
	for _, p := range fn.Params {
		g.number[p] = len(g.number)
	}
	for _, f := range fn.FreeVars {
		g.number[f] = len(g.number)
	}
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			if v, ok := instr.(ssa.Value); ok {
				g.number[v] = len(g.number)
				g.wide[v] = usedOutside(v, b)
			}
		}
	}
	g.computeReach()
	g.computeLive()
	g.computeWeights()
	return g
}

// computeWeights finds the values that can decide something: those that flow,
// through phis and operators, into a condition, or into what callers may test
// (an error or a bool that is returned, stored or passed on). Of all others it
// does not matter which of several a variable holds.
func (g *graph) computeWeights() {
	g.weighs = map[ssa.Value]bool{}
	var mark func(v ssa.Value)
	mark = func(v ssa.Value) {
		if v == nil || g.weighs[v] {
			return
		}
		g.weighs[v] = true
		switch v := v.(type) {
		case *ssa.Phi:
			for _, e := range v.Edges {
				mark(e)
			}
		case *ssa.BinOp:
			mark(v.X)
			mark(v.Y)
		case *ssa.UnOp:
			if v.Op == token.NOT {
				mark(v.X)
			}
		case *ssa.ChangeInterface:
			mark(v.X)
		case *ssa.ChangeType:
			mark(v.X)
		case *ssa.Convert:
			mark(v.X)
		case *ssa.MakeInterface:
			mark(v.X)
		case *ssa.TypeAssert:
			mark(v.X)
		case *ssa.Extract:
			if assert, ok := v.Tuple.(*ssa.TypeAssert); ok {
				mark(assert.X)
			}
		}
	}
	for _, b := range g.fn.Blocks {
		for _, instr := range b.Instrs {
			switch instr := instr.(type) {
			case *ssa.If:
				mark(instr.Cond)
			case *ssa.Return:
				for _, r := range instr.Results {
					markTested(r, mark)
				}
			case *ssa.Store:
				markTested(instr.Val, mark)
			case ssa.CallInstruction:
				for _, a := range instr.Common().Args {
					markTested(a, mark)
				}
			}
		}
	}
}

func markTested(v ssa.Value, mark func(ssa.Value)) {
	if isError(v.Type()) || isBool(v.Type()) {
		mark(v)
	}
}

func usedOutside(v ssa.Value, b *ssa.BasicBlock) bool {
	refs := v.Referrers()
	if refs == nil {
		return false
	}
	for _, r := range *refs {
		if _, phi := r.(*ssa.Phi); phi || r.Block() != b {
			return true
		}
	}
	return false
}

func (g *graph) computeReach() {
	n := len(g.fn.Blocks)
	g.reach = make([]bitset, n)
	for i := range g.reach {
		g.reach[i] = newBitset(n)
	}
	for changed := true; changed; {
		changed = false
		for i := n - 1; i >= 0; i-- {
			for _, succ := range g.fn.Blocks[i].Succs {
				if !g.reach[i].has(succ.Index) {
					g.reach[i].add(succ.Index)
					changed = true
				}
				if g.reach[i].union(g.reach[succ.Index]) {
					changed = true
				}
			}
		}
	}
}

// cyclic reports whether b can be executed twice.
func (g *graph) cyclic(b *ssa.BasicBlock) bool { return g.reach[b.Index].has(b.Index) }

// reaches reports whether to can be executed after from has been entered.
func (g *graph) reaches(from, to *ssa.BasicBlock) bool {
	return from == to || g.reach[from.Index].has(to.Index)
}

func (g *graph) computeLive() {
	n := len(g.fn.Blocks)
	g.liveIn = make([]bitset, n)
	for i := range g.liveIn {
		g.liveIn[i] = newBitset(len(g.number))
	}
	var rands []*ssa.Value
	for changed := true; changed; {
		changed = false
		for i := n - 1; i >= 0; i-- {
			b := g.fn.Blocks[i]
			live := newBitset(len(g.number))
			for _, succ := range b.Succs {
				live.union(g.liveIn[succ.Index])
				g.phiUses(b, succ, live)
			}
			for j := len(b.Instrs) - 1; j >= 0; j-- {
				instr := b.Instrs[j]
				if v, ok := instr.(ssa.Value); ok {
					live.del(g.number[v])
				}
				if _, ok := instr.(*ssa.Phi); ok {
					continue // its operands are used on the edges
				}
				rands = instr.Operands(rands[:0])
				for _, r := range rands {
					g.use(*r, live)
				}
			}
			if g.liveIn[i].union(live) {
				changed = true
			}
		}
	}
}

// phiUses adds the values that the phis of succ take from b.
func (g *graph) phiUses(b, succ *ssa.BasicBlock, live bitset) {
	for _, instr := range succ.Instrs {
		phi, ok := instr.(*ssa.Phi)
		if !ok {
			return
		}
		for k, pred := range succ.Preds {
			if pred == b {
				g.use(phi.Edges[k], live)
			}
		}
	}
}

func (g *graph) use(v ssa.Value, live bitset) {
	if v == nil {
		return
	}
	if n, ok := g.number[v]; ok {
		live.add(n)
	}
}

// live reports whether v is used once b has been entered (or is a phi of b).
func (g *graph) live(v ssa.Value, b *ssa.BasicBlock) bool {
	n, ok := g.number[v]
	if !ok {
		return true // of another function
	}
	if phi, ok := v.(*ssa.Phi); ok && phi.Block() == b {
		return true
	}
	return g.liveIn[b.Index].has(n)
}
