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
