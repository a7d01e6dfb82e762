package oracle

// retry writes a loop that overwrites the response until it likes one.
func (g *generator) retry(p *path) bool {
	if len(g.sites) >= 4 || !g.spend(p, 3) {
		return true
	}
	h := &handle{resp: g.fresh("resp")}
	h.body = h.resp + ".Body"
	if g.chance(30) {
		return g.retryInHead(p, h)
	}
	g.line("var %s *http.Response", h.resp)
	if !p.err {
		g.line("var err error")
		p.declareErr()
	}
	l := &loop{outer: p.loop, label: g.fresh("attempts")}
	g.label(l.label)
	g.loopHead()
	q := p.branch()
	q.loop, q.inSwitch = l, false
	s, a := g.twoResults(q)
	h.acquired = a
	g.line("%s, err = %s", h.resp, s.call)
	g.line("if err != nil {")
	g.failHow(q.branch())
	g.line("}")
	if !h.tested {
		q.add(h)
		g.line("if %s {", g.statusTest(h))
		bad := q.branch()
		if g.chance(70) {
			g.close(bad, bad.last(h))
		}
		g.line("continue")
		g.line("}")
	}
	g.line("break")
	g.line("}")
	if !l.used {
		g.unlabel(l.label)
	}
	g.line(pick(g, []string{"if err != nil || %[1]s == nil {", "if %[1]s == nil {"}), h.resp)
	g.fail(p.branch(), g.failure(p))
	g.line("}")
	h.settled = false
	p.add(h)
	return g.planClose(p, h)
}

// retryInHead has the test of the status in the head of the loop.
func (g *generator) retryInHead(p *path, h *handle) bool {
	s, a := g.twoResults(p)
	h.acquired = a
	g.line("%s, err := %s", h.resp, s.call)
	p.declareErr()
	if h.tested {
		return g.check(p, h)
	}
	test := g.statusTest(h)
	g.line("for err == nil && %s {", test)
	q := p.branch()
	q.add(h)
	if g.chance(75) {
		g.close(q, h)
		h.settled = false
	}
	g.line("%s, err = %s", h.resp, g.anotherFor(q, h))
	g.line("}")
	return g.check(p, h)
}

// again jumps back to the acquisition.
func (g *generator) again(p *path) bool {
	if len(g.sites) >= 4 || !g.spend(p, 3) {
		return true
	}
	l := &loop{outer: p.loop, label: g.fresh("again"), goes: true}
	g.label(l.label)
	q := p.branch()
	q.loop = l
	g.line("{")
	on := g.acquireNew(q) && g.block(q, 1)
	if on {
		if g.correlated { // the same answer each time would not end
			g.line("if e.Flag(%d) {", g.number("flag"))
		} else {
			g.line("if %s {", g.condition(q))
		}
		g.jump(q.branch())
		g.line("}")
		on = g.block(q, 1)
	}
	g.settle(q, q.filter(func(h *handle) bool { return h.within(l) && !h.settled }))
	g.line("}")
	if !l.used {
		g.unlabel(l.label)
	}
	if on {
		p.merge(q)
	}
	return on
}

// paging follows a link from page to page.
func (g *generator) paging(p *path) bool {
	if len(g.sites) >= 4 || !g.spend(p, 3) {
		return true
	}
	name, _ := g.site()
	next := g.fresh("next")
	h := &handle{acquired: &acquired{sites: []string{name}}, resp: g.fresh("page")}
	h.body = h.resp + ".Body"
	l := &loop{outer: p.loop, label: g.fresh("pages")}
	g.label(l.label)
	g.line("for %s := e.Base + \"/%s\"; %s != \"\"; {", next, name, next)
	q := p.branch()
	q.loop, q.inSwitch = l, false
	g.line("%s, err := c.Get(%s) // %s", h.resp, next, name)
	q.declareErr()
	g.line("if err != nil {")
	g.fail(q.branch(), "err")
	g.line("}")
	q.add(h)
	g.read(q)
	if g.chance(40) {
		g.line("if %s {", g.condition(q))
		g.fail(q.branch(), g.failure(q))
		g.line("}")
	}
	if !h.settled {
		g.settle(q, []*handle{h})
	}
	g.line("if !e.Flag(%d) {", g.number("flag"))
	g.line("%s = \"\"", next)
	g.line("}")
	g.line("}")
	if !l.used {
		g.unlabel(l.label)
	}
	return true
}

// remoteOrLocal has a body variable that outlives the branch it is filled on.
func (g *generator) remoteOrLocal(p *path) bool {
	if len(g.sites) >= 4 {
		return true
	}
	h := &handle{body: g.fresh("content")}
	g.line("var %s io.ReadCloser", h.body)
	g.line("if %s {", g.condition(p))
	s, a := g.twoResults(p)
	h.acquired = a
	resp := g.fresh("resp")
	g.line("%s, err := %s", resp, s.call)
	g.line("if err != nil {")
	q := p.branch()
	q.declareErr()
	g.fail(q, "err")
	g.line("}")
	g.line("%s = %s.Body", h.body, resp)
	g.line("} else {")
	g.line("%s = io.NopCloser(e.Content)", h.body)
	g.line("}")
	p.add(h)
	return g.planClose(p, h)
}
