package fieldvalues

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/httpvet/httpvet/passes/internal/nethttp"
)

// method notes what the call of a method on the transport tells.
func (w *walk) method(name string) {
	w.o.closesIdle = w.o.closesIdle || name == nethttp.CloseIdleName
}

func (w *walk) call(v ssa.Value, call ssa.CallInstruction, direct bool) {
	common := call.Common()
	fn := common.StaticCallee()
	if fn == nil {
		w.leave(call)
		w.o.opaque = w.o.opaque || common.Value != v
		return
	}
	obj, _ := fn.Object().(*types.Func)
	if obj != nil {
		w.method(obj.Name())
		w.o.registered = w.o.registered || nethttp.IsRegister(obj)
		if fields, known := nethttp.Configures(obj.FullName()); known {
			w.o.used = true
			if do, _ := nethttp.PoolEffect(obj.FullName(), 0); do == nethttp.PoolSends {
				w.leave(call)
			}
			for _, f := range fields {
				w.foreign(call, f)
			}
			return
		}
	}
	body := declared(fn)
	if len(body.Blocks) == 0 {
		w.leave(call)
		w.o.opaque = true
		return
	}
	for i, arg := range common.Args {
		if arg == v {
			w.passed(call, body.Params[i], direct)
		}
	}
}

// passed adds what a function of the package does to the transport it is
// given.
func (w *walk) passed(call ssa.CallInstruction, param *ssa.Parameter, direct bool) {
	inner := w.p.follow(param)
	o := w.o
	o.used = o.used || inner.used
	o.closesIdle = o.closesIdle || inner.closesIdle
	o.registered = o.registered || inner.registered
	o.opaque = o.opaque || inner.opaque
	o.copied = o.copied || inner.copied
	if inner.used && call.Parent() == o.fn {
		o.leaves[call.Block()] = true
	}
	_, plain := call.(*ssa.Call)
	for _, field := range inner.written() {
		if !direct || !plain || call.Parent() != o.fn || field == "" {
			w.foreign(call, field)
			continue
		}
		s := w.p.field(inner, field)
		o.writes = append(o.writes, write{
			field: field, at: call, pos: call.Pos(), value: s.Value, certain: s.State == Set,
		})
	}
}

// written returns the fields that are written, each once.
func (o *object) written() []string {
	var out []string
	seen := map[string]bool{}
	add := func(f string) {
		if !seen[f] {
			seen[f] = true
			out = append(out, f)
		}
	}
	for _, w := range o.writes {
		add(w.field)
	}
	for _, w := range o.foreign {
		add(w.field)
	}
	return out
}
