// Package tool has round trippers, and gives back connections.
package tool

import "net/http"

// Logging does not pass CloseIdleConnections on.
type Logging struct{ Next http.RoundTripper }

func (l *Logging) RoundTrip(r *http.Request) (*http.Response, error) { return l.Next.RoundTrip(r) }

// Passing does.
type Passing struct{ Next http.RoundTripper }

func (p *Passing) RoundTrip(r *http.Request) (*http.Response, error) { return p.Next.RoundTrip(r) }

func (p *Passing) CloseIdleConnections() {
	if c, ok := p.Next.(interface{ CloseIdleConnections() }); ok {
		c.CloseIdleConnections()
	}
}

// Finish gives back the connections of c, if its Transport lets it.
func Finish(c *http.Client) { c.CloseIdleConnections() }

// Logged returns a client with a transport of its own.
func Logged() *http.Client { return &http.Client{Transport: &Logging{Next: &http.Transport{}}} }

// Wrap returns next in something of which importers know no more than that.
func Wrap(next http.RoundTripper) http.RoundTripper { return &Logging{Next: next} }

// With returns a client that sends over rt.
func With(rt http.RoundTripper) *http.Client { return &http.Client{Transport: rt} }
