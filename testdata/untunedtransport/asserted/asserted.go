// Package asserted gets a transport out of an interface to configure it.
package asserted

import (
	"net/http"
	"time"
)

// The assertion may yield any transport of the package: none is reported for
// IdleConnTimeout that an interface holds.
func assertedOk() *http.Client {
	c := &http.Client{Transport: &http.Transport{TLSHandshakeTimeout: time.Second}}
	c.Transport.(*http.Transport).IdleConnTimeout = time.Minute
	return c
}

func otherFieldBad() *http.Client {
	return &http.Client{Transport: &http.Transport{MaxIdleConns: 500}} // want "per-host-forgotten: "
}
