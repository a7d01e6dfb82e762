package pools

import (
	"fmt"
	"go/types"
	"strings"
	"unicode/utf8"

	"golang.org/x/tools/go/ssa"
)

// A Path leads from a value to what is followed, one rune a step: through a
// pointer, into a field, into an interface. It is a string so that it can be
// compared, sliced and stored in facts. The empty path: the value is what is
// followed.
type Path string

const (
	deref  = 1 // what a pointer points to
	iface  = 2 // the value in an interface, of whatever type
	closer = 3 // a function that releases the pool when it is called
	// Above these, with a number: a field, an interface of a known type, the
	// i'th result of a call, a variable captured by a literal.
	fieldBase    = 0x10
	typedBase    = 0xE000
	resultBase   = 0x10000
	capturedBase = 0x20000
)

// maxPath bounds the length of a path. What is deeper is out of sight.
const maxPath = 14

func field(i int) Path  { return Path(rune(fieldBase + i)) }
func result(i int) Path { return Path(rune(resultBase + i)) }

const throughPointer = Path(rune(deref))

// cut returns what follows step, if p begins with it.
func (p Path) cut(step Path) (rest Path, ok bool) {
	r, ok := strings.CutPrefix(string(p), string(step))
	return Path(r), ok
}

func (p Path) first() rune {
	for _, r := range p {
		return r
	}
	return 0
}

func (p Path) rest() Path {
	for _, r := range p {
		return p[len(string(r)):]
	}
	return ""
}

func (p Path) last() rune {
	r, _ := utf8.DecodeLastRuneInString(string(p))
	return r
}

// typed returns p with step in the place of its last, if that enters an interface.
func (p Path) typed(step rune) Path {
	if rest, ok := strings.CutSuffix(string(p), string(rune(iface))); ok {
		return Path(rest + string(step))
	}
	return p
}

func (p Path) len() int {
	n := 0
	for range p {
		n++
	}
	return n
}

// isTyped reports whether r enters an interface, of known type or not.
func isInterface(r rune) bool { return r == iface || r >= typedBase && r < resultBase }

func isField(r rune) bool { return r >= fieldBase && r < typedBase }

// exported returns p as other packages can understand it: they do not share
// the table of types. It reports false if p leads through a function of the
// package.
func (p Path) exported() (Path, bool) {
	var b strings.Builder
	for _, r := range p {
		switch {
		case r >= resultBase:
			return "", false
		case isInterface(r):
			r = iface
		}
		b.WriteRune(r)
	}
	return Path(b.String()), true
}

// String is for humans.
func (p Path) String() string {
	var b strings.Builder
	for _, r := range p {
		switch {
		case r == deref:
			b.WriteByte('*')
		case isInterface(r):
			b.WriteString("()")
		case r == closer:
			b.WriteString("closer")
		case r >= capturedBase:
			b.WriteString("captured")
		case r >= resultBase:
			fmt.Fprintf(&b, "#%d", r-resultBase)
		default:
			fmt.Fprintf(&b, ".%d", r-fieldBase)
		}
	}
	return b.String()
}

// steps numbers the types and captured variables that paths lead through.
type steps struct {
	types    []types.Type
	captured []capture
}

// A capture is free variable i of a function literal.
type capture struct {
	fn *ssa.Function
	i  int
}

func (s *steps) typed(t types.Type) Path {
	for i, other := range s.types {
		if types.Identical(other, t) {
			return Path(rune(typedBase + i))
		}
	}
	if len(s.types) >= resultBase-typedBase-1 {
		return Path(rune(iface))
	}
	s.types = append(s.types, t)
	return Path(rune(typedBase + len(s.types) - 1))
}

// typeOf returns the type of the value that step r finds in an interface, nil
// if it is not known.
func (s *steps) typeOf(r rune) types.Type {
	if r >= typedBase && r < resultBase {
		return s.types[r-typedBase]
	}
	return nil
}

func (s *steps) capturedBy(fn *ssa.Function, i int) Path {
	for n, c := range s.captured {
		if c.fn == fn && c.i == i {
			return Path(rune(capturedBase + n))
		}
	}
	s.captured = append(s.captured, capture{fn, i})
	return Path(rune(capturedBase + len(s.captured) - 1))
}

// closure returns the captured variable that step r leads through.
func (s *steps) closure(r rune) (capture, bool) {
	if r >= capturedBase && int(r-capturedBase) < len(s.captured) {
		return s.captured[r-capturedBase], true
	}
	return capture{}, false
}
