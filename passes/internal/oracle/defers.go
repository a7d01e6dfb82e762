package oracle

import (
	"fmt"
	"strings"
)

// link is a deferred call that closes and what other deferred calls do to
// that. %[1]s is the body, %[2]s the response, %[3]s a fresh name. What comes
// of it depends on which of the calls runs first.
type link struct {
	weight int
	resp   bool   // needs the response, not only the body
	named  bool   // needs the result err
	got    bool   // needs the result got
	before string // a declaration
	closer string // the deferred call
	effect string // what another deferred call does
	undo   string // what takes the effect back, if anything
}

const (
	closeWhole = "if %[2]s != nil {\n%[2]s.Body.Close()\n}"
	replaces   = "%[2]s.Body = http.NoBody"
	acquires   = "%[2]s, _ = ANOTHER"
)

var links = []link{
	{weight: 3, resp: true, closer: "func() {\n" + closeWhole + "\n}()", effect: "%[2]s = nil"},
	{weight: 1, resp: true, closer: "func() { helper.CloseMaybe(%[2]s) }()", effect: "%[2]s = nil"},
	{weight: 1, resp: true, closer: "func() { localCloseMaybe(%[2]s) }()", effect: "%[2]s = nil"},
	{weight: 1, resp: true, closer: "func() { %[2]s.Body.Close() }()", effect: replaces},
	{weight: 3, resp: true, closer: "func() {\n" + closeWhole + "\n}()", effect: acquires},
	{weight: 2, resp: true, closer: "func() {\n" + closeWhole + "\n}()", effect: closeWhole + "\n" + acquires},

	// What a deferred call is given is settled where it is deferred.
	{weight: 1, resp: true, closer: "%[2]s.Body.Close()", effect: "%[2]s = nil"},
	{weight: 1, resp: true, closer: "localCloseMaybe(%[2]s)", effect: "%[2]s = nil"},
	{weight: 1, resp: true, closer: "func(r *http.Response) {\nif r != nil {\nr.Body.Close()\n}\n}(%[2]s)", effect: "%[2]s = nil"},

	{weight: 2, before: "%[3]s := false", closer: "func() {\nif !%[3]s {\n%[1]s.Close()\n}\n}()", effect: "%[3]s = true", undo: "%[3]s = false"},
	{weight: 2, before: "%[3]s := false", closer: "func() {\nif %[3]s {\n%[1]s.Close()\n}\n}()", effect: "%[3]s = true", undo: "%[3]s = false"},
	{weight: 1, before: "var %[3]s error", closer: "func() {\nif %[3]s != nil {\n%[1]s.Close()\n}\n}()", effect: "%[3]s = env.ErrRefused", undo: "%[3]s = nil"},
	{weight: 1, before: "var %[3]s error", closer: "func() {\nif %[3]s == nil {\n%[1]s.Close()\n}\n}()", effect: "%[3]s = env.ErrRefused", undo: "%[3]s = nil"},
	{weight: 2, before: "var %[3]s io.Closer", closer: "func() {\nif %[3]s != nil {\n%[3]s.Close()\n}\n}()", effect: "%[3]s = %[1]s", undo: "%[3]s = nil"},
	{weight: 1, before: "var %[3]s io.Closer = %[1]s", closer: "func() {\nif %[3]s != nil {\n%[3]s.Close()\n}\n}()", effect: "%[3]s = nil", undo: "%[3]s = %[1]s"},
	{weight: 1, before: "%[3]s := func() {}", closer: "func() { %[3]s() }()", effect: "%[3]s = func() { %[1]s.Close() }", undo: "%[3]s = func() {}"},
	{weight: 1, before: "%[3]s := func() { %[1]s.Close() }", closer: "func() { %[3]s() }()", effect: "%[3]s = func() {}"},
	{weight: 1, before: "%[3]s := %[2]s", resp: true, closer: "func() {\nif %[3]s != nil {\n%[3]s.Body.Close()\n}\n}()", effect: "%[3]s = nil", undo: "%[3]s = %[2]s"},

	{weight: 3, named: true, closer: closeOn("!="), effect: "if err == nil {\nerr = env.ErrRefused\n}", undo: "err = nil"},
	{weight: 2, named: true, closer: closeOn("!="), effect: "if err != nil {\nerr = fmt.Errorf(\"deferred: %%w\", err)\n}", undo: "err = nil"},
	{weight: 2, named: true, closer: closeOn("!="), effect: "err = errors.Join(err, env.ErrRefused)"},
	{weight: 2, named: true, closer: closeOn("=="), effect: "err = nil", undo: "err = env.ErrRefused"},
	{weight: 2, named: true, closer: closeOn("=="), effect: "err = env.ErrTimeout", undo: "err = nil"},
	{weight: 9, got: true, closer: "func() {\nif got == nil {\n%[1]s.Close()\n}\n}()", effect: "got = nil"},
	{weight: 9, got: true, closer: closeOn("!="), effect: "if err != nil {\ngot = nil\n}"},
}

func closeOn(op string) string {
	return "func() {\nif err " + op + " nil {\n%[1]s.Close()\n}\n}()"
}

// linkable reports whether the closing of h may hang on deferred calls.
func (g *generator) linkable(p *path, h *handle) bool { return p.loop == nil && !h.linked }

// fits reports whether l can be written for h. Where others have the response
// its body is not to be replaced; that is a known miss.
func (g *generator) fits(l link, p *path, h *handle) bool {
	switch {
	case l.resp && !h.whole(), l.named && !p.named:
		return false
	case l.got:
		return p.named && strings.HasPrefix(g.sig.results, " (got ")
	case l.effect == replaces:
		return g.correlated || !h.borrowed && !h.handed && !g.helping
	case strings.HasSuffix(l.effect, acquires):
		return len(g.sites) < 4 && g.budget > 1 && !g.helping
	}
	return true
}

// link defers a call that closes h, and others that decide whether it does,
// in any order. It reports whether the path goes on.
func (g *generator) link(p *path, h *handle) bool {
	h.linked = true
	l := g.pickLink(p, h)
	name := "#"
	if strings.Contains(l.before, "%[3]s") {
		name = g.fresh("owed")
	}
	text := func(form string) string {
		return fmt.Sprintf(form+"%.0[1]s%.0[2]s%.0[3]s", h.body, h.resp, name)
	}
	if l.before != "" {
		g.line(text(l.before))
	}
	calls := []string{"defer " + text(l.closer), g.linked(p, l, text(l.effect))}
	if l.undo != "" && g.chance(25) {
		calls = append(calls, g.linked(p, l, text(l.undo)))
	}
	first := calls[0]
	g.Shuffle(len(calls), func(i, j int) { calls[i], calls[j] = calls[j], calls[i] })
	for i, call := range calls {
		g.line("%s", call)
		if call == first {
			h.settled, h.onError = g.chance(80), l.named || l.got
		}
		if i+1 < len(calls) && g.chance(25) && !g.statement(p) {
			return false
		}
	}
	return true
}

// pickLink takes one that fits h.
func (g *generator) pickLink(p *path, h *handle) link {
	var fit []link
	for _, l := range links {
		for range weight(l.weight, g.fits(l, p, h)) {
			fit = append(fit, l)
		}
	}
	l := pick(g, fit)
	h.swapped = l.effect == replaces
	if strings.HasSuffix(l.effect, acquires) && g.spend(p, 1) {
		name, _ := g.site()
		g.join(h, &acquired{sites: []string{name}})
		l.effect = strings.Replace(l.effect, "ANOTHER", fmt.Sprintf(`c.Get(e.Base + "/%[1]s") // %[1]s`, name), 1)
	}
	return l
}

// linked is a statement that has the effect when the function ends, always or
// on some executions. Only what nobody else looks at may have it at once.
func (g *generator) linked(p *path, l link, effect string) string {
	call := "defer func() {\n" + effect + "\n}()"
	if g.chance(6) {
		return "defer func() {\nif r := recover(); r != nil {\ne.Note(e.Recovered(r).Error())\n" + effect + "\n}\n}()"
	}
	if !g.chance(45) || !g.spend(p, 1) {
		return call
	}
	when := fmt.Sprintf("if e.Flag(%d) {\n", g.number("flag"))
	switch {
	case g.chance(50):
		return "defer func() {\n" + when + effect + "\n}\n}()"
	case l.before != "" && g.chance(40):
		return when + effect + "\n}"
	}
	return when + call + "\n}"
}
