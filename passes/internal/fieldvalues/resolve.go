package fieldvalues

import (
	"slices"

	"golang.org/x/tools/go/ssa"
)

// field says what a field of an object holds when the object is first used.
func (p *Package) field(o *object, name string) Setting {
	for _, f := range o.foreign {
		if f.field == name || f.field == "" {
			return Setting{}
		}
	}
	return p.own(o, name)
}

// before is field as of the end of the function that makes the object: what
// callers and other functions do later does not count.
func (p *Package) before(o *object, name string) Setting {
	for _, f := range o.foreign {
		if (f.field == name || f.field == "") && f.fn == outermost(o.fn) {
			return Setting{}
		}
	}
	return p.own(o, name)
}

// own is what the function of an object leaves in a field.
func (p *Package) own(o *object, name string) Setting {
	if o.opaque || o.copied {
		return Setting{}
	}
	return p.last(o, name)
}

// last is what the last write leaves in a field.
func (p *Package) last(o *object, name string) Setting {
	var writes []write
	for _, w := range o.writes {
		if w.field == name || w.field == "" {
			writes = append(writes, w)
		}
	}
	if len(writes) == 0 {
		return p.inherited(o, name)
	}
	for _, w := range writes {
		if !w.certain || !o.passes(w) {
			continue
		}
		last := !slices.ContainsFunc(writes, func(later write) bool {
			return later.at != w.at && o.follows(w.at, later.at)
		})
		if last && w.literal != nil {
			return p.last(w.literal, name)
		}
		if last && w.field == "" {
			return Setting{State: Unset, Value: zero(o.fieldType(name))}
		}
		if last {
			return Setting{State: Set, Value: w.value, At: w.pos, From: w.from}
		}
	}
	return Setting{}
}

// start returns the block in which the object comes to be.
func (o *object) start() *ssa.BasicBlock {
	if instr, ok := o.root.(ssa.Instruction); ok {
		return instr.Block()
	}
	return o.fn.Blocks[0]
}

// passes reports whether every path from the making of the object to a return
// before which it has gone to somebody passes the write. A parameter has been
// with somebody from the start.
func (o *object) passes(w write) bool {
	target := w.at.Block()
	start := o.start()
	if target == start {
		return true
	}
	type state struct {
		b    *ssa.BasicBlock
		gone bool
	}
	_, given := o.root.(*ssa.Parameter)
	seen := map[state]bool{}
	todo := []state{{start, given || o.leaves[start]}}
	for len(todo) > 0 {
		s := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if seen[s] || s.b == target {
			continue
		}
		seen[s] = true
		if _, ok := s.b.Instrs[len(s.b.Instrs)-1].(*ssa.Return); ok && s.gone {
			return false
		}
		for _, next := range s.b.Succs {
			if next != start {
				todo = append(todo, state{next, s.gone || o.leaves[next]})
			}
		}
	}
	return true
}

// follows reports whether b can run after a, on the same object.
func (o *object) follows(a, b ssa.Instruction) bool {
	if a.Block() == b.Block() {
		if slices.Index(a.Block().Instrs, a) < slices.Index(b.Block().Instrs, b) {
			return true
		}
	}
	start := o.start()
	seen := map[*ssa.BasicBlock]bool{}
	todo := slices.Clone(a.Block().Succs)
	for len(todo) > 0 {
		at := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if seen[at] || at == start {
			continue
		}
		seen[at] = true
		if at == b.Block() {
			return true
		}
		todo = append(todo, at.Succs...)
	}
	return false
}
