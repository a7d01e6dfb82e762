package oracle

import (
	"fmt"
	"net/http"
	"strings"
)

// condition returns an expression that is true on some executions. Its price
// has been paid. Uncorrelated conditions are never asked twice.
func (g *generator) condition(p *path) string {
	if g.correlated && g.chance(65) && len(g.pool) > 0 {
		return negated(g, pick(g, g.pool))
	}
	if guards := p.filter(func(h *handle) bool { return h.guard != "" }); len(guards) > 0 && g.chance(40) {
		return negated(g, pick(g, guards).guard)
	}
	var tests []*handle
	for _, h := range p.usable() {
		if h.resp != "" && (!h.tested || g.correlated) && h.turn == p.loop {
			tests = append(tests, h)
		}
	}
	var c string
	g.choose([]weighted{
		{4, func() bool { c = fmt.Sprintf("e.Flag(%d)", g.number("flag")); return true }},
		{1, func() bool { c = fmt.Sprintf("e.Count(%d) > 0", g.number("count")); return true }},
		{1, func() bool { c = fmt.Sprintf("e.Err(%d) != nil", g.number("err")); return true }},
		{weight(6, len(tests) > 0), func() bool { c = g.statusTest(pick(g, tests)); return true }},
		{weight(2, len(tests) > 0), func() bool { c = g.mediaTest(pick(g, tests)); return true }},
		{weight(3, len(g.unasked) > 0 && p.loop == nil), func() bool { c = g.settingTest(); return true }},
	})
	switch {
	case g.chance(8):
		return fmt.Sprintf("%s && e.Flag(%d)", c, g.number("flag"))
	case g.chance(8):
		return fmt.Sprintf("%s || e.Flag(%d)", c, g.number("flag"))
	}
	return c
}

func negated(g *generator, c string) string {
	if g.chance(50) {
		return "!(" + c + ")"
	}
	return c
}

// statusTest looks at the status of h, which then varies accordingly.
func (g *generator) statusTest(h *handle) string {
	h.tested = true
	test := pick(g, []struct {
		form string
		code int
	}{
		{"%s.StatusCode != http.StatusOK", 500},
		{"%s.StatusCode != 200", 404},
		{"%s.StatusCode >= 400", 503},
		{"%s.StatusCode/100 != 2", 502},
		{"%s.StatusCode == http.StatusNotFound", 404},
		{"%s.StatusCode == http.StatusTooManyRequests", 429},
	})
	g.spec(h, func(s *Site) { s.include(&Site{Codes: []int{200, test.code}}) })
	if g.correlated && strings.Contains(test.form, "!= ") {
		// Not every status that is not 200 is a failure.
		g.spec(h, func(s *Site) { s.include(&Site{Codes: []int{http.StatusNoContent}}) })
	}
	return fmt.Sprintf(test.form, h.resp)
}

// mediaTest looks at the content type of h.
func (g *generator) mediaTest(h *handle) string {
	h.tested = true
	g.spec(h, func(s *Site) { s.Media = true })
	return fmt.Sprintf(`strings.HasPrefix(%s.Header.Get("Content-Type"), "text/")`, h.resp)
}

// settingTest looks at a parameter, for the first time.
func (g *generator) settingTest() string {
	i := g.IntN(len(g.unasked))
	c := g.unasked[i]
	g.unasked = append(g.unasked[:i:i], g.unasked[i+1:]...)
	return negated(g, c)
}
