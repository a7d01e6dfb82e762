package fieldvalues

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
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
// not used then.
func fails(ret *ssa.Return) bool {
	last := len(ret.Results) - 1
	if last < 1 || !types.Identical(ret.Results[last].Type(), types.Universe.Lookup("error").Type()) {
		return false
	}
	c, ok := ret.Results[last].(*ssa.Const)
	return !ok || !c.IsNil()
}
