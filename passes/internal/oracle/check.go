package oracle

import (
	"fmt"
	"slices"
)

// failed is the path into the branch on which the request of h failed.
func (p *path) failed(h *handle) *path {
	q := p.branch()
	if i := slices.Index(p.handles, h); i >= 0 {
		q.handles[i].settled = true
	}
	return q
}

// check writes one of the idioms that look at the error of an acquisition.
// Where the path goes on, h holds a response.
func (g *generator) check(p *path, h *handle) bool {
	if !g.checkError(p, h) {
		return false
	}
	if !slices.Contains(p.handles, h) {
		p.add(h)
	}
	return g.planClose(p, h)
}

func (g *generator) checkError(p *path, h *handle) bool {
	twoKinds := len(h.sites) == 1
	return g.choose([]weighted{
		{12, func() bool { return g.checkPlain(p, h) }},
		{2, func() bool { return g.checkSwitch(p, h) }},
		{weight(2, twoKinds), func() bool { return g.checkKinds(p, h) }},
		{weight(3, h.resp != "" && !h.tested), func() bool { return g.checkCombined(p, h) }},
		{2, func() bool { return g.checkHelper(p, h) }},
		{2, func() bool { return g.checkFlag(p, h) }},
		{1, func() bool { return g.checkElse(p, h) }},
		{weight(5, g.correlated), func() bool { return g.checkLater(h) }},
	})
}

// checkPlain is the common one, in several words.
func (g *generator) checkPlain(p *path, h *handle) bool {
	g.line(pick(g, []string{"if err != nil {", "if err != nil {", "if err != nil {", "if nil != err {", "if !(err == nil) {"}))
	g.failHow(p.failed(h))
	g.line("}")
	return true
}

// failHow returns the error, or goes on with the loop, or gives up.
func (g *generator) failHow(q *path) {
	if q.loop != nil && g.chance(50) {
		g.jump(q)
		return
	}
	switch g.IntN(12) {
	case 0:
		g.line("panic(err)")
	case 1:
		g.line("e.T.Fatal(err)")
		g.terminate()
	case 2:
		g.fail(q, `fmt.Errorf("request: %w", err)`)
	case 3:
		g.fail(q, g.failure(q))
	default:
		g.fail(q, "err")
	}
}

func (g *generator) checkSwitch(p *path, h *handle) bool {
	q := p.failed(h)
	switch g.IntN(4) {
	case 0:
		g.line("switch err {")
		g.line("case nil:")
		g.line("default:")
		g.fail(q, "err")
	case 1:
		g.line("switch {")
		g.line("case err != nil:")
		g.fail(q, "err")
		if h.resp != "" && !h.tested && g.spend(p, 1) {
			g.line("case %s:", g.statusTest(h))
			r := p.branch()
			if !slices.Contains(p.handles, h) {
				c := *h
				r.add(&c)
			}
			g.fail(r, g.failure(r))
		}
	case 2:
		g.line("switch err.(type) {")
		g.line("case nil:")
		g.line("default:")
		g.fail(q, "err")
	case 3:
		g.spec(h, func(s *Site) { s.Errors = 2 })
		g.line("switch {")
		g.line("case errors.Is(err, env.ErrTimeout):")
		g.fail(q, "err")
		g.line("case err != nil:")
		g.fail(p.failed(h), "err")
	}
	g.line("}")
	return true
}

// checkKinds tells errors apart before it looks whether there is one.
func (g *generator) checkKinds(p *path, h *handle) bool {
	if g.chance(60) {
		g.spec(h, func(s *Site) { s.Errors = 2 })
		g.line("if errors.Is(err, env.ErrTimeout) {")
	} else {
		failure := g.fresh("failure")
		g.spec(h, func(s *Site) { s.Errors = 2 })
		g.line("var %s env.Timeout", failure)
		g.line("if errors.As(err, &%s) {", failure)
	}
	g.fail(p.failed(h), "err")
	if g.chance(30) {
		g.line("} else if err != nil {")
	} else {
		g.line("}")
		g.line("if err != nil {")
	}
	g.fail(p.failed(h), "err")
	g.line("}")
	return true
}

// checkCombined looks at the error and the status at once.
func (g *generator) checkCombined(p *path, h *handle) bool {
	if !g.spend(p, 1) {
		return g.checkPlain(p, h)
	}
	q := p.failed(h)
	if g.chance(15) {
		g.line("if err != nil || %s == nil {", h.resp)
		g.fail(q, g.failure(q))
		g.line("}")
		return true
	}
	g.line("if err != nil || %s {", g.statusTest(h))
	if g.chance(75) {
		form := pick(g, []string{
			"if %[1]s != nil {\n%[1]s.Body.Close()\n}",
			"if err == nil {\n%[1]s.Body.Close()\n}",
			g.callee("CloseMaybe") + "(%[1]s)",
		})
		g.line(fmt.Sprintf(form, h.resp))
	}
	g.fail(q, g.failure(q))
	g.line("}")
	return true
}

// checkHelper leaves the decision to a callee.
func (g *generator) checkHelper(p *path, h *handle) bool {
	q := p.failed(h)
	switch g.IntN(6) {
	case 0:
		g.line("%s(err)", g.callee("Check"))
	case 1:
		g.line("%s(err)", g.callee("FatalIf"))
	case 2:
		g.line("%s(e.T, err)", g.callee("RequireNoError"))
	case 3:
		g.line("if %s(err) {", g.callee("Failed"))
		g.fail(q, "err")
		g.line("}")
	default:
		wrapped := g.fresh("wrapped")
		g.line("if %s := %s(err); %s != nil {", wrapped, g.callee("Wrap"), wrapped)
		g.fail(q, wrapped)
		g.line("}")
	}
	return true
}

// checkFlag looks at the error by way of a variable.
func (g *generator) checkFlag(p *path, h *handle) bool {
	flag := g.fresh("ok")
	g.line("%s := err == nil", flag)
	g.line("if !%s {", flag)
	g.fail(p.failed(h), "err")
	g.line("}")
	return true
}

// checkLater keeps the answer for all who want to use the response.
func (g *generator) checkLater(h *handle) bool {
	h.nilable = true
	switch {
	case g.chance(50):
		h.guard = g.fresh("sent")
		g.line("%s := err == nil", h.guard)
	case h.resp != "":
		failure := g.fresh("failure")
		h.guard = failure + " == nil"
		g.line("%s := err", failure)
	}
	if g.chance(40) {
		g.line("if err != nil {")
		g.line(`e.Note("failed")`)
		g.line("}")
	}
	return true
}

// checkElse does what follows inside the branch without an error.
func (g *generator) checkElse(p *path, h *handle) bool {
	inside := p.branch()
	known := slices.Index(p.handles, h)
	if known < 0 {
		c := *h
		inside.add(&c)
	}
	if g.chance(50) {
		g.line("if err == nil {")
	} else {
		g.line("if err != nil {")
		g.line(`e.Note("failed")`)
		g.line("} else {")
	}
	if own := inside.handles[max(known, 0)]; known >= 0 {
		own.nilable = false
	}
	on := g.planClose(inside, inside.last(h)) && g.block(inside, 3)
	g.line("}")
	if on {
		p.merge(inside)
	}
	h.nilable = true
	h.settled = inside.last(h).settled
	return true
}

// last finds the path's own copy of h.
func (p *path) last(h *handle) *handle {
	for _, c := range slices.Backward(p.handles) {
		if c.acquired == h.acquired {
			return c
		}
	}
	return h
}

// checkNil looks at the response, the error being ignored.
func (g *generator) checkNil(p *path, h *handle) bool {
	if g.chance(60) {
		g.line("if %s == nil {", h.resp)
		g.fail(p.branch(), g.failure(p))
		g.line("}")
		p.add(h)
		return g.planClose(p, h)
	}
	g.line("if %s != nil {", h.resp)
	q := p.branch()
	q.add(h)
	on := g.planClose(q, h) && g.block(q, 2)
	g.line("}")
	if on {
		p.merge(q)
	}
	return true
}
