package oracle

import "fmt"

// statement writes one statement and what belongs to it. It reports whether
// the path goes on behind it.
func (g *generator) statement(p *path) bool {
	usable := len(p.usable()) > 0
	responses := len(p.filter((*handle).whole)) > 0
	fresh := len(p.filter(func(h *handle) bool { return g.replaceable(p, h) })) > 0
	open := len(p.open()) > 0
	deep := p.depth >= 3
	return g.choose([]weighted{
		{weight(10, !deep), func() bool { return g.acquire(p) }},
		{weight(8, usable), func() bool { return g.read(p) }},
		{weight(4, open), func() bool { g.close(p, pick(g, p.open())); return true }},
		{weight(2, usable && p.loop == nil), func() bool { return g.wrap(p) }},
		{weight(1, fresh), func() bool { return g.replace(p) }},
		{weight(2, responses), func() bool { return g.handOver(p) }},
		{weight(14, !deep && g.budget > 1 && open), func() bool { return g.control(p) }},
		{weight(4, !deep && g.budget > 1), func() bool { return g.control(p) }},
		{weight(1, p.depth < 2 && p.loop == nil), func() bool { return g.literal(p) }},
		{2, func() bool { g.line(`e.Note("step")`); return true }},
	})
}

// block writes a few statements, and closes at its end what was acquired in
// it. It reports whether the path goes on behind the block.
func (g *generator) block(p *path, most int) bool {
	for range 1 + g.IntN(most) {
		if !g.statement(p) {
			return false
		}
	}
	var owed []*handle
	for _, h := range p.scope {
		if !h.settled {
			owed = append(owed, h)
		}
	}
	g.settle(p, owed)
	return true
}

// control writes a statement with blocks in it.
func (g *generator) control(p *path) bool {
	if !g.spend(p, 1) {
		return true
	}
	return g.choose([]weighted{
		{10, func() bool { return g.ifExit(p) }},
		{4, func() bool { return g.ifElse(p) }},
		{2, func() bool { return g.ifClose(p) }},
		{4, func() bool { return g.switches(p) }},
		{weight(6, p.loop.depth() < 2), func() bool { return g.loop(p) }},
		{weight(2, p.loop == nil), func() bool { return g.retry(p) }},
		{weight(1, p.loop == nil), func() bool { return g.again(p) }},
		{weight(1, p.loop == nil), func() bool { return g.paging(p) }},
		{weight(1, p.loop == nil && !p.err), func() bool { return g.remoteOrLocal(p) }},
	})
}

// ifExit is a branch that leaves.
func (g *generator) ifExit(p *path) bool {
	g.line("if %s {", g.condition(p))
	q := p.branch()
	if g.chance(25) && !g.block(q, 1) {
		g.line("}")
		return true
	}
	g.exit(q)
	g.line("}")
	return true
}

func (g *generator) ifElse(p *path) bool {
	g.line("if %s {", g.condition(p))
	one, other := p.branch(), p.branch()
	var on []*path
	if g.block(one, 2) {
		on = append(on, one)
	}
	switch {
	case g.chance(30):
		on = append(on, other)
		g.line("}")
	case g.chance(20):
		on = append(on, p.branch())
		g.line("} else if e.Flag(%d) {", g.number("flag"))
		if g.block(other, 2) {
			on = append(on, other)
		}
		g.line("}")
	default:
		g.line("} else {")
		if g.block(other, 2) {
			on = append(on, other)
		}
		g.line("}")
	}
	p.merge(on...)
	return len(on) > 0
}

// ifClose closes on one branch, and most of the time on the other.
func (g *generator) ifClose(p *path) bool {
	if len(p.open()) == 0 {
		return g.ifElse(p)
	}
	g.line("if %s {", g.condition(p))
	h := pick(g, p.open())
	c := *h
	g.close(p, &c)
	if g.chance(80) {
		g.line("} else {")
		c := *h
		g.close(p, &c)
	}
	g.line("}")
	h.settled = true
	return true
}

// switches writes a switch, a type switch or a select.
func (g *generator) switches(p *path) bool {
	n := g.number("choice")
	switch g.IntN(6) {
	case 0:
		g.line("switch e.Count(%d) {", 100+n)
		return g.clauses(p, true, "case 0:", "case 1:", "default:")
	case 1:
		g.line("switch e.Count(%d) {", 100+n)
		return g.clauses(p, false, pick(g, [][]string{{"case 1, 2:"}, {"case 1:", "case 0:"}, {"case 0, 1:"}})...)
	case 2:
		g.line("switch v := e.Value(%d).(type) {", n)
		return g.clauses(p, true, "case string:\ne.Note(v)", "case int:\n_ = v", "default:")
	case 3:
		g.line("select {")
		return g.clauses(p, true, fmt.Sprintf("case <-e.Done(%d):", n), "default:")
	case 4:
		g.line("one%[1]d, other%[1]d := e.Either(%[1]d)", n)
		g.line("select {")
		return g.clauses(p, true, fmt.Sprintf("case <-one%d:", n), fmt.Sprintf("case <-other%d:", n))
	}
	g.line("switch {")
	first := "case " + g.condition(p) + ":"
	return g.clauses(p, true, first, fmt.Sprintf("case e.Flag(%d):", g.number("flag")), "default:")
}

// clauses writes the cases of a switch, each with a block. Where they are not
// exhaustive the path may pass them all by.
func (g *generator) clauses(p *path, exhaustive bool, cases ...string) bool {
	var on []*path
	for _, c := range cases {
		g.line("%s", c)
		q := p.branch()
		q.inSwitch = true
		if g.chance(15) {
			g.exit(q)
		} else if g.block(q, 2) {
			on = append(on, q)
		}
	}
	g.line("}")
	if !exhaustive {
		on = append(on, p.branch())
	}
	p.merge(on...)
	return len(on) > 0
}
