// Package asked calls CloseIdleConnections on clients: they pass it on to a Transport
// that has such a method, and do nothing about any other.
package asked

import (
	"net/http"
	"time"

	"fixtures/throwawayclient/asked/tool"
)

func do(c *http.Client, url string) {
	if resp, err := c.Get(url); err == nil {
		resp.Body.Close()
	}
}

type logging struct{ next http.RoundTripper }

func (l *logging) RoundTrip(r *http.Request) (*http.Response, error) { return l.next.RoundTrip(r) }

type passing struct{ *http.Transport }

func (p passing) RoundTrip(r *http.Request) (*http.Response, error) { return p.Transport.RoundTrip(r) }

type embedding struct{ http.RoundTripper }

func DirectOk(url string) {
	c := &http.Client{Transport: &http.Transport{}}
	defer c.CloseIdleConnections()
	do(c, url)
}

func LoggingBad(url string) {
	c := &http.Client{Transport: &logging{next: &http.Transport{}}} // want `transport-per-call: .* and idle ones stay open: \*asked.logging has no CloseIdleConnections$`
	defer c.CloseIdleConnections()
	do(c, url)
}

func LoggingOk(url string) {
	tr := &http.Transport{}
	defer tr.CloseIdleConnections()
	do(&http.Client{Transport: &logging{next: tr}}, url)
}

func PromotedOk(url string) {
	c := &http.Client{Transport: passing{&http.Transport{}}}
	defer c.CloseIdleConnections()
	do(c, url)
}

// An embedded RoundTripper has no such method to promote.
func EmbeddedBad(url string) {
	c := &http.Client{Transport: embedding{&http.Transport{}}} // want "transport-per-call: .*asked.embedding has no CloseIdleConnections"
	c.CloseIdleConnections()
	do(c, url)
}

func VariableBad(url string) {
	c := &http.Client{Transport: &logging{next: &http.Transport{}}} // want "transport-per-call: "
	done := c.CloseIdleConnections
	defer done()
	do(c, url)
}

func AfterBad(url string) {
	c := &http.Client{Transport: &logging{next: &http.Transport{}}} // want "transport-per-call: "
	do(c, url)
	time.AfterFunc(time.Second, c.CloseIdleConnections)
}

func finish(c *http.Client) { c.CloseIdleConnections() }

func HelperBad(url string) {
	c := &http.Client{Transport: &logging{next: &http.Transport{}}} // want "transport-per-call: .*asked.logging has no CloseIdleConnections"
	defer finish(c)
	do(c, url)
}

func HelperOk(url string) {
	c := &http.Client{Transport: passing{&http.Transport{}}}
	defer finish(c)
	do(c, url)
}

func ElsewhereBad(url string) {
	c := &http.Client{Transport: &tool.Logging{Next: &http.Transport{}}} // want "transport-per-call: .*tool.Logging has no CloseIdleConnections"
	defer tool.Finish(c)
	do(c, url)
}

func ElsewhereOk(url string) {
	c := &http.Client{Transport: &tool.Passing{Next: &http.Transport{}}}
	defer tool.Finish(c)
	do(c, url)
}

func ElsewhereDirectOk(url string) {
	c := &http.Client{Transport: &http.Transport{}}
	defer tool.Finish(c)
	do(c, url)
}

func WithBad(url string) {
	c := tool.With(&logging{next: &http.Transport{}}) // want "transport-per-call: .*asked.logging has no CloseIdleConnections"
	defer c.CloseIdleConnections()
	do(c, url)
}

func WithOk(url string) {
	c := tool.With(&http.Transport{})
	defer c.CloseIdleConnections()
	do(c, url)
}

type generic[T http.RoundTripper] struct{ next T }

func (g generic[T]) RoundTrip(r *http.Request) (*http.Response, error) { return g.next.RoundTrip(r) }

func (g generic[T]) CloseIdleConnections() {
	if c, ok := any(g.next).(interface{ CloseIdleConnections() }); ok {
		c.CloseIdleConnections()
	}
}

func GenericOk(url string) {
	c := &http.Client{Transport: generic[*http.Transport]{&http.Transport{}}}
	do(c, url)
	c.CloseIdleConnections()
}

func over[T http.RoundTripper](rt T, url string) {
	c := &http.Client{Transport: rt}
	do(c, url)
	c.CloseIdleConnections()
}

// Which methods a type parameter has is for the caller to say.
func InstanceOk(url string) { over(&http.Transport{}, url) }

func FN_instance(url string) { over(&logging{next: &http.Transport{}}, url) }

// Some round trippers take care of it in a way of their own.
type pooled struct{ next http.RoundTripper }

func (p *pooled) RoundTrip(r *http.Request) (*http.Response, error) { return p.next.RoundTrip(r) }
func (p *pooled) CloseIdleConnections()                             { closers[p]() }

var closers map[*pooled]func()

func OwnWayOk(url string) {
	c := &http.Client{Transport: &pooled{next: &http.Transport{}}}
	do(c, url)
	c.CloseIdleConnections()
}

// What other packages put around it is not known by its type.
func FN_wrapped(url string) {
	c := &http.Client{Transport: tool.Wrap(&http.Transport{})}
	defer c.CloseIdleConnections()
	do(c, url)
}

func FN_constructed(url string) {
	c := tool.Logged()
	defer c.CloseIdleConnections()
	do(c, url)
}

func (l *logging) through() http.RoundTripper { return l.next }

// Whoever takes the wrapper apart reaches the pool.
func UnwrappedOk(url string) {
	c := &http.Client{Transport: &logging{next: &http.Transport{}}}
	do(c, url)
	if l, ok := c.Transport.(*logging); ok {
		(&http.Client{Transport: l.through()}).CloseIdleConnections()
	}
}

// A client that goes out of sight may be anywhere.
func given(rt http.RoundTripper, url string) {
	c := &http.Client{Transport: rt}
	do(c, url)
	c.CloseIdleConnections()
}

func GivenOk(url string) { given(&http.Transport{}, url) }

func GivenBad(url string) {
	given(&logging{next: &http.Transport{}}, url) // want "transport-per-call: .*asked.logging has no CloseIdleConnections"
}
