// Package options leaves the transport to functional options.
package options

import (
	"net/http"
	"time"
)

type Option func(*http.Transport)

func WithIdle(d time.Duration) Option { return func(tr *http.Transport) { tr.IdleConnTimeout = d } }

func appliedOk(opts ...Option) *http.Client {
	tr := &http.Transport{}
	for _, o := range opts {
		o(tr)
	}
	return &http.Client{Transport: tr}
}

func forgottenBad(opts ...Option) *http.Client {
	tr := &http.Transport{} // want "idle-forever: "
	return &http.Client{Transport: tr}
}
