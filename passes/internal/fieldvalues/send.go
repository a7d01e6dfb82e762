package fieldvalues

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/httpvet/httpvet/passes/internal/nethttp"
)

// A Send is a call that sends a request over a pool that is known.
type Send struct {
	Call ssa.CallInstruction
	// Root makes the transport that the pool belongs to; nil if it is
	// http.DefaultTransport.
	Root ssa.Value
	// Client is made by the package and has no Transport; nil if the pool is
	// reached in another way.
	Client ssa.Value
}

// Sends returns the calls that send a request over http.DefaultTransport or
// over a transport of the package, in the order of its functions.
func (p *Package) Sends() []Send {
	var out []Send
	for _, fn := range p.funcs {
		for _, b := range fn.Blocks {
			for _, instr := range b.Instrs {
				if call, ok := instr.(ssa.CallInstruction); ok {
					if s, ok := p.send(call); ok {
						s.Call = call
						out = append(out, s)
					}
				}
			}
		}
	}
	return out
}

func (p *Package) send(call ssa.CallInstruction) (Send, bool) {
	common := call.Common()
	if common.IsInvoke() {
		if common.Method.Name() == nethttp.RoundTripName {
			return p.transportOf(common.Value, depth)
		}
		return Send{}, false
	}
	fn := common.StaticCallee()
	if fn == nil {
		return Send{}, false
	}
	obj, ok := fn.Object().(*types.Func)
	if !ok {
		return Send{}, false
	}
	do, known := nethttp.PoolEffect(obj.FullName(), 0)
	switch {
	case nethttp.SendsByDefault(obj.FullName()):
		return Send{}, true
	case !known || do != nethttp.PoolSends:
	case nethttp.IsClientPointer(common.Args[0].Type()):
		return p.clientOf(common.Args[0], depth)
	case nethttp.IsTransportPointer(common.Args[0].Type()):
		return p.transportOf(common.Args[0], depth)
	}
	return Send{}, false
}

// clientOf says over what pool the client v sends.
func (p *Package) clientOf(v ssa.Value, fuel int) (Send, bool) {
	made := p.madeBy(v, fuel)
	switch v := made.(type) {
	case *ssa.Alloc, *ssa.Global:
		s := p.field(p.follow(v), nethttp.ClientTransport)
		switch {
		case s.State == Unset, s.State == Set && s.Value.Kind == Nil:
			return Send{Client: v}, true
		case s.State == Set && s.From != nil:
			return p.transportOf(s.From, fuel)
		}
	case *ssa.UnOp:
		return Send{}, isDefault(v, nethttp.DefaultClient)
	}
	return Send{}, false
}

// transportOf says what pool a transport, or an interface that holds one, is.
func (p *Package) transportOf(v ssa.Value, fuel int) (Send, bool) {
	if mi, ok := v.(*ssa.MakeInterface); ok {
		v = mi.X
	}
	if name, path := p.sharedBy(v, fuel); name == nethttp.DefaultTransport && path == "" {
		return Send{}, true
	}
	made := p.madeBy(v, fuel)
	if made == nil || !nethttp.IsTransportPointer(made.Type()) {
		return Send{}, false
	}
	switch made := made.(type) {
	case *ssa.Alloc, *ssa.Global:
		return Send{Root: made}, true
	case *ssa.Call:
		return Send{Root: made}, true // a clone
	}
	return Send{}, false
}

// madeBy follows a pointer back to what makes the value: an allocation, a
// clone, or the load of a variable of net/http; nil if that is not certain.
func (p *Package) madeBy(v ssa.Value, fuel int) ssa.Value {
	if fuel == 0 || v == nil {
		return nil
	}
	fuel--
	switch v := v.(type) {
	case *ssa.Alloc, *ssa.Global:
		return v
	case *ssa.FreeVar:
		return p.madeBy(binding(v), fuel) // a struct variable of an enclosing function
	case *ssa.MakeInterface:
		return p.madeBy(v.X, fuel)
	case *ssa.Call:
		if isClone(v) {
			return v
		}
		return p.fresh(v)
	case *ssa.Parameter:
		var made ssa.Value
		for _, arg := range p.arguments(v) {
			m := p.madeBy(arg, fuel)
			if m == nil || made != nil && m != made {
				return nil
			}
			made = m
		}
		return made
	case *ssa.UnOp:
		if v.Op != token.MUL {
			return nil
		}
		switch addr := v.X.(type) {
		case *ssa.Global:
			if defaultName(addr) != "" {
				return v
			}
		case *ssa.FieldAddr:
			return p.madeBy(p.kept(addr), fuel)
		}
		return p.madeBy(p.source(v.X), fuel)
	}
	return nil
}

// kept returns what a field of an unexported name holds in all structs of its
// type, if the package stores to it in one place only.
func (p *Package) kept(fa *ssa.FieldAddr) ssa.Value {
	owner := fa.X.Type().Underlying().(*types.Pointer).Elem()
	named, ok := types.Unalias(owner).(*types.Named)
	if !ok || named.Obj().Pkg() != p.pkg || token.IsExported(fieldName(fa)) {
		return nil
	}
	if vals := p.filled[fieldOf(owner, fa.Field)]; len(vals) == 1 {
		return vals[0]
	}
	return nil
}

// Client returns the clients of the package that send over the transport
// which root makes, as far as their Transport field tells.
func (p *Package) Clients(root ssa.Value) []*Transport {
	var out []*Transport
	for _, fn := range p.funcs {
		for _, b := range fn.Blocks {
			for _, instr := range b.Instrs {
				a, ok := instr.(*ssa.Alloc)
				if !ok || !nethttp.IsClientPointer(a.Type()) {
					continue
				}
				o := p.follow(a)
				s := p.field(o, nethttp.ClientTransport)
				if s.State != Set || s.From == nil {
					continue
				}
				if send, ok := p.transportOf(s.From, depth); ok && send.Root == root {
					out = append(out, &Transport{Pos: a.Pos(), Fn: fn, Used: o.used, pkg: p, obj: o})
				}
			}
		}
	}
	return out
}

// Root is the value that makes the transport.
func (t *Transport) Root() ssa.Value { return t.obj.root }
