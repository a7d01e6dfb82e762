package lifecycle

import (
	"go/types"
)

// outcomes splits w by the ways in which a callee returns.
func (f *frame) outcomes(w *world, c site, os []Outcome, effect func(*world, *Outcome) bool) []*world {
	s := f.s
	var out []*world
	for i := range os {
		o := &os[i]
		after := w
		if i < len(os)-1 {
			after = w.clone()
		}
		asked := after.unclear && after.status == held && s.askedBy(c, o, os)
		if !s.conditions(after, c.args, o.When) {
			continue
		}
		if asked {
			after.asked = oneSide
		}
		ways := s.carried(after, c, o)
		if !effect(after, o) || !s.results(after, c, o.Results) {
			continue
		}
		s.bindSame(after, c, o.Same)
		if after.status == held && !s.bindCarried(after, c, ways) {
			if !s.lose(after) {
				continue
			}
		}
		out = append(out, after)
	}
	return out
}

// follow returns the term at a path from x.
func (s *solve) follow(w *world, x *term, path []int) (*term, bool) {
	for _, i := range path {
		if x.op == opIface {
			x = x.args[0]
		}
		if i < 0 {
			if x == s.called() {
				return s.ts.mk(opFnRes, nil, -1-i), true
			}
			x = w.mem.get(s.ts.mk(opExtract, nil, i, x))
			return x, x != nil
		}
		switch x.op {
		case opAlloc, opHandle, opFieldAddr, opGlobal:
			x = s.load(w, s.ts.mk(opFieldAddr, nil, i, x))
		case opZero:
			x = s.zeroField(x, i)
		case opSym, opRes, opExtract, opLoad:
			if place := s.ts.mk(opField, nil, i, x); w.mem.get(place) != nil {
				x = w.mem.get(place)
			} else {
				x = s.load(w, s.ts.mk(opFieldAddr, nil, i, x))
			}
		case opField:
			x = s.field(w, x, i)
		default:
			return nil, false
		}
	}
	return x, true
}

// results records what an outcome says of the results.
func (s *solve) results(w *world, c site, results []Value) bool {
	if c.value == nil {
		return true
	}
	for i, v := range results {
		if v != Any && !s.is(w, s.resultAt(w, c, i), v) {
			return false
		}
	}
	return true
}

// bindSame makes results what the arguments were.
func (s *solve) bindSame(w *world, c site, same []Same) {
	if c.value == nil {
		return
	}
	for _, sm := range same {
		if sm.At.Param < len(c.args) {
			if x, ok := s.follow(w, c.args[sm.At.Param], sm.At.Path); ok {
				s.bind(w, c, sm.Result, x)
			}
		}
	}
}

// A carried is a result that leads to the resource after a call.
type carried struct {
	Carry
	t *term
}

// carried returns the terms of the results that carry the resource, looked up
// before the call changes anything.
func (s *solve) carried(w *world, c site, o *Outcome) []carried {
	if c.value == nil || w.status != held {
		return nil
	}
	var out []carried
	for _, carry := range o.Carries {
		t := s.part
		if carry.Kind == Handle {
			t = s.handle
		}
		if carry.Kind == Func {
			t = s.ts.mk(opReleaser, nil, nil)
		}
		if carry.Hidden {
			t = s.ts.mk(opWrap, c.value, wrapping{upto: carry.Upto}, s.part)
		}
		out = append(out, carried{carry, t})
	}
	return out
}

func (s *solve) bindCarried(w *world, c site, carries []carried) bool {
	for _, carry := range carries {
		if len(carry.Path) == 0 {
			s.bind(w, c, carry.Result, carry.t)
			continue
		}
		if !s.bindBelow(w, c, carry.Result, carry.Path, carry.t) {
			return false
		}
	}
	return true
}

// bindBelow makes the field of result i at path lead to t, through values
// made up for the purpose.
func (s *solve) bindBelow(w *world, c site, i int, path []int, t *term) bool {
	typ := c.call.Signature().Results().At(i).Type()
	x := s.resultAt(w, c, i)
	if _, ok := typ.Underlying().(*types.Pointer); ok && x.op != opAlloc {
		x = s.ts.mk(opAlloc, c.value, i)
		w.unshare(x) // others have that of an earlier turn of the loop
		s.bind(w, c, i, x)
	}
	return s.plant(w, x, typ, path, t, func(place *term) *term { return s.ts.mk(opAlloc, c.value, place.id) })
}
