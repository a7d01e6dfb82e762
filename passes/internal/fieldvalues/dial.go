package fieldvalues

import (
	"go/constant"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/httpvet/httpvet/passes/internal/nethttp"
)

// Reach says where a function value that dials gets to: the network, a Unix
// socket or memory only, or unknown.
func (p *Package) Reach(hook ssa.Value) nethttp.Reach {
	d := dialer{p: p, seen: map[*ssa.Function]bool{}, given: map[*ssa.Parameter]ssa.Value{}}
	return d.value(hook, depth)
}

type dialer struct {
	p     *Package
	seen  map[*ssa.Function]bool
	given map[*ssa.Parameter]ssa.Value // what calls below the hook pass on
}

func (d *dialer) value(v ssa.Value, fuel int) nethttp.Reach {
	if fuel == 0 || v == nil {
		return nethttp.ReachUnknown
	}
	fuel--
	switch v := v.(type) {
	case *ssa.ChangeType:
		return d.value(v.X, fuel)
	case *ssa.Function:
		return d.function(v, fuel)
	case *ssa.MakeClosure:
		return d.closure(v, fuel)
	case *ssa.UnOp:
		if v.Op == token.MUL {
			return d.value(d.p.source(v.X), fuel)
		}
	case *ssa.Phi:
		return d.join(v.Edges, fuel)
	case *ssa.Parameter:
		return d.join(d.p.arguments(v), fuel)
	case *ssa.Call:
		return d.made(v, fuel)
	}
	return nethttp.ReachUnknown
}

func (d *dialer) join(vs []ssa.Value, fuel int) nethttp.Reach {
	out := nethttp.ReachUnknown
	for i, v := range vs {
		r := d.value(v, fuel)
		if r == nethttp.ReachUnknown || i > 0 && r != out {
			return nethttp.ReachUnknown
		}
		out = r
	}
	return out
}

// closure is what a function literal or a method value reaches.
func (d *dialer) closure(mc *ssa.MakeClosure, fuel int) nethttp.Reach {
	fn := mc.Fn.(*ssa.Function)
	if !strings.HasSuffix(fn.Name(), "$bound") {
		return d.function(fn, fuel)
	}
	method, ok := fn.Object().(*types.Func)
	if !ok {
		return nethttp.ReachUnknown
	}
	if _, known := nethttp.LookupDialing(method.FullName()); known {
		return nethttp.ReachNetwork // with the network that the Transport asks for
	}
	if nethttp.IsListener(mc.Bindings[0].Type()) {
		return nethttp.ReachLocal
	}
	if f := fn.Prog.FuncValue(method); f != nil {
		return d.function(f, fuel)
	}
	return nethttp.ReachUnknown
}

// made is what the function that a call of this package yields reaches.
func (d *dialer) made(call *ssa.Call, fuel int) nethttp.Reach {
	fn := call.Call.StaticCallee()
	if fn == nil || call.Call.Signature().Results().Len() != 1 {
		return nethttp.ReachUnknown
	}
	var results []ssa.Value
	for _, b := range declared(fn).Blocks {
		if ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return); ok {
			results = append(results, ret.Results[0])
		}
	}
	return d.join(results, fuel)
}

// function joins what the calls in a body that yield a connection reach. With
// more than one answer the hook decides by the address, and that is unknown.
func (d *dialer) function(fn *ssa.Function, fuel int) nethttp.Reach {
	fn = declared(fn)
	if obj, ok := fn.Object().(*types.Func); ok {
		if _, known := nethttp.LookupDialing(obj.FullName()); known {
			return nethttp.ReachNetwork
		}
	}
	if fuel == 0 || d.seen[fn] || len(fn.Blocks) == 0 {
		return nethttp.ReachUnknown
	}
	d.seen[fn] = true
	defer delete(d.seen, fn)
	out, any := nethttp.ReachUnknown, false
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			call, ok := instr.(*ssa.Call)
			if !ok || !connects(call) {
				continue
			}
			r := d.call(call, fuel)
			if r == nethttp.ReachUnknown || any && r != out {
				return nethttp.ReachUnknown
			}
			out, any = r, true
		}
	}
	return out
}

// connects reports whether a call yields a new connection, not one made of
// another.
func connects(call *ssa.Call) bool {
	for _, arg := range call.Call.Args {
		if nethttp.IsConn(arg.Type()) {
			return false
		}
	}
	results := call.Call.Signature().Results()
	for r := range results.Variables() {
		if nethttp.IsConn(r.Type()) {
			return true
		}
	}
	return false
}

func (d *dialer) call(call *ssa.Call, fuel int) nethttp.Reach {
	fn := call.Call.StaticCallee()
	if fn == nil {
		if call.Call.IsInvoke() {
			return nethttp.ReachUnknown
		}
		return d.value(call.Call.Value, fuel-1)
	}
	if obj, ok := declared(fn).Object().(*types.Func); ok {
		if dial, known := nethttp.LookupDialing(obj.FullName()); known {
			if dial.Reach == nethttp.ReachNamed {
				return d.named(call.Call.Args[dial.Network])
			}
			return dial.Reach
		}
	}
	if mc, ok := call.Call.Value.(*ssa.MakeClosure); ok {
		return d.closure(mc, fuel-1)
	}
	for i, param := range declared(fn).Params {
		d.given[param] = call.Call.Args[i]
	}
	return d.function(fn, fuel-1)
}

// named is where a dial to a network gets to that is named by v: what the
// hook itself is given is what the Transport asks for, which is TCP.
func (d *dialer) named(v ssa.Value) nethttp.Reach {
	for range depth {
		param, ok := v.(*ssa.Parameter)
		if !ok {
			break
		}
		if v, ok = d.given[param]; !ok {
			return nethttp.ReachNetwork
		}
	}
	got := d.p.Eval(v)
	if got.Kind != Constant || got.Const.Kind() != constant.String {
		return nethttp.ReachUnknown
	}
	switch name := constant.StringVal(got.Const); {
	case strings.HasPrefix(name, "tcp"):
		return nethttp.ReachNetwork
	case strings.HasPrefix(name, "unix"):
		return nethttp.ReachLocal
	}
	return nethttp.ReachUnknown
}

// Fixed reports whether a hook may always reach the same peer, whatever the
// address that it is asked for: it is not in view, or does not look at the
// address.
func (p *Package) Fixed(hook ssa.Value) bool {
	var fn *ssa.Function
	switch v := hook.(type) {
	case *ssa.MakeClosure:
		fn = v.Fn.(*ssa.Function)
		if method, ok := fn.Object().(*types.Func); ok {
			fn = fn.Prog.FuncValue(method) // of a method value
		}
	case *ssa.Function:
		fn = v
	case *ssa.ChangeType:
		return p.Fixed(v.X)
	case *ssa.UnOp:
		src := p.source(v.X)
		return src == nil || p.Fixed(src)
	}
	if fn == nil || len(fn.Blocks) == 0 || len(fn.Params) == 0 {
		return true
	}
	return len(*fn.Params[len(fn.Params)-1].Referrers()) == 0
}
