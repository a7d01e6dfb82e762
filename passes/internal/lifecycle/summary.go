package lifecycle

import (
	"fmt"
	"slices"
	"strings"
)

// A Level says how much of a resource has been consumed.
type Level uint8

const (
	None  Level = iota // nothing
	Some               // a part, or an unknown amount
	ToEnd              // everything, or up to a failure
)

func (l Level) String() string { return [...]string{"unread", "partly read", "read to the end"}[l] }

// An Effect is what a call does to a resource it was given.
type Effect uint8

const (
	// Unknown: anything can have happened. The zero value is the one that
	// ends in silence.
	Unknown Effect = iota
	// Borrow: the caller still has it. For a Func: it was not called.
	Borrow
	// Release: it has been released. For a Func: it was called.
	Release
	// Keep: someone else is responsible now (stored, sent, started).
	Keep
)

func (e Effect) String() string { return [...]string{"unknown", "borrow", "release", "keep"}[e] }

// A Value is what is known of a parameter or a result.
type Value uint8

const (
	Any Value = iota
	Nil
	NotNil
	True
	False
	LiteralNil // written as nil, as a condition only
)

func (v Value) String() string {
	return [...]string{"any", "nil", "notnil", "true", "false", "literally nil"}[v]
}

// A Place is a parameter, or a field reached from it through structs and
// pointers to structs. Parameter 0 of a method is its receiver.
type Place struct {
	Param int
	Path  []int // field indices; -1-i stands for result i of the latest call of a function
}

func (p Place) String() string {
	s := fmt.Sprint(p.Param)
	for _, f := range p.Path {
		s += fmt.Sprintf(".%d", f)
	}
	return s
}

// A Cond is a condition on what a function was given.
type Cond struct {
	At Place
	Is Value
	// Key, if it is not empty, is what is asked of the value at At, to be True or
	// False: whether it has a type, or equals a constant. See typeKey and equalsKey.
	Key string
}

// A Carry says that a result leads to the resource.
type Carry struct {
	Result int
	Path   []int // field indices from the result to the resource
	Kind   Kind
	// Hidden: the resource can be read through the result but not released
	// (a bufio.Reader, an io.NopCloser).
	Hidden bool
	// Upto is how much of the resource reading such a result to its end
	// consumes.
	Upto Level
}

// A Same says that a result is the value found at a place.
type Same struct {
	Result int
	At     Place
}

// An Outcome is one way in which a function can return.
type Outcome struct {
	When    []Cond  // what holds of the parameters, sorted by place
	Results []Value // what is known of each result; nil: nothing
	Same    []Same  // results that are what the function was given
	Carries []Carry // results through which the resource can be reached
	Effect  Effect
	Read    Level
	// Callback: the resource is what a function yields that this one is given:
	// 1 + its parameter, or after all parameters 1 + the variable that a literal has
	// captured. 0: it is acquired here, whatever functions are given.
	Callback int
	// Unclear: the function also returns without the resource, and the results do not
	// tell: only what the caller finds in them does.
	Unclear bool

	failed bool // as in world; while a summary is made
}

// An Entry says what a function does to a resource that reaches it at a place.
type Entry struct {
	At       Place
	Kind     Kind
	Outcomes []Outcome
}

// A Summary is what callers need to know of a function. The zero Summary
// says that the function was looked at and nothing special was found: it
// yields no resource, and what it does to one is unknown.
type Summary struct {
	// Entries: what happens to a resource that the caller hands in.
	Entries []Entry
	// Fresh: outcomes in which results carry a resource that the caller must
	// release.
	Fresh []Outcome
	// Lent: to which functions that it is given it hands a resource.
	Lent []Lending
	// Plain: all ways to return, whatever the resources do. Empty while
	// Knows is set: the function never returns.
	Plain []Outcome
	Knows bool // Plain was computed
	// Pure: a small function that only computes, and returns a bool. Calls
	// with equal arguments, close together, can be taken for one.
	Pure bool
	// Joins: result 0 is not nil if an element of the variadic argument, the
	// only one, is not (errors.Join).
	Joins bool
}

// entry returns the entry of s for a resource of kind k at place p.
func (s *Summary) entry(p Place, k Kind) *Entry {
	if s == nil {
		return nil
	}
	for i := range s.Entries {
		e := &s.Entries[i]
		if e.Kind == k && e.At.Param == p.Param && slices.Equal(e.At.Path, p.Path) {
			return e
		}
	}
	return nil
}

// Trivial reports whether s says no more than that the function was looked at.
func (s *Summary) Trivial() bool {
	return len(s.Entries) == 0 && len(s.Fresh) == 0 && len(s.Lent) == 0 && !s.Knows && !s.Pure
}

// String describes s in the form that fixtures expect, one clause per entry.
func (s *Summary) String() string {
	var parts []string
	for _, e := range s.Entries {
		parts = append(parts, fmt.Sprintf("%s %s: %s", e.Kind, e.At, outcomes(e.Outcomes)))
	}
	if len(s.Fresh) > 0 {
		parts = append(parts, "fresh: "+outcomes(s.Fresh))
	}
	for _, l := range s.Lent {
		parts = append(parts, fmt.Sprintf("lends %s to %d.%d: %s", l.Kind, l.Param, l.Arg, outcomes(l.Outcomes)))
	}
	if s.Knows {
		if len(s.Plain) == 0 {
			parts = append(parts, "never returns")
		} else {
			var ways []string
			for _, o := range s.Plain {
				ways = append(ways, strings.TrimSpace(o.detail()))
			}
			parts = append(parts, "returns "+strings.Join(ways, " | "))
		}
	}
	if s.Pure {
		parts = append(parts, "pure")
	}
	return strings.Join(parts, "; ")
}

func outcomes(os []Outcome) string {
	var parts []string
	for _, o := range os {
		parts = append(parts, o.String())
	}
	return strings.Join(parts, " | ")
}

func (o Outcome) String() string { return o.Effect.String() + o.detail() }

// detail is what o says beside its effect.
func (o Outcome) detail() string {
	var b strings.Builder
	if o.Read != None {
		fmt.Fprintf(&b, " %s", o.Read)
	}
	for _, c := range o.Carries {
		fmt.Fprintf(&b, " in result %d", c.Result)
		for _, f := range c.Path {
			fmt.Fprintf(&b, ".%d", f)
		}
		fmt.Fprintf(&b, " as %s", c.Kind)
		if c.Hidden {
			b.WriteString(" hidden")
		}
	}
	for i, v := range o.Results {
		if v != Any {
			fmt.Fprintf(&b, " result %d %s", i, v)
		}
	}
	for _, same := range o.Same {
		fmt.Fprintf(&b, " result %d is %s", same.Result, same.At)
	}
	if o.Unclear {
		b.WriteString(" or not")
	}
	if o.Callback > 0 {
		fmt.Fprintf(&b, " of %d", o.Callback-1)
	}
	for i, c := range o.When {
		if i == 0 {
			b.WriteString(" when")
		}
		fmt.Fprintf(&b, " %s %s", c.At, c.Is)
		if c.Key != "" {
			fmt.Fprintf(&b, " for %s", c.Key)
		}
	}
	return b.String()
}
