// Package keepalives turns the reuse of connections off, in words or not.
package keepalives

import (
	"net/http"
	"time"
)

func disabledOk() *http.Client {
	return &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
}

func perhapsDisabledOk(one bool) *http.Client {
	return &http.Client{Transport: &http.Transport{DisableKeepAlives: one}}
}

func notDisabledBad() *http.Client {
	return &http.Client{Transport: &http.Transport{DisableKeepAlives: false}} // want "idle-forever: "
}

func negativeBad() *http.Client {
	return &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: -1}} // want "contradiction: http.Transport sets MaxIdleConnsPerHost to -1, so no HTTP/1 connection is reused: DisableKeepAlives says so if that is intended"
}

func negativeBesideOk() *http.Client {
	return &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: -1, DisableKeepAlives: true}}
}

func besideBad() *http.Client {
	return &http.Client{Transport: &http.Transport{DisableKeepAlives: true, IdleConnTimeout: time.Minute}} // want "contradiction: http.Transport sets DisableKeepAlives, beside which IdleConnTimeout has no effect: no connection is reused on HTTP/1 or HTTP/2"
}

func besideAllBad() *http.Client {
	return &http.Client{Transport: &http.Transport{ // want "beside which MaxIdleConns, MaxIdleConnsPerHost and IdleConnTimeout have no effect"
		DisableKeepAlives:   true,
		MaxIdleConns:        200,
		MaxIdleConnsPerHost: 300,
		IdleConnTimeout:     time.Minute,
	}}
}

func besideZeroOk() *http.Client {
	return &http.Client{Transport: &http.Transport{DisableKeepAlives: true, IdleConnTimeout: 0, MaxIdleConns: 0}}
}

func besideUnknownOk(d time.Duration) *http.Client {
	return &http.Client{Transport: &http.Transport{DisableKeepAlives: true, IdleConnTimeout: d}}
}

func disabledLaterBad() *http.Client {
	tr := &http.Transport{IdleConnTimeout: time.Minute}
	tr.DisableKeepAlives = true // want "contradiction: "
	return &http.Client{Transport: tr}
}

func disabledOnOneBranchOk(one bool) *http.Client {
	tr := &http.Transport{IdleConnTimeout: time.Minute}
	if one {
		tr.DisableKeepAlives = true
	}
	return &http.Client{Transport: tr}
}

func disabledByNotOk(reuse bool) *http.Client {
	return &http.Client{Transport: &http.Transport{DisableKeepAlives: !reuse, MaxIdleConns: 500}}
}
