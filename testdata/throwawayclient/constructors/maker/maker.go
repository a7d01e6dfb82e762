// Package maker makes clients.
package maker

import "net/http"

// New returns a client with a pool of its own.
func New() *http.Client { return &http.Client{Transport: transport()} }

func transport() *http.Transport {
	tr := http.DefaultTransport.(*http.Transport).Clone()
	tr.MaxIdleConnsPerHost = 10
	return tr
}

// Pool returns a pool behind an interface.
func Pool() http.RoundTripper { return transport() }

// Unpooled returns a client that keeps no connections.
func Unpooled() *http.Client {
	tr := transport()
	tr.DisableKeepAlives = true
	return &http.Client{Transport: tr}
}

var shared = New()

// Shared returns the one client of the process.
func Shared() *http.Client { return shared }

var byName = map[string]*http.Client{}

// Cached makes one for each name.
func Cached(name string) *http.Client {
	if c := byName[name]; c != nil {
		return c
	}
	c := New()
	byName[name] = c
	return c
}

// Plain shares the default pool.
func Plain() *http.Client { return &http.Client{} }

// An API is a client with a pool of its own.
type API struct {
	base string
	hc   *http.Client
}

// Dial returns an API, or an error.
func Dial(base string) (*API, error) {
	a := &API{base: base, hc: New()}
	if err := a.Get("/"); err != nil {
		return nil, err
	}
	return a, nil
}

// Get asks for a path.
func (a *API) Get(path string) error {
	resp, err := a.hc.Get(a.base + path)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

// Close gives up the API's connections.
func (a *API) Close() { a.hc.CloseIdleConnections() }

// A Tracer wraps a RoundTripper.
type Tracer struct{ Base http.RoundTripper }

// RoundTrip implements http.RoundTripper.
func (t *Tracer) RoundTrip(r *http.Request) (*http.Response, error) { return t.Base.RoundTrip(r) }

// Trace wraps base.
func Trace(base http.RoundTripper) http.RoundTripper { return &Tracer{base} }

// Do sends a request over a client that it is given.
func Do(c *http.Client, url string) error {
	resp, err := c.Get(url)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

// Remember keeps the client.
func Remember(c *http.Client) { byName[""] = c }
