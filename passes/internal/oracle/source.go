package oracle

import (
	"fmt"
	"strings"
)

// source is a way to get a response: what to write first, and the call.
type source struct {
	prelude string
	call    string
	results string // "resp err", "resp", "body err", "owner"
}

// twoResults is a source that yields a response and an error.
func (g *generator) twoResults(p *path) (source, *acquired) { return g.source(p, 18) }

// anySource may yield only a response, a body and an error, or an owner, too.
func (g *generator) anySource(p *path) (source, *acquired) { return g.source(p, 22) }

// source writes the prelude of one of the first n kinds of source, and
// returns its call together with the shared part of the handle to come.
func (g *generator) source(p *path, n int) (source, *acquired) {
	name, spec := g.site()
	url := fmt.Sprintf("e.Base+\"/%s\"", name)
	a := &acquired{sites: []string{name}}
	var s source
	switch kind := g.IntN(n); {
	case kind < 6:
		s = g.byURL(url)
	case kind < 12:
		s = g.byRequest(p, url)
	case kind < 14:
		s = g.byValue(url, name)
	case kind < 18:
		s = g.byHelper(url, spec, a)
	case kind < 19:
		s = source{call: fmt.Sprintf("%s(c.Get(%s))", g.callee("Must"), url), results: "resp"}
	case kind < 20:
		s = source{call: fmt.Sprintf("%s(c, %s)", g.callee("FetchBody"), url), results: "body err"}
	default:
		s = g.byOwner(url, spec)
	}
	if s.results == "" {
		s.results = "resp err"
	}
	if s.prelude != "" {
		g.line(s.prelude)
	}
	s.call += " // " + name
	return s, a
}

// byURL gets a URL through a method or a function.
func (g *generator) byURL(url string) source {
	forms := []string{
		"c.Get(%s)", "c.Get(%s)", "c.Get(%s)", "http.Get(%s)",
		`c.Post(%s, "text/plain", nil)`, `http.Post(%s, "text/plain", nil)`,
		"c.PostForm(%s, nil)", "http.PostForm(%s, nil)",
		"e.Fetch(%s)", "(*http.Client).Get(c, %s)",
	}
	if g.chance(5) {
		forms = []string{"c.Head(%s)", "http.Head(%s)"}
	}
	return source{call: fmt.Sprintf(pick(g, forms), url)}
}

// byRequest sends a request.
func (g *generator) byRequest(p *path, url string) source {
	req := g.fresh("req")
	s := source{prelude: fmt.Sprintf("%s, _ := http.NewRequest(http.MethodGet, %s, nil)", req, url)}
	if g.chance(30) && g.spend(p, 1) {
		g.line("%s, err := http.NewRequest(e.Method(%d), %s, nil)", req, g.number("method"), url)
		g.line("if err != nil {")
		g.fail(p.branch(), "err")
		g.line("}")
		p.declareErr()
		s.prelude = ""
	}
	forms := []string{
		"c.Do(%s)", "c.Do(%s)", "c.Do(%s)", "http.DefaultClient.Do(%s)",
		"e.Doer.Do(%s)", "e.Transport.RoundTrip(%s)", "e.Send(%s)",
		g.callee("DoWith") + "(c, %s)", g.callee("DoWith") + "(e.Doer, %s)",
	}
	s.call = fmt.Sprintf(pick(g, forms), req)
	return s
}

// byValue calls a method value or a local closure.
func (g *generator) byValue(url, name string) source {
	f := g.fresh("get")
	if g.chance(20) {
		return source{prelude: f + " := struct{ *http.Client }{c}", call: fmt.Sprintf("%s.Get(%s)", f, url)}
	}
	if g.chance(40) {
		return source{prelude: f + " := c.Get", call: fmt.Sprintf("%s(%s)", f, url)}
	}
	if g.chance(50) {
		return source{
			prelude: fmt.Sprintf("%s := func() (*http.Response, error) { return c.Get(%s) } // %s", f, url, name),
			call:    f + "()",
		}
	}
	return source{
		prelude: fmt.Sprintf("%s := func(u string) (*http.Response, error) {\nreturn c.Get(u) // %s\n}", f, name),
		call:    fmt.Sprintf("%s(%s)", f, url),
	}
}

// byOwner asks for something that has the error inside.
func (g *generator) byOwner(url string, spec *Site) source {
	ask := pick(g, []string{"Ask", "AskGood", "AskAgain"})
	if ask == "AskGood" {
		spec.Codes = []int{200, 500}
	}
	return source{call: fmt.Sprintf("%s(c, %s)", g.callee(ask), url), results: "owner"}
}

// byHelper lets a function of this or another package acquire.
func (g *generator) byHelper(url string, spec *Site, a *acquired) source {
	helper := pick(g, []string{"Fetch", "Fetch", "Fetch", "FetchGood", "FetchLive", "FetchRead", "FetchClosed", "Pass"})
	if g.plain {
		helper = strings.TrimSuffix(strings.TrimSuffix(helper, "Good"), "Live")
	}
	switch helper {
	case "FetchGood", "FetchLive":
		spec.Codes = []int{200, 500}
		a.tested = true
	case "FetchRead":
		a.copied = true
	case "Pass":
		return source{call: fmt.Sprintf("%s(c.Get(%s))", g.callee("Pass"), url)}
	}
	return source{call: fmt.Sprintf("%s(c, %s)", g.callee(helper), url)}
}
