// Package nanos writes durations without a unit.
package nanos

import (
	"net"
	"net/http"
	"time"

	"fixtures/stub/numbers"
)

const (
	plain               = 30
	typed time.Duration = 30
	count int           = 7
)

func clientBad() *http.Client {
	return &http.Client{Timeout: 10} // want "nanoseconds: http.Client sets Timeout to 10, which is 10ns: write 10\\*time.Second or 10\\*time.Millisecond"
}

func constantsBad() []*http.Client {
	return []*http.Client{
		{Timeout: plain},                // want "sets Timeout to plain, which is 30ns"
		{Timeout: plain * 2},            // want "sets Timeout to plain \\* 2, which is 60ns"
		{Timeout: numbers.Thirty},       // want "sets Timeout to numbers.Thirty, which is 30ns"
		{Timeout: time.Duration(5)},     // want "which is 5ns"
		{Timeout: time.Duration(count)}, // want "which is 7ns"
		{Timeout: 1e5},                  // want "which is 100µs"
	}
}

func otherTypesBad() *http.Server {
	_ = net.Dialer{Timeout: 5, KeepAlive: 30} // want "nanoseconds: net.Dialer sets Timeout to 5, .*; sets KeepAlive to 30"
	return &http.Server{                      // want "nanoseconds: http.Server sets ReadTimeout to 15"
		ReadTimeout: 15,
		IdleTimeout: time.Minute,
	}
}

func transportBad() *http.Client {
	return &http.Client{Transport: &http.Transport{IdleConnTimeout: 90, MaxIdleConns: 500}} // want "nanoseconds: http.Transport sets IdleConnTimeout to 90, which is 90ns: .*; sets MaxIdleConns \\(500\\) but not"
}

func positionalBad() http.Client {
	return http.Client{nil, nil, nil, 3} // want "sets Timeout to 3"
}

func assignedBad(c *http.Client) {
	c.Timeout = 10 // want "nanoseconds: c sets Timeout to 10"
}

type wrapper struct{ *http.Client }

func embeddedBad(w wrapper) {
	w.Timeout = 10 // want "nanoseconds: w sets Timeout to 10"
}

func declaredBad() *http.Client {
	c := http.Client{Timeout: 2} // want "nanoseconds: http.Client sets Timeout to 2"
	return &c
}

func unitOk() []*http.Client {
	return []*http.Client{
		{Timeout: 10 * time.Second},
		{Timeout: 800 * time.Microsecond},
		{Timeout: typed},
		{Timeout: numbers.Typed},
		{Timeout: time.Nanosecond},
		{Timeout: 10 * time.Nanosecond},
		{Timeout: 5e9},
		{Timeout: 0},
		{Timeout: -1},
		{},
	}
}

func variableOk(n int) *http.Client {
	c := &http.Client{Timeout: time.Duration(n)}
	c.Timeout = time.Duration(n)
	return c
}

type own struct{ Timeout time.Duration }

func ownOk() own {
	o := own{Timeout: 10}
	o.Timeout = 5
	return o
}

func keepAliveOk() *net.Dialer { return &net.Dialer{KeepAlive: -1} }
