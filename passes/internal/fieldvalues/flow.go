package fieldvalues

import (
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// An object is one transport: the value by which its function knows it first,
// the values that are or may be the same, and what is written to its fields.
type object struct {
	root ssa.Value
	fn   *ssa.Function

	writes  []write
	foreign []foreignWrite
	leaves  map[*ssa.BasicBlock]bool // where it goes to somebody else
	// opaque says that somebody of whom nothing is known can set any field;
	// copied that the struct is copied, and the copy may be used instead.
	opaque, copied bool

	used, closesIdle, registered bool
}

// A write is a store to a field in the function of the object, or a call
// there of a function that stores to it.
type write struct {
	field   string // "" for all
	at      ssa.Instruction
	pos     token.Pos
	from    ssa.Value // nil if a function in view sets it
	value   Value
	literal *object // whose fields are copied, if field is ""
	certain bool    // every path that passes the instruction sets the field
}

// A foreignWrite is a store that may, but need not, happen.
type foreignWrite struct {
	field string
	fn    *ssa.Function
}

func (o *object) fieldType(name string) types.Type { return structField(o.root.Type(), name) }

// follow finds the aliases of the transport that v makes, or that a parameter
// is given.
func (p *Package) follow(v ssa.Value) *object {
	if o, ok := p.objects[v]; ok {
		return o
	}
	o := &object{root: v, fn: v.Parent(), leaves: map[*ssa.BasicBlock]bool{}}
	if g, ok := v.(*ssa.Global); ok {
		o.fn = g.Pkg.Func("init")
	}
	p.objects[v] = o
	w := &walk{p: p, o: o, seen: map[ssa.Value]bool{}}
	w.visit(v, true)
	return o
}

// A walk visits the values that are (direct) or may be the object.
type walk struct {
	p    *Package
	o    *object
	seen map[ssa.Value]bool
}

func (w *walk) visit(v ssa.Value, direct bool) {
	if v == nil || w.seen[v] {
		return
	}
	w.seen[v] = true
	if g, ok := v.(*ssa.Global); ok {
		for _, r := range w.p.uses[g] {
			w.use(v, r, direct)
		}
		return
	}
	if v.Referrers() != nil {
		for _, r := range *v.Referrers() {
			w.use(v, r, direct)
		}
	}
}

func (w *walk) use(v ssa.Value, r ssa.Instruction, direct bool) {
	switch r := r.(type) {
	case *ssa.FieldAddr:
		w.fieldAddr(r, direct)
	case *ssa.Store:
		if r.Addr == v {
			w.store(r, "", direct)
			return
		}
		w.put(r, direct)
	case *ssa.UnOp:
		if len(*r.Referrers()) > 0 {
			w.o.copied = true
		}
	case *ssa.Phi:
		w.visit(r, false)
	case *ssa.ChangeType:
		w.visit(r, direct)
	case *ssa.MakeInterface:
		w.boxed(r)
	case *ssa.Return:
		w.leave(r)
		for i, res := range r.Results {
			if res == v {
				w.far(w.p.results(r.Parent(), i))
			}
		}
	case *ssa.MakeClosure:
		w.captured(v, r)
	case ssa.CallInstruction:
		w.call(v, r, direct)
	case *ssa.MapUpdate, *ssa.Send, *ssa.Select:
		w.leave(r)
		w.far(w.p.elements)
	}
}

func (w *walk) far(vs []ssa.Value) {
	for _, v := range vs {
		if types.Identical(v.Type(), w.o.root.Type()) {
			w.visit(v, false)
		}
	}
}

// leave notes that the transport goes somewhere where it can serve.
func (w *walk) leave(at ssa.Instruction) {
	w.o.used = true
	if at.Parent() == w.o.fn {
		w.o.leaves[at.Block()] = true
	}
}

func (w *walk) fieldAddr(fa *ssa.FieldAddr, direct bool) {
	name := fieldName(fa)
	for _, r := range *fa.Referrers() {
		switch r := r.(type) {
		case *ssa.Store:
			if r.Addr == fa {
				w.store(r, name, direct)
				continue
			}
			w.foreign(r, name)
		case *ssa.UnOp, *ssa.DebugRef:
		default:
			w.foreign(r, name) // its address is used otherwise
		}
	}
}

func (w *walk) foreign(at ssa.Instruction, field string) {
	w.o.foreign = append(w.o.foreign, foreignWrite{field, outermost(at.Parent())})
}

func (w *walk) store(st *ssa.Store, field string, direct bool) {
	if !direct || st.Parent() != w.o.fn {
		w.foreign(st, field)
		return
	}
	wr := write{field: field, at: st, pos: st.Pos(), from: st.Val, certain: true}
	switch {
	case field != "":
		wr.value = w.p.Eval(st.Val)
	case resets(st):
	default:
		if wr.literal = w.p.literal(st.Val); wr.literal == nil {
			w.foreign(st, "")
			return
		}
	}
	w.o.writes = append(w.o.writes, wr)
}

// resets reports whether a store of a whole struct makes all fields zero, as
// a literal in place of a variable does first.
func resets(st *ssa.Store) bool {
	c, ok := st.Val.(*ssa.Const)
	return ok && c.Value == nil
}

// literal returns the literal that v is the value of: it is built aside and
// copied to the variable then.
func (p *Package) literal(v ssa.Value) *object {
	load, ok := v.(*ssa.UnOp)
	if !ok || load.Op != token.MUL {
		return nil
	}
	if a, ok := load.X.(*ssa.Alloc); ok && a.Comment == "complit" {
		return p.follow(a)
	}
	return nil
}

// put follows the transport into the variable that it is stored in.
func (w *walk) put(st *ssa.Store, direct bool) {
	switch addr := st.Addr.(type) {
	case *ssa.Alloc:
		c := cellOf(addr)
		if c.shared {
			w.leave(st)
			w.o.opaque = w.o.opaque || !isStructOrArray(addr)
		}
		for _, load := range c.loads {
			w.visit(load, direct && len(c.stores) == 1 && load.Parent() == w.o.fn)
		}
	case *ssa.FreeVar:
		w.leave(st)
		if a, ok := binding(addr).(*ssa.Alloc); ok {
			for _, load := range cellOf(a).loads {
				w.visit(load, false)
			}
		}
	case *ssa.Global:
		w.leave(st)
		w.o.opaque = w.o.opaque || w.p.shared[addr]
		for _, load := range w.p.loads[addr] {
			w.visit(load, false)
		}
	case *ssa.FieldAddr:
		w.leave(st)
		w.far(w.p.fields[fieldOf(addr.X.Type().Underlying().(*types.Pointer).Elem(), addr.Field)])
	case *ssa.IndexAddr:
		w.leave(st)
		w.far(w.p.elements)
	default:
		w.leave(st)
		w.o.opaque = true
	}
}

func isStructOrArray(a *ssa.Alloc) bool {
	switch a.Type().Underlying().(*types.Pointer).Elem().Underlying().(type) {
	case *types.Struct, *types.Array:
		return true
	}
	return false
}

// boxed follows the transport into an interface. Any type assertion of the
// package may get it out again; that somebody else does to configure it is
// not considered. In an empty interface it is looked at rather than used.
func (w *walk) boxed(mi *ssa.MakeInterface) {
	if iface := mi.Type().Underlying().(*types.Interface); iface.NumMethods() > 0 && len(*mi.Referrers()) > 0 {
		w.leave(mi)
	}
	w.far(w.p.asserted)
}

func (w *walk) captured(v ssa.Value, mc *ssa.MakeClosure) {
	fn := mc.Fn.(*ssa.Function)
	if name, bound := strings.CutSuffix(fn.Name(), "$bound"); bound {
		w.method(name)
		w.leave(mc)
		return
	}
	for i, b := range mc.Bindings {
		if b == v {
			w.visit(fn.FreeVars[i], false)
		}
	}
}
