package protocol

import (
	"sync"

	"golang.org/x/tools/go/ssa"
)

// callers tells who calls the functions of a package that nobody else can call.
type callers struct {
	funcs  []*ssa.Function
	once   sync.Once
	calls  map[*ssa.Function][]*ssa.CallCommon
	valued map[*ssa.Function]bool // those that are used as values: anybody may call them
}

// of returns all calls of fn, none if not all are in view. Methods can be called by way
// of interfaces, and are not looked at.
func (c *callers) of(fn *ssa.Function) []*ssa.CallCommon {
	obj := fn.Object()
	if c == nil || obj == nil || obj.Exported() || fn.Parent() != nil || fn.Signature.Recv() != nil {
		return nil
	}
	c.once.Do(c.index)
	if c.valued[fn] {
		return nil
	}
	return c.calls[fn]
}

func (c *callers) index() {
	c.calls, c.valued = make(map[*ssa.Function][]*ssa.CallCommon), make(map[*ssa.Function]bool)
	var buf [8]*ssa.Value
	for _, fn := range c.funcs {
		for _, b := range fn.Blocks {
			for _, instr := range b.Instrs {
				var callee *ssa.Value
				if call, ok := instr.(ssa.CallInstruction); ok {
					callee = &call.Common().Value
					if fn := call.Common().StaticCallee(); fn != nil {
						c.calls[fn] = append(c.calls[fn], call.Common())
					}
				}
				for _, op := range instr.Operands(buf[:0]) {
					if fn, ok := (*op).(*ssa.Function); ok && op != callee {
						c.valued[fn] = true
					}
				}
			}
		}
	}
}
