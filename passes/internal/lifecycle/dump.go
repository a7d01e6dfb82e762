package lifecycle

import (
	"bytes"
	"fmt"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/httpvet/httpvet/passes/internal/flow"
)

// Dump returns the SSA form of fn and, for each acquisition, the worlds that
// were seen at the entry of each block. It is for the log of a failing test.
func (e *Engine) Dump(fn *ssa.Function) string {
	var buf bytes.Buffer
	ssa.WriteFunction(&buf, fn)
	for _, call := range e.acquisitions(fn) {
		fmt.Fprintf(&buf, "\nacquisition %s\n", call)
		s := e.newSolve(fn, acquiring)
		s.acq = call
		s.trace = func(v *flow.Visit[at]) {
			fmt.Fprintf(&buf, "  block %d: %s\n", v.State.b.Index, v.State.w)
		}
		fmt.Fprintf(&buf, "  complete: %t, leaks: %d, settled: %t, gave up: %t\n", s.run(&world{}), len(s.leaks), s.settled, s.gaveUp)
		for _, l := range s.leaks {
			fmt.Fprintf(&buf, "  leak: %v, %v\n", l.cause, l.read)
		}
		for _, o := range s.outcomes {
			fmt.Fprintf(&buf, "  outcome: %v\n", o)
		}
	}
	return buf.String()
}

func (w *world) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s", w.status, w.read)
	for _, t := range [...]struct {
		name string
		table
	}{{"env", w.env}, {"facts", w.facts}, {"mem", w.mem}} {
		if len(t.table) == 0 {
			continue
		}
		fmt.Fprintf(&b, " %s{", t.name)
		for i, p := range t.table {
			if i > 0 {
				b.WriteString(", ")
			}
			fmt.Fprintf(&b, "%s: %s", p.k, p.v)
		}
		b.WriteString("}")
	}
	for _, d := range w.defers {
		fmt.Fprintf(&b, " defer(%s %s)", d.fn, d.args)
	}
	return b.String()
}

var opNames = [...]string{
	opSym: "", opConst: "const", opZero: "zero", opFunc: "func", opGlobal: "global", opAlloc: "&",
	opHandle: "HANDLE", opPart: "PART", opWrap: "wrap", opField: "field", opFieldAddr: "&field",
	opIndexAddr: "&index", opLoad: "load", opBin: "bin", opUn: "un", opIface: "iface",
	opClosure: "closure", opRes: "res", opArg: "arg", opPure: "pure", opExtract: "#", opConv: "conv", opIs: "is",
	opFnRes: "FNRES", opReleaser: "RELEASER", opOld: "OLD",
}

func (x *term) String() string {
	if x == nil {
		return "-"
	}
	s := opNames[x.op]
	if x.v != nil {
		s += x.v.Name()
	}
	if x.aux != nil {
		s += fmt.Sprint(x.aux)
	}
	if len(x.args) == 0 {
		return s
	}
	var args []string
	for _, a := range x.args {
		args = append(args, a.String())
	}
	return s + "(" + strings.Join(args, " ") + ")"
}
