package lifecycle

import (
	"go/constant"
	"go/token"
	"math"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/httpvet/httpvet/passes/internal/flow"
)

// Budgets. Beyond them a solve gives up, and what it watched is unknown.
const (
	worldsPerBlock = 160
	worldsPerSolve = 8000
	// What a function does to its parameters is asked of many functions for
	// each that acquires something.
	worldsPerBlockOfCallee = 40
	worldsPerSolveOfCallee = 1000
	maxDepth               = 6 // function literals walked into one another
)

// A mode says what a solve is for.
type mode uint8

const (
	acquiring mode = iota // does every path settle what one call acquires?
	receiving             // what happens to a resource handed in at a place?
	plain                 // which ways are there to return?
)

// A solve follows one resource through one function.
type solve struct {
	e    *Engine
	fn   *ssa.Function
	mode mode
	acq  ssa.CallInstruction // acquiring: the call
	ts   *terms

	handle, part, old *term // part == handle for a resource without a handle
	fnToken           *term // receiving a function: the symbol that stands for it

	leaks    []found
	outcomes []Outcome
	settled  bool    // some world released it or handed it on
	yielded  []Carry // results of the call under watch that lead to the resource, sorted
	dry      bool    // the call under watch yielded nothing in some world
	captured bool    // some world left it in a variable of the enclosing function
	gaveUp   bool    // some world lost sight of it
	steps    int
	places   bool                  // decisions about parameters are remembered to the exit, for the summary
	trace    func(*flow.Visit[at]) // for Dump; nil otherwise
	static   bool                  // eval derives loads and pure calls too, as they stand in the text
}

// found is a leak before it is put into words: the world that leaked, and the
// way there.
type found struct {
	cause Cause
	event ssa.Instruction
	note  note
	read  Level
	exit  *ssa.Return
	trail *flow.Visit[at]
}

// at is a world at the entry of a block.
type at struct {
	b *ssa.BasicBlock
	w *world
}

func (e *Engine) newSolve(fn *ssa.Function, m mode) *solve {
	s := &solve{e: e, fn: fn, mode: m, ts: newTerms(e.shapes)}
	s.handle = s.ts.mk(opHandle, nil, nil)
	s.part = s.handle
	if e.proto.PartField() >= 0 {
		s.part = s.ts.mk(opPart, nil, nil)
	}
	s.old = s.ts.mk(opOld, nil, nil)
	return s
}

// run explores fn from w. It reports whether every path was followed to its
// end within the budget.
func (s *solve) run(w *world) bool {
	root := &frame{s: s, g: s.e.graph(s.fn), leave: s.leaveRoot}
	return root.explore(w) && !s.exceeded()
}

func (s *solve) exceeded() bool {
	if s.mode != acquiring {
		return s.steps > 4*worldsPerSolveOfCallee
	}
	return s.steps > 4*worldsPerSolve
}

// A frame is one function being executed: the one under analysis, or a
// function literal walked inline from it.
type frame struct {
	s     *solve
	g     *graph
	depth int
	visit *flow.Visit[at]
	width int // worlds that execute the block side by side
	leave func(f *frame, w *world, ret *ssa.Return)
}

func (f *frame) explore(start *world) bool {
	space := flow.Space[at, *ssa.BasicBlock, string]{
		Node: func(a at) *ssa.BasicBlock { return a.b },
		Key:  func(a at) string { return a.w.key() },
		Next: func(v *flow.Visit[at], yield func(at)) {
			f.s.steps++
			if f.s.exceeded() {
				return
			}
			f.visit = v
			if f.s.trace != nil && f.depth == 0 {
				f.s.trace(v)
			}
			f.block(v.State.b, v.State.w.clone(), func(to *ssa.BasicBlock, w *world) { yield(at{to, w}) })
		},
	}
	limits := flow.Limits{PerNode: worldsPerBlock, Total: worldsPerSolve}
	if f.s.mode != acquiring {
		limits = flow.Limits{PerNode: worldsPerBlockOfCallee, Total: worldsPerSolveOfCallee}
	}
	return flow.Explore(space, at{f.g.fn.Blocks[0], start}, limits)
}

// block executes b and passes on the worlds at its end. It owns w.
//
// Calls can have several outcomes, each a world of its own: the block is
// executed by all of them side by side, and those that come to agree are one.
func (f *frame) block(b *ssa.BasicBlock, w *world, next func(*ssa.BasicBlock, *world)) {
	worlds := []*world{w}
	for _, instr := range b.Instrs {
		f.width = len(worlds)
		var after []*world
		for _, w := range worlds {
			after = append(after, f.instr(w, b, instr, next)...)
		}
		if len(after) > len(worlds) {
			after = distinct(after)
		}
		if worlds = after; len(worlds) == 0 {
			return
		}
		if len(worlds) > worldsPerBlock {
			f.s.giveUp()
			return
		}
	}
}

// giveUp ends the solve: the budget does not suffice.
func (s *solve) giveUp() { s.steps = 1 << 30 }

func distinct(ws []*world) []*world {
	seen := map[string]bool{}
	return slices.DeleteFunc(ws, func(w *world) bool {
		k := w.key()
		dup := seen[k]
		seen[k] = true
		return dup
	})
}

// instr executes one instruction in w and returns the worlds after it; none
// where the path ends or the block does.
func (f *frame) instr(w *world, b *ssa.BasicBlock, instr ssa.Instruction, next func(*ssa.BasicBlock, *world)) []*world {
	switch instr := instr.(type) {
	case *ssa.Phi: // took its value on the edge
	case *ssa.If:
		f.branch(b, instr, w, next)
		return nil
	case *ssa.Jump:
		f.edge(b, b.Succs[0], w, next)
		return nil
	case *ssa.Return:
		// go/ssa emits no RunDefers for what range-over-func bodies defer.
		for _, after := range f.runDefers(w) {
			f.leave(f, after, instr)
		}
		return nil
	case *ssa.Panic:
		return nil // nothing is due when a function panics
	case *ssa.RunDefers, *ssa.Call, *ssa.Select:
		after := f.fork(w, instr)
		for _, w := range after {
			f.record(w, instr)
		}
		return after
	default:
		if !f.exec(w, instr) {
			return nil
		}
		f.record(w, instr)
	}
	return []*world{w}
}

func (f *frame) fork(w *world, instr ssa.Instruction) []*world {
	switch instr := instr.(type) {
	case *ssa.Call:
		f.renew(w, instr)
		return f.call(w, f.site(w, instr))
	case *ssa.Select:
		f.renew(w, instr)
		return f.selectCase(w, instr)
	}
	return f.runDefers(w)
}

// record keeps the term of a value that is used beyond its block, since what
// it was derived from may be dropped at the block's end.
func (f *frame) record(w *world, instr ssa.Instruction) {
	v, ok := instr.(ssa.Value)
	if !ok || !f.g.wide[v] {
		return
	}
	sym := f.s.ts.sym(v)
	if t := f.s.eval(w, v); t != sym {
		w.env.set(sym, t)
	}
}

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

// branch follows both edges of an if, as far as they are feasible.
func (f *frame) branch(b *ssa.BasicBlock, instr *ssa.If, w *world, next func(*ssa.BasicBlock, *world)) {
	cond := f.s.eval(w, instr.Cond)
	if truth, known := f.s.decide(w, cond); known {
		to := b.Succs[1]
		if truth {
			to = b.Succs[0]
		}
		f.edge(b, to, w, next)
		return
	}
	no := w.clone()
	if f.s.assume(w, cond, true) {
		f.edge(b, b.Succs[0], w, next)
	}
	if f.s.assume(no, cond, false) {
		f.edge(b, b.Succs[1], no, next)
	}
}

// edge moves w to the start of a block: its phis take their values, and what
// can no longer matter is dropped.
func (f *frame) edge(from, to *ssa.BasicBlock, w *world, next func(*ssa.BasicBlock, *world)) {
	f.phis(from, to, w)
	if f.depth == 0 && !f.worthwhile(to, w) {
		return
	}
	f.prune(to, w)
	next(to, w)
}

// worthwhile reports whether anything can still be learned from w at b.
func (f *frame) worthwhile(b *ssa.BasicBlock, w *world) bool {
	s := f.s
	if s.mode != acquiring || w.status == held {
		return true
	}
	if s.acq.Parent() != f.g.fn {
		return true // inside a literal, which can be called from anywhere
	}
	return f.g.reaches(b, s.acq.Block())
}

func (f *frame) phis(from, to *ssa.BasicBlock, w *world) {
	phi, ok := to.Instrs[0].(*ssa.Phi)
	if !ok {
		return
	}
	k := 0
	for i, p := range to.Preds {
		if p == from {
			k = i
		}
	}
	back := to.Dominates(from)
	type value struct {
		sym, term, fact *term
		lo, hi          *term // bounds that a counter brings along
	}
	var values []value
	for _, instr := range to.Instrs {
		if phi, ok = instr.(*ssa.Phi); !ok {
			break
		}
		t := f.s.eval(w, phi.Edges[k])
		_, isConst := phi.Edges[k].(*ssa.Const)
		weighs := f.g.weighs[phi]
		v := value{sym: f.s.ts.sym(phi), term: t, fact: f.s.know(w, t)}
		switch {
		case f.s.leadsSomewhere(w, t):
			// The resource, a variable or a function: what it is matters.
		case !weighs:
			v.term, v.fact = nil, nil
		case f.s.places && f.s.isPlace(t):
			// Callers may learn that it is what they gave.
		case back && !isConst && !f.s.durable(t) && !(isNumber(t) && f.g.unrolls(to)):
			v.term = nil
			v.lo, v.hi = f.counterBounds(w, t)
		case !isBool(phi.Type()) && v.fact == nil:
			v.term = nil // nothing is known of it, whichever it is
		}
		values = append(values, v)
	}
	stale := func(t *term) bool {
		return t.op == opSym && t.v.Parent() == f.g.fn && isPhiOf(t.v, to)
	}
	if f.g.cyclic(to) {
		w.forget(f.s.ts, stale)
	}
	for _, v := range values {
		if v.term != nil && !v.term.mentions(stale) {
			w.env.set(v.sym, v.term)
		} else if v.fact != nil && v.fact.op == opConst && !isNumber(v.fact) {
			w.facts.set(v.sym, v.fact)
		}
		if v.lo != nil {
			w.facts.set(f.s.ts.mk(opBin, nil, token.LSS, v.sym, v.lo), f.s.ts.falseTerm)
		}
		if v.hi != nil {
			w.facts.set(f.s.ts.mk(opBin, nil, token.LSS, v.sym, v.hi), f.s.ts.trueTerm)
		}
	}
}

// counterBounds returns what is known of a loop counter for its next turn:
// the least value, and the first that is too large. Only what stems from a
// constant of the program is kept, so that the loop ends for the analysis.
func (f *frame) counterBounds(w *world, t *term) (lo, hi *term) {
	y, c, ok := increment(t)
	if !ok {
		return nil, nil
	}
	least, most, _ := f.s.bounds(w, y)
	num := func(n int64) *term { return f.s.ts.value(constant.MakeInt64(n)) }
	if f.g.compared(least) {
		lo = num(least + c)
	}
	if most != math.MaxInt64 && f.g.compared(most+1) {
		hi = num(most + 1 + c)
	}
	return lo, hi
}

func isPhiOf(v ssa.Value, b *ssa.BasicBlock) bool {
	phi, ok := v.(*ssa.Phi)
	return ok && phi.Block() == b
}

func isNumber(t *term) bool { _, ok := t.aux.(literal); return ok }

// leadsSomewhere reports whether t is, or holds, something that the engine
// follows from value to value.
func (s *solve) leadsSomewhere(w *world, t *term) bool {
	switch t.op {
	case opHandle, opPart, opWrap, opReleaser, opAlloc, opClosure, opFunc:
		return true
	case opIface:
		return s.leadsSomewhere(w, t.args[0])
	}
	return s.reaches(w, t)
}

// durable reports whether t may be carried around a loop: it comes from a
// finite set, so that the loop ends for the analysis.
func (s *solve) durable(t *term) bool {
	switch t.op {
	case opConst:
		return !isNumber(t)
	case opHandle, opPart, opWrap, opReleaser, opOld, opAlloc, opClosure, opFunc, opGlobal, opZero:
		return true
	case opIface:
		return s.durable(t.args[0])
	}
	return false
}
