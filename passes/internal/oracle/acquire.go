package oracle

import (
	"fmt"
	"slices"
	"strings"
)

// acquire writes an acquisition with its error check, and often what closes
// the body. It reports whether the path goes on.
func (g *generator) acquire(p *path) bool {
	if len(g.sites) >= 5 || !g.spend(p, 1) && len(g.sites) > 0 {
		return true
	}
	if g.chance(4) {
		return g.discard(p)
	}
	return g.choose([]weighted{
		{10, func() bool { return g.acquireNew(p) }},
		{2, func() bool { return g.acquireNested(p) }},
		{2, func() bool { return g.acquireDeclared(p) }},
		{weight(4, len(g.targets(p)) > 0), func() bool { return g.acquireAgain(p) }},
	})
}

// targets lists the handles whose variable can take another response.
func (g *generator) targets(p *path) []*handle {
	return p.filter(func(h *handle) bool {
		return h.resp != "" && h.body == h.resp+".Body" && p.err && (g.correlated || !h.captured)
	})
}

// discard writes a call whose response nobody gets.
func (g *generator) discard(p *path) bool {
	s, _ := g.anySource(p)
	switch {
	case s.results == "resp", s.results == "owner":
		g.line("_ = %s", s.call)
	case g.chance(40):
		g.line(s.call)
	case g.chance(50):
		g.line("_, _ = %s", s.call)
	default:
		g.line("if _, err := %s", splitComment(s.call, "; err != nil {"))
		g.fail(p.branch(), "err")
		g.line("}")
	}
	return true
}

// splitComment puts more between the call and its comment.
func splitComment(call, more string) string {
	call, site, _ := strings.Cut(call, " // ")
	return call + more + " // " + site
}

// acquireNew declares a variable for the response.
func (g *generator) acquireNew(p *path) bool {
	s, a := g.anySource(p)
	h := &handle{acquired: a}
	switch s.results {
	case "resp":
		h.resp = g.fresh("resp")
		h.body = h.resp + ".Body"
		g.line("%s := %s", h.resp, s.call)
		p.add(h)
		return g.planClose(p, h)
	case "owner":
		owner := g.fresh("owner")
		h.body = owner + ".Body"
		g.line("%s := %s", owner, s.call)
		g.line(pick(g, []string{"if %s.Err != nil {", "if %s.Failed() {", "if !(%s.Err == nil) {"}), owner)
		g.fail(p.failed(h), owner+".Err")
		g.line("}")
		p.add(h)
		return g.planClose(p, h)
	case "body err":
		h.body = g.fresh("body")
		g.line("%s, err := %s", h.body, s.call)
	default:
		h.resp = g.fresh("resp")
		h.body = h.resp + ".Body"
		if g.chance(4) {
			g.line("%s, _ := %s", h.resp, s.call)
			return g.checkNil(p, h)
		}
		g.line("%s, err := %s", h.resp, s.call)
	}
	p.declareErr()
	return g.check(p, h)
}

// acquireDeclared declares the variable, and now and then what closes the
// body, before the acquisition.
func (g *generator) acquireDeclared(p *path) bool {
	h := &handle{resp: g.fresh("resp"), nilable: true}
	h.body = h.resp + ".Body"
	g.line("var %s *http.Response", h.resp)
	if !p.err {
		g.line("var err error")
		p.declareErr()
	}
	if p.loop == nil && g.chance(50) {
		forms := []string{
			"defer func() {\nif %[1]s != nil {\n%[1]s.Body.Close()\n}\n}()",
			"defer func() { " + g.callee("CloseMaybe") + "(%[1]s) }()",
			"defer func() {\nif err == nil && %[1]s != nil {\n%[1]s.Body.Close()\n}\n}()",
		}
		g.line(fmt.Sprintf(pick(g, forms), h.resp))
		h.settled = true
	}
	s, a := g.twoResults(p)
	h.acquired = a
	p.add(h)
	if g.chance(25) && g.spend(p, 1) {
		return g.acquireOnCondition(p, h, s)
	}
	if g.chance(20) {
		twice := g.callee("Twice")
		if strings.Contains(s.call, "FetchLive(") && !g.correlated {
			twice = "localTwice" // across a package, a known miss
		}
		g.line("err = %s(func() (err error) {", twice)
		g.line("%s, err = %s", h.resp, s.call)
		g.line("return err")
		g.line("})")
	} else {
		g.line("%s, err = %s", h.resp, s.call)
	}
	h.nilable = false
	return g.check(p, h)
}

// acquireOnCondition fills the variable on one branch only.
func (g *generator) acquireOnCondition(p *path, h *handle, s source) bool {
	when := g.condition(p)
	if g.correlated && slices.ContainsFunc(g.pool, func(c string) bool { return when == c || when == "!("+c+")" }) {
		h.guard = when
	}
	g.line("if %s {", when)
	g.line("%s, err = %s", h.resp, s.call)
	g.line("if err != nil {")
	q := p.branch()
	q.handles[len(q.handles)-1].settled = true
	g.fail(q, "err")
	g.line("}")
	g.line("}")
	h.nilable = true
	return true
}

// acquireAgain overwrites a variable that may hold an open response.
func (g *generator) acquireAgain(p *path) bool {
	h := pick(g, g.targets(p))
	if !h.settled && g.chance(70) {
		g.close(p, h)
	}
	call := g.anotherFor(p, h)
	g.line("%s, err = %s", h.resp, call)
	h.settled, h.nilable, h.turn = h.settled && g.chance(20), false, p.loop
	return g.check(p, h)
}

// anotherFor returns a call whose response will be in the variable of h. What
// was tested of the old response may be tested of the new one.
func (g *generator) anotherFor(p *path, h *handle) string {
	g.plain = h.tested && !g.correlated
	s, a := g.twoResults(p)
	g.plain = false
	g.join(h, a)
	return s.call
}

// join makes what is known of h hold for another response in its variable.
func (g *generator) join(h *handle, a *acquired) {
	name := a.sites[0]
	spec := g.sites[name]
	for _, old := range h.sites {
		spec.include(g.sites[old])
	}
	for _, old := range h.sites {
		g.sites[old].include(spec)
	}
	h.sites = append(h.sites, name)
	h.tested = h.tested || a.tested
	h.copied = h.copied || a.copied
}

// acquireNested acquires in the header of an if or switch.
func (g *generator) acquireNested(p *path) bool {
	s, a := g.twoResults(p)
	h := &handle{acquired: a, resp: g.fresh("resp")}
	h.body = h.resp + ".Body"
	q := p.branch()
	q.declareErr()
	if g.chance(50) {
		g.line("if %s, err := %s", h.resp, splitComment(s.call, "; err == nil {"))
		q.add(h)
		_ = g.planClose(q, h) && g.block(q, 3)
		g.line("}")
		return true
	}
	g.line("if %s, err := %s", h.resp, splitComment(s.call, "; err != nil {"))
	g.fail(q, "err")
	g.line("} else {")
	q = p.branch()
	q.declareErr()
	q.add(h)
	on := g.planClose(q, h) && g.block(q, 3)
	g.line("}")
	if on {
		p.merge(q)
	}
	return on
}
