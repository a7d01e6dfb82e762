package sites

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/httpvet/httpvet/passes/internal/nethttp"
)

// A Kind says how often code runs.
type Kind uint8

const (
	// Once: a single time, or as good as, in the life of the process.
	Once Kind = iota
	// Call: on each call of an ordinary function.
	Call
	// Request: for each request that a handler or a RoundTripper is given.
	Request
	// Goroutine: in each of the goroutines that are started.
	Goroutine
	// Loop: on each turn of a loop.
	Loop
)

func (k Kind) String() string {
	return [...]string{"once", "per call", "per request", "per goroutine", "per loop turn"}[k]
}

// A Site says how often an instruction runs, and why.
type Site struct {
	Kind Kind
	// At is the loop, the go statement, or the handler.
	At token.Pos
	// Reached is set for a Call that a loop, a goroutine or a handler in view
	// leads to: then it is its Kind, At its position, and Via the calls on the
	// way, outermost first.
	Reached Kind
	Via     []token.Pos
	// Many is set for a Goroutine that is started in a loop.
	Many bool
}

// A Map answers for the functions of one package.
type Map struct {
	main    bool
	command bool // a part of a command line program
	uses    map[*ssa.Function][]use
	served  map[*types.TypeName]bool // handed to a Register…Server function
	runs    map[*ssa.Function]Site
	open    map[*ssa.Function]bool
	loops   map[*ssa.Function]*loops
	locked  map[*ssa.Function]bool // asked so far: does it take a lock
}

// A use is one place where a function of the package appears.
type use struct {
	how   how
	instr ssa.Instruction
}

type how uint8

const (
	called  how = iota // and deferred
	started            // by a go statement, or by something like it
	onceled            // handed to something that calls it once in all
	command            // as the body of a command
	valued             // in any other way
)

// New returns a Map of the functions of a package.
func New(pkg *types.Package, fns []*ssa.Function) *Map {
	m := &Map{
		main: pkg.Name() == "main", command: nethttp.IsCommandPackage(pkg.Path()),
		uses: map[*ssa.Function][]use{}, served: map[*types.TypeName]bool{},
		runs: map[*ssa.Function]Site{}, open: map[*ssa.Function]bool{}, loops: map[*ssa.Function]*loops{},
		locked: map[*ssa.Function]bool{},
	}
	for _, fn := range fns {
		m.index(fn)
	}
	return m
}

// Of returns how often instr runs.
func (m *Map) Of(instr ssa.Instruction) Site {
	if at := m.loopsOf(instr.Parent()).around(instr.Block()); at.IsValid() {
		return Site{Kind: Loop, At: at}
	}
	return m.Runs(instr.Parent())
}

// InLoop reports whether instr is in a loop of its own function.
func (m *Map) InLoop(instr ssa.Instruction) bool {
	return m.loopsOf(instr.Parent()).around(instr.Block()).IsValid()
}

// SameLoop reports whether two instructions of one function are in the same
// innermost loop, or in none.
func (m *Map) SameLoop(a, b ssa.Instruction) bool {
	ls := m.loopsOf(a.Parent())
	return ls.of[a.Block()] == ls.of[b.Block()]
}

// Repeats reports whether instr is in the innermost loop around from.
func (m *Map) Repeats(from, instr ssa.Instruction) bool {
	ls := m.loopsOf(from.Parent())
	l := ls.repeated(from.Block())
	return l != nil && l.blocks[instr.Block()]
}

// EachTurn reports whether every turn of the innermost loop around instr runs
// it, but for the one that leaves the loop before.
func (m *Map) EachTurn(instr ssa.Instruction) bool {
	l := m.loopsOf(instr.Parent()).repeated(instr.Block())
	if l == nil {
		return false
	}
	for _, p := range l.head.Preds {
		if l.blocks[p] && !instr.Block().Dominates(p) {
			return false
		}
	}
	return true
}

// Waits reports whether instr is in a loop that waits on channels or never
// ends: one that serves as long as the process, or a worker, lives. With
// sleeping, a loop that sleeps counts as well; it may be one that tries again.
func (m *Map) Waits(instr ssa.Instruction, sleeping bool) bool {
	return m.loopsOf(instr.Parent()).waits(instr.Block(), sleeping)
}

// Serves reports whether fn has such a loop.
func (m *Map) Serves(fn *ssa.Function, sleeping bool) bool {
	for _, b := range fn.Blocks {
		if m.loopsOf(fn).waits(b, sleeping) {
			return true
		}
	}
	return false
}

func (m *Map) loopsOf(fn *ssa.Function) *loops {
	l := m.loops[fn]
	if l == nil {
		l = findLoops(fn)
		m.loops[fn] = l
	}
	return l
}

// Runs returns how often fn runs.
func (m *Map) Runs(fn *ssa.Function) Site {
	if s, ok := m.runs[fn]; ok {
		return s
	}
	if m.open[fn] {
		return Site{Kind: Call}
	}
	m.open[fn] = true
	s := m.decide(fn)
	delete(m.open, fn)
	m.runs[fn] = s
	return s
}

func (m *Map) decide(fn *ssa.Function) Site {
	if s, ok := m.bySignature(fn); ok {
		return s
	}
	if fn.Synthetic == "range-over-func yield" {
		return Site{Kind: Loop, At: fn.Pos()}
	}
	if fn.Parent() != nil {
		return m.literal(fn)
	}
	obj, _ := fn.Object().(*types.Func)
	if obj == nil {
		return Site{Kind: Once} // the initializer of package variables
	}
	s := m.byUses(fn)
	if s.Kind == Call && s.Reached == Once && m.command {
		s.Kind = Once
	}
	return s
}

// byUses joins the uses of a function in its package. Where all of them run
// once, so does the function, exported or not: whoever else calls it does so
// as its own package does. In the packages of a command line program what no
// loop, goroutine or handler leads to runs once per command.
func (m *Map) byUses(fn *ssa.Function) Site {
	if len(m.uses[fn]) == 0 {
		return Site{Kind: Call}
	}
	worst := Site{Kind: Once}
	for _, u := range m.uses[fn] {
		if s := m.use(fn, u); s.worse(worst) {
			worst = s
		}
	}
	return worst
}

func (s Site) worse(than Site) bool {
	if s.Kind != than.Kind {
		return s.Kind > than.Kind
	}
	return s.Reached > than.Reached
}

// use returns how often fn runs because of one use.
func (m *Map) use(fn *ssa.Function, u use) Site {
	switch u.how {
	case started:
		return m.goroutine(u.instr)
	case onceled, command:
		return Site{Kind: Once}
	case valued:
		return Site{Kind: Call}
	}
	s := m.Of(u.instr)
	if u.instr.Parent() == fn {
		return Site{Kind: Call, Reached: Loop, At: fn.Pos(), Via: []token.Pos{u.instr.Pos()}}
	}
	switch {
	case s.Kind == Once, s.Kind == Call && s.Reached == Once:
		return s
	case s.Kind == Call:
		return Site{Kind: Call, Reached: s.Reached, At: s.At, Via: append(s.Via[:len(s.Via):len(s.Via)], u.instr.Pos())}
	}
	return Site{Kind: Call, Reached: s.Kind, At: s.At, Via: []token.Pos{u.instr.Pos()}}
}

// goroutine returns how often the function of a go statement runs. A
// goroutine that main starts is one.
func (m *Map) goroutine(instr ssa.Instruction) Site {
	s := m.Of(instr)
	if s.Kind == Once {
		return s
	}
	return Site{Kind: Goroutine, At: instr.Pos(), Many: s.Kind == Loop}
}

// literal returns how often a function literal runs.
func (m *Map) literal(fn *ssa.Function) Site {
	uses := m.uses[fn]
	if len(uses) == 0 {
		return m.milder(fn)
	}
	worst := Site{Kind: Once}
	for _, u := range uses {
		var s Site
		switch u.how {
		case called:
			s = m.Of(u.instr)
			if u.instr.Parent() == fn {
				continue // it calls itself
			}
		case valued:
			s = m.milder(fn)
		default:
			s = m.use(fn, u)
		}
		if s.worse(worst) {
			worst = s
		}
	}
	return worst
}

// milder is the answer for a literal of which it is not known who calls it:
// no more often than a function that is, unless it was made once.
func (m *Map) milder(*ssa.Function) Site { return Site{Kind: Call} }
