package fieldvalues

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/httpvet/httpvet/passes/internal/nethttp"
)

// A Package is the view on one package that questions are asked of.
type Package struct {
	pkg   *types.Package
	funcs []*ssa.Function

	calls    map[*ssa.Function][]ssa.CallInstruction // static calls, by declared callee
	valued   map[*ssa.Function]bool                  // functions that are used as values
	uses     map[*ssa.Global][]ssa.Instruction
	loads    map[*ssa.Global][]*ssa.UnOp
	stores   map[*ssa.Global][]*ssa.Store
	shared   map[*ssa.Global]bool   // package variables whose address is used otherwise
	fields   map[field][]ssa.Value  // transports read from a struct field
	filled   map[field][]ssa.Value  // and what is stored to one
	asserted []ssa.Value            // transports that a type assertion yields
	elements []ssa.Value            // transports read from a container or channel
	mutated  bool                   // http.DefaultTransport or a field of it is assigned
	idle     map[*ssa.Function]bool // outermost functions that leave no connection idle
	clients  bool                   // idle connections of a Client are closed somewhere
	objects  map[ssa.Value]*object  // transports, and parameters that are given one
}

// A field is one field of a struct type.
type field struct {
	owner types.Type
	index int
}

// New indexes the functions of a package in SSA form.
func New(pkg *types.Package, funcs []*ssa.Function) *Package {
	p := &Package{
		pkg: pkg, funcs: funcs,
		calls:   map[*ssa.Function][]ssa.CallInstruction{},
		valued:  map[*ssa.Function]bool{},
		uses:    map[*ssa.Global][]ssa.Instruction{},
		loads:   map[*ssa.Global][]*ssa.UnOp{},
		stores:  map[*ssa.Global][]*ssa.Store{},
		shared:  map[*ssa.Global]bool{},
		fields:  map[field][]ssa.Value{},
		filled:  map[field][]ssa.Value{},
		idle:    map[*ssa.Function]bool{},
		objects: map[ssa.Value]*object{},
	}
	for _, fn := range funcs {
		for _, b := range fn.Blocks {
			for _, instr := range b.Instrs {
				p.add(instr)
			}
		}
	}
	p.mutated = len(p.Mutations()) > 0
	return p
}

func (p *Package) add(instr ssa.Instruction) {
	p.addOperands(instr)
	if nethttp.ClosesConnection(instr) {
		p.idle[outermost(instr.Parent())] = true
	}
	if call, ok := instr.(ssa.CallInstruction); ok {
		p.addCall(call)
	}
	if st, ok := instr.(*ssa.Store); ok {
		if fa, ok := st.Addr.(*ssa.FieldAddr); ok {
			key := fieldOf(fa.X.Type().Underlying().(*types.Pointer).Elem(), fa.Field)
			p.filled[key] = append(p.filled[key], st.Val)
		}
	}
	v, ok := instr.(ssa.Value)
	if !ok || !nethttp.Followed(v.Type()) {
		return
	}
	switch v := v.(type) {
	case *ssa.UnOp:
		switch addr := v.X.(type) {
		case *ssa.FieldAddr:
			p.addField(addr.X.Type().Underlying().(*types.Pointer).Elem(), addr.Field, v)
		case *ssa.IndexAddr:
			p.elements = append(p.elements, v)
		}
		if v.Op == token.ARROW {
			p.elements = append(p.elements, v)
		}
	case *ssa.Field:
		p.addField(v.X.Type(), v.Field, v)
	case *ssa.Index, *ssa.Lookup:
		p.elements = append(p.elements, v)
	case *ssa.TypeAssert:
		if !isDefault(v.X, nethttp.DefaultTransport) {
			p.asserted = append(p.asserted, v)
		}
	case *ssa.Extract:
		switch t := v.Tuple.(type) {
		case *ssa.TypeAssert:
			if !isDefault(t.X, nethttp.DefaultTransport) {
				p.asserted = append(p.asserted, v)
			}
		case *ssa.Call: // a result, see results
		default:
			p.elements = append(p.elements, v)
		}
	}
}

func (p *Package) addField(owner types.Type, index int, v ssa.Value) {
	key := fieldOf(owner, index)
	p.fields[key] = append(p.fields[key], v)
}

// fieldOf makes all instances of a generic struct one.
func fieldOf(owner types.Type, index int) field {
	if n, ok := types.Unalias(owner).(*types.Named); ok {
		owner = n.Origin()
	}
	return field{owner, index}
}

// addOperands notes what an instruction does with package variables and
// functions.
func (p *Package) addOperands(instr ssa.Instruction) {
	var callee *ssa.Value
	if call, ok := instr.(ssa.CallInstruction); ok {
		callee = &call.Common().Value
	}
	var buf [8]*ssa.Value
	for _, op := range instr.Operands(buf[:0]) {
		switch v := (*op).(type) {
		case *ssa.Function:
			if op != callee {
				p.valued[declared(v)] = true
			}
		case *ssa.Global:
			p.uses[v] = append(p.uses[v], instr)
			switch instr := instr.(type) {
			case *ssa.UnOp:
				p.loads[v] = append(p.loads[v], instr)
			case *ssa.Store:
				if instr.Addr == v {
					p.stores[v] = append(p.stores[v], instr)
					continue
				}
				p.shared[v] = true
			default:
				p.shared[v] = true
			}
		}
	}
}

func (p *Package) addCall(call ssa.CallInstruction) {
	common := call.Common()
	name := ""
	switch {
	case common.IsInvoke():
		name = common.Method.Name()
	case common.StaticCallee() != nil:
		fn := declared(common.StaticCallee())
		p.calls[fn] = append(p.calls[fn], call)
		name = fn.Name()
	}
	if name == nethttp.CloseIdleName {
		p.idle[outermost(call.Parent())] = true
		if len(common.Args) == 0 || !nethttp.IsTransportPointer(common.Args[0].Type()) {
			p.clients = true
		}
	}
}

// declared returns the function whose body is in view: that of the generic
// function for an instance.
func declared(fn *ssa.Function) *ssa.Function {
	if o := fn.Origin(); o != nil {
		return o
	}
	return fn
}

func outermost(fn *ssa.Function) *ssa.Function {
	for fn.Parent() != nil {
		fn = fn.Parent()
	}
	return fn
}

// results returns the values that the calls of fn in this package yield as
// result i.
func (p *Package) results(fn *ssa.Function, i int) []ssa.Value {
	var out []ssa.Value
	for _, call := range p.calls[fn] {
		v := call.Value()
		if v == nil {
			continue
		}
		if fn.Signature.Results().Len() == 1 {
			out = append(out, v)
			continue
		}
		for _, r := range *v.Referrers() {
			if ext, ok := r.(*ssa.Extract); ok && ext.Index == i {
				out = append(out, ext)
			}
		}
	}
	return out
}

// arguments returns what a parameter is given by all calls there can be, nil
// if that is not known.
func (p *Package) arguments(param *ssa.Parameter) []ssa.Value {
	fn := param.Parent()
	obj, ok := fn.Object().(*types.Func)
	if !ok || obj.Exported() || p.valued[fn] || fn.Signature.Recv() != nil {
		return nil
	}
	at := -1
	for i, q := range fn.Params {
		if q == param {
			at = i
		}
	}
	var out []ssa.Value
	for _, call := range p.calls[fn] {
		out = append(out, call.Common().Args[at])
	}
	return out
}
