package pooloracle

import (
	"fmt"
	"strings"
)

// A value is a variable that leads to the transport of a site.
type value struct {
	name string
	kind kind
}

type kind int

const (
	transport kind = iota // *http.Transport
	tripper               // http.RoundTripper
	client                // *http.Client
	api                   // *maker.API
)

// make writes how the transport, or client, of a site comes to be. Comments that
// begin with track: are code only where the function is executed.
func (g *generator) make(site string, s *Site) value {
	tr := value{"tr" + site, transport}
	here := func() {
		g.line("//track:track.Here(%q)", site)
	}
	fixed := false
	switch g.IntN(15) {
	case 0, 1, 2, 3:
		s.Literal = true
		fields := g.fields()
		fixed = strings.Contains(fields, "-1") // what is stored over that is not told from it
		g.line("%s := &http.Transport{%s} // %s", tr.name, fields, site)
	case 4:
		s.Literal = true
		g.line("%s := new(http.Transport) // %s", tr.name, site)
	case 5, 6:
		s.Literal, s.Cloned = true, true
		g.line("%s := http.DefaultTransport.(*http.Transport).Clone() // %s", tr.name, site)
	case 7:
		g.line("%s := maker.Transport() // %s", tr.name, site)
		here()
		return tr
	case 8:
		g.line("rt%s := maker.Tripper() // %s", site, site)
		here()
		return value{"rt" + site, tripper}
	case 9:
		g.line("c%s := %s() // %s", site, pick(g, "maker.Client", "maker.Deep"), site)
		here()
		return value{"c" + site, client}
	case 10:
		return g.local(site)
	case 11:
		if !g.alone {
			return g.local(site)
		}
		return g.sometimes(site, s)
	case 12:
		g.line("rt%s := maker.SharedTransport() // %s", site, site)
		return value{"rt" + site, tripper}
	case 13:
		g.line("c%s := maker.SharedClient() // %s", site, site)
		return value{"c" + site, client}
	default:
		g.line("c%s := &http.Client{} // %s", site, site)
		return value{"c" + site, client}
	}
	g.line("//track:track.Made(%s)", tr.name)
	here()
	if !fixed {
		g.tune(tr, s)
	}
	return tr
}

// local makes it in a function of the package.
func (g *generator) local(site string) value {
	fn := g.fresh("new")
	if g.rarely(2) {
		fmt.Fprintf(&g.decls, "func %s() *http.Transport {\n\ttr := &http.Transport{%s}\n\t//track:track.Made(tr)\n\treturn tr\n}\n\n", fn, g.fields())
		g.line("tr%s := %s() // %s", site, fn, site)
		g.line("//track:track.Here(%q)", site)
		return value{"tr" + site, transport}
	}
	fmt.Fprintf(&g.decls, "func %s() *http.Client {\n\ttr := &http.Transport{%s}\n\t//track:track.Made(tr)\n\treturn &http.Client{Transport: tr}\n}\n\n", fn, g.fields())
	g.line("c%s := %s() // %s", site, fn, site)
	g.line("//track:track.Here(%q)", site)
	return value{"c" + site, client}
}

// sometimes makes one on one of two ways only.
func (g *generator) sometimes(site string, s *Site) value {
	rt := value{"rt" + site, tripper}
	s.Unsure = true
	g.line("%s := %s", rt.name, pick(g, "http.DefaultTransport", "maker.SharedTransport()"))
	g.line("if e.Cond() {")
	g.nested(func() {
		g.line("own := %s // %s", pick(g, "&http.Transport{}", "http.DefaultTransport.(*http.Transport).Clone()"), site)
		g.line("//track:track.Made(own)")
		g.line("//track:track.Here(%q)", site)
		g.line("%s = own", rt.name)
	})
	g.line("}")
	return rt
}

// fields are some settings of a literal.
func (g *generator) fields() string {
	return pick(g, "", "IdleConnTimeout: time.Minute", "IdleConnTimeout: 90 * time.Second, MaxIdleConns: 200",
		"MaxIdleConns: 10, MaxIdleConnsPerHost: 20", "MaxIdleConns: 200, MaxIdleConnsPerHost: 200",
		"DisableKeepAlives: true", "MaxIdleConnsPerHost: -1", "TLSClientConfig: &tls.Config{}",
		"TLSClientConfig: &tls.Config{}, ForceAttemptHTTP2: true, IdleConnTimeout: time.Minute",
		"Proxy: http.ProxyFromEnvironment")
}

// tune changes settings after the transport was made.
func (g *generator) tune(tr value, s *Site) {
	assign := func() string {
		return tr.name + "." + pick(g, "IdleConnTimeout = time.Minute", "MaxIdleConns = 500", "MaxIdleConnsPerHost = 50",
			"DisableKeepAlives = true", "TLSClientConfig = &tls.Config{}", "ForceAttemptHTTP2 = true")
	}
	n := g.IntN(8)
	if !g.alone && (n == 3 || n == 4) {
		n = 0
	}
	switch n {
	case 0, 1:
		g.line("%s", assign())
	case 2:
		g.line("%s", assign())
		g.line("%s", assign())
	case 3:
		s.Unsure = true
		g.line("if e.Cond() {")
		g.line("\t%s", assign())
		g.line("}")
	case 4:
		s.Unsure = true
		g.line("if e.Cond() {")
		g.line("\t%s", assign())
		g.line("} else {")
		g.line("\t%s", assign())
		g.line("}")
	case 5:
		s.Unsure = true
		g.line("maker.Modest(%s)", tr.name)
	}
}
