package lifecycle

import (
	"go/constant"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// worst makes one finding of the leaks of an acquisition: the cause that says
// most, with the first (shortest) path on which it occurs.
func (s *solve) worst(call ssa.CallInstruction) (Leak, bool) {
	s.forgetAsked()
	if len(s.leaks) == 0 {
		return Leak{}, false
	}
	best := &s.leaks[0]
	read := ToEnd
	for i := range s.leaks {
		l := &s.leaks[i]
		if l.cause == LeftOnPath && (l.note.cause == WrapperOnly || l.note.cause == Replaced || l.note.cause == Overwritten) {
			l.cause = l.note.cause
		}
		read = min(read, l.read)
	}
	for i := range s.leaks {
		if l := &s.leaks[i]; rank(l.cause) > rank(best.cause) ||
			rank(l.cause) == rank(best.cause) && (l.read < best.read || l.read == best.read && best.failed && !l.failed) {
			best = l
		}
	}
	if s.cut {
		s.now = token.NoPos // nobody has seen where the others would have led
		s.hands()
	}
	leak := Leak{
		Fn: call.Parent(), Call: call, Cause: best.cause, Read: read, Settled: s.settled || s.gaveUp || s.cut,
		Losses: s.losses(), Handed: s.handed,
		Endless: s.endless(call), Passed: s.passed(best, call), Carries: s.yielded, Unclear: s.unclear,
		ReadFailed: best.failed,
	}
	if best.asked == 0 {
		leak.Witness = s.witness(best)
	}
	at := best.loss()
	leak.Event, leak.Exit = at.Event, at.Exit
	if !leak.Settled {
		if unbound(call, s.yielded) {
			leak.Cause = Discarded
		} else if leak.Cause == LeftOnPath || leak.Cause == ErrorReturn {
			leak.Cause = NeverMet
		}
	}
	return leak, true
}

// rank orders causes by how much they tell.
func rank(c Cause) int {
	return slices.Index([]Cause{NoCause, LeftOnPath, ErrorReturn, LoopTurn, Overwritten, DeferInLoop, BothReturn, Replaced, WrapperOnly, Discarded}, c)
}

// unbound reports whether nothing in the function uses the results that lead
// to the resource.
func unbound(call ssa.CallInstruction, yielded []Carry) bool {
	v, ok := call.(*ssa.Call)
	if !ok {
		return true
	}
	n := v.Call.Signature().Results().Len()
	for _, r := range *v.Referrers() {
		ext, ok := r.(*ssa.Extract)
		if n == 1 || !ok {
			return false
		}
		carries := slices.ContainsFunc(yielded, func(c Carry) bool { return c.Result == ext.Index })
		if carries && len(*ext.Referrers()) > 0 {
			return false
		}
	}
	return true
}

// trailOf returns the blocks of the leaking path, from that of the
// acquisition on.
func trailOf(l *found) []*ssa.BasicBlock {
	var blocks []*ssa.BasicBlock
	for v := l.trail; v != nil; v = v.Prev {
		blocks = append(blocks, v.State.b)
		if v.State.w.status == absent {
			break
		}
	}
	slices.Reverse(blocks)
	return blocks
}

// passed returns the calls on the leaking path, after the acquisition, that
// yield a handle of their own.
func (s *solve) passed(l *found, acq ssa.CallInstruction) []ssa.CallInstruction {
	var out []ssa.CallInstruction
	for i, b := range trailOf(l) {
		after := i > 0
		for _, instr := range b.Instrs {
			if instr == acq {
				after = true
				continue
			}
			call, ok := instr.(*ssa.Call)
			if !ok || !after {
				continue
			}
			for v := range call.Call.Signature().Results().Variables() {
				if s.e.proto.IsHandle(v.Type()) {
					out = append(out, call)
				}
			}
		}
	}
	return out
}

// witness returns the branches taken from the acquisition to the loss.
func (s *solve) witness(l *found) []Step {
	blocks := trailOf(l)
	var steps []Step
	for i := 0; i+1 < len(blocks); i++ {
		b := blocks[i]
		br, ok := b.Instrs[len(b.Instrs)-1].(*ssa.If)
		if !ok {
			continue
		}
		what := BranchFalse
		if b.Succs[0] == blocks[i+1] {
			what = BranchTrue
		}
		pos := br.Cond.Pos()
		if !pos.IsValid() {
			continue
		}
		steps = append(steps, Step{pos, what})
	}
	if l.event != nil {
		steps = append(steps, Step{l.event.Pos(), Event})
	} else if l.note.cause == l.cause && l.note.at.IsValid() {
		steps = append(steps, Step{l.note.at, Event})
	}
	if l.exit != nil {
		if pos := exitPos(l.exit); pos.IsValid() {
			steps = append(steps, Step{pos, Exit})
		}
	}
	return steps
}

// endless reports whether the function never returns once it has acquired.
func (s *solve) endless(call ssa.CallInstruction) bool {
	g := s.e.graph(call.Parent())
	for _, b := range g.fn.Blocks {
		if _, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return); ok && g.reaches(call.Block(), b) && b != g.fn.Recover {
			return false
		}
	}
	return true
}

// unrolls reports whether the loop with this head turns so few times, for a
// constant reason, that its turns are told apart.
func (g *graph) unrolls(head *ssa.BasicBlock) bool {
	n, ok := tripCount(head)
	return ok && n <= 4
}

// smallLoop is how many turns of a loop may pile up deferred calls.
const smallLoop = 8

// bounded reports whether the loops around a defer run a small, constant
// number of times.
func (s *solve) bounded(instr *ssa.Defer) bool {
	g := s.e.graph(instr.Parent())
	turns := int64(1)
	looped := false
	for _, b := range g.fn.Blocks {
		if !b.Dominates(instr.Block()) || !g.cyclic(b) || !loopHead(b, instr.Block(), g) {
			continue
		}
		n, ok := tripCount(b)
		if !ok {
			return false
		}
		looped = true
		turns *= n
	}
	return looped && turns <= smallLoop
}

// loopHead reports whether b is the head of a natural loop that contains in.
func loopHead(b, in *ssa.BasicBlock, g *graph) bool {
	for _, p := range b.Preds {
		if b.Dominates(p) && (p == in || g.reaches(in, p)) {
			return true
		}
	}
	return false
}

// tripCount returns how often the loop with head b turns, where a constant
// says so: for i := c0; i < c1; i += c2, and ranges over arrays.
func tripCount(head *ssa.BasicBlock) (int64, bool) {
	for _, b := range append([]*ssa.BasicBlock{head}, head.Preds...) {
		if !head.Dominates(b) {
			continue // not a part of the loop
		}
		if br, ok := b.Instrs[len(b.Instrs)-1].(*ssa.If); ok {
			if n, ok := tripsBy(head, br); ok {
				return n, true
			}
		}
	}
	return 0, false
}

// tripsBy is tripCount for the condition that ends the loop.
func tripsBy(head *ssa.BasicBlock, br *ssa.If) (int64, bool) {
	cmp, ok := br.Cond.(*ssa.BinOp)
	if !ok || cmp.Op != token.LSS && cmp.Op != token.LEQ {
		return 0, false
	}
	limit, ok := constInt(cmp.Y)
	if !ok {
		return 0, false
	}
	counter := cmp.X
	if inc, ok := counter.(*ssa.BinOp); ok && inc.Op == token.ADD {
		counter = inc.X // range loops test the incremented index
	}
	phi, ok := counter.(*ssa.Phi)
	if !ok || phi.Block() != head {
		return 0, false
	}
	for i, edge := range phi.Edges {
		if head.Dominates(head.Preds[i]) {
			continue
		}
		start, ok := constInt(edge)
		if !ok {
			return 0, false
		}
		n := limit - start
		if cmp.Op == token.LEQ {
			n++
		}
		return n, true
	}
	return 0, false
}

// constInt returns the integer v stands for: a constant, or the length of a
// local array.
func constInt(v ssa.Value) (int64, bool) {
	switch v := v.(type) {
	case *ssa.Const:
		if v.Value != nil && v.Value.Kind() == constant.Int {
			return constant.Int64Val(v.Value)
		}
	case *ssa.Call:
		if b, ok := v.Call.Value.(*ssa.Builtin); ok && b.Name() == "len" {
			return arrayLen(v.Call.Args[0])
		}
	}
	return 0, false
}

// arrayLen returns the length of a slice of a whole local array.
func arrayLen(v ssa.Value) (int64, bool) {
	sl, ok := v.(*ssa.Slice)
	if !ok || sl.Low != nil || sl.High != nil {
		return 0, false
	}
	ptr, ok := sl.X.Type().Underlying().(*types.Pointer)
	if !ok {
		return 0, false
	}
	arr, ok := ptr.Elem().Underlying().(*types.Array)
	if !ok {
		return 0, false
	}
	return arr.Len(), true
}
