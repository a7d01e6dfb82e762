package lifecycle

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// load returns what is stored at addr.
func (s *solve) load(w *world, addr *term) *term {
	if t := w.mem.get(addr); t != nil {
		return t
	}
	switch addr.op {
	case opFieldAddr:
		if base := addr.args[0]; s.whole(w, base) {
			return s.field(w, s.load(w, base), addr.aux.(int))
		}
	case opIndexAddr:
		if z := w.mem.get(addr.args[0]); z != nil && z.op == opZero {
			if arr, ok := z.aux.(types.Type).Underlying().(*types.Array); ok && addr.args[1].op == opConst {
				return s.zero(arr.Elem())
			}
		}
	}
	return s.ts.mk(opLoad, nil, nil, addr)
}

// whole reports whether the struct at addr was written as a whole, at least
// once, since anything else could have written it.
func (s *solve) whole(w *world, addr *term) bool {
	if w.mem.get(addr) != nil {
		return true
	}
	return addr.op == opFieldAddr && s.whole(w, addr.args[0])
}

// store records that x is now stored at addr, and forgets what that write may
// have changed elsewhere.
func (s *solve) store(w *world, addr, x *term) {
	w.mem.keep(func(p pair) bool { return p.k == addr || !p.k.mentions(func(t *term) bool { return t == addr }) })
	if local := root(addr); local.op != opAlloc {
		s.invalidate(w, addr)
	}
	s.copyFields(w, x, addr)
	w.mem.set(addr, x)
}

// copyFields makes the known fields of the struct value x known at addr too.
func (s *solve) copyFields(w *world, x, addr *term) {
	for _, p := range append(table(nil), w.mem...) {
		if _, isField := p.k.aux.(int); isField && p.k.op == opField && p.k.args[0] == x {
			w.mem.set(s.ts.mk(opFieldAddr, nil, p.k.aux, addr), p.v)
		}
	}
}

// snapshot returns a term for the struct stored at addr as it is now.
func (s *solve) snapshot(w *world, addr *term, v ssa.Value) *term {
	partial := false
	for _, p := range w.mem {
		if p.k.op == opFieldAddr && p.k.args[0] == addr {
			partial = true
		}
	}
	if !partial {
		return s.load(w, addr)
	}
	x := s.ts.sym(v)
	for _, p := range append(table(nil), w.mem...) {
		if p.k.op == opFieldAddr && p.k.args[0] == addr {
			w.mem.set(s.ts.mk(opField, nil, p.k.aux, x), p.v)
		}
	}
	if base := w.mem.get(addr); base != nil {
		w.facts.del(x)
		w.mem.set(s.ts.mk(opField, nil, "base", x), base)
	}
	return x
}

// invalidate forgets what was read through addresses that may be the same as
// addr: the same field of the same struct, or the same global. The resource stays where
// it is: of two owners one is not the other.
func (s *solve) invalidate(w *world, addr *term) {
	stale := func(t *term) bool { return t.op == opLoad && mayAlias(t.args[0], addr) }
	w.forget(s.ts, anyBits, stale)
	w.mem.keep(func(p pair) bool {
		return root(p.k).op == opAlloc || root(p.k).isToken() || p.v.isToken() || !mayAlias(p.k, addr) || p.k == addr
	})
}

// mayAlias reports whether two addresses outside the function's own variables
// can be one. Types are not compared: equal field numbers suffice.
func mayAlias(a, b *term) bool {
	if a.op == opAlloc || a.op != b.op {
		return false
	}
	switch a.op {
	case opFieldAddr:
		return a.aux == b.aux && root(a).op != opAlloc
	case opGlobal:
		return a == b
	case opSym:
		// Captured variables are apart from one another.
		_, captured := a.v.(*ssa.FreeVar)
		return a == b || !captured
	}
	return true
}
