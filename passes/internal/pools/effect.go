package pools

import (
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// An Effect is what can happen to a pool in a function that it reaches. All
// of it is about some path: the analysis does not tell paths apart.
type Effect struct {
	// Sent: a request is sent over it.
	Sent bool
	// Many: more than one request is, or may be.
	Many bool
	// Later: it is sent over in a goroutine, or at some later time.
	Later bool
	// Written: the function changes settings of what it is given.
	Written bool
	// Released: CloseIdleConnections is called on it.
	Released bool
	// Asked: CloseIdleConnections is called on a client that leads to it through a
	// round tripper of which it is not known whether it passes the call on.
	Asked bool
	// Kept: it is out of sight, or something that outlives the function has
	// it. The verdict on it is silence.
	Kept bool
	// Exempt: it keeps no idle connections (DisableKeepAlives).
	Exempt bool
	// Carries: the results through which the caller gets it.
	Carries []Carry
	// Stores: what else the function was given and stored it in.
	Stores []Store
	// Deaf is the type of a round tripper around the pool that a call of a client's
	// CloseIdleConnections did not get past, "" if there was none.
	Deaf string
}

// A Carry is a result that leads to the pool.
type Carry struct {
	Result int
	Path   Path
}

// A Store is a parameter that leads to the pool when the function returns.
type Store struct {
	Param int
	Path  Path
}

// typed returns e for a pool in an interface, at the step that a caller knows more of:
// facts do not tell which type a value has that is passed through.
func (e *Effect) typed(step rune) *Effect {
	if step < typedBase || step >= resultBase {
		return e
	}
	known := *e
	known.Carries, known.Stores = slices.Clone(e.Carries), slices.Clone(e.Stores)
	for i, c := range known.Carries {
		known.Carries[i].Path = c.Path.typed(step)
	}
	for i, s := range known.Stores {
		known.Stores[i].Path = s.Path.typed(step)
	}
	return &known
}

func (e *Effect) carry(c Carry) {
	if !slices.Contains(e.Carries, c) {
		e.Carries = append(e.Carries, c)
	}
}

func (e *Effect) store(s Store) {
	if !slices.Contains(e.Stores, s) {
		e.Stores = append(e.Stores, s)
	}
}

// String describes e for tests and facts.
func (e *Effect) String() string {
	var parts []string
	for _, f := range []struct {
		name string
		is   bool
	}{{"sent", e.Sent}, {"many", e.Many}, {"later", e.Later}, {"written", e.Written}, {"released", e.Released}, {"asked", e.Asked}, {"kept", e.Kept}, {"exempt", e.Exempt}} {
		if f.is {
			parts = append(parts, f.name)
		}
	}
	for _, c := range e.Carries {
		parts = append(parts, "in "+string(rune('0'+c.Result))+c.Path.String())
	}
	for _, s := range e.Stores {
		parts = append(parts, "to "+string(rune('0'+s.Param))+s.Path.String())
	}
	if parts == nil {
		return "nothing"
	}
	return strings.Join(parts, " ")
}

// sort makes the encoding of e deterministic.
func (e *Effect) sort() {
	slices.SortFunc(e.Carries, func(a, b Carry) int {
		if a.Result != b.Result {
			return a.Result - b.Result
		}
		return strings.Compare(string(a.Path), string(b.Path))
	})
	slices.SortFunc(e.Stores, func(a, b Store) int {
		if a.Param != b.Param {
			return a.Param - b.Param
		}
		return strings.Compare(string(a.Path), string(b.Path))
	})
}

// A query asks what a function does to what reaches it in a variable. The
// answers are kept.
type query struct {
	fn   *ssa.Function
	in   ssa.Value // a parameter or a free variable
	path Path
}

// maxDepth bounds how many calls deep a pool is followed.
const maxDepth = 12

// effect answers a query. Recursion adds nothing to what the other ways
// through the function do.
func (a *Analysis) effect(fn *ssa.Function, in ssa.Value, path Path, kind Kind) *Effect {
	q := query{fn, in, path}
	answers := a.effects[kind]
	if e, ok := answers[q]; ok {
		return e
	}
	if a.depth >= maxDepth {
		return &Effect{Kept: true}
	}
	answers[q] = &Effect{}
	a.depth++
	w := newWalk(a, kind)
	w.add(in, path, false)
	w.run()
	a.depth--
	answers[q] = &w.effect
	return &w.effect
}
