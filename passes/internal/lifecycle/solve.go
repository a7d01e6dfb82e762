package lifecycle

import (
	"cmp"
	"go/token"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/httpvet/httpvet/passes/internal/flow"
)

// Budgets. Beyond them a solve is incomplete: what is not seen is unknown. A
// leak that was seen by then is one all the same, since a world is a path that
// can be taken; but no summary comes of such a solve.
const (
	worldsPerBlock = 160 // that agree on how it stands with the resource
	worldsPerSolve = 8000
	// What a function does to its parameters is asked of many functions for
	// each that acquires something.
	worldsPerBlockOfCallee = 100
	worldsPerSolveOfCallee = 2500
	maxDepth               = 6 // function literals walked into one another
	// Each acquisition is followed to the end of its function, and there may be any
	// number of them.
	stepsPerFunction = 400_000
)

// A mode says what a solve is for.
type mode uint8

const (
	acquiring   mode = iota // does every path settle what one call acquires?
	approaching             // which worlds arrive at the calls that acquire something?
	receiving               // what happens to a resource handed in at a place?
	plain                   // which ways are there to return?
	lending                 // what becomes of what one call acquires and a parameter is then handed?
)

// A solve follows one resource through one function.
type solve struct {
	e    *Engine
	fn   *ssa.Function
	mode mode
	acq  ssa.CallInstruction // acquiring and lending: the call
	ts   *terms

	handle, part, old *term // part == handle for a resource without a handle
	fnToken           *term // receiving a function: the symbol that stands for it
	loan              loan  // lending: what is looked for

	leaks    []found
	endings  endings
	outcomes []Outcome
	settled  bool        // some world released it or handed it on
	yielded  []Carry     // results of the call under watch that lead to the resource, sorted
	dry      bool        // the call under watch yielded nothing in some world
	unclear  bool        // the call under watch may yield a product without a resource
	unsure   bool        // some leaks were dropped for that
	doubt    bool        // only the caller knows whether the call under watch yields anything
	handed   []token.Pos // where some world handed it on or lost sight of it, sorted
	captured bool        // some world left it in a variable of the enclosing function
	gaveUp   bool        // some world lost sight of it
	cut      bool        // some worlds were left out
	steps    int
	without  *without         // acquiring: how the function returns without the resource is asked, too
	places   bool             // decisions about parameters are remembered to the exit, for the summary
	past     map[*ssa.If]bool // receiving: which way to go, where one is
	goals    bitset           // approaching: the blocks of those calls
	arrivals map[*ssa.BasicBlock][]*flow.Visit[at]
	trace    func(*flow.Visit[at]) // for Dump; nil otherwise
	now      token.Pos             // the instruction being executed, as seen from fn
	visit    *flow.Visit[at]       // the block of fn being executed
	static   bool                  // eval derives loads and pure calls too, as they stand in the text
}

// found is a leak before it is put into words: the world that leaked, and the
// way there.
type found struct {
	cause  Cause
	event  ssa.Instruction
	note   note
	read   Level
	exit   *ssa.Return
	failed bool // as in world
	trail  *flow.Visit[at]
	asked  int // as in world
}

// at is a world at the entry of a block.
type at struct {
	b *ssa.BasicBlock
	w *world
}

// A node is what the worlds at the entry of a block are counted by: those
// that have not met the acquisition yet must not use up the budget of those
// that come around with the resource.
type node struct {
	b      *ssa.BasicBlock
	status status
}

func (e *Engine) newSolve(fn *ssa.Function, m mode) *solve {
	return e.newSolveWith(fn, m, newTerms(e.shapes))
}

// newSolveWith returns a solve that goes on with the terms of another one.
func (e *Engine) newSolveWith(fn *ssa.Function, m mode, ts *terms) *solve {
	s := &solve{e: e, fn: fn, mode: m, ts: ts}
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
	return s.goOn(atEntry(s.fn, w))
}

func atEntry(fn *ssa.Function, w *world) []*flow.Visit[at] {
	return []*flow.Visit[at]{{State: at{fn.Blocks[0], w}}}
}

// goOn is run from worlds on their way.
func (s *solve) goOn(from []*flow.Visit[at]) bool {
	root := &frame{s: s, g: s.e.graph(s.fn), leave: s.leaveRoot}
	if !root.explore(from) {
		s.cut = true
	}
	return !s.cut && !s.exceeded()
}

func (s *solve) exceeded() bool {
	if s.e.spent() {
		return true
	}
	if s.mode == acquiring || s.mode == approaching {
		return s.steps > 4*worldsPerSolve
	}
	return s.steps > 4*worldsPerSolveOfCallee
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

func (f *frame) explore(from []*flow.Visit[at]) bool {
	space := flow.Space[at, node, string]{
		Node: func(a at) node { return node{a.b, a.w.status} },
		Key:  func(a at) string { return a.w.key() },
		Next: func(v *flow.Visit[at], yield func(at)) {
			f.s.steps++
			f.s.e.spend()
			if f.s.exceeded() {
				return
			}
			f.visit = v
			if f.depth == 0 {
				f.s.visit = v
				f.arrive(v)
			}
			if f.s.trace != nil && f.depth == 0 {
				f.s.trace(v)
			}
			f.block(v.State.b, v.State.w.clone(), func(to *ssa.BasicBlock, w *world) { yield(at{to, w}) })
		},
	}
	// Leaving out worlds of a function literal would tell too little of what
	// the call of it does.
	limits := flow.Limits{PerNode: worldsPerBlock, Total: worldsPerSolve, GoOn: f.depth == 0}
	if f.s.mode != acquiring && f.s.mode != approaching {
		limits = flow.Limits{PerNode: worldsPerBlockOfCallee, Total: worldsPerSolveOfCallee}
	}
	return flow.Explore(space, from, limits)
}

// arrive keeps v if its block is one that is looked for.
func (f *frame) arrive(v *flow.Visit[at]) {
	if b := v.State.b; f.s.mode == approaching && f.s.goals.has(b.Index) {
		f.s.arrivals[b] = append(f.s.arrivals[b], v)
	}
}

// block executes b and passes on the worlds at its end. It owns w.
//
// Calls can have several outcomes, each a world of its own: the block is
// executed by all of them side by side, and those that come to agree are one.
func (f *frame) block(b *ssa.BasicBlock, w *world, next func(*ssa.BasicBlock, *world)) {
	worlds := []*world{w}
	for _, instr := range b.Instrs {
		f.width = len(worlds)
		if f.depth == 0 {
			f.s.now = cmp.Or(instr.Pos(), f.s.now)
		}
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
			if f.depth > 0 {
				f.s.giveUp()
				return
			}
			worlds, f.s.cut = worlds[:worldsPerBlock], true
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
