package untunedtransport

import (
	"fmt"
	"slices"
	"strconv"

	"golang.org/x/tools/go/ssa"

	"github.com/httpvet/httpvet/passes/internal/fieldvalues"
	"github.com/httpvet/httpvet/passes/internal/nethttp"
	"github.com/httpvet/httpvet/passes/internal/pools"
	"github.com/httpvet/httpvet/passes/internal/sites"
	"github.com/httpvet/httpvet/passes/internal/source"
)

// thrownAway reports whether a transport is made over and over, and reported for that
// by throwawayclient: at its variable, or at the literal that becomes its value.
func (c *checker) thrownAway(t *fieldvalues.Transport, s *site) bool {
	return slices.ContainsFunc(c.lost, func(l pools.Lost) bool {
		pos := l.Instr.Pos()
		return l.Kind == pools.Pool && (pos == t.Pos || pos.IsValid() && pos == s.key())
	})
}

// A crowded send is one of many goroutines at a time.
type crowded struct {
	fieldvalues.Send
	sites.Crowd
}

// sends finds the requests that are sent over pools of a size that is known
// to be the default, or may be: those over transports of the package by what
// makes them. The others become findings.
func (c *checker) sends() map[ssa.Value]crowded {
	byRoot := map[ssa.Value]crowded{}
	if options.pool == poolOff {
		return byRoot
	}
	type place struct {
		fn     *ssa.Function
		client ssa.Value
	}
	seen := map[place]bool{}
	for _, s := range c.values.Sends() {
		pos := s.Call.Pos()
		if c.files.File(pos) == nil || c.test(pos) {
			continue
		}
		crowd, many := c.sites.CrowdOf(s.Call.Parent())
		if !many && options.pool != poolAlways {
			continue
		}
		if s.Root != nil {
			if _, ok := byRoot[s.Root]; !ok {
				byRoot[s.Root] = crowded{s, crowd}
			}
			continue
		}
		if at := (place{s.Call.Parent(), s.Client}); !seen[at] {
			seen[at] = true
			c.overDefault(crowded{s, crowd})
		}
	}
	return byRoot
}

// overDefault reports a request that is sent over http.DefaultTransport.
func (c *checker) overDefault(s crowded) {
	if c.values.Shared() {
		return // somebody sets fields of it
	}
	call, _ := c.files.Call(s.Call.Pos())
	if call == nil {
		return
	}
	f := finding{
		subject: source.Callee(call),
		pos:     call.Pos(), end: call.Lparen,
		problems: []problem{{
			category: defaultPool,
			text:     fmt.Sprintf("sends over http.DefaultTransport%s: %s", c.from(s.Crowd), churn),
			related:  crowdOf(s.Crowd),
		}},
	}
	c.findings = append(c.findings, f)
}

// churn is what the default size means, which is nothing on HTTP/2.
var churn = fmt.Sprintf("where they share a host, HTTP/1 keeps %d idle connections and closes the rest", nethttp.IdlePerHost)

func (c *checker) from(crowd sites.Crowd) string {
	switch crowd.Kind {
	case sites.Request:
		return " while handling requests"
	case sites.Goroutine:
		return fmt.Sprintf(" from the goroutines started at line %d", c.files.Line(crowd.At))
	}
	return ""
}

func crowdOf(crowd sites.Crowd) []related {
	switch crowd.Kind {
	case sites.Request:
		return []related{{crowd.At, "this runs for each request, many at a time"}}
	case sites.Goroutine:
		return []related{{crowd.At, "this starts many goroutines"}}
	}
	return nil
}

// defaultPool: a transport of the package that keeps two idle connections per
// host, and over which many goroutines send.
func (c *checker) defaultPool(t *fieldvalues.Transport, s *site) *problem {
	send, sent := c.crowds[t.Root()]
	if !sent && options.pool != poolAlways || t.Origin == fieldvalues.Derived {
		return nil
	}
	perHost := t.Field(nethttp.MaxIdleConnsPerHost)
	total, limited := t.Field(nethttp.MaxIdleConns).Int()
	conns, capped := t.Field(nethttp.MaxConnsPerHost).Int()
	switch {
	case options.pool == poolOff,
		perHost.State == fieldvalues.Set, !perHost.Zero(),
		capped && 0 < conns && conns <= nethttp.IdlePerHost,
		// per-host-forgotten
		limited && total > nethttp.IdleTotal && t.Field(nethttp.MaxIdleConns).State == fieldvalues.Set,
		!t.Field(nethttp.DisableKeepAlives).Zero(), c.local(t):
		return nil
	}
	p := &problem{
		category: defaultPool,
		text:     "sets no MaxIdleConnsPerHost: where requests share a host, " + fmt.Sprintf("HTTP/1 keeps %d idle connections and closes the rest", nethttp.IdlePerHost),
	}
	if sent && send.At.IsValid() {
		p.text = fmt.Sprintf("sets no MaxIdleConnsPerHost but requests are sent over it%s: %s", c.from(send.Crowd), churn)
		p.related = append(crowdOf(send.Crowd), related{send.Call.Pos(), "this sends over it"})
	}
	if options.poolSize > 0 && t.Origin == fieldvalues.Made {
		p.adds = []addition{{field: nethttp.MaxIdleConnsPerHost, expr: strconv.Itoa(options.poolSize)}}
	}
	return p
}

// lowConns is how many connections to one host are few.
const lowConns = 10

// queueing: with MaxConnsPerHost requests wait for a connection, and for as
// long as somebody holds one that nobody gives back.
func (c *checker) queueing(t *fieldvalues.Transport, s *site) *problem {
	conns := t.Field(nethttp.MaxConnsPerHost)
	n, known := conns.Int()
	if !options.queueing || !known || n <= 0 || n > lowConns || conns.State != fieldvalues.Set ||
		!t.Field(nethttp.HeaderTimeout).Zero() {
		return nil
	}
	why := ""
	for _, client := range c.values.Clients(t.Root()) {
		if client.Field(nethttp.ClientTimeout).Zero() {
			why = fmt.Sprintf("and the client at line %d has no Timeout", c.files.Line(client.Pos))
		}
	}
	if len(c.res.Leaks()) > 0 {
		why = fmt.Sprintf("and the response body at line %d is not closed", c.files.Line(c.res.Leaks()[0].Call.Pos()))
	}
	if why == "" {
		return nil
	}
	return at(&problem{
		category: queueing,
		text:     fmt.Sprintf("sets MaxConnsPerHost to %d %s: on HTTP/1 further requests to the host wait until a connection is given back", n, why),
	}, s, conns)
}
