package lifecycle

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// exec applies one instruction, other than calls and control flow, to w. It
// reports false if the path ends here.
func (f *frame) exec(w *world, instr ssa.Instruction) bool {
	if v, ok := instr.(ssa.Value); ok {
		f.renew(w, v)
	}
	s := f.s
	switch instr := instr.(type) {
	case *ssa.Alloc:
		f.alloc(w, instr)
	case *ssa.FieldAddr:
		return s.know(w, s.eval(w, instr.X)) != s.ts.nilTerm // a nil dereference ends the path
	case *ssa.UnOp:
		return f.unop(w, instr)
	case *ssa.Store:
		return f.storeTo(w, instr)
	case *ssa.TypeAssert:
		return f.typeAssert(w, instr)
	case *ssa.MapUpdate:
		return f.handOver(w, s.eval(w, instr.Value)) && f.handOver(w, s.eval(w, instr.Key))
	case *ssa.Send:
		return f.handOver(w, s.eval(w, instr.X))
	case *ssa.Defer:
		f.deferCall(w, instr)
	case *ssa.Go:
		return f.start(w, instr)
	case *ssa.BinOp, *ssa.Field, *ssa.IndexAddr, *ssa.ChangeType, *ssa.ChangeInterface,
		*ssa.MakeInterface, *ssa.Convert, *ssa.Extract, *ssa.MakeClosure, *ssa.DebugRef:
		// Values derived on demand.
	default:
		if v, ok := instr.(ssa.Value); ok && s.derive(w, v) != nil {
			return true // a slice of a whole array
		}
		return f.opaque(w, instr)
	}
	return true
}

// renew makes w ready for instr to be executed again: what it yielded in an
// earlier loop turn is known under its symbol no more.
func (f *frame) renew(w *world, v ssa.Value) {
	if !f.g.cyclic(v.(ssa.Instruction).Block()) {
		return
	}
	w.forget(f.s.ts, f.s.ts.symBits(v), func(t *term) bool {
		return t.v == v && (t.op == opSym || t.op == opRes)
	})
}

func (f *frame) alloc(w *world, instr *ssa.Alloc) {
	addr := f.s.ts.mk(opAlloc, instr, nil)
	if f.g.cyclic(instr.Block()) {
		f.loseVariable(w, addr)
		w.forget(f.s.ts, addr.bits, func(t *term) bool { return t == addr })
	}
	w.env.set(f.s.ts.sym(instr), addr)
	w.mem.set(addr, f.s.zero(instr.Type().Underlying().(*types.Pointer).Elem()))
}

// loseVariable prepares for a variable to be made anew. Deferred calls that
// use the old one stay pending, as calls of an earlier loop turn.
func (f *frame) loseVariable(w *world, addr *term) {
	for i := range w.defers {
		d := &w.defers[i]
		uses := d.fn != nil && d.fn.mentions(func(t *term) bool { return t == addr })
		if !uses {
			continue
		}
		if w.status == held && f.s.reaches(w, d.fn) && f.s.settles(f, w, *d) {
			d.fn, d.args = f.s.part, nil // it will release what it held
		} else {
			d.fn = nil
		}
		d.loop = true
	}
}

func (f *frame) unop(w *world, instr *ssa.UnOp) bool {
	s := f.s
	switch instr.Op {
	case token.MUL:
		addr := s.eval(w, instr.X)
		if s.know(w, addr) == s.ts.nilTerm {
			return false
		}
		if addr.op == opIndexAddr && addr.args[1].op != opConst && s.reaches(w, addr.args[0]) {
			return s.lose(w) // one of several elements
		}
		if s.inArray(w, addr) {
			return s.lose(w) // the copy is not followed to its elements
		}
		var t *term
		if _, isStruct := instr.Type().Underlying().(*types.Struct); isStruct {
			t = s.snapshot(w, addr, instr)
		} else {
			t = s.load(w, addr)
		}
		if sym := s.ts.sym(instr); t != sym {
			w.env.set(sym, t)
		}
	case token.ARROW:
		w.havoc() // another goroutine got a chance to run
	}
	return true
}

// storeTo stores a value; a resource that goes where others can reach it is
// handed over.
func (f *frame) storeTo(w *world, instr *ssa.Store) bool {
	s := f.s
	addr, x := s.eval(w, instr.Addr), s.eval(w, instr.Val)
	if s.know(w, addr) == s.ts.nilTerm {
		return false
	}
	base := root(addr)
	if w.status == held && base.isToken() && s.isPartField(addr) {
		if !s.reaches(w, x) {
			w.note = note{Replaced, instr.Pos()}
		}
	}
	if !base.isToken() && s.reaches(w, x) {
		if base.op != opAlloc || contains(w.shared, base) {
			if _, ok := base.v.(*ssa.FreeVar); ok && base.op == opSym {
				s.captured = true
			}
			return f.handOver(w, x)
		}
	}
	was := w.status == held && s.reaches(w, w.mem.get(addr))
	s.store(w, addr, x)
	if was && w.note.cause != Replaced && !s.reachable(w) {
		w.note = note{Overwritten, instr.Pos()}
	}
	return true
}

func (s *solve) isPartField(addr *term) bool {
	return addr.op == opFieldAddr && addr.args[0] == s.handle && addr.aux == s.e.proto.PartField()
}

// handOver settles the resource if x leads to it: someone else has it now.
func (f *frame) handOver(w *world, x *term) bool {
	s := f.s
	if !s.reaches(w, x) {
		s.escape(f, w, x)
		return true
	}
	if w.status == held {
		return s.settle(w, moved)
	}
	return true
}

// settle ends the obligation of w. It reports whether w is worth following.
func (s *solve) settle(w *world, how status) bool {
	if w.status == held {
		s.settled = true
		if how == moved {
			s.hands()
		}
	}
	if s.mode != acquiring {
		if w.status == held || w.status == released {
			w.status = how
		}
		return true
	}
	w.status, w.listed, w.idle, w.unclear, w.asked = absent, false, false, false, 0
	w.read, w.failed = None, false
	w.note = note{}
	s.retire(w)
	return true
}

// retire gives the tokens of w another name, so that the next resource
// acquired at the same place is not taken for the old one.
func (s *solve) retire(w *world) {
	var rename func(t *term) *term
	rename = func(t *term) *term {
		if t.isToken() || t.op == opWrap {
			return s.old
		}
		if len(t.args) == 0 {
			return t
		}
		args, changed := make([]*term, len(t.args)), false
		for i, a := range t.args {
			args[i] = rename(a)
			changed = changed || args[i] != a
		}
		if !changed {
			return t
		}
		return s.ts.mk(t.op, t.v, t.aux, args...)
	}
	for _, tab := range [...]*table{&w.env, &w.facts, &w.mem} {
		fresh := make(table, 0, len(*tab))
		for _, p := range *tab {
			if p.k.isToken() {
				continue
			}
			fresh.set(rename(p.k), rename(p.v))
		}
		*tab = fresh
	}
	for i := range w.defers {
		d := &w.defers[i]
		if d.fn != nil {
			d.fn = rename(d.fn)
		}
		args := make([]*term, len(d.args))
		for j, a := range d.args {
			args[j] = rename(a)
		}
		d.args = args
	}
}

// lose gives up on the resource of w: something out of sight may have
// happened to it.
func (s *solve) lose(w *world) bool {
	if w.status == held {
		s.gaveUp = true
		s.hands()
		if s.mode == lending {
			return s.settle(w, moved)
		}
	}
	return w.status == absent && s.mode == acquiring || s.mode == plain || s.mode == lending || s.mode == approaching
}

// opaque is an instruction whose result is not followed. One that could pass
// the resource on ends what is known of it.
func (f *frame) opaque(w *world, instr ssa.Instruction) bool {
	var rands [8]*ssa.Value
	for _, r := range instr.Operands(rands[:0]) {
		if *r != nil && f.s.reaches(w, f.s.eval(w, *r)) {
			return f.s.lose(w)
		}
	}
	return true
}
