package fieldvalues

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/httpvet/httpvet/passes/internal/nethttp"
)

// An Origin says how a transport came to be.
type Origin uint8

const (
	Made    Origin = iota // a literal, new or a zero variable: all fields zero at first
	Cloned                // Clone of a transport: the fields are inherited
	Derived               // the fresh result of a function in view
)

// A Transport is one place where a package makes a transport.
type Transport struct {
	Origin Origin
	Pos    token.Pos     // of the brace of a literal, the variable, or the parenthesis of the call
	Fn     *ssa.Function // that makes it
	// Used says that the transport goes somewhere where it can serve.
	Used bool
	// ClosesIdle says that idle connections are closed by the function that
	// makes the transport, or through one of its aliases, or that the former
	// asks for connections to be closed after a request.
	ClosesIdle bool
	// Registered says that it was taught another protocol.
	Registered bool

	pkg *Package
	obj *object
}

// A State says where the value of a field comes from. The zero value is the
// conservative one.
type State uint8

const (
	Unclear   State = iota // something may set the field
	Unset                  // nothing does; it has its zero value
	Inherited              // nothing does; it has the value of what was cloned
	Set                    // At sets it
)

// A Setting is what is known of a field.
type Setting struct {
	State State
	Value Value
	At    token.Pos // what sets it
	From  ssa.Value // what it is set to; nil if a function in view sets it
}

// Is reports whether the field is known to hold its zero value.
func (s Setting) Zero() bool { return s.State != Unclear && s.Value.Zero() }

// NonZero reports whether the field is known not to hold its zero value.
func (s Setting) NonZero() bool { return s.State != Unclear && s.Value.NonZero() }

// Int returns the number that a field is known to hold.
func (s Setting) Int() (int64, bool) {
	if s.State == Unclear {
		return 0, false
	}
	return s.Value.Int()
}

// Transports returns the transports that the package makes: its variables in
// source order, then what its functions make.
func (p *Package) Transports() []*Transport {
	var out []*Transport
	for g := range p.uses {
		if t := p.variable(g); t != nil {
			out = append(out, t)
		}
	}
	slices.SortFunc(out, func(a, b *Transport) int { return int(a.Pos - b.Pos) })
	for _, fn := range p.funcs {
		for _, b := range fn.Blocks {
			for _, instr := range b.Instrs {
				if t := p.transport(instr); t != nil {
					out = append(out, t)
				}
			}
		}
	}
	return out
}

// variable returns the transport that a package variable is, nil if other
// packages can reach it.
func (p *Package) variable(g *ssa.Global) *Transport {
	if !nethttp.IsTransportPointer(g.Type()) || g.Pkg.Pkg != p.pkg || token.IsExported(g.Name()) {
		return nil
	}
	o := p.follow(g)
	return &Transport{
		Origin: Made, Pos: g.Pos(), Fn: o.fn, Used: o.used,
		ClosesIdle: o.closesIdle || p.clients, Registered: o.registered,
		pkg: p, obj: o,
	}
}

func (p *Package) transport(instr ssa.Instruction) *Transport {
	v, ok := instr.(ssa.Value)
	if !ok || !nethttp.IsTransportPointer(v.Type()) || !v.Pos().IsValid() {
		return nil
	}
	origin := Made
	switch v := v.(type) {
	case *ssa.Alloc:
	case *ssa.Call:
		switch {
		case isClone(v):
			origin = Cloned
		case p.fresh(v) != nil:
			origin = Derived
		default:
			return nil
		}
	default:
		return nil
	}
	o := p.follow(v)
	if o.copied && !o.used {
		return nil // a literal that is built aside, see literal
	}
	return &Transport{
		Origin: origin, Pos: v.Pos(), Fn: instr.Parent(),
		Used:       o.used,
		ClosesIdle: o.closesIdle || p.clients || p.idle[outermost(instr.Parent())],
		Registered: o.registered,
		pkg:        p, obj: o,
	}
}

// Field says what is known of a field of the transport when it is first used.
func (t *Transport) Field(name string) Setting { return t.pkg.field(t.obj, name) }

func isClone(call *ssa.Call) bool {
	fn := call.Call.StaticCallee()
	if fn == nil {
		return false
	}
	obj, ok := fn.Object().(*types.Func)
	return ok && nethttp.IsClone(obj)
}

// fresh returns the transport that a function of this package makes and
// returns on every path, nil if that is not what the call yields.
func (p *Package) fresh(call *ssa.Call) ssa.Value {
	fn := call.Call.StaticCallee()
	if fn == nil || fn.Signature.Results().Len() != 1 || len(declared(fn).Blocks) == 0 {
		return nil
	}
	var made ssa.Value
	for _, b := range declared(fn).Blocks {
		ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return)
		if !ok {
			continue
		}
		v := ret.Results[0]
		if made != nil && made != v {
			return nil
		}
		made = v
	}
	switch made := made.(type) {
	case *ssa.Alloc:
		return made
	case *ssa.Call:
		if isClone(made) {
			return made
		}
	}
	return nil
}

// inherited is what a field holds before anything of this function sets it.
func (p *Package) inherited(o *object, name string) Setting {
	switch v := o.root.(type) {
	case *ssa.Alloc, *ssa.Global:
		return Setting{State: Unset, Value: zero(o.fieldType(name))}
	case *ssa.Call:
		if made := p.fresh(v); made != nil {
			return asInherited(p.before(p.follow(made), name))
		}
		if isClone(v) {
			return p.base(v.Call.Args[0], name, depth)
		}
	}
	return Setting{}
}

// base is what a field of a transport that is cloned holds.
func (p *Package) base(v ssa.Value, name string, fuel int) Setting {
	if fuel == 0 {
		return Setting{}
	}
	if shared, path := p.sharedBy(v, depth); shared == nethttp.DefaultTransport && path == "" {
		if p.mutated {
			return Setting{}
		}
		return defaultSetting(name, v)
	}
	switch v := v.(type) {
	case *ssa.Alloc:
		if nethttp.IsTransportPointer(v.Type()) {
			return asInherited(p.before(p.follow(v), name))
		}
	case *ssa.UnOp:
		if src := p.source(v.X); v.Op == token.MUL && src != nil {
			return p.base(src, name, fuel-1)
		}
	case *ssa.Call:
		if isClone(v) || p.fresh(v) != nil {
			return asInherited(p.before(p.follow(v), name))
		}
	}
	return Setting{}
}

func asInherited(s Setting) Setting {
	if s.State == Set || s.State == Unset {
		s.State = Inherited
	}
	return s
}

func defaultSetting(name string, v ssa.Value) Setting {
	s := nethttp.DefaultSetting(name)
	switch {
	case s.Hook:
		return Setting{State: Inherited, Value: Value{Kind: NonNil}}
	case s.Default != nil:
		return Setting{State: Inherited, Value: Value{Constant, s.Default}}
	}
	return Setting{State: Inherited, Value: zero(structField(v.Type(), name))}
}

// structField returns the type of a field of the struct that t points to.
func structField(t types.Type, name string) types.Type {
	s := t.Underlying().(*types.Pointer).Elem().Underlying().(*types.Struct)
	for f := range s.Fields() {
		if f.Name() == name {
			return f.Type()
		}
	}
	return types.Typ[types.Invalid]
}
