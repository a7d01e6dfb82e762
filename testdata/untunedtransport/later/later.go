// Package later sets fields after the transport was made.
package later

import (
	"errors"
	"net/http"
	"time"
)

func afterOk() *http.Client {
	tr := &http.Transport{}
	tr.IdleConnTimeout = time.Minute
	return &http.Client{Transport: tr}
}

func afterClientOk() *http.Client {
	tr := &http.Transport{}
	c := &http.Client{Transport: tr}
	tr.IdleConnTimeout = time.Minute
	return c
}

func errorBetweenOk(valid bool) (*http.Client, error) {
	tr := &http.Transport{}
	if !valid {
		return nil, errors.New("invalid")
	}
	tr.IdleConnTimeout = time.Minute
	return &http.Client{Transport: tr}, nil
}

func forgottenOnEarlyReturnOk(plain bool) *http.Client {
	tr := &http.Transport{}
	c := &http.Client{Transport: tr}
	if plain {
		return c
	}
	tr.IdleConnTimeout = time.Minute
	return c
}

func oneBranchOk(long bool) *http.Client {
	tr := &http.Transport{}
	if long {
		tr.IdleConnTimeout = time.Hour
	}
	return &http.Client{Transport: tr}
}

func bothBranchesOk(long bool) *http.Client {
	tr := &http.Transport{}
	if long {
		tr.IdleConnTimeout = time.Minute
	} else {
		tr.IdleConnTimeout = time.Second
	}
	return &http.Client{Transport: tr}
}

func overruledBad() *http.Client {
	tr := &http.Transport{MaxIdleConns: 50, MaxIdleConnsPerHost: 10, IdleConnTimeout: time.Minute}
	tr.MaxIdleConnsPerHost = 100 // want "contradiction: http.Transport tr sets MaxIdleConnsPerHost to 100, above MaxIdleConns, which is 50"
	return &http.Client{Transport: tr}
}

func overruledOk() *http.Client {
	tr := &http.Transport{MaxIdleConns: 50, MaxIdleConnsPerHost: 100, IdleConnTimeout: time.Minute}
	tr.MaxIdleConnsPerHost = 10
	return &http.Client{Transport: tr}
}

func lastOfThreeBad() *http.Client {
	tr := &http.Transport{IdleConnTimeout: time.Minute}
	tr.MaxIdleConns = 20
	tr.MaxIdleConns = 500 // want "per-host-forgotten: "
	return &http.Client{Transport: tr}
}

func branchThenStoreBad(many bool) *http.Client {
	tr := &http.Transport{IdleConnTimeout: time.Minute}
	if many {
		tr.MaxIdleConnsPerHost = 50
	}
	tr.MaxIdleConnsPerHost = 0
	tr.MaxIdleConnsPerHost = -1 // want "contradiction: http.Transport tr sets MaxIdleConnsPerHost to -1, so no HTTP/1 connection is reused"
	return &http.Client{Transport: tr}
}

func inPlaceBad() *http.Client {
	var tr http.Transport
	tr = http.Transport{MaxIdleConns: 500, IdleConnTimeout: time.Minute} // want "per-host-forgotten: "
	return &http.Client{Transport: &tr}
}

type service struct{ tr *http.Transport }

func newServiceOk() *service {
	s := &service{tr: &http.Transport{}}
	s.tune()
	return s
}

func (s *service) tune() { s.tr.IdleConnTimeout = time.Minute }

type other struct{ tr *http.Transport }

func newOtherBad() *other {
	return &other{tr: &http.Transport{}} // want "idle-forever: "
}

var shared = &http.Transport{}

func init() { shared.IdleConnTimeout = time.Minute }

func sharedOk() http.RoundTripper { return shared }

func closureOk() *http.Client {
	tr := &http.Transport{}
	tune := func() { tr.IdleConnTimeout = time.Minute }
	tune()
	return &http.Client{Transport: tr}
}
