package pooloracle

import (
	"fmt"
	"strings"
)

// use writes a site: a transport is made, put to use and left to its fate.
func (g *generator) use(site string, s *Site, last bool) (result, value string) {
	g.wrapped = false
	v := g.make(site, s)
	from := g.body.Len()
	before := g.fateBefore(v)
	v = g.carry(site, v)
	if !before {
		before = g.fateBefore(v)
	}
	if g.alone && g.rarely(3) {
		g.sendIf(site, v)
	} else {
		g.send(site, v)
	}
	if g.rarely(4) {
		g.send(site, v)
	}
	if strings.Contains(g.body.String()[from:], "maker.") {
		s.Opaque = strings.Contains(g.body.String()[from:], "maker.Wrap")
		s.Unsure = true // handed to another package, which might change it
	}
	if before {
		s.Closed = true
		return "", ""
	}
	return g.fateAfter(v, s, last)
}

// carry writes what the transport is wrapped in before it is used.
func (g *generator) carry(site string, v value) value {
	for v.kind == transport || v.kind == tripper {
		c := value{"c" + site, client}
		switch g.IntN(9) {
		case 0, 1, 2:
			g.line("%s := &http.Client{Transport: %s}", c.name, v.name)
			return g.enclose(site, c)
		case 3:
			g.line("%s := &http.Client{Timeout: time.Minute}", c.name)
			g.line("%s.Transport = %s", c.name, v.name)
			return g.enclose(site, c)
		case 4:
			g.line("%s := maker.With(%s)", c.name, v.name)
			return g.enclose(site, c)
		case 5:
			if v.name == "w"+site {
				continue
			}
			g.line("w%s := maker.Wrap(%s)", site, v.name)
			v, g.wrapped = value{"w" + site, tripper}, true
		case 6:
			if v.name == "w"+site {
				continue
			}
			typ := g.fresh("logging")
			fmt.Fprintf(&g.decls, "type %s struct{ next http.RoundTripper }\n\nfunc (l *%[1]s) RoundTrip(r *http.Request) (*http.Response, error) { return l.next.RoundTrip(r) }\n\n", typ)
			g.line("w%s := http.RoundTripper(&%s{next: %s})", site, typ, v.name)
			v, g.wrapped = value{"w" + site, tripper}, true
		case 7:
			g.line("val%s := http.Client{Transport: %s}", site, v.name)
			g.line("%s := &val%s", c.name, site)
			return c
		case 8:
			return v // sent over as it is
		}
	}
	return g.enclose(site, v)
}

// enclose may put a client into a struct.
func (g *generator) enclose(site string, c value) value {
	if !g.rarely(4) {
		return c
	}
	a := value{"a" + site, api}
	if g.rarely(2) {
		g.line("%s := maker.NewAPI(%s)", a.name, c.name)
	} else {
		g.line("%s := &maker.API{HTTP: %s, Name: %q}", a.name, c.name, site)
	}
	return a
}

// sendIf sends on one of two ways.
func (g *generator) sendIf(site string, v value) {
	g.line("if e.Cond() {")
	g.nested(func() { g.send(site, v) })
	g.line("}")
}

// send writes a request.
func (g *generator) send(site string, v value) {
	failed := func(call string) {
		g.line("if err := %s; err != nil {", call)
		g.line("\t%s", g.fail)
		g.line("}")
	}
	tr := v.name
	switch v.kind {
	case client:
		tr += ".Transport"
	case api:
		tr += ".HTTP.Transport"
	}
	g.line("//track:track.Sent(%q, %s)", site, tr)
	url := fmt.Sprintf("e.URL(%q)", site)
	switch {
	case v.kind == api:
		failed(pick(g, v.name+".Get("+url+")", "maker.Fetch("+v.name+".HTTP, "+url+")"))
	case v.kind == client && g.rarely(2):
		failed("maker.Fetch(" + v.name + ", " + url + ")")
	default:
		g.exchange(site, v)
	}
}

// exchange sends a request and reads the response here.
func (g *generator) exchange(site string, v value) {
	g.line("{")
	g.depth++
	if v.kind == client && g.rarely(2) {
		g.line("resp, err := %s.Get(e.URL(%q))", v.name, site)
	} else {
		g.line("req, err := http.NewRequest(\"GET\", e.URL(%q), nil)", site)
		g.line("if err != nil {")
		g.line("\t%s", g.fail)
		g.line("}")
		call := v.name + ".Do(req)"
		if v.kind != client {
			call = v.name + ".RoundTrip(req)"
		}
		g.line("resp, err := %s", call)
	}
	g.line("if err != nil {")
	g.line("\t%s", g.fail)
	g.line("}")
	g.line("io.Copy(io.Discard, resp.Body)")
	g.line("resp.Body.Close()")
	g.depth--
	g.line("}")
}
