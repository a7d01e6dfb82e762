package lifecycle

import (
	"go/constant"
	"go/types"
	"strconv"

	"golang.org/x/tools/go/ssa"
)

// An op says how a term is built.
type op uint8

const (
	opSym       op = iota // what an instruction, parameter or captured variable yielded last
	opConst               // a constant; aux is its text
	opZero                // the zero value of aux, a struct or array type
	opFunc                // a declared function
	opGlobal              // the address of a package variable
	opAlloc               // the address of a variable, or of a value built here
	opHandle              // the resource under watch, through its handle
	opPart                // the resource under watch
	opWrap                // a reader around args[0]; aux tells whether closing it closes
	opField               // field aux of the struct args[0]
	opFieldAddr           // address of field aux of the struct at args[0]
	opIndexAddr           // address of element args[1] of the slice or array args[0]
	opLoad                // what is stored at args[0], never seen written here
	opBin                 // args[0] aux args[1], aux a token.Token
	opUn                  // aux args[0]
	opIface               // args[0] as an interface value; v's operand has the dynamic type
	opClosure             // a function literal with its bindings
	opRes                 // the result of call v with these arguments
	opArg                 // argument aux of call v, of which nothing is known
	opPure                // the result of a call that gives equal results for equal arguments
	opExtract             // component aux of the tuple args[0]
	opFnRes               // result aux of the latest call of the function under watch
	opReleaser            // a function that releases the resource when it is called
	opOld                 // a resource that was settled: not nil, of no interest
	opConv                // args[0] converted to type aux
	opIs                  // whether the interface value args[0] has the type aux, a key
)

// A term is a symbolic value. Terms are interned per solve: equal terms are
// the same pointer. A term that mentions a symbol speaks of the latest
// execution of that instruction; see world.forget.
type term struct {
	id    int
	op    op
	v     ssa.Value // the instruction, parameter or function it stems from
	aux   any       // comparable
	args  []*term
	shape int    // see shapes.of
	bits  uint64 // of the symbols and the like in it; what has not those of another does not mention it
	size  int    // how many terms it is built from, counted where they stand; huge at most
}

// maxSize is the size of the largest term that values are taken for. In a loop a term
// may double with each turn (x += min(x, y)), and many questions look at all of one.
const maxSize = 64

const huge = 1 << 20

type termKey struct {
	op   op
	v    ssa.Value
	aux  any
	args string
}

// terms interns the terms of one solve.
type terms struct {
	all    map[termKey]*term
	shapes shapes
	next   int

	nilTerm, trueTerm, falseTerm, notNil *term
}

func newTerms(sh shapes) *terms {
	t := &terms{all: map[termKey]*term{}, shapes: sh}
	t.nilTerm = t.mk(opConst, nil, "nil")
	t.trueTerm = t.mk(opConst, nil, "true")
	t.falseTerm = t.mk(opConst, nil, "false")
	t.notNil = t.mk(opConst, nil, "not nil") // a fact, never a value
	return t
}

func (t *terms) mk(o op, v ssa.Value, aux any, args ...*term) *term {
	key := termKey{op: o, v: v, aux: aux}
	if len(args) > 0 {
		var buf [32]byte
		b := buf[:0]
		for _, a := range args {
			b = strconv.AppendInt(b, int64(a.id), 36)
			b = append(b, ' ')
		}
		key.args = string(b)
	}
	if got := t.all[key]; got != nil {
		return got
	}
	t.next++
	made := &term{id: t.next, op: o, v: v, aux: aux, args: args}
	made.shape = t.shapes.of(made)
	made.size = 1
	switch {
	case o == opRes:
		made.bits = t.sym(v).bits // both are forgotten at a time
	case v != nil:
		made.bits = 1 << (made.id % 64)
	}
	for _, a := range args {
		made.size = min(made.size+a.size, huge)
		made.bits |= a.bits
	}
	t.all[key] = made
	return made
}

// shapes numbers the forms of terms, for all solves of a package alike.
type shapes map[termKey]int

// of numbers the form of a term with its leaves left out, so that a condition that was decided can be matched with those that the
// function may still come to test.
func (sh shapes) of(x *term) int {
	key := termKey{op: x.op}
	switch x.op {
	case opSym, opArg, opHandle, opPart, opAlloc, opGlobal, opFunc, opRes, opExtract, opClosure, opWrap, opZero, opFnRes, opReleaser, opOld:
		return 0
	case opLoad:
		// Reading a field is the same whether the struct is at hand or at an
		// address.
		if a := x.args[0]; a.op == opFieldAddr {
			return sh.number(termKey{op: opField, aux: a.aux, args: strconv.Itoa(baseShape(a.args[0])) + " "})
		}
		key.args = strconv.Itoa(x.args[0].shape) + " "
	case opConst:
		key.aux = x.aux
	default:
		key.aux = x.aux
		var b []byte
		for _, a := range x.args {
			b = strconv.AppendInt(b, int64(a.shape), 10)
			b = append(b, ' ')
		}
		key.args = string(b)
	}
	return sh.number(key)
}

// baseShape is the shape of what a field is read from: of a variable that is captured it
// may be known what it holds, or not.
func baseShape(x *term) int {
	if x.op == opLoad && x.args[0].shape == 0 {
		return 0
	}
	return x.shape
}

func (sh shapes) number(key termKey) int {
	n, ok := sh[key]
	if !ok {
		n = len(sh) + 1
		sh[key] = n
	}
	return n
}

func (t *terms) sym(v ssa.Value) *term { return t.mk(opSym, v, nil) }

// symBits returns the bits of the symbol of v, 0 if nothing has mentioned it yet.
func (t *terms) symBits(v ssa.Value) uint64 {
	if x := t.all[termKey{op: opSym, v: v}]; x != nil {
		return x.bits
	}
	return 0
}

func (t *terms) boolean(b bool) *term {
	if b {
		return t.trueTerm
	}
	return t.falseTerm
}

// constant returns the term of a constant; large strings are all alike to it
// only if they are equal.
func (t *terms) constant(c *ssa.Const) *term {
	if c.Value == nil {
		if _, ok := c.Type().Underlying().(*types.Struct); ok {
			return t.mk(opZero, nil, c.Type())
		}
		return t.nilTerm
	}
	if c.Value.Kind() == constant.Bool {
		return t.boolean(constant.BoolVal(c.Value))
	}
	return t.value(c.Value)
}

// A literal is the aux of a numeric or string constant.
type literal string

func (t *terms) value(v constant.Value) *term {
	return t.mk(opConst, nil, literal(v.Kind().String()+" "+v.ExactString()))
}

// intValue returns the integer that a constant term stands for.
func (x *term) intValue() (int64, bool) {
	lit, ok := x.aux.(literal)
	if x.op != opConst || !ok || len(lit) < 5 || lit[:4] != "Int " {
		return 0, false
	}
	n, err := strconv.ParseInt(string(lit[4:]), 10, 64)
	return n, err == nil
}

// mentions reports whether x is built from a term for which f holds.
func (x *term) mentions(f func(*term) bool) bool {
	if f(x) {
		return true
	}
	for _, a := range x.args {
		if a.mentions(f) {
			return true
		}
	}
	return false
}

// isToken reports whether x is the resource or its handle.
func (x *term) isToken() bool { return x.op == opHandle || x.op == opPart }
