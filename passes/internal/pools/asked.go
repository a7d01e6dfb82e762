package pools

import (
	"go/types"

	"github.com/httpvet/httpvet/passes/internal/nethttp"
)

// asks follows a call of a client's CloseIdleConnections, where p leads from the client.
// The client passes it on to its Transport if that has such a method, and does nothing
// otherwise.
func (w *walk) asks(p Path) {
	if step, beyond, ok := transportOf(p); ok {
		w.closes(step, beyond)
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
	step, beyond, ok := transportOf(p)
	if !ok {
		return true
	}
	t := w.a.steps.typeOf(step)
	if t == nil {
		return true
	}
	released, kept := w.closing(t, beyond)
	return released || kept
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
// an interface and from which p leads on.
func (w *walk) closes(step rune, p Path) {
	t := w.a.steps.typeOf(step)
	if t == nil {
		w.effect.Asked = true
		return
	}
	released, kept := w.closing(t, p)
	w.effect.Released = w.effect.Released || released
	w.effect.Kept = w.effect.Kept || kept
	if !released && !kept {
		w.effect.Deaf = types.TypeString(t, func(p *types.Package) string { return p.Name() })
	}
}

// closing returns what the CloseIdleConnections of type t, if it has one, does to what p
// leads to.
func (w *walk) closing(t types.Type, p Path) (released, kept bool) {
	sel := w.a.prog.MethodSets.MethodSet(t).Lookup(nil, nethttp.CloseIdleName)
	if sel == nil {
		return false, false
	}
	obj := sel.Obj().(*types.Func)
	if _, known := nethttp.PoolEffect(obj.FullName(), 0); known {
		return true, false
	}
	fn := w.a.prog.MethodValue(sel)
	if fn == nil {
		return false, true
	}
	if fn = resolve(fn); len(fn.Blocks) > 0 {
		e := w.a.effect(fn, fn.Params[0], p, w.kind)
		return e.Released || e.Asked, e.Kept
	}
	e, _, _ := w.a.know.effect(obj, 0, p, w.kind)
	return e.Released || e.Asked, e.Kept
}
