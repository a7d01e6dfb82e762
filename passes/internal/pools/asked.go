package pools

import (
	"go/types"

	"github.com/httpvet/httpvet/passes/internal/nethttp"
)

// asks follows a call of a client's CloseIdleConnections, where p leads from the client.
// The client passes it on to its Transport if that has such a method, and does nothing
// otherwise.
func (w *walk) asks(p Path) {
	if step, _, ok := transportOf(p); ok {
		w.closes(step)
		return
	}
	w.effect.Released = true
}

// heard reports whether a method CloseIdleConnections, called on what leads to the pool
// by p, may reach it.
func (w *walk) heard(m *types.Func, p Path) bool {
	if do, known := nethttp.PoolEffect(m.FullName(), 0); !known || do != nethttp.PoolAsks {
		return true
	}
	step, _, ok := transportOf(p)
	return !ok || w.closable(step) != no
}

// transportOf takes a path from a client apart: the step into its Transport, and what is
// beyond. It reports false if the path does not lead there.
func transportOf(p Path) (step rune, beyond Path, ok bool) {
	if p, ok = p.cut(throughPointer); !ok || !isField(p.first()) {
		return 0, "", false
	}
	p = p.rest()
	return p.first(), p.rest(), isInterface(p.first())
}

// isHidden reports whether p leads from a client to a pool that is not its Transport but
// further away.
func isHidden(p Path) bool {
	_, beyond, ok := transportOf(p)
	return ok && beyond != ""
}

// closes applies a call of CloseIdleConnections to a round tripper, which step finds in
// an interface.
func (w *walk) closes(step rune) {
	switch w.closable(step) {
	case yes:
		w.effect.Released = true
	case unknown:
		w.effect.Asked = true
	case no:
		w.effect.Deaf = types.TypeString(w.a.steps.typeOf(step), func(p *types.Package) string { return p.Name() })
	}
}

type answer uint8

const (
	unknown answer = iota
	yes
	no
)

// closable reports whether what step finds in an interface has a method
// CloseIdleConnections. Whoever has one is taken to do what it says.
func (w *walk) closable(step rune) answer {
	t := w.a.steps.typeOf(step)
	switch {
	case t == nil:
		return unknown
	case w.a.prog.MethodSets.MethodSet(t).Lookup(nil, nethttp.CloseIdleName) != nil:
		return yes
	}
	return no
}
