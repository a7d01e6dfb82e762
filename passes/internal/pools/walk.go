package pools

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/httpvet/httpvet/passes/internal/nethttp"
)

// A Kind is what is followed.
type Kind uint8

const (
	// Pool: an *http.Transport.
	Pool Kind = iota
	// Client: an *http.Client.
	Client
	kinds = 2
)

func (k Kind) String() string { return [...]string{"pool", "client"}[k] }

// A carrier is a value that leads to what is followed.
type carrier struct {
	v    ssa.Value
	path Path
}

// A walk follows one pool, or client, through one function: forward along
// uses, and backward from a store to the object that is stored to. It finds
// all that can lead to it, in whatever order things happen.
type walk struct {
	a      *Analysis
	kind   Kind
	from   ssa.Instruction // what makes it; nil where it is handed in
	effect Effect
	seen   map[carrier]bool // true: stored to, so what it was taken from leads there, too
	todo   []carrier
	up     map[carrier]bool
	// sends are the instructions that send over it.
	sends []ssa.Instruction
	// config are the settings stored to its fields, by name.
	config map[string][]ssa.Value
	// copied: its settings come from another value as a whole.
	copied bool
}

func newWalk(a *Analysis, kind Kind) *walk {
	return &walk{a: a, kind: kind, seen: map[carrier]bool{}, up: map[carrier]bool{}, config: map[string][]ssa.Value{}}
}

// add notes that v leads to what is followed. up says that it does because
// something was stored to: then v's origin does as well.
func (w *walk) add(v ssa.Value, path Path, up bool) {
	if path.len() > maxPath {
		w.effect.Kept = true
		return
	}
	c := carrier{v, path}
	was, seen := w.seen[c]
	if seen && (was || !up) {
		return
	}
	w.seen[c] = up
	if up {
		w.up[c] = true
	}
	w.todo = append(w.todo, c)
}

func (w *walk) run() {
	for len(w.todo) > 0 && !w.effect.Kept {
		c := w.todo[0]
		w.todo = w.todo[1:]
		if w.up[c] {
			delete(w.up, c)
			w.origin(c.v, c.path)
		}
		w.uses(c.v, c.path)
	}
	w.effect.sort()
}

// origin makes what v was taken from lead to what is followed.
func (w *walk) origin(v ssa.Value, p Path) {
	inside, pointer := p.cut(throughPointer)
	switch v := v.(type) {
	case *ssa.Alloc:
		return
	case *ssa.FieldAddr:
		if pointer {
			w.add(v.X, throughPointer+field(v.Field)+inside, true)
			return
		}
	case *ssa.UnOp:
		if v.Op == token.MUL && pointer {
			w.add(v.X, throughPointer+p, true)
			return
		}
	case *ssa.Phi:
		for _, e := range v.Edges {
			if c, ok := e.(*ssa.Const); !ok || !c.IsNil() {
				w.add(e, p, true)
			}
		}
		return
	case *ssa.MakeInterface:
		if isInterface(p.first()) {
			w.add(v.X, p.rest(), true)
			return
		}
	case *ssa.ChangeInterface:
		w.add(v.X, p, true)
		return
	case *ssa.ChangeType:
		w.add(v.X, p, true)
		return
	case *ssa.Parameter:
		for i, param := range v.Parent().Params {
			if param == v {
				w.effect.store(Store{i, p})
			}
		}
		return
	case *ssa.Call:
		if w.a.makes(v) {
			return
		}
	case *ssa.Extract:
		if call, ok := v.Tuple.(*ssa.Call); ok && w.a.makes(call) {
			return
		}
	}
	w.effect.Kept = true
}

// uses follows v forward.
func (w *walk) uses(v ssa.Value, p Path) {
	refs := v.Referrers()
	if refs == nil {
		w.effect.Kept = true // a global
		return
	}
	for _, instr := range *refs {
		w.use(v, p, instr)
	}
}

func (w *walk) use(v ssa.Value, p Path, instr ssa.Instruction) {
	first, rest := p.first(), p.rest()
	switch instr := instr.(type) {
	case *ssa.DebugRef, *ssa.BinOp, *ssa.If:
	case *ssa.Store:
		if instr.Val == v {
			w.stored(instr, p)
		} else if p == "" && !isZero(instr.Val) && moved(instr.Val) != instr.Addr {
			w.copied = true
		}
	case *ssa.FieldAddr:
		switch {
		case p == "":
			w.settings(instr)
		case first == deref:
			if inside, ok := rest.cut(field(instr.Field)); ok {
				w.add(instr, throughPointer+inside, false)
			}
			w.effect.Written = w.effect.Written || w.from == nil && isStoredTo(instr)
		}
	case *ssa.Field:
		if inside, ok := p.cut(field(instr.Field)); ok {
			w.add(instr, inside, false)
		}
	case *ssa.UnOp:
		switch {
		case instr.Op != token.MUL:
			w.effect.Kept = true
		case first == deref:
			w.add(instr, rest, false)
		case p == "":
			if to := moved(instr); to != nil {
				w.add(to, "", false)
			} else {
				w.effect.Kept = true // a copy
			}
		}
	case *ssa.Phi:
		w.add(instr, p, false)
	case *ssa.ChangeType:
		w.add(instr, p, false)
	case *ssa.ChangeInterface:
		w.add(instr, p, false)
	case *ssa.MakeInterface:
		w.add(instr, w.a.steps.typed(v.Type())+p, false)
	case *ssa.TypeAssert:
		w.asserted(instr, p)
	case *ssa.Extract:
		if inside, ok := p.cut(result(instr.Index)); ok {
			w.add(instr, inside, false)
		}
	case *ssa.MakeClosure:
		w.captured(v, p, instr)
	case *ssa.Return:
		w.returned(v, p, instr)
	case ssa.CallInstruction:
		w.call(v, p, instr)
	default:
		w.effect.Kept = true
	}
}

// stored follows a store of a carrier.
func (w *walk) stored(st *ssa.Store, p Path) {
	if p.first() == closer {
		// Whoever holds the closer releases the pool.
		if _, local := st.Addr.(*ssa.Alloc); !local {
			w.effect.Released = true
			return
		}
	}
	w.add(st.Addr, throughPointer+p, true)
}

// asserted follows a type assertion.
func (w *walk) asserted(ta *ssa.TypeAssert, p Path) {
	var prefix Path
	if ta.CommaOk {
		prefix = result(0)
	}
	t := w.a.steps.typeOf(p.first())
	if iface, ok := ta.AssertedType.Underlying().(*types.Interface); ok {
		if t == nil || types.Implements(t, iface) {
			w.add(ta, prefix+p, false)
		}
		return
	}
	if !isInterface(p.first()) || t != nil && !types.Identical(t, ta.AssertedType) {
		return
	}
	w.add(ta, prefix+p.rest(), false)
}

// captured follows a carrier into a function literal, or into a method value.
func (w *walk) captured(v ssa.Value, p Path, mc *ssa.MakeClosure) {
	fn := mc.Fn.(*ssa.Function)
	if obj, ok := fn.Object().(*types.Func); ok && obj.Name() == nethttp.CloseIdleName {
		if w.heard(obj, p) {
			w.add(mc, Path(rune(closer)), false)
		}
		return
	}
	for i, b := range mc.Bindings {
		if b == v && i < len(fn.FreeVars) {
			w.add(mc, w.a.steps.capturedBy(fn, i)+p, false)
		}
	}
}

// returned follows a carrier to the caller.
func (w *walk) returned(v ssa.Value, p Path, ret *ssa.Return) {
	if c, ok := w.a.steps.closure(p.first()); ok {
		e := w.a.effect(c.fn, c.fn.FreeVars[c.i], p.rest(), w.kind)
		if !e.Released {
			w.effect.Kept = true
			return
		}
		p = Path(rune(closer))
	}
	for i, r := range ret.Results {
		if r == v {
			w.effect.carry(Carry{i, p})
		}
	}
}

// settings notes what is stored to a field of the transport or client itself.
func (w *walk) settings(fa *ssa.FieldAddr) {
	name := fieldName(fa)
	for _, r := range *fa.Referrers() {
		st, ok := r.(*ssa.Store)
		if !ok || st.Addr != fa {
			if _, load := r.(*ssa.UnOp); !load {
				w.config[name] = append(w.config[name], nil) // its address is used: anything
			}
			continue
		}
		w.config[name] = append(w.config[name], st.Val)
		w.effect.Written = w.effect.Written || w.from == nil
	}
	if w.kind == Pool && keepsNothing(name, w.config[name]) {
		w.effect.Exempt = true
	}
}
