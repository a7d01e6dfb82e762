package oracle

// loop writes a loop with a block in it.
func (g *generator) loop(p *path) bool {
	l := &loop{outer: p.loop, label: g.fresh("turns")}
	q := p.branch()
	q.loop, q.inSwitch = l, false
	g.label(l.label)
	endless := g.loopHead()
	on := g.block(q, 3)
	switch {
	case on && endless:
		g.line("if e.Flag(%d) {", g.number("flag"))
		g.jumpOut(q.branch())
		g.line("}")
	case on && g.chance(20):
		g.line("if %s {", g.condition(q))
		g.jumpOut(q.branch())
		g.line("}")
	}
	g.line("}")
	if !l.used {
		g.unlabel(l.label)
	}
	if on {
		p.merge(q, p.branch())
	}
	return true
}

// loopHead reports whether the loop has no end of its own. There are no such
// loops among correlated conditions: with the same answer each time they
// would not end.
func (g *generator) loopHead() bool {
	n := g.number("turn") + 200
	heads := []string{
		"for e.Flag(%d) {",
		"for range e.Count(%d) {",
		"for i := range e.Count(%d) {\n_ = i",
		"for i := 0; e.Flag(%d); i++ {\ne.Note(fmt.Sprint(i))",
		"for range e.Items(%d) {",
		"for i := range e.Items(%d) {\ne.Note(fmt.Sprint(i))",
	}
	endless := false
	g.choose([]weighted{
		{6, func() bool { g.line(pick(g, heads), n); return true }},
		{weight(1, !g.correlated), func() bool { g.line("for {"); endless = true; return true }},
		{weight(2, g.correlated), func() bool { g.line(pick(g, []string{"for range 2 {", "for i := 0; i < 2; i++ {"})); return true }},
	})
	return endless
}

// jumpOut ends the loop.
func (g *generator) jumpOut(q *path) {
	var owed []*handle
	for _, h := range q.open() {
		if h.within(q.loop) {
			owed = append(owed, h)
		}
	}
	if g.chance(30) {
		g.fail(q, g.failure(q))
		return
	}
	g.settle(q, owed)
	g.line("break")
}
