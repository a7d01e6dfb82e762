// Package maker makes, wraps, uses and gives back transports, on the other side of a
// package boundary.
package maker

import (
	"io"
	"net/http"
	"time"
)

//track:import "poolgen/track"

// Shared is one transport for everybody.
var Shared = &http.Transport{IdleConnTimeout: time.Minute}

// SharedTransport returns it.
func SharedTransport() http.RoundTripper { return Shared }

// SharedClient returns a new client of it.
func SharedClient() *http.Client { return &http.Client{Transport: Shared} }

// Transport returns a new transport.
func Transport() *http.Transport {
	tr := &http.Transport{IdleConnTimeout: time.Minute}
	//track:track.Made(tr)
	return tr
}

// Tripper returns a new transport as an interface.
func Tripper() http.RoundTripper { return Transport() }

// Client returns a client with a transport of its own.
func Client() *http.Client { return &http.Client{Transport: Transport(), Timeout: time.Minute} }

// Deep returns what Client does.
func Deep() *http.Client {
	c := Client()
	c.Timeout = time.Second
	return c
}

// A Retrier is a round tripper around another one.
type Retrier struct{ Next http.RoundTripper }

// RoundTrip sends over the other one.
func (r *Retrier) RoundTrip(req *http.Request) (*http.Response, error) { return r.Next.RoundTrip(req) }

// Wrap returns a Retrier around next.
func Wrap(next http.RoundTripper) http.RoundTripper { return &Retrier{Next: next} }

// With returns a client that sends over rt.
func With(rt http.RoundTripper) *http.Client { return &http.Client{Transport: rt} }

// An API is a client in a struct.
type API struct {
	HTTP *http.Client
	Name string
}

// NewAPI returns an API that uses c.
func NewAPI(c *http.Client) *API { return &API{HTTP: c} }

// Get sends a request.
func (a *API) Get(url string) error { return Fetch(a.HTTP, url) }

// Close gives the connections back.
func (a *API) Close() { a.HTTP.CloseIdleConnections() }

// Fetch sends a request over c.
func Fetch(c *http.Client, url string) error {
	resp, err := c.Get(url)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	_, err = io.Copy(io.Discard, resp.Body)
	return err
}

// Finish gives the connections of c back.
func Finish(c *http.Client) { c.CloseIdleConnections() }

// FinishTransport gives the connections of tr back.
func FinishTransport(tr *http.Transport) { tr.CloseIdleConnections() }

// Modest lets tr have few connections, and not for long.
func Modest(tr *http.Transport) {
	tr.MaxConnsPerHost = 50
	tr.IdleConnTimeout = time.Minute
}
