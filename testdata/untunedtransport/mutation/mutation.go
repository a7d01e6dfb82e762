// Package mutation is a library that changes what everybody shares.
package mutation

import (
	"net/http"
	"time"
)

func init() {
	http.DefaultClient.Timeout = time.Second // want "global-mutation: http.DefaultClient.Timeout is assigned: that changes all of the program that uses http.DefaultClient, and races with requests under way"
}

func assignBad(rt http.RoundTripper) {
	http.DefaultTransport = rt // want "global-mutation: http.DefaultTransport is assigned: .* uses http.DefaultTransport's connections"
}

func clientBad() {
	http.DefaultClient = &http.Client{Timeout: time.Second} // want "global-mutation: "
}

func inPlaceBad() {
	*http.DefaultClient = http.Client{Timeout: time.Second, Transport: nil} // want "global-mutation: "
}

func fieldBad() {
	http.DefaultTransport.(*http.Transport).MaxIdleConnsPerHost = 50 // want "global-mutation: http.DefaultTransport.MaxIdleConnsPerHost is assigned"
}

func deepBad() {
	http.DefaultTransport.(*http.Transport).TLSClientConfig.InsecureSkipVerify = true // want "http.DefaultTransport.TLSClientConfig.InsecureSkipVerify is assigned"
}

func aliasBad() {
	if tr, ok := http.DefaultTransport.(*http.Transport); ok {
		tr.MaxIdleConns = 0 // want "global-mutation: "
	}
	c := http.DefaultClient
	c.Timeout = time.Minute // want "global-mutation: "
	p := &http.DefaultTransport
	*p = nil // want "global-mutation: "
}

func restoringBad(rt http.RoundTripper) func() {
	old := http.DefaultTransport
	http.DefaultTransport = rt                    // want "global-mutation: "
	return func() { http.DefaultTransport = old } // want "global-mutation: "
}

func capturedBad() func() {
	c := http.DefaultClient
	return func() { c.Timeout = time.Second } // want "global-mutation: "
}

func cloneOk() *http.Client {
	tr := http.DefaultTransport.(*http.Transport).Clone()
	tr.IdleConnTimeout = time.Second
	return &http.Client{Transport: tr}
}

func copyOk() *http.Client {
	c := *http.DefaultClient
	c.Timeout = time.Second
	return &c
}

func readOk() time.Duration { return http.DefaultClient.Timeout }

// What is cloned is not known once somebody assigns to it.
func cloneOfUnknownOk() *http.Client {
	tr := http.DefaultTransport.(*http.Transport).Clone()
	tr.MaxIdleConnsPerHost = 500
	return &http.Client{Transport: tr}
}

func set(tr *http.Transport) { tr.MaxIdleConns = 0 }

func FN_throughParameter() { set(http.DefaultTransport.(*http.Transport)) }
