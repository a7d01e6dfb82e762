package fieldvalues

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/httpvet/httpvet/passes/internal/nethttp"
)

// yielded is what a call yields as result i: something that is not nil, if
// that is what each return of a function of the package says. Functions that
// make a configuration yield nil when nothing was configured often enough; of
// functions elsewhere nothing is known.
func (p *Package) yielded(call *ssa.Call, i, fuel int) Value {
	fn := call.Call.StaticCallee()
	if fn == nil {
		return Value{}
	}
	if fn.String() == "(*crypto/tls.Config).Clone" {
		return p.eval(call.Call.Args[0], fuel) // nil of nil
	}
	returned := false
	for _, b := range declared(fn).Blocks {
		ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return)
		if !ok || fails(ret) {
			continue
		}
		if p.eval(ret.Results[i], fuel).Kind != NonNil {
			return Value{}
		}
		returned = true
	}
	if !returned {
		return Value{}
	}
	return Value{Kind: NonNil}
}

// fails reports whether a return says that there is an error: its other results are
// not used then. An error that may be nil says nothing.
func fails(ret *ssa.Return) bool {
	last := len(ret.Results) - 1
	if last < 1 || !types.Identical(ret.Results[last].Type(), types.Universe.Lookup("error").Type()) {
		return false
	}
	switch err := ret.Results[last].(type) {
	case *ssa.MakeInterface:
		return true
	case *ssa.Call:
		if fn := err.Call.StaticCallee(); fn != nil {
			if obj, ok := fn.Object().(*types.Func); ok {
				row, _ := nethttp.Lookup(obj.FullName())
				return row.NotNil
			}
		}
		return false
	default:
		return askedNotNil(err, ret.Block())
	}
}

// askedNotNil reports whether b is reached only where v was found not to be nil.
func askedNotNil(v ssa.Value, b *ssa.BasicBlock) bool {
	for ; b.Idom() != nil; b = b.Idom() {
		from := b.Idom()
		ask, ok := from.Instrs[len(from.Instrs)-1].(*ssa.If)
		if !ok {
			continue
		}
		cond, ok := ask.Cond.(*ssa.BinOp)
		if !ok || cond.X != v {
			continue
		}
		c, ok := cond.Y.(*ssa.Const)
		if ok && c.IsNil() && len(b.Preds) == 1 && (cond.Op == token.NEQ && b == from.Succs[0] || cond.Op == token.EQL && b == from.Succs[1]) {
			return true
		}
	}
	return false
}
