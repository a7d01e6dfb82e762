package lifecycle

import (
	"go/token"
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
		if !s.conditions(after, c.args, o.When) {
			continue
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

// conditions assumes what an outcome says of the arguments.
func (s *solve) conditions(w *world, args []*term, when []Cond) bool {
	for _, cond := range when {
		if cond.At.Param >= len(args) {
			return true
		}
		x, ok := s.follow(w, args[cond.At.Param], cond.At.Path)
		if !ok {
			continue
		}
		if cond.Key != "" {
			if !s.answers(w, x, cond) {
				return false
			}
			continue
		}
		if !s.is(w, x, cond.Is) {
			return false
		}
	}
	return true
}

// meets reports whether a condition on a value is known to hold.
func (s *solve) meets(w *world, x *term, cond Cond) bool {
	if cond.Key != "" {
		yes, known := s.asked(w, x, cond.Key)
		return known && yes == (cond.Is == True)
	}
	return s.valueOf(w, x) == cond.Is
}

// answers assumes that what a condition asks of x is so. It reports whether that is
// possible.
func (s *solve) answers(w *world, x *term, cond Cond) bool {
	want := cond.Is == True
	if yes, known := s.asked(w, x, cond.Key); known {
		return yes == want
	}
	if c := s.keyConst(cond.Key); c != nil {
		return s.assume(w, s.binary(token.EQL, x, c), want)
	}
	return true
}

// asked returns what is known of a question about x. Which methods a type has is not
// asked across functions.
func (s *solve) asked(w *world, x *term, key string) (yes, known bool) {
	if c := s.keyConst(key); c != nil {
		return s.decideEqual(w, x, c)
	}
	switch {
	case s.know(w, x) == s.ts.nilTerm:
		return false, true
	case x.op == opIface && key[0] != '~':
		return typeKey(x.aux.(types.Type)) == key, true
	}
	return s.decide(w, s.ts.mk(opIs, nil, key, x))
}

// typeKey asks for a type. Interfaces, which a value does not have but implements, are
// told apart.
func typeKey(t types.Type) string {
	name := types.TypeString(t, nil)
	if types.IsInterface(t) {
		return "~" + name
	}
	return name
}

// equalsKey asks for a number or a string.
func equalsKey(c *term) string { return "=" + string(c.aux.(literal)) }

// keyConst returns the constant that equalsKey asks for, nil for any other key.
func (s *solve) keyConst(key string) *term {
	if key[0] != '=' {
		return nil
	}
	return s.ts.mk(opConst, nil, literal(key[1:]))
}

// inquiry returns the value and the key that a decision x is about, "" if it is about
// nothing that has one.
func inquiry(x *term) (of *term, key string) {
	switch {
	case x.op == opIs:
		return x.args[0], x.aux.(string)
	case x.op == opBin && x.aux == token.EQL && isNumber(x.args[1]):
		return x.args[0], equalsKey(x.args[1])
	}
	return x, ""
}

// is assumes that x has value v.
func (s *solve) is(w *world, x *term, v Value) bool {
	switch v {
	case True, False:
		return s.assume(w, x, v == True)
	case LiteralNil:
		return x == s.ts.nilTerm
	case Nil, NotNil:
		if x.op == opConst && x != s.ts.nilTerm && x != s.ts.notNil {
			return v == NotNil
		}
		if x.op == opZero {
			return v == Nil
		}
		return s.learn(w, x, s.fact(v))
	}
	return true
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
		s.bind(w, c, i, x)
	}
	return s.plant(w, x, typ, path, t, func(place *term) *term { return s.ts.mk(opAlloc, c.value, place.id) })
}
