package untunedtransport

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/httpvet/httpvet/passes/internal/fieldvalues"
	"github.com/httpvet/httpvet/passes/internal/nethttp"
)

// checks are the questions that are asked of each transport outside test
// code. Each answers with a problem or nil; what is unclear is none.
var checks = []func(*checker, *fieldvalues.Transport, *site) *problem{
	(*checker).contradiction,
	(*checker).perHostForgotten,
	(*checker).idleForever,
	(*checker).http2Off,
	(*checker).defaultPool,
	(*checker).defaultsDropped,
	(*checker).idleTooLong,
	(*checker).queueing,
}

// idleForever: without IdleConnTimeout only the peer ends idle connections.
// An IdleConnTimeout that is written as 0 is a decision.
func (c *checker) idleForever(t *fieldvalues.Transport, s *site) *problem {
	perHost, sized := t.Field(nethttp.MaxIdleConnsPerHost).Int()
	switch {
	case t.Origin != fieldvalues.Made,
		t.Field(nethttp.IdleConnTimeout).State != fieldvalues.Unset,
		!t.Field(nethttp.DisableKeepAlives).Zero(),
		sized && perHost < 0,
		t.ClosesIdle, t.Registered, c.local(t):
		return nil
	}
	return &problem{
		category: idleForever,
		text:     "sets no IdleConnTimeout: idle HTTP/1 and HTTP/2 connections are kept until the server closes them",
		adds:     []addition{{field: nethttp.IdleConnTimeout, expr: "90 * time.Second", pkg: "time"}},
	}
}

// perHostForgotten: 2 idle connections per host are the limit that is met
// first, however many MaxIdleConns allows.
func (c *checker) perHostForgotten(t *fieldvalues.Transport, s *site) *problem {
	total := t.Field(nethttp.MaxIdleConns)
	perHost := t.Field(nethttp.MaxIdleConnsPerHost)
	conns, limited := t.Field(nethttp.MaxConnsPerHost).Int()
	n, known := total.Int()
	switch {
	case !known, total.State != fieldvalues.Set, n <= nethttp.IdleTotal,
		perHost.State == fieldvalues.Set, !perHost.Zero(),
		limited && conns > 0 && conns <= nethttp.IdlePerHost,
		!t.Field(nethttp.DisableKeepAlives).Zero(), c.local(t):
		return nil
	}
	p := &problem{
		category: perHostForgotten,
		text: fmt.Sprintf("sets MaxIdleConns (%d) but not MaxIdleConnsPerHost: at most %d idle HTTP/1 connections are kept per host",
			n, nethttp.IdlePerHost),
	}
	if !s.holds(total.At) {
		p.at = total.At
	}
	if expr := c.setTo(total.At); expr != "" {
		p.adds = []addition{{field: nethttp.MaxIdleConnsPerHost, expr: expr, near: total.At}}
	}
	return p
}

func (c *checker) contradiction(t *fieldvalues.Transport, s *site) *problem {
	for _, find := range []func(*fieldvalues.Transport, *site) *problem{negative, exceeds, beside} {
		if p := find(t, s); p != nil {
			p.category = contradiction
			return p
		}
	}
	return nil
}

// negative: transport.go, tryPutIdleConn: with MaxIdleConnsPerHost < 0 no
// HTTP/1 connection is kept.
func negative(t *fieldvalues.Transport, s *site) *problem {
	perHost := t.Field(nethttp.MaxIdleConnsPerHost)
	n, known := perHost.Int()
	if !known || n >= 0 || perHost.State != fieldvalues.Set || !t.Field(nethttp.DisableKeepAlives).Zero() {
		return nil
	}
	return at(&problem{
		text: fmt.Sprintf("sets MaxIdleConnsPerHost to %d, so no HTTP/1 connection is reused: DisableKeepAlives says so if that is intended", n),
	}, s, perHost)
}

// exceeds: the limit for all hosts together is met first.
func exceeds(t *fieldvalues.Transport, s *site) *problem {
	total, perHost := t.Field(nethttp.MaxIdleConns), t.Field(nethttp.MaxIdleConnsPerHost)
	n, ok := total.Int()
	m, known := perHost.Int()
	if !ok || !known || n <= 0 || n >= m || perHost.State != fieldvalues.Set || !t.Field(nethttp.DisableKeepAlives).Zero() {
		return nil
	}
	whose := fmt.Sprintf("MaxIdleConns, which is %d", n)
	if total.State == fieldvalues.Inherited {
		whose = fmt.Sprintf("the inherited MaxIdleConns of %d", n)
	}
	return at(&problem{
		text: fmt.Sprintf("sets MaxIdleConnsPerHost to %d, above %s: at most %d idle HTTP/1 connections are kept, all hosts together", m, whose, n),
	}, s, perHost, total)
}

// beside: settings for idle connections where there are none.
func beside(t *fieldvalues.Transport, s *site) *problem {
	off := t.Field(nethttp.DisableKeepAlives)
	if !off.NonZero() {
		return nil
	}
	var names []string
	sets := []fieldvalues.Setting{off}
	for _, name := range []string{nethttp.MaxIdleConns, nethttp.MaxIdleConnsPerHost, nethttp.IdleConnTimeout} {
		set := t.Field(name)
		if n, known := set.Int(); known && n > 0 && set.State == fieldvalues.Set {
			names = append(names, name)
			sets = append(sets, set)
		}
	}
	if len(names) == 0 {
		return nil
	}
	verb := "has"
	if len(names) > 1 {
		verb = "have"
	}
	return at(&problem{
		text: fmt.Sprintf("sets DisableKeepAlives, beside which %s %s no effect: no connection is reused on HTTP/1 or HTTP/2", listed(names), verb),
	}, s, sets...)
}

// at puts a problem at the first of the settings that is not part of the
// literal.
func at(p *problem, s *site, sets ...fieldvalues.Setting) *problem {
	for _, set := range sets {
		if set.State == fieldvalues.Set && !s.holds(set.At) {
			p.at = set.At
			break
		}
	}
	return p
}

func listed(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

// http2Off: transport.go, (*Transport).protocols: any of these fields keeps
// HTTP/2 from being offered unless somebody asks for it. TLSNextProto,
// Protocols, a written ForceAttemptHTTP2 and NextProtos are decisions.
func (c *checker) http2Off(t *fieldvalues.Transport, s *site) *problem {
	if t.Origin != fieldvalues.Made || t.Registered || c.local(t) {
		return nil
	}
	for _, name := range []string{nethttp.ForceAttemptHTTP2, nethttp.Protocols, nethttp.TLSNextProto} {
		if t.Field(name).State != fieldvalues.Unset {
			return nil
		}
	}
	var causes []string
	if tls := t.Field(nethttp.TLSClientConfig); tls.State == fieldvalues.Set && tls.NonZero() {
		if tls.From == nil || c.values.ChoosesProtocol(tls.From) {
			return nil
		}
		causes = append(causes, nethttp.TLSClientConfig)
	}
	for _, name := range hooks {
		if h := t.Field(name); h.State == fieldvalues.Set && h.NonZero() && c.values.Reach(h.From) == nethttp.ReachNetwork {
			causes = append(causes, name)
		}
	}
	if len(causes) == 0 {
		return nil
	}
	p := &problem{
		category: http2Off,
		text:     fmt.Sprintf("sets %s without ForceAttemptHTTP2, which turns HTTP/2 off", listed(causes)),
		adds:     []addition{{field: nethttp.ForceAttemptHTTP2, expr: "true"}},
	}
	if slices.Contains(causes, nethttp.DialTLSContext) || slices.Contains(causes, nethttp.DialTLS) {
		// The field alone would silence this and change nothing.
		p.text += " (the hook has to offer h2 as well)"
		p.adds = nil
	}
	return p
}

// hooks are the fields through which a transport makes connections.
var hooks = []string{nethttp.DialContext, nethttp.Dial, nethttp.DialTLSContext, nethttp.DialTLS}

// local reports whether a transport reaches a Unix socket or memory, or may
// for what is known: it is not pooled for the network.
func (c *checker) local(t *fieldvalues.Transport) bool {
	for _, name := range hooks {
		h := t.Field(name)
		switch {
		case h.State == fieldvalues.Unclear:
			return true
		case h.State != fieldvalues.Set || h.Zero():
			continue
		case h.From == nil:
			return true
		}
		switch c.values.Reach(h.From) {
		case nethttp.ReachLocal:
			return true
		case nethttp.ReachUnknown:
			if c.values.Fixed(h.From) {
				return true
			}
		}
	}
	return false
}

// defaultsDropped: what a literal does not have of what DefaultTransport has.
func (c *checker) defaultsDropped(t *fieldvalues.Transport, s *site) *problem {
	if !options.defaultsDropped || t.Origin != fieldvalues.Made || t.Registered || c.local(t) ||
		t.Field(nethttp.Proxy).State != fieldvalues.Unset ||
		t.Field(nethttp.TLSHandshakeTimeout).State != fieldvalues.Unset {
		return nil
	}
	return &problem{
		category: defaultsDropped,
		text: "has no Proxy and no TLSHandshakeTimeout, unlike http.DefaultTransport: on HTTP/1 and HTTP/2 HTTPS_PROXY is ignored " +
			"and a TLS handshake may take any time",
	}
}

// longIdle is above what servers and load balancers in use keep.
const longIdle = 5 * time.Minute

func (c *checker) idleTooLong(t *fieldvalues.Transport, s *site) *problem {
	idle := t.Field(nethttp.IdleConnTimeout)
	n, known := idle.Int()
	if !options.idleTooLong || !known || idle.State != fieldvalues.Set || time.Duration(n) <= longIdle {
		return nil
	}
	return at(&problem{
		category: idleTooLong,
		text: fmt.Sprintf("sets IdleConnTimeout to %v: most servers and load balancers drop idle HTTP/1 connections earlier, "+
			"and a POST sent at that moment fails", time.Duration(n)),
	}, s, idle)
}
