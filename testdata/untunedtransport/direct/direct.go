// Package direct sends requests over a Transport itself, without a client.
package direct

import (
	"crypto/tls"
	"net/http"
)

var kept []*http.Transport

func someBranchOk(req *http.Request, verify bool) (*http.Response, error) {
	tr := &http.Transport{IdleConnTimeout: 1e9}
	kept = append(kept, tr)
	if verify {
		tr.TLSClientConfig = &tls.Config{}
	}
	return tr.RoundTrip(req)
}

func onlyBranchOk(req *http.Request, verify bool) error {
	tr := &http.Transport{IdleConnTimeout: 1e9}
	if verify {
		tr.TLSClientConfig = &tls.Config{}
	}
	resp, err := tr.RoundTrip(req)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func allBad(req *http.Request) error {
	tr := &http.Transport{IdleConnTimeout: 1e9} // want "http2-off: "
	tr.TLSClientConfig = &tls.Config{}
	resp, err := tr.RoundTrip(req)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

type perRequest struct{}

// Whatever else is missing: it is made for each request, which throwawayclient says.
func (p *perRequest) RoundTrip(req *http.Request) (*http.Response, error) {
	tr := http.Transport{} // a value, not a pointer
	return tr.RoundTrip(req)
}

type perRequestTLS struct{}

func (p *perRequestTLS) RoundTrip(req *http.Request) (*http.Response, error) {
	tr := http.Transport{ // want "http2-off: http.Transport tr sets TLSClientConfig without ForceAttemptHTTP2, which turns HTTP/2 off$"
		TLSClientConfig: &tls.Config{ServerName: req.Host},
	}
	return tr.RoundTrip(req)
}
