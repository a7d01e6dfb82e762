package fieldvalues

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/httpvet/httpvet/passes/internal/nethttp"
)

// ChoosesProtocol reports whether a TLS configuration comes with a choice of
// protocols of its own (NextProtos), as far as that is in view.
func (p *Package) ChoosesProtocol(config ssa.Value) bool {
	return p.choosesProtocol(config, depth)
}

func (p *Package) choosesProtocol(v ssa.Value, fuel int) bool {
	if fuel == 0 {
		return false
	}
	switch v := v.(type) {
	case *ssa.Alloc:
		return touchesNextProtos(v)
	case *ssa.UnOp:
		src := p.source(v.X)
		return v.Op == token.MUL && src != nil && p.choosesProtocol(src, fuel-1)
	case *ssa.Phi:
		for _, e := range v.Edges {
			if p.choosesProtocol(e, fuel-1) {
				return true
			}
		}
	case *ssa.Extract:
		return p.choosesProtocol(v.Tuple, fuel-1)
	case *ssa.Call:
		if touchesNextProtos(v) {
			return true
		}
		if fn := v.Call.StaticCallee(); fn != nil {
			return namesProtocols(declared(fn))
		}
	}
	return false
}

// touchesNextProtos reports whether the field is used through v.
func touchesNextProtos(v ssa.Value) bool {
	for _, r := range *v.Referrers() {
		if fa, ok := r.(*ssa.FieldAddr); ok && isNextProtos(fa) {
			return true
		}
	}
	return false
}

// namesProtocols reports whether a function that yields a configuration has
// to do with the protocols of one.
func namesProtocols(fn *ssa.Function) bool {
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			if fa, ok := instr.(*ssa.FieldAddr); ok && isNextProtos(fa) {
				return true
			}
		}
	}
	return false
}

func isNextProtos(fa *ssa.FieldAddr) bool {
	return nethttp.IsTLSConfig(types.Unalias(fa.X.Type())) && fieldName(fa) == nethttp.NextProtos
}
