package lifecycle

import (
	"go/constant"
	"go/token"
	"go/types"
	"math"
	"slices"
)

// know returns what w knows of x: nil, not nil, true, false, a constant, or
// nothing (the Go nil).
func (s *solve) know(w *world, x *term) *term {
	switch x.op {
	case opConst:
		return x
	case opFunc, opGlobal, opAlloc, opHandle, opPart, opWrap, opFieldAddr, opIndexAddr, opIface, opClosure, opReleaser, opOld:
		return s.ts.notNil
	}
	if k := w.facts.get(x); k != nil || !sentinel(x) {
		return k
	}
	return s.ts.notNil
}

// decide returns the truth of condition c in w, if it follows from what has
// been decided on the way.
func (s *solve) decide(w *world, c *term) (truth, known bool) {
	switch s.know(w, c) {
	case s.ts.trueTerm:
		return true, true
	case s.ts.falseTerm:
		return false, true
	}
	switch c.op {
	case opUn:
		if c.aux == token.NOT {
			truth, known = s.decide(w, c.args[0])
			return !truth, known
		}
	case opBin:
		switch c.aux {
		case token.EQL:
			return s.decideEqual(w, c.args[0], c.args[1])
		case token.LSS:
			return s.decideLess(w, c.args[0], c.args[1])
		}
	}
	return false, false
}

func (s *solve) decideEqual(w *world, x, y *term) (truth, known bool) {
	if x == y && x.op != opLoad {
		return true, true // but for NaN, which nothing here is compared with
	}
	kx, ky := s.know(w, x), s.know(w, y)
	switch {
	case kx == nil || ky == nil:
	case kx == s.ts.notNil || ky == s.ts.notNil:
		if kx == s.ts.nilTerm || ky == s.ts.nilTerm {
			return false, true
		}
	default:
		return kx == ky, true // two constants
	}
	// The resource is no placeholder kept in a variable (http.NoBody).
	if (x.isToken() || y.isToken()) && x != y && kx != s.ts.nilTerm && ky != s.ts.nilTerm {
		return false, true
	}
	if n, ok := y.intValue(); ok {
		lo, hi, not := s.bounds(w, x)
		if n < lo || n > hi || slices.Contains(not, n) {
			return false, true
		}
		if lo == hi {
			return true, true
		}
		return false, false
	}
	if d := s.difference(w, x, y); d.lo > 0 || d.hi < 0 || d.lo == d.hi {
		return d.lo == 0 && d.hi == 0, true
	}
	return false, false
}

// sentinel reports whether x was read from a package variable of type error.
// Those are set once and never nil.
func sentinel(x *term) bool {
	if x.op != opLoad || x.args[0].op != opGlobal {
		return false
	}
	return isError(x.args[0].v.Type().Underlying().(*types.Pointer).Elem())
}

func (s *solve) decideLess(w *world, x, y *term) (truth, known bool) {
	if n, ok := y.intValue(); ok { // x < n
		lo, hi, _ := s.bounds(w, x)
		if hi < n {
			return true, true
		}
		return false, lo >= n
	}
	if n, ok := x.intValue(); ok { // n < y
		lo, hi, _ := s.bounds(w, y)
		if lo > n {
			return true, true
		}
		return false, hi <= n
	}
	d := s.difference(w, x, y)
	return d.hi < 0, d.hi < 0 || d.lo >= 0
}

// bounds returns the interval that the decisions on the way leave for x, and
// the values in it that they exclude.
func (s *solve) bounds(w *world, x *term) (lo, hi int64, not []int64) {
	lo, hi = math.MinInt64, math.MaxInt64
	if k := s.know(w, x); k != nil {
		if n, ok := k.intValue(); ok {
			return n, n, nil
		}
	}
	if y, c := linear(x); y != x {
		if lo, hi, _ = s.bounds(w, y); lo != math.MinInt64 {
			lo += c
		}
		if hi != math.MaxInt64 {
			hi += c
		}
	}
	for _, p := range w.facts {
		if p.k.op != opBin {
			continue
		}
		l, cl := linear(p.k.args[0])
		r, cr := linear(p.k.args[1])
		yes := p.v == s.ts.trueTerm
		if n, ok := r.intValue(); ok && l == x {
			n -= cl
			switch {
			case p.k.aux == token.EQL && !yes:
				not = append(not, n)
			case p.k.aux == token.LSS && yes:
				hi = min(hi, n-1)
			case p.k.aux == token.LSS:
				lo = max(lo, n)
			}
		} else if n, ok := l.intValue(); ok && r == x && p.k.aux == token.LSS {
			n -= cr
			if yes {
				lo = max(lo, n+1)
			} else {
				hi = min(hi, n)
			}
		}
	}
	return lo, hi, not
}

// assume records that condition c is true or false. It reports whether that
// is possible.
func (s *solve) assume(w *world, c *term, truth bool) bool {
	if got, known := s.decide(w, c); known {
		return got == truth
	}
	switch {
	case c.op == opUn && c.aux == token.NOT:
		return s.assume(w, c.args[0], !truth)
	case c.op == opBin && c.aux == token.EQL:
		return s.assumeEqual(w, c, truth)
	}
	if c.op == opIs && truth && !s.learn(w, c.args[0], s.ts.notNil) {
		return false // nil has no type
	}
	w.facts.set(c, s.ts.boolean(truth))
	if c.op == opBin && c.aux == token.LSS {
		s.supersede(w, c)
	}
	return s.implied(w, c, s.ts.boolean(truth))
}

func (s *solve) assumeEqual(w *world, c *term, truth bool) bool {
	x, y := c.args[0], c.args[1]
	if x == s.ts.nilTerm {
		x, y = y, x
	}
	switch {
	case y == s.ts.nilTerm && truth:
		return s.learn(w, x, s.ts.nilTerm)
	case y == s.ts.nilTerm:
		return s.learn(w, x, s.ts.notNil)
	case y.op == opConst && truth:
		if n, ok := y.intValue(); ok && w.status == held {
			if field, ok := s.fieldOfHandle(x); ok {
				if s.e.proto.Empty(field, n) {
					s.settle(w, released)
					return true
				}
				w.idle = w.idle || s.e.proto.Idle(field, n)
			}
		}
		if n, ok := y.intValue(); ok {
			// len(list)-1 == 0 tells of len(list).
			if base, c := linear(x); base != x && !s.learn(w, base, s.ts.value(constant.MakeInt64(n-c))) {
				return false
			}
		}
		return s.learn(w, x, y)
	case truth:
		if k := s.know(w, y); k != nil && (k.op == opConst) {
			if !s.learn(w, x, k) {
				return false
			}
		} else if k := s.know(w, x); k != nil && k.op == opConst && !s.learn(w, y, k) {
			return false
		}
		// err == io.EOF says that err is not nil.
		if sentinel(y) && s.know(w, x) == nil && !s.learn(w, x, s.ts.notNil) {
			return false
		}
	}
	w.facts.set(c, s.ts.boolean(truth))
	return true
}

// fieldOfHandle returns the index of the field of the handle that x is.
func (s *solve) fieldOfHandle(x *term) (int, bool) {
	if x.op != opLoad || x.args[0].op != opFieldAddr || x.args[0].args[0] != s.handle {
		return 0, false
	}
	return x.args[0].aux.(int), true
}

// learn records what is known of x. It reports false if that contradicts
// what was known before.
func (s *solve) learn(w *world, x, what *term) bool {
	if k := s.know(w, x); k != nil {
		if k == what || what == s.ts.notNil && k != s.ts.nilTerm {
			return true
		}
		if k == s.ts.notNil && what.op == opConst && what != s.ts.nilTerm {
			w.facts.set(x, what)
			return true
		}
		return false
	}
	if x.op == opUn && x.aux == token.NOT && (what == s.ts.trueTerm || what == s.ts.falseTerm) {
		return s.assume(w, x.args[0], what == s.ts.falseTerm)
	}
	if x.op == opBin && (what == s.ts.trueTerm || what == s.ts.falseTerm) {
		return s.assume(w, x, what == s.ts.trueTerm)
	}
	w.facts.set(x, what)
	return s.implied(w, x, what)
}

// term returns the fact that a Value stands for, the Go nil for Any.
func (s *solve) fact(v Value) *term {
	switch v {
	case Nil:
		return s.ts.nilTerm
	case NotNil:
		return s.ts.notNil
	case True:
		return s.ts.trueTerm
	case False:
		return s.ts.falseTerm
	}
	return nil
}

// valueOf is the inverse of fact: what can be said of x across functions.
func (s *solve) valueOf(w *world, x *term) Value {
	if truth, known := s.decide(w, x); known {
		if truth {
			return True
		}
		return False
	}
	switch k := s.know(w, x); k {
	case nil:
		return Any
	case s.ts.nilTerm:
		return Nil
	case s.ts.notNil:
		return NotNil
	}
	return Any
}
