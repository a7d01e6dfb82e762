package lifecycle

import (
	"go/constant"
	"go/token"
	"go/types"
	"math"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// What is known of the difference of two integers, neither of them a constant:
// i < n-1 says that it is at most -2. Loops that treat their last turn
// specially (i == retries-1, i+1 < retries) are understood by it.
//
// Overflow is not thought of: a loop that counts past the largest integer has
// other problems.

// maxSpan is how far from zero a difference is followed around a loop, so that
// the loop ends for the analysis.
const maxSpan = 2

// A span is an interval. Its ends are math.MinInt64 and math.MaxInt64 where
// nothing is known.
type span struct{ lo, hi int64 }

var anything = span{math.MinInt64, math.MaxInt64}

// shift returns s plus c.
func (s span) shift(c int64) span {
	if s.lo != math.MinInt64 {
		s.lo += c
	}
	if s.hi != math.MaxInt64 {
		s.hi += c
	}
	return s
}

// negate returns the span of y-x, given that of x-y.
func (s span) negate() span {
	n := anything
	if s.hi != math.MaxInt64 {
		n.lo = -s.hi
	}
	if s.lo != math.MinInt64 {
		n.hi = -s.lo
	}
	return n
}

// linear splits x into a term and what is added to it: x is base + c.
func linear(x *term) (base *term, c int64) {
	for x.op == opBin && (x.aux == token.ADD || x.aux == token.SUB) {
		n, ok := x.args[1].intValue()
		if !ok || n <= -1000 || n >= 1000 {
			break
		}
		if x.aux == token.SUB {
			n = -n
		}
		x, c = x.args[0], c+n
	}
	return x, c
}

// apart returns the sides of a comparison without the difference of two terms
// on one of them, if the other is a constant: max-i-1 > 0 is i+1 < max.
func (s *solve) apart(x, y *term) (*term, *term) {
	if b, c := linear(x); y.op == opConst && isDifference(b) {
		if n, ok := y.intValue(); ok {
			return b.args[0], s.plus(b.args[1], n-c)
		}
	}
	if b, c := linear(y); x.op == opConst && isDifference(b) {
		if n, ok := x.intValue(); ok {
			return s.plus(b.args[1], n-c), b.args[0]
		}
	}
	return x, y
}

func isDifference(x *term) bool { return x.op == opBin && x.aux == token.SUB }

// plus returns x + n.
func (s *solve) plus(x *term, n int64) *term {
	if n == 0 {
		return x
	}
	return s.ts.mk(opBin, nil, token.ADD, x, s.ts.value(constant.MakeInt64(n)))
}

// difference returns the span of x-y. Where both are known from constants
// only, so is their difference.
func (s *solve) difference(w *world, x, y *term) span {
	x, cx := linear(x)
	y, cy := linear(y)
	if x == y {
		return span{cx - cy, cx - cy}
	}
	d := anything
	var not []int64
	for _, p := range w.facts {
		if p.k.op != opBin || p.k.aux != token.LSS && p.k.aux != token.EQL {
			continue
		}
		l, cl := linear(p.k.args[0])
		r, cr := linear(p.k.args[1])
		yes := p.v == s.ts.trueTerm
		switch {
		case l == x && r == y:
			d, not = narrow(d, not, p.k.aux, cr-cl, yes, false)
		case l == y && r == x:
			d, not = narrow(d, not, p.k.aux, cr-cl, yes, true)
		}
	}
	for d.lo != math.MinInt64 && slices.Contains(not, d.lo) {
		d.lo++
	}
	for d.hi != math.MaxInt64 && slices.Contains(not, d.hi) {
		d.hi--
	}
	return d.shift(cx - cy)
}

// narrow adds to the span of x-y that x-y < c, or == c, holds or not; if swap,
// that y-x does.
func narrow(d span, not []int64, o any, c int64, yes, swap bool) (span, []int64) {
	if swap {
		d = d.negate()
	}
	switch {
	case o == token.LSS && yes:
		d.hi = min(d.hi, c-1)
	case o == token.LSS:
		d.lo = max(d.lo, c)
	case yes:
		d.lo, d.hi = max(d.lo, c), min(d.hi, c)
	case swap:
		not = append(not, -c)
	default:
		not = append(not, c)
	}
	if swap {
		d = d.negate()
	}
	return d, not
}

// brings returns the span of t-y, where t is what a counter is about to
// become, as far as it may be carried around a loop.
func (s *solve) brings(w *world, t, y *term) span {
	base, c := linear(t)
	d := anything
	if n, ok := base.intValue(); ok {
		lo, hi, _ := s.bounds(w, y)
		d = span{lo, hi}.negate().shift(n + c)
	} else {
		d = s.difference(w, t, y)
	}
	if d.lo > maxSpan {
		d.lo = maxSpan // at least that
	} else if d.lo < -maxSpan {
		d.lo = math.MinInt64
	}
	if d.hi < -maxSpan {
		d.hi = -maxSpan
	} else if d.hi > maxSpan {
		d.hi = math.MaxInt64
	}
	return d
}

// assumeSpan records that x-y is in d.
func (s *solve) assumeSpan(w *world, x, y *term, d span) {
	if d.lo != math.MinInt64 {
		w.facts.set(s.ts.mk(opBin, nil, token.LSS, x, s.plus(y, d.lo)), s.ts.falseTerm)
	}
	if d.hi != math.MaxInt64 {
		w.facts.set(s.ts.mk(opBin, nil, token.LSS, x, s.plus(y, d.hi+1)), s.ts.trueTerm)
	}
}

// supersede drops the decisions that c, a comparison of integers that was just
// decided, says already.
func (s *solve) supersede(w *world, c *term) {
	x, _ := linear(c.args[0])
	y, _ := linear(c.args[1])
	if x.op == opConst || y.op == opConst {
		return
	}
	for i := len(w.facts) - 1; i >= 0; i-- {
		p := w.facts[i]
		if p.k == c || p.k.op != opBin || p.k.aux != token.LSS {
			continue
		}
		l, _ := linear(p.k.args[0])
		r, _ := linear(p.k.args[1])
		if l != x || r != y {
			if l != y || r != x {
				continue
			}
		}
		w.facts = slices.Delete(w.facts, i, i+1)
		if truth, known := s.decideLess(w, p.k.args[0], p.k.args[1]); !known || s.ts.boolean(truth) != p.v {
			w.facts = slices.Insert(w.facts, i, p)
		}
	}
}

// partners returns what a counter is compared with in more than one place, as
// far as it is no constant.
func (g *graph) partners(phi *ssa.Phi) []ssa.Value {
	if found, ok := g.rivals[phi]; ok {
		return found
	}
	var found []ssa.Value
	comparisons := 0
	var visit func(v ssa.Value, again bool)
	visit = func(v ssa.Value, again bool) {
		for _, r := range *v.Referrers() {
			cmp, ok := r.(*ssa.BinOp)
			if !ok {
				continue
			}
			other := cmp.Y
			if other == v {
				other = cmp.X
			}
			switch cmp.Op {
			case token.ADD, token.SUB:
				if _, isConst := cmp.Y.(*ssa.Const); isConst && again {
					visit(cmp, false)
				} else if other = offset(other); !isConst && other != nil && cmp.Op == token.SUB {
					comparisons++ // the difference is for comparing, see apart
					found = append(found, other)
				}
			case token.EQL, token.NEQ, token.LSS, token.LEQ, token.GTR, token.GEQ:
				if other = offset(other); other != nil {
					comparisons++
					found = append(found, other)
				}
			}
		}
	}
	if isInteger(phi.Type()) {
		visit(phi, true)
	}
	if comparisons < 2 {
		found = nil
	}
	if g.rivals == nil {
		g.rivals = map[*ssa.Phi][]ssa.Value{}
	}
	g.rivals[phi] = found
	return found
}

func isInteger(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsInteger != 0
}

func isUnsigned(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsUnsigned != 0
}

// offset returns the value that v is a constant more or less than, nil if v
// is a constant itself.
func offset(v ssa.Value) ssa.Value {
	if b, ok := v.(*ssa.BinOp); ok && (b.Op == token.ADD || b.Op == token.SUB) {
		if _, isConst := b.Y.(*ssa.Const); isConst {
			v = b.X
		}
	}
	if _, isConst := v.(*ssa.Const); isConst {
		return nil
	}
	return v
}
