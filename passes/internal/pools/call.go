package pools

import (
	"cmp"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/httpvet/httpvet/passes/internal/nethttp"
)

// call follows a carrier into a call.
func (w *walk) call(v ssa.Value, p Path, instr ssa.CallInstruction) {
	call := instr.Common()
	if p.first() == closer {
		w.effect.Released = true // called, deferred, or handed to Cleanup
		return
	}
	if b, ok := call.Value.(*ssa.Builtin); ok {
		switch b.Name() {
		case "append", "copy":
			w.effect.Kept = true
		}
		return
	}
	if call.IsInvoke() {
		if call.Value == v {
			w.invoked(p, instr)
		}
		for _, a := range call.Args {
			if a == v {
				w.effect.Kept = true
			}
		}
		return
	}
	if call.Value == v {
		w.calledItself(p, instr)
	}
	for i, a := range call.Args {
		if a == v {
			w.argument(instr, call.StaticCallee(), i, p)
		}
	}
}

// calledItself follows the call of a literal that captured a carrier.
func (w *walk) calledItself(p Path, instr ssa.CallInstruction) {
	c, ok := w.a.steps.closure(p.first())
	if !ok {
		w.effect.Kept = true
		return
	}
	w.inLiteral(c, p.rest(), instr)
}

// inLiteral applies what a literal does to a variable that it captured.
func (w *walk) inLiteral(c capture, p Path, instr ssa.CallInstruction) {
	if c.fn.Synthetic != "" {
		// A method value: the receiver is what was captured.
		if obj, ok := c.fn.Object().(*types.Func); ok {
			w.method(obj, instr, p)
			return
		}
	}
	if w.outlives(instr, c.fn) {
		w.effect.Kept = true
		return
	}
	e := w.a.effect(c.fn, c.fn.FreeVars[c.i], p, w.kind)
	w.apply(e, "", instr)
}

// method applies what a method does to its receiver.
func (w *walk) method(obj *types.Func, instr ssa.CallInstruction, p Path) {
	if types.IsInterface(obj.Signature().Recv().Type()) {
		if nethttp.IsSend(obj.Signature()) {
			w.send(instr)
			return
		}
		w.effect.Kept = true
		return
	}
	if fn := w.a.prog.FuncValue(obj); fn != nil {
		w.argument(instr, fn, 0, p)
		return
	}
	w.told(instr, obj, 0, p)
}

// invoked follows a carrier that a method is called on through an interface.
func (w *walk) invoked(p Path, instr ssa.CallInstruction) {
	m := instr.Common().Method
	if t := w.a.steps.typeOf(p.first()); t != nil {
		if sel := w.a.prog.MethodSets.MethodSet(t).Lookup(m.Pkg(), m.Name()); sel != nil {
			w.argument(instr, w.a.prog.MethodValue(sel), 0, p.rest())
		}
		return // else a type assertion before has failed
	}
	switch {
	case m.Name() == nethttp.CloseIdleName:
		w.effect.Released = true
	case nethttp.IsSend(m.Signature()), m.Name() == "ServeHTTP" && nethttp.Serves(m.Signature()):
		w.send(instr)
	default:
		w.effect.Kept = true
	}
}

// argument follows a carrier that is argument i of a call of fn, which is nil
// if it is not known.
func (w *walk) argument(instr ssa.CallInstruction, fn *ssa.Function, i int, p Path) {
	if fn == nil {
		w.effect.Kept = true
		return
	}
	fn = resolve(fn)
	if obj, ok := fn.Object().(*types.Func); ok {
		if _, known := nethttp.PoolEffect(obj.FullName(), i); known || fn.Blocks == nil {
			w.told(instr, obj, i, p)
			return
		}
	}
	if len(fn.Blocks) == 0 || i >= len(fn.Params) || w.outlives(instr, fn) {
		w.effect.Kept = true
		return
	}
	w.apply(w.a.effect(fn, fn.Params[i], p, w.kind), "", instr)
}

// told follows a carrier that is argument i of a call of a function of which
// the table or a fact tells.
func (w *walk) told(instr ssa.CallInstruction, obj *types.Func, i int, p Path) {
	if do, known := nethttp.PoolEffect(obj.FullName(), i); known {
		w.does(do, p, instr)
		return
	}
	e, at, suffix := w.a.know.effect(obj, i, p, w.kind)
	if e.Asked {
		known := *e
		known.Asked = false
		e = &known
		w.closes(at.last())
	}
	w.apply(e.typed(at.last()), suffix, instr)
}

// does applies a row of the table.
func (w *walk) does(do nethttp.PoolDo, p Path, instr ssa.CallInstruction) {
	switch do {
	case nethttp.PoolUnknown:
		w.effect.Kept = true
	case nethttp.PoolSends:
		w.send(instr)
	case nethttp.PoolReleases:
		w.effect.Released = true
	case nethttp.PoolAsks:
		w.asks(p)
	case nethttp.PoolCalls:
		w.handedOver(p, instr)
	}
}

// handedOver follows a literal that is given to a function that calls it.
func (w *walk) handedOver(p Path, instr ssa.CallInstruction) {
	if c, ok := w.a.steps.closure(p.first()); ok {
		w.inLiteral(c, p.rest(), instr)
		w.effect.Later = true
		return
	}
	w.effect.Kept = true
}

// outlives reports whether a goroutine takes the pool along for as long as it
// waits for work.
func (w *walk) outlives(instr ssa.CallInstruction, fn *ssa.Function) bool {
	_, started := instr.(*ssa.Go)
	return started && w.a.sites.Serves(fn, true)
}

// resolve returns the declared function that an instance or a wrapper stands
// for.
func resolve(fn *ssa.Function) *ssa.Function {
	if origin := fn.Origin(); origin != nil && len(origin.Blocks) > 0 && len(fn.Blocks) == 0 {
		return origin
	}
	return fn
}

func (w *walk) send(instr ssa.Instruction) {
	w.sent(instr, false)
	if w.a.closesConnections(instr.Parent()) {
		w.effect.Exempt = true
	}
}

// sent notes that instr sends a request, or many.
func (w *walk) sent(instr ssa.Instruction, many bool) {
	if _, started := instr.(*ssa.Go); started {
		w.effect.Later = true
	}
	w.effect.Many = w.effect.Many || many || len(w.sends) > 0 || w.repeats(instr)
	w.effect.Sent = true
	w.sends = append(w.sends, instr)
}

// repeats reports whether instr runs again and again while the pool, or
// client, stays the same.
func (w *walk) repeats(instr ssa.Instruction) bool {
	if w.from != nil && w.from.Parent() == instr.Parent() {
		return w.a.sites.InLoop(instr) && !w.a.sites.SameLoop(w.from, instr)
	}
	return w.a.sites.InLoop(instr)
}

// apply makes the effect of a call that of the walk. suffix is what leads on
// from where the callee's knowledge ends.
func (w *walk) apply(e *Effect, suffix Path, instr ssa.CallInstruction) {
	if e.Sent {
		w.sent(instr, e.Many)
	}
	w.effect.Later = w.effect.Later || e.Later
	w.effect.Written = w.effect.Written || e.Written
	w.effect.Released = w.effect.Released || e.Released
	w.effect.Asked = w.effect.Asked || e.Asked
	w.effect.Deaf = cmp.Or(w.effect.Deaf, e.Deaf)
	w.effect.Kept = w.effect.Kept || e.Kept
	w.effect.Exempt = w.effect.Exempt || e.Exempt
	call, isCall := instr.(*ssa.Call)
	for _, c := range e.Carries {
		if !isCall {
			continue // thrown away
		}
		w.add(call, w.inResult(call, c)+suffix, false)
	}
	args := instr.Common().Args
	for _, s := range e.Stores {
		if s.Param < len(args) && !instr.Common().IsInvoke() {
			w.add(args[s.Param], s.Path+suffix, true)
		} else {
			w.effect.Kept = true
		}
	}
}

// inResult returns the path from a call to what one of its results carries.
func (w *walk) inResult(call *ssa.Call, c Carry) Path {
	if call.Call.Signature().Results().Len() > 1 {
		return result(c.Result) + c.Path
	}
	return c.Path
}

// closesConnections reports whether fn asks for connections to be closed after a request.
func (a *Analysis) closesConnections(fn *ssa.Function) bool {
	if is, ok := a.closes[fn]; ok {
		return is
	}
	is := false
	for _, b := range fn.Blocks {
		is = is || slices.ContainsFunc(b.Instrs, nethttp.ClosesConnection)
	}
	a.closes[fn] = is
	return is
}

// fieldName returns the name of the field that fa is the address of.
func fieldName(fa *ssa.FieldAddr) string {
	return nethttp.Field(fa.X.Type().Underlying().(*types.Pointer).Elem(), fa.Field)
}
