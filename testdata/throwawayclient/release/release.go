// Package release gives up idle connections in many ways.
package release

import (
	"net/http"
	"testing"
	"time"
)

func do(c *http.Client, url string) {
	if resp, err := c.Get(url); err == nil {
		resp.Body.Close()
	}
}

func DeferOk(url string) {
	tr := &http.Transport{}
	defer tr.CloseIdleConnections()
	do(&http.Client{Transport: tr}, url)
}

func ClientOk(url string) {
	c := &http.Client{Transport: &http.Transport{}}
	do(c, url)
	c.CloseIdleConnections()
}

func LiteralOk(url string) {
	tr := &http.Transport{}
	defer func() { tr.CloseIdleConnections() }()
	do(&http.Client{Transport: tr}, url)
}

func AfterOk(url string) {
	tr := &http.Transport{}
	time.AfterFunc(time.Second, tr.CloseIdleConnections)
	do(&http.Client{Transport: tr}, url)
}

func CleanupOk(t testing.TB, url string) {
	tr := &http.Transport{}
	t.Cleanup(tr.CloseIdleConnections)
	do(&http.Client{Transport: tr}, url)
}

func helper(rt http.RoundTripper) {
	if c, ok := rt.(interface{ CloseIdleConnections() }); ok {
		c.CloseIdleConnections()
	}
}

func HelperOk(url string) {
	tr := &http.Transport{}
	do(&http.Client{Transport: tr}, url)
	helper(tr)
}

func typed(rt http.RoundTripper) {
	if tr, ok := rt.(*http.Transport); ok {
		tr.CloseIdleConnections()
	}
}

func TypedOk(url string) {
	c := &http.Client{Transport: &http.Transport{}}
	do(c, url)
	typed(c.Transport)
}

type session struct{ c *http.Client }

func (s *session) get(url string) { do(s.c, url) }
func (s *session) Close()         { s.c.CloseIdleConnections() }

func StructOk(url string) {
	s := &session{&http.Client{Transport: &http.Transport{}}}
	defer s.Close()
	s.get(url)
}

func StructBad(url string) {
	s := &session{&http.Client{Transport: &http.Transport{}}} // want "transport-per-call: "
	s.get(url)
}

func variable(url string) {
	tr := &http.Transport{}
	done := tr.CloseIdleConnections
	defer done()
	do(&http.Client{Transport: tr}, url)
}

// open hands the caller a client and what it has to call in the end.
func open() (*http.Client, func()) {
	tr := &http.Transport{}
	return &http.Client{Transport: tr}, tr.CloseIdleConnections
}

func closer() (c *http.Client, done func()) {
	tr := &http.Transport{}
	c = &http.Client{Transport: tr}
	return c, func() { tr.CloseIdleConnections() }
}

func CloserOk(url string) {
	c, done := open()
	defer done()
	do(c, url)
}

func CloserDroppedBad(url string) {
	c, _ := open() // want "transport-per-call: an http.Transport is created by open on each call of CloserDroppedBad"
	do(c, url)
}

func CloserLiteralOk(url string) {
	c, done := closer()
	defer done()
	do(c, url)
}

func CloserLiteralDroppedBad(url string) {
	c, _ := closer() // want "transport-per-call: "
	do(c, url)
}

// warm uses the pool itself and hands on the closer only.
func warm(url string) func() {
	tr := &http.Transport{}
	do(&http.Client{Transport: tr}, url)
	return tr.CloseIdleConnections
}

func WarmOk(url string) { defer warm(url)() }

func WarmDroppedBad(url string) {
	warm(url) // want "transport-per-call: "
}
