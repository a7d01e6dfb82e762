package sites

import (
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/httpvet/httpvet/passes/internal/nethttp"
)

// index records the uses of functions in fn. How often tests call a function of the
// program says nothing of how often the program does.
func (m *Map) index(fn *ssa.Function) {
	var operands []*ssa.Value
	test := inTest(fn)
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			operands = instr.Operands(operands[:0])
			for i, op := range operands {
				if *op == nil {
					continue
				}
				if mc, ok := instr.(*ssa.MakeClosure); ok && i == 0 {
					if f := declared(mc.Fn.(*ssa.Function)); !test || inTest(f) {
						m.follow(f, mc, 0)
					}
				} else if f, ok := (*op).(*ssa.Function); ok {
					if f = declared(f); !test || inTest(f) {
						m.record(f, *op, instr, 0)
					}
				}
			}
			m.registers(instr)
		}
	}
}

// inTest reports whether fn stands in a test file.
func inTest(fn *ssa.Function) bool {
	return fn.Pos().IsValid() && strings.HasSuffix(fn.Prog.Fset.Position(fn.Pos()).Filename, "_test.go")
}

// declared returns the function that a wrapper made for a method value, a
// method expression or an instance stands for.
func declared(fn *ssa.Function) *ssa.Function {
	if origin := fn.Origin(); origin != nil {
		fn = origin
	}
	if obj, ok := fn.Object().(*types.Func); ok && fn.Synthetic != "" {
		if f := fn.Prog.FuncValue(obj.Origin()); f != nil {
			return f
		}
	}
	return fn
}

// maxHops bounds how far a function value is followed.
const maxHops = 6

// follow records the uses of v, a value that is function fn.
func (m *Map) follow(fn *ssa.Function, v ssa.Value, hops int) {
	if hops > maxHops {
		m.uses[fn] = append(m.uses[fn], use{valued, v.(ssa.Instruction)})
		return
	}
	for _, r := range *v.Referrers() {
		m.record(fn, v, r, hops)
	}
}

// record adds the use of v, which is function fn, by instr.
func (m *Map) record(fn *ssa.Function, v ssa.Value, instr ssa.Instruction, hops int) {
	add := func(h how) { m.uses[fn] = append(m.uses[fn], use{h, instr}) }
	switch instr := instr.(type) {
	case *ssa.DebugRef:
	case *ssa.MakeClosure:
		if instr.Fn != v {
			m.captured(fn, v, instr, hops)
		}
	case *ssa.Go:
		if instr.Call.Value == v {
			add(started)
		} else {
			add(valued)
		}
	case ssa.CallInstruction:
		if instr.Common().Value == v && !instr.Common().IsInvoke() {
			add(called)
		} else {
			m.passed(fn, v, instr, hops)
		}
	case *ssa.ChangeType:
		m.follow(fn, instr, hops+1)
	case *ssa.MakeInterface:
		m.follow(fn, instr, hops+1)
	case *ssa.Phi:
		m.follow(fn, instr, hops+1)
	case *ssa.Store:
		m.stored(fn, instr, hops)
	default:
		add(valued)
	}
}

// stored records the uses of a function in a variable or a field.
func (m *Map) stored(fn *ssa.Function, st *ssa.Store, hops int) {
	switch addr := st.Addr.(type) {
	case *ssa.Alloc:
		for _, r := range *addr.Referrers() {
			switch r := r.(type) {
			case *ssa.UnOp:
				m.follow(fn, r, hops+1)
			case *ssa.MakeClosure:
				m.captured(fn, addr, r, hops)
			}
		}
		return
	case *ssa.FreeVar:
		return // the variable of an enclosing function, which is followed there
	case *ssa.FieldAddr:
		if nethttp.IsCommand(addr.X.Type()) {
			m.uses[fn] = append(m.uses[fn], use{command, st})
			return
		}
	}
	m.uses[fn] = append(m.uses[fn], use{valued, st})
}

// captured records the uses of a function, or of a variable that holds it, by
// a literal that captures it.
func (m *Map) captured(fn *ssa.Function, v ssa.Value, mc *ssa.MakeClosure, hops int) {
	lit := mc.Fn.(*ssa.Function)
	for i, b := range mc.Bindings {
		if b != v || i >= len(lit.FreeVars) || hops > maxHops {
			continue
		}
		for _, r := range *lit.FreeVars[i].Referrers() {
			if load, ok := r.(*ssa.UnOp); ok {
				m.follow(fn, load, hops+1)
			} else if _, ok := v.(*ssa.Alloc); !ok {
				m.record(fn, lit.FreeVars[i], r, hops+1)
			}
		}
	}
}

// passed records what a call does to fn, which is an argument of it.
func (m *Map) passed(fn *ssa.Function, v ssa.Value, call ssa.CallInstruction, hops int) {
	h := valued
	common := call.Common()
	callee := common.StaticCallee()
	switch {
	case callee == nil:
	case onceFuncs[callee.String()]:
		h = onceled
	case callee.String() == "(*testing.T).Run", callee.String() == "(*testing.B).Run":
		h = called
	case startsGoroutine(callee):
		h = started
	case callee.Blocks != nil && callee.Parent() == nil:
		for i, a := range common.Args {
			if a == v && i < len(callee.Params) && hops < maxHops {
				m.inCallee(fn, callee.Params[i], call, hops)
				return
			}
		}
	}
	m.uses[fn] = append(m.uses[fn], use{h, call})
}

// inCallee records what a function of the package does to fn, its parameter
// p: a call of it in a loop, or in a goroutine, decides; a plain call counts
// where the function is handed over.
func (m *Map) inCallee(fn *ssa.Function, p *ssa.Parameter, site ssa.CallInstruction, hops int) {
	before := len(m.uses[fn])
	m.follow(fn, p, hops+1)
	plain := len(m.uses[fn]) == before
	kept := m.uses[fn][:before]
	for _, u := range m.uses[fn][before:] {
		if u.how == called && u.instr.Parent() == p.Parent() && !m.InLoop(u.instr) {
			plain = true
			continue
		}
		kept = append(kept, u)
	}
	if plain {
		kept = append(kept, use{called, site})
	}
	m.uses[fn] = kept
}

var onceFuncs = map[string]bool{
	"(*sync.Once).Do": true, "sync.OnceFunc": true, "sync.OnceValue": true, "sync.OnceValues": true,
}

// startsGoroutine reports whether fn runs the function it is given in a
// goroutine: Go of sync.WaitGroup, of an errgroup, and of what is made like
// them.
func startsGoroutine(fn *ssa.Function) bool {
	switch fn.Name() {
	case "Go", "TryGo":
		return fn.Signature.Recv() != nil
	}
	return false
}

// registers notes the type that a gRPC service is registered with.
func (m *Map) registers(instr ssa.Instruction) {
	call, ok := instr.(ssa.CallInstruction)
	if !ok {
		return
	}
	fn := call.Common().StaticCallee()
	if fn == nil || !strings.HasPrefix(fn.Name(), "Register") || !strings.HasSuffix(fn.Name(), "Server") {
		return
	}
	for _, a := range call.Common().Args {
		if mi, ok := a.(*ssa.MakeInterface); ok {
			if tn := typeName(mi.X.Type()); tn != nil {
				m.served[tn] = true
			}
		}
	}
}

func typeName(t types.Type) *types.TypeName {
	if ptr, ok := types.Unalias(t).(*types.Pointer); ok {
		t = ptr.Elem()
	}
	if named, ok := types.Unalias(t).(*types.Named); ok {
		return named.Obj()
	}
	return nil
}

// isService reports whether fn is a method by which a gRPC server serves a
// request.
func (m *Map) isService(fn *types.Func) bool {
	sig := fn.Signature()
	if sig.Recv() == nil || !fn.Exported() || sig.Params().Len() < 1 {
		return false
	}
	tn := typeName(sig.Recv().Type())
	if tn == nil || !m.served[tn] && !embedsUnimplemented(tn.Type()) {
		return false
	}
	params, results := sig.Params(), sig.Results()
	if results.Len() == 0 || results.At(results.Len()-1).Type().String() != "error" {
		return false
	}
	stream := typeName(params.At(params.Len() - 1).Type())
	unary := nethttp.IsContext(params.At(0).Type()) && params.Len() == 2 && results.Len() == 2
	return unary || results.Len() == 1 && stream != nil && strings.HasSuffix(stream.Name(), "Server")
}

func embedsUnimplemented(t types.Type) bool {
	st, ok := t.Underlying().(*types.Struct)
	if !ok {
		return false
	}
	for f := range st.Fields() {
		if f.Embedded() && strings.HasPrefix(f.Name(), "Unimplemented") && strings.HasSuffix(f.Name(), "Server") {
			return true
		}
	}
	return false
}
