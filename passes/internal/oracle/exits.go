package oracle

import (
	"fmt"
	"strings"
)

// signature is what a generated function returns.
type signature struct {
	results string
	named   bool   // the error result is called err
	fail    string // the return statement with an error: "return nil, %s"
	ok      string // the return statement without
	hand    func(g *generator, h *handle) string
}

// signatures repeat what is to be likely.
var signatures = func() []*signature {
	var list []*signature
	add := func(n int, s signature) {
		for range n {
			list = append(list, &s)
		}
	}
	add(2, signature{results: "", fail: "return", ok: "return"})
	add(6, signature{results: " error", fail: "return %s", ok: "return nil"})
	add(3, signature{results: " ([]byte, error)", fail: "return nil, %s", ok: "return nil, nil"})
	add(3, signature{results: " (size int, err error)", named: true, fail: "return 0, %s", ok: "return 1, nil"})
	add(3, signature{results: " (err error)", named: true, fail: "return %s", ok: "return nil"})
	add(1, signature{results: " (*http.Response, error)", hand: handResponse})
	add(1, signature{results: " (got *http.Response, err error)", named: true, hand: handResponse})
	add(1, signature{results: " (io.ReadCloser, error)", hand: handBody})
	add(1, signature{results: " (func() error, error)", hand: handCloser})
	add(1, signature{results: " (*helper.Stream, error)", hand: handStream})
	for _, s := range list {
		if s.hand != nil {
			s.fail, s.ok = "return nil, %s", "return nil, nil"
		}
	}
	return list
}()

func handResponse(_ *generator, h *handle) string { return h.resp }

func handBody(g *generator, h *handle) string {
	forms := []string{
		"%s", "%s", "%s", "%s",
		"http.MaxBytesReader(nil, %s, 1<<20)",
		"&helper.Tagged{ReadCloser: %s, Tag: \"body\"}",
		"struct {\nio.Reader\nio.Closer\n}{io.LimitReader(%[1]s, 1<<20), %[1]s}",
		"io.NopCloser(%s)",
		"&helper.Muffled{Reader: %s}",
	}
	form := pick(g, forms)
	if h.boxed && !g.correlated && strings.Contains(form, "Muffled") {
		form = forms[0] // a known miss
	}
	return fmt.Sprintf(form, h.body)
}

func handCloser(g *generator, h *handle) string {
	forms := []string{"%s.Close", "func() error { return %s.Close() }", "sync.OnceValue(%s.Close)"}
	return fmt.Sprintf(pick(g, forms), h.body)
}

func handStream(_ *generator, h *handle) string { return "helper.NewStream(" + h.resp + ")" }

// leave ends the function without an error.
func (g *generator) leave(p *path) {
	hand := g.sig.hand
	if hand == nil {
		g.settle(p, p.open())
		g.line(g.sig.ok)
		return
	}
	var owned *handle
	for _, h := range p.open() {
		if !h.nilable && h.resp != "" {
			owned = h
		}
	}
	if owned == nil || g.chance(10) {
		g.settle(p, p.open())
		g.line(g.sig.ok)
		return
	}
	owned.settled = true
	g.settle(p, p.open())
	g.line("return %s, nil", hand(g, owned))
}

// fail ends the function with an error.
func (g *generator) fail(p *path, err string) {
	owed := p.filter(func(h *handle) bool { return !h.settled && !h.onError })
	g.settle(p, owed)
	if g.sig.fail == "return" {
		g.line("return")
		return
	}
	if g.sig.hand != nil && len(owed) > 0 && g.chance(5) {
		for _, h := range owed {
			if h.resp != "" && !h.nilable {
				g.line("return %s, %s", g.sig.hand(g, h), err)
				return
			}
		}
	}
	g.line(g.sig.fail, err)
}

// failure is an error to return where none is at hand.
func (g *generator) failure(p *path) string {
	if p.err && g.chance(10) {
		return "errors.Join(err, env.ErrRefused)"
	}
	return pick(g, []string{`errors.New("failed")`, "env.ErrRefused", `fmt.Errorf("after %s", e.Base)`})
}

// exit leaves the block by some way that is open here, always.
func (g *generator) exit(p *path) {
	jump := p.loop != nil
	g.choose([]weighted{
		{4, func() bool { g.fail(p, g.failure(p)); return true }},
		{2, func() bool { g.leave(p); return true }},
		{weight(5, jump), func() bool { g.jump(p); return true }},
		{1, func() bool { g.stop(); return true }},
	})
}

// jump continues, breaks out of or starts again one of the loops around.
func (g *generator) jump(p *path) {
	target := p.loop
	for target.outer != nil && g.chance(25) {
		target = target.outer
	}
	var inner []*handle
	for _, h := range p.open() {
		if h.within(target) {
			inner = append(inner, h)
		}
	}
	g.settle(p, inner)
	verb := pick(g, []string{"continue", "break"})
	switch {
	case target.goes:
		verb = "goto"
		fallthrough
	case target != p.loop, verb == "break" && p.inSwitch, g.chance(15):
		target.used = true
		g.line("%s %s", verb, target.label)
	default:
		g.line("%s", verb)
	}
}

// within reports whether h was acquired in the body of l or further in.
func (h *handle) within(l *loop) bool {
	for t := h.turn; t != nil; t = t.outer {
		if t == l {
			return true
		}
	}
	return false
}

// stop ends the function in a way that is not a return.
func (g *generator) stop() {
	switch g.IntN(5) {
	case 0:
		g.line(`panic("unexpected")`)
	case 1:
		g.line("%s(\"gone\")", g.callee("Fatal"))
	case 2:
		g.line(`e.T.Fatal("no")`)
	case 3:
		g.line("runtime.Goexit()")
	case 4:
		g.line("%s(env.ErrRefused)", g.callee("Check"))
	}
	g.terminate()
}

// terminate writes a return that is never reached, where the compiler wants one.
func (g *generator) terminate() {
	if g.sig.results == "" {
		g.line("return")
		return
	}
	g.line(g.sig.fail, "nil")
}

// settle closes the handles, most of them.
func (g *generator) settle(p *path, owed []*handle) {
	for _, h := range owed {
		if g.chance(88) {
			g.close(p, h)
		}
	}
}
