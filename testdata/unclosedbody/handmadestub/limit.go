// A transport of one function that is declared beside the code, and that only
// tests give something to answer with.
package handmadestub

import "net/http"

type transport func(*http.Request) (*http.Response, error)

func (t transport) RoundTrip(req *http.Request) (*http.Response, error) { return t(req) }

func limited(rt http.RoundTripper) http.RoundTripper {
	return transport(func(req *http.Request) (*http.Response, error) { return rt.RoundTrip(req) })
}
