package lifecycle

import (
	"go/constant"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// eval returns the term of v in w. Values that are computed from others
// without reading memory are derived on demand; what a load or a call yielded
// was recorded when it was executed.
func (s *solve) eval(w *world, v ssa.Value) *term {
	switch v := v.(type) {
	case *ssa.Const:
		return s.ts.constant(v)
	case *ssa.Function:
		return s.ts.mk(opFunc, v, nil)
	case *ssa.Global:
		return s.ts.mk(opGlobal, v, nil)
	}
	sym := s.ts.sym(v)
	t := w.env.get(sym)
	if t == nil {
		t = s.derive(w, v)
	}
	if t == nil || t.size > sizeLimit(v) && !s.leadsSomewhere(w, t) {
		return sym
	}
	return t
}

// asWritten returns the term of v as the text has it: a load is taken to yield
// what one of the same place yielded before, though it may have been long ago.
func (s *solve) asWritten(w *world, v ssa.Value) *term {
	s.static = true
	defer func() { s.static = false }()
	return s.eval(w, v)
}

// derive returns the term of a value computed from its operands alone, nil if
// v is not of that sort.
func (s *solve) derive(w *world, v ssa.Value) *term {
	switch v := v.(type) {
	case *ssa.FieldAddr:
		return s.ts.mk(opFieldAddr, nil, v.Field, s.eval(w, v.X))
	case *ssa.Field:
		return s.field(w, s.eval(w, v.X), v.Field)
	case *ssa.IndexAddr:
		return s.ts.mk(opIndexAddr, nil, nil, s.eval(w, v.X), s.eval(w, v.Index))
	case *ssa.ChangeType:
		return s.eval(w, v.X)
	case *ssa.ChangeInterface:
		return s.eval(w, v.X)
	case *ssa.Convert:
		return s.ts.mk(opConv, nil, v.Type(), s.eval(w, v.X))
	case *ssa.MakeInterface:
		return s.makeInterface(s.eval(w, v.X), v)
	case *ssa.Slice:
		if v.Low == nil && v.High == nil && v.Max == nil {
			return s.eval(w, v.X) // the varargs idiom: a slice of a whole local array
		}
	case *ssa.UnOp:
		switch v.Op {
		case token.NOT:
			return s.not(s.eval(w, v.X))
		case token.MUL:
			if s.static {
				return s.ts.mk(opLoad, nil, nil, s.eval(w, v.X))
			}
		case token.SUB, token.XOR:
			return s.ts.mk(opUn, nil, v.Op, s.eval(w, v.X))
		}
	case *ssa.BinOp:
		if s.e.tooHeavy(v) {
			return nil
		}
		return s.binary(v.Op, s.eval(w, v.X), s.eval(w, v.Y))
	case *ssa.Extract:
		return s.component(w, s.eval(w, v.Tuple), v.Index)
	case *ssa.Call:
		if b, ok := v.Call.Value.(*ssa.Builtin); ok && s.static && (b.Name() == "len" || b.Name() == "cap") {
			return s.ts.mk(opPure, nil, b.Name(), s.eval(w, v.Call.Args[0]))
		}
		if s.static && s.pure(&v.Call) {
			args := make([]*term, len(v.Call.Args))
			for i, a := range v.Call.Args {
				args[i] = s.eval(w, a)
			}
			return s.pureTerm(&v.Call, args)
		}
	case *ssa.MakeClosure:
		args := make([]*term, len(v.Bindings))
		for i, b := range v.Bindings {
			args[i] = s.eval(w, b)
		}
		return s.ts.mk(opClosure, v, nil, args...)
	}
	return nil
}

// sizeLimit is the size of the largest term that v is taken for. A comparison of the
// largest numbers is none of them: it has to be known when it is asked again.
func sizeLimit(v ssa.Value) int {
	if isBool(v.Type()) {
		return 4 * maxSize
	}
	return maxSize
}

// tooHeavy reports whether the term that v has by its text alone is too large. It
// keeps derive from going through what has doubled many times (h = h<<5 ^ h>>2).
func (e *Engine) tooHeavy(v ssa.Value) bool {
	e.weight(v)
	return e.weights[v] > sizeLimit(v)
}

// weight is the size of that term, 1 if it is too large and its symbol stands for it.
func (e *Engine) weight(v ssa.Value) int {
	n, known := e.weights[v]
	if !known {
		n = 1
		switch v := v.(type) {
		case *ssa.BinOp:
			n += e.weight(v.X) + e.weight(v.Y)
		case *ssa.Convert:
			n += e.weight(v.X)
		case *ssa.ChangeType:
			n += e.weight(v.X)
		case *ssa.UnOp:
			if v.Op != token.MUL && v.Op != token.ARROW {
				n += e.weight(v.X)
			}
		}
		if n > 1 {
			e.weights[v] = n
		}
	}
	if n > sizeLimit(v) {
		return 1
	}
	return n
}

// makeInterface keeps the resource and wrappers of it what they are: their
// methods are known by name, whatever the static type.
func (s *solve) makeInterface(x *term, v *ssa.MakeInterface) *term {
	if x.isToken() || x.op == opWrap || x.op == opIface {
		return x
	}
	if _, ok := v.X.Type().Underlying().(*types.Interface); ok {
		return x
	}
	return s.ts.mk(opIface, nil, v.X.Type(), x)
}

// component returns component i of a tuple.
func (s *solve) component(w *world, tuple *term, i int) *term {
	place := s.ts.mk(opExtract, nil, i, tuple)
	if t := w.mem.get(place); t != nil {
		return t
	}
	return place
}

func (s *solve) not(x *term) *term {
	switch {
	case x == s.ts.trueTerm:
		return s.ts.falseTerm
	case x == s.ts.falseTerm:
		return s.ts.trueTerm
	case x.op == opUn && x.aux == token.NOT:
		return x.args[0]
	}
	return s.ts.mk(opUn, nil, token.NOT, x)
}

// binary returns the term of x op y in one of a few normal forms, so that the
// same comparison written differently is the same term: only == and < are
// compared with, constants stand on the right of ==.
func (s *solve) binary(o token.Token, x, y *term) *term {
	switch o {
	case token.NEQ:
		return s.not(s.binary(token.EQL, x, y))
	case token.GTR:
		return s.binary(token.LSS, y, x)
	case token.LEQ:
		return s.not(s.binary(token.LSS, y, x))
	case token.GEQ:
		return s.not(s.binary(token.LSS, x, y))
	case token.EQL:
		if x.op == opConst && y.op != opConst || y.op != opConst && x.id > y.id {
			x, y = y, x
		}
		if y == s.ts.trueTerm {
			return x
		}
		if y == s.ts.falseTerm {
			return s.not(x)
		}
	}
	if c, ok := fold(s.ts, o, x, y); ok {
		return c
	}
	if o == token.LSS || o == token.EQL {
		x, y = s.apart(x, y)
	}
	return s.ts.mk(opBin, nil, o, x, y)
}

// fold computes x o y where both are constants.
func fold(ts *terms, o token.Token, x, y *term) (*term, bool) {
	if x.op != opConst || y.op != opConst {
		return nil, false
	}
	if o == token.EQL {
		return ts.boolean(x == y), true
	}
	a, ok1 := x.intValue()
	b, ok2 := y.intValue()
	if !ok1 || !ok2 {
		return nil, false
	}
	switch o {
	case token.LSS:
		return ts.boolean(a < b), true
	case token.ADD, token.SUB, token.MUL:
		return ts.value(constant.BinaryOp(constant.MakeInt64(a), o, constant.MakeInt64(b))), true
	}
	return nil, false
}

// field returns field i of a struct value.
func (s *solve) field(w *world, x *term, i int) *term {
	place := s.ts.mk(opField, nil, i, x)
	if t := w.mem.get(place); t != nil {
		return t
	}
	if base := w.mem.get(s.ts.mk(opField, nil, "base", x)); base != nil {
		return s.field(w, base, i)
	}
	switch {
	case x.op == opZero:
		return s.zeroField(x, i)
	case x.op == opLoad && x.args[0].op == opHandle:
		return s.load(w, s.ts.mk(opFieldAddr, nil, i, x.args[0]))
	}
	return place
}

func (s *solve) zeroField(x *term, i int) *term {
	if st, ok := x.aux.(types.Type).Underlying().(*types.Struct); ok && i < st.NumFields() {
		return s.zero(st.Field(i).Type())
	}
	return s.ts.mk(opField, nil, i, x)
}

// zero returns the zero value of t.
func (s *solve) zero(t types.Type) *term {
	switch u := t.Underlying().(type) {
	case *types.Basic:
		switch {
		case u.Info()&types.IsBoolean != 0:
			return s.ts.falseTerm
		case u.Info()&types.IsInteger != 0:
			return s.ts.value(constant.MakeInt64(0))
		case u.Info()&types.IsString != 0:
			return s.ts.value(constant.MakeString(""))
		case u.Kind() == types.UnsafePointer:
			return s.ts.nilTerm
		}
	case *types.Struct, *types.Array:
		return s.ts.mk(opZero, nil, t)
	}
	if _, ok := t.(*types.TypeParam); ok {
		return s.ts.mk(opZero, nil, t)
	}
	return s.ts.nilTerm
}
