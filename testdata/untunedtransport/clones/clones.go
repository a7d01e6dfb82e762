// Package clones begins with the settings of another transport.
package clones

import (
	"net/http"
	"time"
)

func untouchedOk() *http.Client {
	return &http.Client{Transport: http.DefaultTransport.(*http.Transport).Clone()}
}

func raisedBad() *http.Client {
	tr := http.DefaultTransport.(*http.Transport).Clone()
	tr.MaxIdleConns = 1000 // want "per-host-forgotten: http.Transport tr sets MaxIdleConns \\(1000\\) but not MaxIdleConnsPerHost: at most 2 idle HTTP/1 connections are kept per host"
	return &http.Client{Transport: tr}
}

func inheritedBad() *http.Client {
	tr := http.DefaultTransport.(*http.Transport).Clone()
	tr.MaxIdleConnsPerHost = 101 // want "contradiction: http.Transport tr sets MaxIdleConnsPerHost to 101, above the inherited MaxIdleConns of 100: at most 100 idle HTTP/1 connections are kept, all hosts together"
	return &http.Client{Transport: tr}
}

func equalOk() *http.Client {
	tr := http.DefaultTransport.(*http.Transport).Clone()
	tr.MaxIdleConnsPerHost = 100
	return &http.Client{Transport: tr}
}

func noLimitOk() *http.Client {
	tr := http.DefaultTransport.(*http.Transport).Clone()
	tr.MaxIdleConnsPerHost = 500
	tr.MaxIdleConns = 0
	return &http.Client{Transport: tr}
}

func orderOk() *http.Client {
	tr := http.DefaultTransport.(*http.Transport).Clone()
	tr.MaxIdleConnsPerHost = 500
	tr.MaxIdleConns = 1000
	return &http.Client{Transport: tr}
}

func checkedBad() *http.Client {
	dt, ok := http.DefaultTransport.(*http.Transport)
	if !ok {
		return http.DefaultClient
	}
	tr := dt.Clone()
	tr.MaxIdleConnsPerHost = 200 // want "contradiction: "
	return &http.Client{Transport: tr}
}

func base() *http.Transport { return http.DefaultTransport.(*http.Transport).Clone() }

func throughFunctionBad() *http.Client {
	tr := base()
	tr.MaxIdleConnsPerHost = 200 // want "contradiction: "
	return &http.Client{Transport: tr}
}

func sized() *http.Transport {
	tr := base()
	tr.MaxIdleConns = 0
	return tr
}

func throughTwoOk() *http.Client {
	tr := sized()
	tr.MaxIdleConnsPerHost = 200
	return &http.Client{Transport: tr}
}

func otherBaseOk(from *http.Transport) *http.Client {
	tr := from.Clone()
	tr.MaxIdleConnsPerHost = 200
	tr.MaxIdleConns = 0
	return &http.Client{Transport: tr}
}

func unknownBaseOk(from *http.Transport) *http.Client {
	tr := from.Clone()
	tr.MaxIdleConnsPerHost = 200
	return &http.Client{Transport: tr}
}

func cloneOfLiteralBad() *http.Client {
	first := &http.Transport{MaxIdleConns: 50, IdleConnTimeout: time.Minute}
	tr := first.Clone()
	tr.MaxIdleConnsPerHost = 80 // want "contradiction: http.Transport tr sets MaxIdleConnsPerHost to 80, above the inherited MaxIdleConns of 50"
	return &http.Client{Transport: tr}
}

func inheritedKeepAliveOk() *http.Client {
	tr := http.DefaultTransport.(*http.Transport).Clone()
	tr.DisableKeepAlives = true
	return &http.Client{Transport: tr}
}

func setKeepAliveBad() *http.Client {
	tr := http.DefaultTransport.(*http.Transport).Clone()
	tr.DisableKeepAlives = true // want "contradiction: http.Transport tr sets DisableKeepAlives, beside which MaxIdleConnsPerHost has no effect"
	tr.MaxIdleConnsPerHost = 50
	return &http.Client{Transport: tr}
}

func maybeOk(big bool) *http.Client {
	tr := http.DefaultTransport.(*http.Transport).Clone()
	if big {
		tr.MaxIdleConns = 5000
	}
	tr.MaxIdleConnsPerHost = 2000
	return &http.Client{Transport: tr}
}
