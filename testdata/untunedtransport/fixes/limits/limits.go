// Package limits sets one limit, in the literal or later.
package limits

import (
	"net/http"
	"time"
)

const (
	idle  = time.Minute
	hosts = 40
)

func lines() *http.Client {
	tr := &http.Transport{ // want "per-host-forgotten: "
		MaxIdleConns:    hosts * 10,
		IdleConnTimeout: idle,
	}
	return &http.Client{Transport: tr}
}

func oneLine() *http.Client {
	n := 500
	return &http.Client{Transport: &http.Transport{MaxIdleConns: n, IdleConnTimeout: idle}} // want "per-host-forgotten: "
}

func all() *http.Client {
	return &http.Client{Transport: &http.Transport{MaxIdleConns: 200}} // want "per-host-forgotten: .*; sets no IdleConnTimeout"
}

func later() *http.Client {
	tr := http.DefaultTransport.(*http.Transport).Clone()
	tr.MaxIdleConns = 500 // want "per-host-forgotten: "
	return &http.Client{Transport: tr}
}

func laterAndNow() *http.Client {
	tr := &http.Transport{}          // want "per-host-forgotten: "
	if tr.MaxIdleConns = 500; true { // no list of statements
	}
	return &http.Client{Transport: tr}
}

func set(tr *http.Transport) { tr.MaxIdleConns = 500 }

func byFunction() *http.Client {
	tr := http.DefaultTransport.(*http.Transport).Clone()
	set(tr) // want "per-host-forgotten: "
	return &http.Client{Transport: tr}
}

func big() int { return 5 }

func both() *http.Client {
	tr := &http.Transport{} // want "per-host-forgotten: .*; sets no IdleConnTimeout"
	tr.MaxIdleConns = 500
	return &http.Client{Transport: tr}
}
