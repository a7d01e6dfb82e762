// Package helpers hands transports to functions that configure them, and
// takes them from functions that make them.
package helpers

import (
	"net/http"
	"time"
)

func tune(tr *http.Transport) { tr.IdleConnTimeout = time.Minute }

func tuneSome(tr *http.Transport, long bool) {
	if long {
		tr.IdleConnTimeout = time.Minute
	}
}

func tuneDeep(tr *http.Transport) { tune(tr) }

func look(tr *http.Transport) time.Duration { return tr.IdleConnTimeout }

func size(tr *http.Transport, n int) { tr.MaxIdleConns = n }

func configuredOk() *http.Client {
	tr := &http.Transport{}
	tune(tr)
	return &http.Client{Transport: tr}
}

func configuredDeepOk() *http.Client {
	tr := &http.Transport{}
	tuneDeep(tr)
	return &http.Client{Transport: tr}
}

func configuredInPlaceOk() *http.Client {
	var tr http.Transport
	tune(&tr)
	return &http.Client{Transport: &tr}
}

func perhapsOk() *http.Client {
	tr := &http.Transport{}
	tuneSome(tr, true)
	return &http.Client{Transport: tr}
}

func lookedAtBad() *http.Client {
	tr := &http.Transport{} // want "idle-forever: "
	look(tr)
	return &http.Client{Transport: tr}
}

func sizedByHelperBad() *http.Client {
	tr := &http.Transport{IdleConnTimeout: time.Minute}
	size(tr, 500) // want "per-host-forgotten: http.Transport tr sets MaxIdleConns \\(500\\)"
	return &http.Client{Transport: tr}
}

func handedOutOk(tune func(*http.Transport)) *http.Client {
	tr := &http.Transport{}
	tune(tr)
	return &http.Client{Transport: tr}
}

type Tuner interface{ Tune(*http.Transport) }

func tunedByInterfaceOk(t Tuner) *http.Client {
	tr := &http.Transport{}
	t.Tune(tr)
	return &http.Client{Transport: tr}
}

func base() *http.Transport {
	return &http.Transport{Proxy: http.ProxyFromEnvironment} // its caller sets the rest
}

func derivedOk() *http.Client {
	tr := base()
	tr.IdleConnTimeout = time.Minute
	return &http.Client{Transport: tr}
}

func derivedBad() *http.Client {
	tr := base()
	tr.MaxIdleConns = 500 // want "per-host-forgotten: "
	return &http.Client{Transport: tr}
}

func bare() *http.Transport {
	return &http.Transport{Proxy: http.ProxyFromEnvironment} // want "idle-forever: "
}

func bareOk() *http.Client { return &http.Client{Transport: bare()} }

func twoOfThem(a bool) (*http.Transport, error) {
	if a {
		return &http.Transport{MaxIdleConns: 500, IdleConnTimeout: time.Second}, nil // want "per-host-forgotten: "
	}
	return &http.Transport{}, nil
}

func twoOk() (*http.Client, error) {
	tr, err := twoOfThem(true)
	if err != nil {
		return nil, err
	}
	tr.IdleConnTimeout = time.Minute
	return &http.Client{Transport: tr}, nil
}
