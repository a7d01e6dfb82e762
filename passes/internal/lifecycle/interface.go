package lifecycle

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// interfaceMethod returns what is known of an interface method: what is
// declared of it, or what the implementations in the package agree on.
func (e *Engine) interfaceMethod(call *ssa.CallCommon) callee {
	m := call.Method.Origin()
	c := callee{e: e, fn: m, noReturn: e.know.NoReturn(m)}
	if c.noReturn {
		return c
	}
	if m.Pkg() == e.pkg.Pkg {
		if s, ok := e.joined[m]; ok {
			c.sum = s
		} else {
			e.joined[m] = nil // what an implementation says of itself does not count
			c.sum = e.join(m)
			e.joined[m] = c.sum
			if e.spent() {
				delete(e.joined, m)
			}
		}
	} else {
		c.sum = e.know.Summary(m)
	}
	if c.sum != nil {
		// The receiver is no argument of the call.
		c.sum = dropReceiver(c.sum)
	}
	return c
}

// Interface returns the joined summary of the implementations, in this
// package, of interface method m, which the package declares; nil if there
// are none or they have nothing in common.
func (e *Engine) Interface(m *types.Func) *Summary { return e.join(m) }

func (e *Engine) join(m *types.Func) *Summary {
	recv := m.Signature().Recv()
	if recv == nil || !types.IsInterface(recv.Type()) {
		return nil
	}
	var all []*Summary
	var shipped []*Summary // of implementations that are not there for tests only
	for _, impl := range e.implementations(recv.Type()) {
		if fn := e.method(impl.typ, m); fn != nil {
			s := e.declared(fn).summary()
			all = append(all, s)
			if !impl.test {
				shipped = append(shipped, s)
			}
		}
	}
	out := intersect(all)
	if len(shipped) == 1 && shipped[0] != nil && len(shipped[0].Lent) > 0 && e.handsOut(recv.Type()) {
		out.Lent = shipped[0].Lent
	}
	return out
}

// An implementation is a type of the package, or a pointer to one, that has the
// methods of an interface. test says that it is there for tests only.
type implementation struct {
	typ  types.Type
	test bool
}

// implementations returns those of an interface type, by the names of their types.
// They are found once for all of its methods: clients of large APIs have hundreds of
// interfaces beside thousands of types.
func (e *Engine) implementations(of types.Type) []implementation {
	if out, ok := e.impls[of]; ok {
		return out
	}
	iface := of.Underlying().(*types.Interface)
	var out []implementation
	scope := e.pkg.Pkg.Scope()
	for _, name := range scope.Names() {
		tn, ok := scope.Lookup(name).(*types.TypeName)
		if !ok || tn.IsAlias() || types.IsInterface(tn.Type()) {
			continue
		}
		if named, ok := tn.Type().(*types.Named); ok && named.TypeParams().Len() > 0 {
			continue
		}
		t := tn.Type()
		if !types.Implements(t, iface) {
			if t = types.NewPointer(t); !types.Implements(t, iface) {
				continue
			}
		}
		out = append(out, implementation{t, e.know.Test(tn.Pos())})
	}
	e.impls[of] = out
	return out
}

// handsOut reports whether a function of the package, other than a method or
// one for tests, yields a value of type t: an interface that the package
// declares to hide what it hands out, not to be given something.
func (e *Engine) handsOut(t types.Type) bool {
	scope := e.pkg.Pkg.Scope()
	for _, name := range scope.Names() {
		fn, ok := scope.Lookup(name).(*types.Func)
		if !ok || e.know.Test(fn.Pos()) {
			continue
		}
		for r := range fn.Signature().Results().Variables() {
			if types.Identical(r.Type(), t) {
				return true
			}
		}
	}
	return false
}

// intersect returns what all of the summaries say, nil if that is nothing.
func intersect(all []*Summary) *Summary {
	if len(all) == 0 {
		return nil
	}
	out := &Summary{}
	for _, entry := range first(all).Entries {
		for _, s := range all[1:] {
			other := s.entry(entry.At, entry.Kind)
			if other == nil {
				entry.Outcomes = nil
				break
			}
			entry.Outcomes = append(entry.Outcomes, other.Outcomes...)
		}
		if os, ok := merge(entry.Outcomes); ok && len(os) > 0 {
			entry.Outcomes = os
			out.Entries = append(out.Entries, entry)
		}
	}
	var fresh []Outcome
	for _, s := range all {
		if s == nil || len(s.Fresh) == 0 {
			return out
		}
		fresh = append(fresh, s.Fresh...)
	}
	if os, ok := merge(fresh); ok {
		out.Fresh = os
	}
	return out
}

func first(all []*Summary) *Summary {
	if all[0] == nil {
		return &Summary{}
	}
	return all[0]
}

// dropReceiver renumbers the places of a method's summary for a call through
// an interface, whose receiver is not among the arguments.
func dropReceiver(s *Summary) *Summary {
	out := &Summary{Knows: false}
	move := func(os []Outcome) []Outcome {
		var moved []Outcome
		for _, o := range os {
			var when []Cond
			for _, c := range o.When {
				if c.At.Param > 0 {
					when = append(when, Cond{Place{c.At.Param - 1, c.At.Path}, c.Is, c.Key})
				}
			}
			o.When = when
			o.Callback = max(o.Callback-1, 0)
			moved = append(moved, o)
		}
		return moved
	}
	for _, e := range s.Entries {
		if e.At.Param > 0 {
			out.Entries = append(out.Entries, Entry{Place{e.At.Param - 1, e.At.Path}, e.Kind, move(e.Outcomes)})
		}
	}
	out.Fresh = move(s.Fresh)
	for _, l := range s.Lent {
		if l.Param > 0 {
			l.Param--
			l.Outcomes = move(withoutReceiver(l.Outcomes))
			out.Lent = append(out.Lent, l)
		}
	}
	return out
}

// withoutReceiver makes of what happens only under a condition on the receiver,
// of which nothing is known, something unknown.
func withoutReceiver(os []Outcome) []Outcome {
	os = slices.Clone(os)
	for i := range os {
		if slices.ContainsFunc(os[i].When, func(c Cond) bool {
			return c.At.Param == 0 && (c.Is != NotNil || len(c.At.Path) > 0)
		}) {
			os[i].Effect = Unknown
		}
	}
	return os
}
