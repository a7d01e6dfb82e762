// Package limits sets one limit without the other.
package limits

import (
	"net/http"
	"time"
)

const idle = time.Minute

func forgottenBad() *http.Client {
	return &http.Client{Transport: &http.Transport{MaxIdleConns: 101, IdleConnTimeout: idle}} // want "per-host-forgotten: "
}

func asByDefaultOk() *http.Client {
	return &http.Client{Transport: &http.Transport{MaxIdleConns: 100, IdleConnTimeout: idle}}
}

func bothOk() *http.Client {
	return &http.Client{Transport: &http.Transport{MaxIdleConns: 200, MaxIdleConnsPerHost: 20, IdleConnTimeout: idle}}
}

func writtenZeroOk() *http.Client {
	return &http.Client{Transport: &http.Transport{MaxIdleConns: 200, MaxIdleConnsPerHost: 0, IdleConnTimeout: idle}}
}

func twoAtMostOk() *http.Client {
	return &http.Client{Transport: &http.Transport{MaxIdleConns: 200, MaxConnsPerHost: 2, IdleConnTimeout: idle}}
}

func swappedBad() *http.Client {
	return &http.Client{Transport: &http.Transport{MaxIdleConns: 10, MaxIdleConnsPerHost: 100, IdleConnTimeout: idle}} // want "contradiction: http.Transport sets MaxIdleConnsPerHost to 100, above MaxIdleConns, which is 10: at most 10 idle HTTP/1 connections are kept, all hosts together"
}

func equalOk() *http.Client {
	return &http.Client{Transport: &http.Transport{MaxIdleConns: 100, MaxIdleConnsPerHost: 100, IdleConnTimeout: idle}}
}

func noTotalOk() *http.Client {
	return &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 1000, IdleConnTimeout: idle}}
}

func aboveConnsOk() *http.Client {
	return &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 30, MaxConnsPerHost: 4, IdleConnTimeout: idle}}
}

// Transport is not net/http's.
type Transport struct {
	MaxIdleConns, MaxIdleConnsPerHost int
	IdleConnTimeout                   time.Duration
}

func ownOk() []*Transport {
	return []*Transport{{MaxIdleConns: 500}, {IdleConnTimeout: 10}, {MaxIdleConns: 1, MaxIdleConnsPerHost: 5}}
}
