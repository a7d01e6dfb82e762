package oracle

import "fmt"

// literal writes a function literal that is called at once, deferred, or
// called by a callee, and acquires for itself.
func (g *generator) literal(p *path) bool {
	if len(g.sites) >= 4 || !g.spend(p, 1) {
		return true
	}
	plain := &signature{fail: "return", ok: "return"}
	failing := &signature{results: " error", fail: "return %s", ok: "return nil"}
	switch g.IntN(6) {
	case 5:
		g.line("func() {")
		g.line("defer func() {\nif r := recover(); r != nil {\ne.Note(e.Recovered(r).Error())\n}\n}()")
		g.inside(p, plain)
		g.line("}()")
	case 0:
		g.line("func() {")
		g.inside(p, plain)
		g.line("}()")
	case 1:
		g.line("defer func() {")
		g.inside(p, plain)
		g.line("}()")
	case 2:
		g.line("%s(func() {", g.callee("Run"))
		g.inside(p, plain)
		g.line("})")
	default:
		problem := g.fresh("problem")
		g.line("if %s := func() error {", problem)
		g.inside(p, failing)
		g.line("}(); %s != nil {", problem)
		g.fail(p.branch(), problem)
		g.line("}")
	}
	return true
}

// inside writes the body of a literal. What its surroundings hold is not its
// business.
func (g *generator) inside(p *path, sig *signature) {
	outer := g.sig
	g.sig = sig
	defer func() { g.sig = outer }()
	q := &path{depth: p.depth + 1}
	if g.acquire(q) && g.block(q, 2) {
		g.leave(q)
	}
}

// finish hands h to a helper made for the purpose, which closes it on some
// outcomes, and tells by its result, or does not.
func (g *generator) finish(p *path, h *handle) {
	name := fmt.Sprintf("finish%d%s", g.number("finish"), g.name)
	sig := pick(g, []*signature{
		{results: " error", fail: "return %s", ok: "return nil"},
		{results: " error", fail: "return %s", ok: "return nil"},
		{fail: "return", ok: "return"},
	})
	outer := g.writer
	g.writer = writer{}
	g.line("")
	g.line("func %s(c *http.Client, e *env.Env, resp *http.Response)%s {", name, sig.results)
	g.finisher(&handle{acquired: h.acquired, resp: "resp", body: "resp.Body"}, sig)
	g.line("}")
	g.finishers.lines = append(g.finishers.lines, g.lines...)
	g.writer = outer
	if sig.results == "" {
		g.line("%s(c, e, %s)", name, h.resp)
		h.settled = g.chance(70)
		return
	}
	bad := g.fresh("bad")
	g.line("if %s := %s(c, e, %s); %s != nil {", bad, name, h.resp, bad)
	q := p.branch()
	q.last(h).settled = g.chance(70)
	g.fail(q, bad)
	g.line("}")
	h.settled = g.chance(30)
}

// finisher writes the body of a helper that gets h.
func (g *generator) finisher(h *handle, sig *signature) {
	outer, unasked, pool := g.sig, g.unasked, g.pool
	g.sig, g.unasked, g.pool, g.helping = sig, nil, nil, true
	h.tested = false
	defer func() {
		g.sig, g.unasked, g.pool, g.helping = outer, unasked, pool, false
		h.tested = true
	}()
	q := &path{depth: 2}
	q.add(h)
	linked := g.chance(15)
	if linked && !g.link(q, h) {
		return
	}
	for range 1 + g.IntN(2) {
		if !g.ifExit(q) {
			return
		}
	}
	h.settled = g.chance(40) || linked
	if g.block(q, 1) {
		g.leave(q)
	}
}
