package lifecycle

import (
	"go/token"
	"slices"
	"strconv"

	"golang.org/x/tools/go/ssa"
)

// A status says how it stands with the resource under watch.
type status uint8

const (
	absent   status = iota // not acquired, or acquired and settled
	held                   // must still be released
	released               // only while computing a summary: released
	moved                  // only while computing a summary: someone else has it
)

func (s status) String() string { return [...]string{"absent", "held", "released", "moved"}[s] }

// A world is one abstract state on one path. It follows one resource: where
// it can be reached (env, mem and pending defers), what has been decided on
// the way (facts), and how it stands (status, read).
type world struct {
	status   status
	read     Level
	idle     bool      // releasing the resource loses nothing, whatever was read of it
	failed   bool      // reading it failed: there is nothing left to lose
	lent     bool      // it was handed to the function that a solve for lendings watches
	unclear  bool      // what was acquired may be without the resource, see Outcome.Unclear
	asked    int       // and was asked for something that may tell: on which side of what, see sideOf
	listed   bool      // the resource is in a slice as well: where nothing else becomes of it, it went there
	env      table     // symbol of an SSA value -> its term, where that says more than the symbol
	facts    table     // term -> nil, not nil, true, false, or the constant it equals
	mem      table     // address -> what is stored there
	shared   []*term   // variables that code out of sight may read, sorted by id
	volatile []*term   // those of them that it may write, sorted by id
	defers   []pending // registered, not yet run
	note     note      // the last thing that happened to the resource without releasing it
}

// A pending is a deferred call with its operands as they were at the defer.
type pending struct {
	instr *ssa.Defer
	owner *ssa.Function // the function at whose exit it runs
	fn    *term         // the callee or receiver
	args  []*term
	loop  bool // stands for calls of earlier loop turns, too
}

// A note remembers an event that explains a later finding.
type note struct {
	cause Cause
	at    token.Pos
}

func (w *world) clone() *world {
	c := *w
	c.env, c.facts, c.mem = slices.Clone(w.env), slices.Clone(w.facts), slices.Clone(w.mem)
	c.shared, c.volatile, c.defers = slices.Clone(w.shared), slices.Clone(w.volatile), slices.Clone(w.defers)
	return &c
}

// key identifies w among the worlds at one point of the program.
func (w *world) key() string {
	b := make([]byte, 0, 16*(len(w.env)+len(w.facts)+len(w.mem))+32)
	num := func(n int) { b = strconv.AppendInt(b, int64(n), 36); b = append(b, ' ') }
	num(int(w.status))
	num(int(w.read))
	num(btoi(w.listed))
	num(btoi(w.lent))
	num(btoi(w.idle))
	num(btoi(w.failed))
	num(btoi(w.unclear))
	num(w.asked)
	num(int(w.note.cause))
	num(int(w.note.at))
	for _, t := range [...]table{w.env, w.facts, w.mem} {
		for _, p := range t {
			num(p.k.id)
			num(p.v.id)
		}
		b = append(b, '|')
	}
	for _, s := range w.shared {
		num(s.id)
	}
	b = append(b, '|')
	for _, s := range w.volatile {
		num(s.id)
	}
	for _, d := range w.defers {
		b = append(b, '/')
		num(int(d.instr.Pos()))
		if d.loop {
			b = append(b, '*')
		}
		if d.fn != nil {
			num(d.fn.id)
		}
		for _, a := range d.args {
			num(a.id)
		}
	}
	return string(b)
}

// A table maps terms to terms, sorted by the id of the key.
type table []pair

type pair struct{ k, v *term }

func (t table) find(k *term) (int, bool) {
	return slices.BinarySearchFunc(t, k.id, func(p pair, id int) int { return p.k.id - id })
}

func (t table) get(k *term) *term {
	if i, ok := t.find(k); ok {
		return t[i].v
	}
	return nil
}

func (t *table) set(k, v *term) {
	i, ok := t.find(k)
	if ok {
		(*t)[i].v = v
		return
	}
	*t = slices.Insert(*t, i, pair{k, v})
}

func (t *table) del(k *term) {
	if i, ok := t.find(k); ok {
		*t = slices.Delete(*t, i, i+1)
	}
}

func (t *table) keep(f func(pair) bool) {
	*t = slices.DeleteFunc(*t, func(p pair) bool { return !f(p) })
}

// anyBits stand for those of any term.
const anyBits = ^uint64(0)

func insert(set []*term, t *term) []*term {
	i, ok := slices.BinarySearchFunc(set, t.id, func(t *term, id int) int { return t.id - id })
	if ok {
		return set
	}
	return slices.Insert(set, i, t)
}

// share records that code out of sight may read the variable at addr from now
// on and, if written, change it.
func (w *world) share(addr *term, written bool) {
	w.shared = insert(w.shared, addr)
	if written {
		w.volatile = insert(w.volatile, addr)
		w.havoc()
	}
}

// unshare records that nobody else can have the address yet.
func (w *world) unshare(addr *term) {
	old := func(t *term) bool { return root(t) == addr }
	w.shared, w.volatile = slices.DeleteFunc(w.shared, old), slices.DeleteFunc(w.volatile, old)
}

// havoc forgets what is stored where code out of sight may write.
func (w *world) havoc() {
	if len(w.volatile) == 0 {
		return
	}
	gone := func(addr *term) bool { return slices.Contains(w.volatile, root(addr)) }
	w.mem.keep(func(p pair) bool { return !gone(p.k) })
	w.facts.keep(func(p pair) bool {
		return !p.k.mentions(func(t *term) bool { return t.op == opLoad && gone(t.args[0]) })
	})
}

// root returns the address that a field or element address is derived from.
func root(addr *term) *term {
	for addr.op == opFieldAddr || addr.op == opIndexAddr || addr.op == opField {
		addr = addr.args[0]
	}
	return addr
}

// everyTerm calls f for each term through which w can still reach something.
func (w *world) everyTerm(f func(*term)) {
	for _, p := range w.env {
		f(p.v)
	}
	for _, p := range w.mem {
		f(p.v)
	}
	for _, d := range w.defers {
		if d.fn != nil {
			f(d.fn)
		}
		for _, a := range d.args {
			f(a)
		}
	}
}

// forget makes w stop speaking of the terms for which stale holds: they will
// mean something else from now on. Values that were known through them keep
// what is known of their nilness or truth, under their own symbol. bits are those of all
// terms for which it holds.
func (w *world) forget(ts *terms, bits uint64, stale func(*term) bool) {
	if bits == 0 {
		return
	}
	may := func(t *term) bool { return bits == anyBits || t.bits&bits != 0 }
	dirty := func(t *term) bool { return may(t) && t.mentions(stale) }
	for i := len(w.env) - 1; i >= 0; i-- {
		p := w.env[i]
		switch {
		case may(p.k) && stale(p.k):
			w.env = slices.Delete(w.env, i, i+1)
		case dirty(p.v):
			known := w.facts.get(p.v)
			w.env = slices.Delete(w.env, i, i+1)
			if known != nil {
				w.facts.set(p.k, known)
			}
		}
	}
	w.facts.keep(func(p pair) bool { return !dirty(p.k) })
	for i := range w.mem {
		if dirty(w.mem[i].v) && !dirty(w.mem[i].k) {
			w.mem[i].v = ts.mk(opLoad, nil, "stale", w.mem[i].k)
		}
	}
	w.mem.keep(func(p pair) bool { return !dirty(p.k) })
	w.shared = slices.DeleteFunc(w.shared, dirty)
	w.volatile = slices.DeleteFunc(w.volatile, dirty)
}
