package lifecycle

import "golang.org/x/tools/go/ssa"

// prune drops from w, at the entry of block b, what no continuation can ask
// for: worlds that differ only in that are one.
func (f *frame) prune(b *ssa.BasicBlock, w *world) {
	w.env.keep(func(p pair) bool { return f.liveAt(b, p.k.v) })
	mark := f.mark(b, w)
	w.mem.keep(func(p pair) bool { return f.placeLives(b, mark, p.k) })
	w.facts.keep(func(p pair) bool { return f.factMatters(b, w, mark, p.k) })
}

// liveAt reports whether the value of v can be asked for from b on.
func (f *frame) liveAt(b *ssa.BasicBlock, v ssa.Value) bool {
	return v.Parent() != f.g.fn || f.g.live(v, b)
}

// mark returns the ids of all terms through which w can reach something.
func (f *frame) mark(b *ssa.BasicBlock, w *world) map[int]bool {
	marked := map[int]bool{}
	var visit func(t *term)
	visit = func(t *term) {
		if marked[t.id] {
			return
		}
		marked[t.id] = true
		for _, a := range t.args {
			visit(a)
		}
		// What is stored in a variable that is reached is reached.
		for _, p := range w.mem {
			if root := rootOf(p.k); root == t {
				visit(p.v)
			}
		}
	}
	for _, p := range w.env {
		visit(p.v)
	}
	for _, d := range w.defers {
		if d.fn != nil {
			visit(d.fn)
		}
		for _, a := range d.args {
			visit(a)
		}
	}
	for _, p := range w.mem {
		if root := rootOf(p.k); f.rootLives(b, root) {
			visit(p.v)
		}
	}
	return marked
}

// rootOf returns the variable, value or tuple that a place belongs to.
func rootOf(place *term) *term {
	for place.op == opFieldAddr || place.op == opIndexAddr || place.op == opField || place.op == opExtract {
		place = place.args[0]
	}
	return place
}

// rootLives reports whether a place belongs to something that outlives what
// is reached from values: the handle under watch, or memory that is not this
// function's.
func (f *frame) rootLives(b *ssa.BasicBlock, root *term) bool {
	switch root.op {
	case opAlloc:
		return f.liveAt(b, root.v)
	case opSym, opRes:
		return f.liveAt(b, root.v)
	}
	return true
}

func (f *frame) placeLives(b *ssa.BasicBlock, mark map[int]bool, place *term) bool {
	root := rootOf(place)
	return mark[root.id] || f.rootLives(b, root)
}

// factMatters reports whether a decision about x can decide something again.
func (f *frame) factMatters(b *ssa.BasicBlock, w *world, mark map[int]bool, x *term) bool {
	if mark[x.id] || f.depth > 0 && !ownedBy(x, f.g.fn) {
		return true
	}
	if of, key := inquiry(x); key != "" && f.s.places && w.status == held && f.s.isPlace(of) {
		return true // what was asked of parameters before cannot decide about the resource
	}
	if x.op == opSym {
		return f.liveAt(b, x.v) || f.s.places && f.s.isPlace(x)
	}
	if f.s.places && f.s.isPlace(x) {
		return true
	}
	if f.retested(b, mark, x) {
		// The condition is only met again if what it speaks of is still there, or
		// can be read anew. What a variable held on a turn of a loop cannot.
		gone, turn := false, false
		x.mentions(func(t *term) bool {
			if t.op == opAlloc && !f.liveAt(b, t.v) && !mark[t.id] {
				// Nor can a variable of which there is no address left.
				gone, turn = true, true
			}
			if (t.op == opSym || t.op == opRes) && !f.liveAt(b, t.v) && !mark[t.id] {
				_, phi := t.v.(*ssa.Phi)
				gone, turn = true, turn || phi
			}
			return false
		})
		return !gone || !turn && mentionsMemory(x)
	}
	return false
}

// mentionsMemory reports whether x can be read anew where the values it was
// built from are gone.
func mentionsMemory(x *term) bool {
	return x.mentions(func(t *term) bool { return t.op == opLoad || t.op == opPure })
}

func ownedBy(x *term, fn *ssa.Function) bool {
	return x.mentions(func(t *term) bool { return t.v != nil && t.v.Parent() == fn })
}

// retested reports whether a condition of the form of x, or one with a part
// of that form, is tested from b on.
func (f *frame) retested(b *ssa.BasicBlock, mark map[int]bool, x *term) bool {
	if f.g.tests == nil {
		f.s.findTests(f.g)
	}
	shape := x.shape
	if x.op == opBin {
		shape = 0 // any comparison of the same thing
		for _, a := range x.args {
			if a, _ = linear(a); a.op != opConst && shape == 0 {
				shape = a.shape
			}
		}
		if shape == 0 {
			return f.comparesAgain(b, mark, x)
		}
	}
	if shape == 0 {
		return false
	}
	if f.g.always[shape] {
		return true
	}
	at, told := f.g.tests[shape], f.g.told[shape]
	return at != nil && at.count() > 1 && f.comes(b, at) || told != nil && f.comes(b, told)
}

// comes reports whether one of the blocks is b, or can follow it.
func (f *frame) comes(b *ssa.BasicBlock, blocks bitset) bool {
	return blocks.has(b.Index) || blocks.meets(f.g.reach[b.Index])
}

// comparesAgain is retested for a comparison of plain values, such as a
// parameter with a number: it matters while one of them is live, or is what a
// live one stands for.
func (f *frame) comparesAgain(b *ssa.BasicBlock, mark map[int]bool, x *term) bool {
	for _, a := range x.args {
		if a, _ = linear(a); a.op == opSym && (mark[a.id] || f.liveAt(b, a.v)) {
			return true
		}
	}
	return false
}

// findTests collects the shapes of everything that g's conditions are built
// from, and of the errors and flags that it returns, or stores for others to test: a
// deferred call goes by what a named result is.
func (s *solve) findTests(g *graph) {
	g.tests, g.told = map[int]bitset{}, map[int]bitset{}
	g.always = map[int]bool{}
	scratch := &world{}
	s.static = true
	defer func() { s.static = false }()
	in := func(blocks map[int]bitset) func(*ssa.BasicBlock, ssa.Value) {
		return func(b *ssa.BasicBlock, v ssa.Value) {
			s.eval(scratch, v).eachShape(func(shape int) {
				if blocks[shape] == nil {
					blocks[shape] = newBitset(len(g.fn.Blocks))
				}
				blocks[shape].add(b.Index)
			})
		}
	}
	eachIf(g.fn, in(g.tests))
	g.eachNumber(in(g.tests))
	g.eachTold(in(g.told))
	for _, anon := range g.fn.AnonFuncs {
		eachIf(anon, func(_ *ssa.BasicBlock, cond ssa.Value) {
			s.eval(scratch, cond).eachShape(func(shape int) { g.always[shape] = true })
		})
	}
}

// eachNumber calls f for the numbers that decide something where ways meet, in the
// blocks they come from: what is known of them is asked there, see bounds.
func (g *graph) eachNumber(f func(*ssa.BasicBlock, ssa.Value)) {
	for _, b := range g.fn.Blocks {
		for _, instr := range b.Instrs {
			phi, ok := instr.(*ssa.Phi)
			if !ok {
				break
			}
			if !g.weighs[phi] || !isInteger(phi.Type()) {
				continue
			}
			for i, e := range phi.Edges {
				f(b.Preds[i], e)
			}
		}
	}
}

// eachTold calls f for the errors and flags that are stored or returned, in the blocks
// where they are.
func (g *graph) eachTold(f func(*ssa.BasicBlock, ssa.Value)) {
	for _, b := range g.fn.Blocks {
		for _, instr := range b.Instrs {
			var told []ssa.Value
			switch instr := instr.(type) {
			case *ssa.Store:
				told = []ssa.Value{instr.Val}
			case *ssa.Return:
				told = instr.Results
			}
			for _, v := range told {
				if isError(v.Type()) || isBool(v.Type()) {
					f(b, v)
				}
			}
		}
	}
}

func eachIf(fn *ssa.Function, f func(*ssa.BasicBlock, ssa.Value)) {
	for _, b := range fn.Blocks {
		if n := len(b.Instrs); n > 0 {
			if br, ok := b.Instrs[n-1].(*ssa.If); ok {
				f(b, br.Cond)
			}
		}
	}
}

func (x *term) eachShape(f func(int)) {
	if x.shape != 0 {
		f(x.shape)
	}
	for _, a := range x.args {
		a.eachShape(f)
	}
}
