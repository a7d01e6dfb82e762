package unreadbody

import (
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/httpvet/httpvet/passes/internal/lifecycle"
	"github.com/httpvet/httpvet/passes/internal/nethttp"
)

// signs are the traces in a package's code of connections that are not meant
// to be reused, or of responses that have no end.
type signs struct {
	// givenUp: some Transport of the package keeps no connections, or speaks
	// HTTP/2 only. Which client has it is not followed.
	givenUp bool
	byFn    map[*ssa.Function]*local
}

// local are the signs in one function and its literals.
type local struct {
	oneTime bool        // a request of it asks for its connection to be closed, or streams
	cancels []token.Pos // calls of a context's cancel function
}

func newSigns(funcs []*ssa.Function) *signs {
	s := &signs{byFn: map[*ssa.Function]*local{}}
	for _, fn := range funcs {
		l := s.of(fn)
		for _, b := range fn.Blocks {
			for _, instr := range b.Instrs {
				s.note(l, instr)
			}
		}
	}
	return s
}

// of returns the signs of the declared function that fn is part of.
func (s *signs) of(fn *ssa.Function) *local {
	for fn.Parent() != nil {
		fn = fn.Parent()
	}
	l := s.byFn[fn]
	if l == nil {
		l = &local{}
		s.byFn[fn] = l
	}
	return l
}

func (s *signs) note(l *local, instr ssa.Instruction) {
	switch instr := instr.(type) {
	case *ssa.Store:
		if fa, ok := instr.Addr.(*ssa.FieldAddr); ok && !isFalse(instr.Val) {
			owner := fa.X.Type().Underlying().(*types.Pointer).Elem()
			switch name := nethttp.Field(owner, fa.Field); {
			case nethttp.IsTransport(owner) && (name == "DisableKeepAlives" || name == "Protocols"):
				s.givenUp = true
			case nethttp.IsRequest(fa.X.Type()) && name == "Close":
				l.oneTime = true
			}
		}
	case *ssa.Alloc:
		if nethttp.IsHTTP2Transport(instr.Type().Underlying().(*types.Pointer).Elem()) {
			s.givenUp = true
		}
	case ssa.CallInstruction:
		if _, ok := instr.Common().Value.(*ssa.Builtin); !ok && isCancel(instr.Common().Value) {
			l.cancels = append(l.cancels, instr.Pos())
		}
	}
	if saysOneTime(instr) {
		l.oneTime = true
	}
}

func isFalse(v ssa.Value) bool {
	c, ok := v.(*ssa.Const)
	return ok && (c.Value == nil || c.Value.Kind() == constant.Bool && !constant.BoolVal(c.Value))
}

// isCancel reports whether v is what context.WithCancel and its kin return to
// cancel the context by.
func isCancel(v ssa.Value) bool { return nethttp.IsCancelFunc(v.Type()) }

// saysOneTime reports whether an instruction has an operand by which requests
// that are not usual are told: the names of header fields and media types.
func saysOneTime(instr ssa.Instruction) bool {
	var rands [8]*ssa.Value
	return slices.ContainsFunc(instr.Operands(rands[:0]), func(r *ssa.Value) bool {
		c, ok := (*r).(*ssa.Const)
		if !ok || c.Value == nil || c.Value.Kind() != constant.String {
			return false
		}
		return nethttp.OneTime(strings.ToLower(constant.StringVal(c.Value)))
	})
}

// excuse reports whether nothing should be said about the reuse of the
// connection that a body came over.
func (s *signs) excuse(use lifecycle.Use) bool {
	call := use.Call.Common()
	l := s.of(use.Fn)
	return l.oneTime || s.givenUp && !usesDefault(call) || !knownSend(call) || unexpected(use) || ownPool(use.Call, maxHops) ||
		slices.ContainsFunc(l.cancels, func(p token.Pos) bool { return p > use.Call.Pos() })
}

// usesDefault reports whether a call sends over http.DefaultClient.
func usesDefault(call *ssa.CallCommon) bool {
	fn := call.StaticCallee()
	if fn == nil || fn.Object() == nil || fn.Object().Pkg() == nil || fn.Object().Pkg().Path() != nethttp.Path {
		return false
	}
	if fn.Signature.Recv() == nil {
		return true
	}
	load, ok := call.Args[0].(*ssa.UnOp)
	if !ok {
		return false
	}
	g, ok := load.X.(*ssa.Global)
	return ok && g.Pkg.Pkg.Path() == nethttp.Path
}

// knownSend reports whether the body that a call yields is known to come from
// the network as it is: the callee is in view, or has the signature of a
// method of http.Client or http.RoundTripper.
func knownSend(call *ssa.CallCommon) bool {
	if call.StaticCallee() != nil || nethttp.IsSend(call.Signature()) {
		return true
	}
	return call.IsInvoke() && nethttp.IsSendURL(call.Method.Name(), call.Signature())
}
