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
	waits  bool // receives from a channel, or never ends
	sleeps bool
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
	ends := false
	for b := range l.blocks {
		for _, succ := range b.Succs {
			ends = ends || !l.blocks[succ]
		}
		for _, instr := range b.Instrs {
			switch instr := instr.(type) {
			case *ssa.Select:
				l.waits = true
			case *ssa.UnOp:
				l.waits = l.waits || instr.Op == token.ARROW
			case *ssa.Call:
				fn := instr.Call.StaticCallee()
				l.sleeps = l.sleeps || fn != nil && fn.String() == "time.Sleep"
			}
		}
	}
	l.waits = l.waits || !ends
	l.once = l.turns() == 1
}

// turns returns the number of turns that a counting loop makes if that is
// written down: for i := 0; i < 1; i++, or a range over a number or an array of
// known length. -1: unknown.
func (l *loop) turns() int64 {
	for _, p := range append([]*ssa.BasicBlock{l.head}, l.head.Preds...) {
		if !l.blocks[p] {
			continue
		}
		if n, ok := l.counted(p); ok {
			return n
		}
	}
	return -1
}

// counted returns the number of turns if b ends in the test that decides about another
// one.
func (l *loop) counted(b *ssa.BasicBlock) (int64, bool) {
	iff, ok := b.Instrs[len(b.Instrs)-1].(*ssa.If)
	if !ok || !l.blocks[b.Succs[0]] || l.blocks[b.Succs[1]] {
		return 0, false
	}
	cond, ok := iff.Cond.(*ssa.BinOp)
	if !ok || cond.Op != token.LSS {
		return 0, false
	}
	limit, ok := length(cond.Y)
	if !ok {
		return 0, false
	}
	start, ok := l.counter(cond.X, b.Succs[0] == l.head)
	return limit - start, ok
}

// counter returns the first value of x, the counter of the loop. atEnd: it is tested at
// the end of a turn.
func (l *loop) counter(x ssa.Value, atEnd bool) (int64, bool) {
	offset := int64(0)
	if add, ok := x.(*ssa.BinOp); ok && add.Op == token.ADD {
		step, ok := length(add.Y)
		if !ok || step != 1 {
			return 0, false
		}
		if !atEnd {
			offset = 1 // range over an array: the counter begins at -1
		}
		x = add.X
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

func (ls *loops) waits(b *ssa.BasicBlock, sleeping bool) bool {
	for l := ls.of[b]; l != nil; l = l.outer {
		if l.waits || sleeping && l.sleeps {
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
