package fieldvalues

import (
	"go/constant"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// A Kind says how much is known of a value.
type Kind uint8

const (
	Unknown  Kind = iota // anything
	Constant             // a number, boolean or string, see Value.Const
	Nil                  // the nil pointer, function, map or interface
	NonNil               // something else than that
)

// A Value is what is known of what a field or variable holds.
type Value struct {
	Kind  Kind
	Const constant.Value
}

// Int returns the value as an integer.
func (v Value) Int() (int64, bool) {
	if v.Kind != Constant || v.Const.Kind() != constant.Int {
		return 0, false
	}
	return constant.Int64Val(v.Const)
}

// Zero reports whether the value is known to be the zero value of its type.
func (v Value) Zero() bool {
	switch v.Kind {
	case Nil:
		return true
	case Constant:
		switch v.Const.Kind() {
		case constant.Bool:
			return !constant.BoolVal(v.Const)
		case constant.String:
			return constant.StringVal(v.Const) == ""
		default:
			return constant.Sign(v.Const) == 0
		}
	}
	return false
}

// NonZero reports whether the value is known not to be the zero value.
func (v Value) NonZero() bool { return v.Kind != Unknown && !v.Zero() }

func equal(a, b Value) bool {
	if a.Kind != b.Kind {
		return false
	}
	return a.Kind != Constant || a.Const.Kind() == b.Const.Kind() && constant.Compare(a.Const, token.EQL, b.Const)
}

// zero returns the zero value of a type.
func zero(t types.Type) Value {
	if b, ok := t.Underlying().(*types.Basic); ok {
		switch {
		case b.Info()&types.IsBoolean != 0:
			return Value{Constant, constant.MakeBool(false)}
		case b.Info()&types.IsNumeric != 0:
			return Value{Constant, constant.MakeInt64(0)}
		case b.Info()&types.IsString != 0:
			return Value{Constant, constant.MakeString("")}
		}
		return Value{}
	}
	return Value{Kind: Nil}
}

// depth bounds how many steps a value is followed back.
const depth = 12

// Eval says what is known of v.
func (p *Package) Eval(v ssa.Value) Value { return p.eval(v, depth) }

func (p *Package) eval(v ssa.Value, fuel int) Value {
	if fuel == 0 {
		return Value{}
	}
	fuel--
	switch v := v.(type) {
	case *ssa.Const:
		if v.Value == nil {
			return zero(v.Type())
		}
		return Value{Constant, v.Value}
	case *ssa.ChangeType:
		return p.eval(v.X, fuel)
	case *ssa.Convert:
		return convert(p.eval(v.X, fuel), v.Type())
	case *ssa.BinOp:
		return fold(v.Op, p.eval(v.X, fuel), p.eval(v.Y, fuel), v.Type())
	case *ssa.UnOp:
		if v.Op == token.MUL {
			if src := p.source(v.X); src != nil {
				return p.eval(src, fuel)
			}
			return Value{}
		}
		return foldUnary(v.Op, p.eval(v.X, fuel))
	case *ssa.Phi:
		return p.join(v.Edges, fuel)
	case *ssa.Parameter:
		return p.join(p.arguments(v), fuel)
	case *ssa.Alloc, *ssa.FieldAddr, *ssa.IndexAddr, *ssa.Global, *ssa.Function, *ssa.MakeClosure,
		*ssa.MakeMap, *ssa.MakeSlice, *ssa.MakeChan, *ssa.MakeInterface:
		return Value{Kind: NonNil}
	case *ssa.Call:
		return p.yielded(v, 0, fuel)
	case *ssa.Extract:
		if call, ok := v.Tuple.(*ssa.Call); ok {
			return p.yielded(call, v.Index, fuel)
		}
	}
	return Value{}
}

// join is what all of vs agree on.
func (p *Package) join(vs []ssa.Value, fuel int) Value {
	var out Value
	for i, v := range vs {
		got := p.eval(v, fuel)
		if got.Kind == Unknown || i > 0 && !equal(out, got) {
			return Value{}
		}
		out = got
	}
	return out
}

func convert(v Value, to types.Type) Value {
	b, ok := to.Underlying().(*types.Basic)
	if v.Kind != Constant || !ok || b.Info()&types.IsInteger == 0 || v.Const.Kind() != constant.Int {
		return Value{}
	}
	return fits(v.Const, b)
}

// fits is c unless a variable of type b would not hold it.
func fits(c constant.Value, b *types.Basic) Value {
	n, exact := constant.Int64Val(c)
	switch {
	case !exact:
		return Value{}
	case b.Info()&types.IsUnsigned != 0 && n < 0:
		return Value{}
	case b.Kind() != types.Int && b.Kind() != types.Int64 && (n > 1<<7-1 || n < -1<<7):
		return Value{} // narrow types wrap; they size no pool
	}
	return Value{Constant, c}
}

func fold(op token.Token, x, y Value, t types.Type) Value {
	if x.Kind != Constant || y.Kind != Constant || x.Const.Kind() != constant.Int || y.Const.Kind() != constant.Int {
		return Value{}
	}
	b, ok := t.Underlying().(*types.Basic)
	if !ok || b.Info()&types.IsInteger == 0 {
		return Value{}
	}
	switch op {
	case token.ADD, token.SUB, token.MUL:
		return fits(constant.BinaryOp(x.Const, op, y.Const), b)
	case token.QUO, token.REM:
		if constant.Sign(y.Const) == 0 {
			return Value{}
		}
		if op == token.QUO {
			op = token.QUO_ASSIGN // integer division
		}
		return fits(constant.BinaryOp(x.Const, op, y.Const), b)
	case token.SHL, token.SHR:
		n, exact := constant.Uint64Val(y.Const)
		if !exact || n > 62 {
			return Value{}
		}
		return fits(constant.Shift(x.Const, op, uint(n)), b)
	}
	return Value{}
}

func foldUnary(op token.Token, x Value) Value {
	if x.Kind != Constant {
		return Value{}
	}
	switch {
	case op == token.SUB && x.Const.Kind() == constant.Int:
		return Value{Constant, constant.UnaryOp(op, x.Const, 0)}
	case op == token.NOT && x.Const.Kind() == constant.Bool:
		return Value{Constant, constant.UnaryOp(op, x.Const, 0)}
	}
	return Value{}
}
