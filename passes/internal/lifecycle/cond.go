package lifecycle

import (
	"go/token"
	"go/types"
)

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
	case x.op == opIface && comparableKey(key):
		dyn := x.aux.(types.Type)
		return typeKey(dyn) == key, !isGeneric(dyn)
	}
	return s.decide(w, s.ts.mk(opIs, nil, key, x))
}

// typeKey asks for a type. Types that a name tells apart from all others, whatever else
// they are called, have a key that callers can compare. The keys of others begin with a
// question mark: interfaces, which a value does not have but implements, and what may
// be written in several ways.
func typeKey(t types.Type) string {
	if key := nameOf(t); key != "" {
		return key
	}
	return "?" + types.TypeString(t, nil)
}

func comparableKey(key string) bool { return key[0] != '?' }

// nameOf returns the key of a basic or declared type, or of pointers to and slices of
// one; "" for any other.
func nameOf(t types.Type) string {
	prefix := ""
	for {
		switch u := types.Unalias(t).(type) {
		case *types.Pointer:
			prefix, t = prefix+"*", u.Elem()
		case *types.Slice:
			prefix, t = prefix+"[]", u.Elem()
		case *types.Basic:
			return prefix + types.Typ[u.Kind()].Name() // byte is uint8
		case *types.Named:
			obj := u.Obj()
			if types.IsInterface(u) || obj.Pkg() == nil || obj.Parent() != obj.Pkg().Scope() || u.TypeArgs().Len() > 0 {
				return ""
			}
			return prefix + obj.Pkg().Path() + "." + obj.Name()
		default:
			return ""
		}
	}
}

// isGeneric reports whether t may turn out to be any type, or a pointer to or slice of
// any.
func isGeneric(t types.Type) bool {
	for {
		switch u := types.Unalias(t).(type) {
		case *types.Pointer:
			t = u.Elem()
		case *types.Slice:
			t = u.Elem()
		case *types.TypeParam:
			return true
		default:
			return false
		}
	}
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
