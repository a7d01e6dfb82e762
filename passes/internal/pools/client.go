package pools

import (
	"go/token"

	"golang.org/x/tools/go/ssa"

	"github.com/httpvet/httpvet/passes/internal/sites"
)

// Shares says whose connections a client uses.
type Shares uint8

const (
	Own     Shares = iota // its own, or nobody knows
	Default               // http.DefaultTransport's
	Other                 // those of a Transport that exists without it
)

// shares tells from what is stored to the Transport of a client literal whose
// connections it uses.
func (a *Analysis) shares(s *Source) Shares {
	out := Default
	for _, v := range s.Settings["Transport"] {
		switch {
		case v == nil:
			return Own
		case isZero(v), isDefaultTransport(unwrap(v)):
		case a.existed(unwrap(v)):
			out = Other
		default:
			return Own
		}
	}
	return out
}

// unwrap strips the conversions to and between interfaces.
func unwrap(v ssa.Value) ssa.Value {
	for {
		switch c := v.(type) {
		case *ssa.MakeInterface:
			v = c.X
		case *ssa.ChangeInterface:
			v = c.X
		case *ssa.ChangeType:
			v = c.X
		default:
			return v
		}
	}
}

// existed reports whether v was there before: a parameter, a variable of the
// package, a field of one of these.
func (a *Analysis) existed(v ssa.Value) bool {
	switch v := v.(type) {
	case *ssa.Parameter, *ssa.FreeVar, *ssa.Global:
		return true
	case *ssa.UnOp:
		return v.Op == token.MUL && a.existed(v.X)
	case *ssa.FieldAddr:
		return a.existed(v.X)
	case *ssa.Field:
		return a.existed(v.X)
	case *ssa.TypeAssert:
		return a.existed(v.X)
	case *ssa.Extract:
		return a.existed(v.Tuple)
	}
	return false
}

// Same reports whether each turn, or goroutine, makes what s makes with the
// same settings, so that one would do for all.
func (a *Analysis) same(s *Source, kind sites.Kind) bool {
	for _, values := range s.Settings {
		for _, v := range values {
			if v == nil || !a.steady(v, s.Instr, kind) {
				return false
			}
		}
	}
	return true
}

// steady reports whether v is the same in each run of from.
func (a *Analysis) steady(v ssa.Value, from ssa.Instruction, kind sites.Kind) bool {
	switch v := v.(type) {
	case *ssa.Const, *ssa.Function, *ssa.Global, *ssa.Builtin:
		return true
	case *ssa.Parameter:
		return kind == sites.Loop
	case *ssa.FreeVar:
		return false
	case *ssa.MakeInterface:
		return a.steady(v.X, from, kind)
	case *ssa.ChangeInterface:
		return a.steady(v.X, from, kind)
	case *ssa.ChangeType:
		return a.steady(v.X, from, kind)
	case *ssa.Convert:
		return a.steady(v.X, from, kind)
	case *ssa.BinOp:
		return a.steady(v.X, from, kind) && a.steady(v.Y, from, kind)
	case *ssa.FieldAddr:
		return a.steady(v.X, from, kind)
	case *ssa.Field:
		return a.steady(v.X, from, kind)
	case *ssa.UnOp:
		if _, local := v.X.(*ssa.Alloc); local {
			return false
		}
		return a.steady(v.X, from, kind)
	case *ssa.MakeClosure:
		return len(v.Bindings) == 0
	}
	instr, ok := v.(ssa.Instruction)
	return ok && kind == sites.Loop && instr.Parent() == from.Parent() && !a.sites.Repeats(from, instr)
}

// hasFreshJar reports whether a client literal gets a cookie jar that is made
// for it and that nobody else looks at.
func hasFreshJar(s *Source) bool {
	values := s.Settings["Jar"]
	if len(values) != 1 || values[0] == nil {
		return false
	}
	mi, ok := values[0].(*ssa.MakeInterface)
	if !ok {
		return false
	}
	ext, ok := mi.X.(*ssa.Extract)
	if !ok {
		return false
	}
	call, ok := ext.Tuple.(*ssa.Call)
	if !ok || call.Call.StaticCallee() == nil || call.Call.StaticCallee().String() != "net/http/cookiejar.New" {
		return false
	}
	return len(*ext.Referrers()) == 1 && len(*mi.Referrers()) == 1
}
