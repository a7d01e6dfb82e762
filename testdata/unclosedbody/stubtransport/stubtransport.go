// Package stubtransport has a RoundTripper that its tests try with stubs.
package stubtransport

import "net/http"

type tagged struct{ next http.RoundTripper }

func (t *tagged) RoundTrip(req *http.Request) (*http.Response, error) {
	return t.next.RoundTrip(req)
}

// Outside of tests a RoundTrip is a source like any other.
func directBad(rt http.RoundTripper, req *http.Request) error {
	_, err := rt.RoundTrip(req) // want "discarded: "
	return err
}
