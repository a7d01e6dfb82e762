package sites

import (
	"go/constant"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/httpvet/httpvet/passes/internal/nethttp"
)

// A Crowd is what runs a function in many goroutines at a time.
type Crowd struct {
	Kind Kind      // Goroutine or Request
	At   token.Pos // the go statement, the call that stands for one, or the handler
}

// few is the number of goroutines that is not many: as many connections are
// kept anyway.
const few = 2

// near is how many calls lie between a crowd and what it runs at most. Further
// away there is a cache, a queue or a guard more often than not.
const near = 3

// CrowdOf returns what runs fn in many goroutines at a time, as far as that
// is seen: go statements in a loop, errgroups and the like, and handlers.
// Two workers, and what a ticker starts, are no crowd; neither is a crowd
// that has to take a lock on the way, or a handler that starts a single
// goroutine: who else runs then is not known.
func (m *Map) CrowdOf(fn *ssa.Function) (Crowd, bool) {
	return m.crowd(fn, map[*ssa.Function]bool{}, near)
}

func (m *Map) crowd(fn *ssa.Function, seen map[*ssa.Function]bool, hops int) (Crowd, bool) {
	if seen[fn] || hops < 0 || m.locks(fn) {
		return Crowd{}, false
	}
	seen[fn] = true
	if s, ok := m.bySignature(fn); ok {
		handler := s.Kind == Request && !nethttp.IsRoundTrip(fn.Name(), fn.Signature)
		return Crowd{Request, fn.Pos()}, handler
	}
	starts := map[*ssa.Function]int{}
	for _, u := range m.uses[fn] {
		switch u.how {
		case started:
			starts[u.instr.Parent()]++
			if m.many(u.instr) || starts[u.instr.Parent()] > few {
				return Crowd{Goroutine, u.instr.Pos()}, true
			}
			// Of each of many workers one is started; of each of many
			// requests, nobody knows.
			if c, ok := m.crowd(u.instr.Parent(), seen, hops-1); ok && c.Kind == Goroutine {
				return c, true
			}
		case called:
			if c, ok := m.crowd(u.instr.Parent(), seen, hops-1); ok {
				return c, true
			}
		}
	}
	return Crowd{}, false
}

// locks reports whether a function takes a lock, or runs something once. Each request
// that a function makes asks for it.
func (m *Map) locks(fn *ssa.Function) bool {
	locks, known := m.locked[fn]
	if !known {
		locks = takesLock(fn)
		m.locked[fn] = locks
	}
	return locks
}

func takesLock(fn *ssa.Function) bool {
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			call, ok := instr.(ssa.CallInstruction)
			if !ok {
				continue
			}
			if callee := call.Common().StaticCallee(); callee != nil {
				switch callee.String() {
				case "(*sync.Mutex).Lock", "(*sync.Mutex).TryLock", "(*sync.RWMutex).Lock", "(*sync.RWMutex).TryLock", "(*sync.Once).Do":
					return true
				}
			}
		}
	}
	return false
}

// many reports whether what instr starts is started more than a few times, in
// a loop that does not wait for the clock.
func (m *Map) many(instr ssa.Instruction) bool {
	l := m.loopsOf(instr.Parent()).repeated(instr.Block())
	if l == nil || l.ticks() || limited(instr) {
		return false
	}
	n := l.turns()
	return n < 0 || n > few
}

// ticks reports whether the loop receives a time.
func (l *loop) ticks() bool {
	for b := range l.blocks {
		for _, instr := range b.Instrs {
			switch instr := instr.(type) {
			case *ssa.UnOp:
				if instr.Op == token.ARROW && ofTime(instr.X.Type()) {
					return true
				}
			case *ssa.Select:
				for _, s := range instr.States {
					if s.Dir == types.RecvOnly && ofTime(s.Chan.Type()) {
						return true
					}
				}
			case *ssa.Call:
				if fn := instr.Call.StaticCallee(); fn != nil && fn.String() == "time.Sleep" {
					return true
				}
			}
		}
	}
	return false
}

func ofTime(t types.Type) bool {
	ch, ok := t.Underlying().(*types.Chan)
	if !ok {
		return false
	}
	named, ok := types.Unalias(ch.Elem()).(*types.Named)
	return ok && named.Obj().Pkg() != nil && named.Obj().Pkg().Path() == "time" && named.Obj().Name() == "Time"
}

// limited reports whether a group that starts goroutines is limited to a few.
func limited(instr ssa.Instruction) bool {
	call, ok := instr.(*ssa.Call)
	if !ok || len(call.Call.Args) == 0 || call.Call.Args[0].Referrers() == nil {
		return false
	}
	for _, r := range *call.Call.Args[0].Referrers() {
		set, ok := r.(*ssa.Call)
		if !ok || set.Call.StaticCallee() == nil || set.Call.StaticCallee().Name() != "SetLimit" || len(set.Call.Args) != 2 {
			continue
		}
		c, ok := set.Call.Args[1].(*ssa.Const)
		if !ok || c.Value == nil {
			continue
		}
		if n, exact := constant.Int64Val(c.Value); exact && n >= 0 && n <= few {
			return true
		}
	}
	return false
}
