package sites

import (
	"go/constant"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// loops are the natural loops of a function.
type loops struct {
	of map[*ssa.BasicBlock]*loop // the innermost one
}

// A loop is the blocks from which its head can be reached again without
// leaving it.
type loop struct {
	head   *ssa.BasicBlock
	blocks map[*ssa.BasicBlock]bool
	once   bool // known to make a single turn
	waits  bool // receives from a channel
	outer  *loop
}

func findLoops(fn *ssa.Function) *loops {
	byHead := map[*ssa.BasicBlock]*loop{}
	var all []*loop
	for _, b := range fn.Blocks {
		for _, head := range b.Succs {
			if !head.Dominates(b) {
				continue
			}
			l := byHead[head]
			if l == nil {
				l = &loop{head: head, blocks: map[*ssa.BasicBlock]bool{head: true}}
				byHead[head] = l
				all = append(all, l)
			}
			l.add(b)
		}
	}
	ls := &loops{of: map[*ssa.BasicBlock]*loop{}}
	for _, l := range all {
		l.look()
		for b := range l.blocks {
			if in := ls.of[b]; in == nil || len(l.blocks) < len(in.blocks) {
				ls.of[b] = l
			}
		}
	}
	for _, l := range all {
		for _, o := range all {
			if o != l && o.blocks[l.head] && len(o.blocks) > len(l.blocks) && (l.outer == nil || len(o.blocks) < len(l.outer.blocks)) {
				l.outer = o
			}
		}
	}
	return ls
}

func (l *loop) add(b *ssa.BasicBlock) {
	if l.blocks[b] {
		return
	}
	l.blocks[b] = true
	for _, p := range b.Preds {
		l.add(p)
	}
}

func (l *loop) look() {
	for b := range l.blocks {
		for _, instr := range b.Instrs {
			switch instr := instr.(type) {
			case *ssa.Select:
				l.waits = true
			case *ssa.UnOp:
				l.waits = l.waits || instr.Op == token.ARROW
			}
		}
	}
	l.once = l.turns() == 1
}

// turns returns the number of turns that a counting loop makes if that is
// written down: for i := 0; i < 1; i++, or a range over an array of known
// length. -1: unknown.
func (l *loop) turns() int64 {
	iff, ok := l.head.Instrs[len(l.head.Instrs)-1].(*ssa.If)
	if !ok {
		return -1
	}
	cond, ok := iff.Cond.(*ssa.BinOp)
	if !ok || cond.Op != token.LSS {
		return -1
	}
	limit, ok := length(cond.Y)
	if !ok {
		return -1
	}
	start, ok := l.counter(cond.X)
	if !ok {
		return -1
	}
	return limit - start
}

// counter returns the first value of x, the counter of the loop.
func (l *loop) counter(x ssa.Value) (int64, bool) {
	offset := int64(0)
	if add, ok := x.(*ssa.BinOp); ok && add.Op == token.ADD { // range: the counter begins at -1
		step, ok := length(add.Y)
		if !ok || step != 1 {
			return 0, false
		}
		offset, x = 1, add.X
	}
	phi, ok := x.(*ssa.Phi)
	if !ok || phi.Block() != l.head {
		return 0, false
	}
	for i, p := range l.head.Preds {
		if !l.blocks[p] {
			n, ok := length(phi.Edges[i])
			return n + offset, ok
		}
	}
	return 0, false
}

// length returns the value of a constant, or the length of an array literal.
func length(v ssa.Value) (int64, bool) {
	switch v := v.(type) {
	case *ssa.Const:
		if v.Value != nil && v.Value.Kind() == constant.Int {
			return constant.Int64Val(v.Value)
		}
	case *ssa.Call:
		if b, ok := v.Call.Value.(*ssa.Builtin); ok && b.Name() == "len" {
			if sl, ok := v.Call.Args[0].(*ssa.Slice); ok && sl.Low == nil && sl.High == nil {
				if n := arrayLen(sl.X.Type()); n >= 0 {
					return n, true
				}
			}
		}
	}
	return 0, false
}

// around returns the position of the innermost loop around b that can make
// more than one turn; none if there is none.
func (ls *loops) around(b *ssa.BasicBlock) token.Pos {
	if l := ls.repeated(b); l != nil {
		return l.pos()
	}
	return token.NoPos
}

func (ls *loops) repeated(b *ssa.BasicBlock) *loop {
	for l := ls.of[b]; l != nil; l = l.outer {
		if !l.once {
			return l
		}
	}
	return nil
}

func (ls *loops) waits(b *ssa.BasicBlock) bool {
	for l := ls.of[b]; l != nil; l = l.outer {
		if l.waits {
			return true
		}
	}
	return false
}

// pos returns the first position in the loop, as near to its keyword as SSA
// form has one.
func (l *loop) pos() token.Pos {
	first := token.NoPos
	for b := range l.blocks {
		for _, instr := range b.Instrs {
			if p := instr.Pos(); p.IsValid() && (first == token.NoPos || p < first) {
				if _, phi := instr.(*ssa.Phi); !phi {
					first = p
				}
			}
		}
	}
	if first == token.NoPos {
		first = l.head.Parent().Pos()
	}
	return first
}

func arrayLen(t types.Type) int64 {
	if ptr, ok := t.Underlying().(*types.Pointer); ok {
		if arr, ok := ptr.Elem().Underlying().(*types.Array); ok {
			return arr.Len()
		}
	}
	return -1
}
