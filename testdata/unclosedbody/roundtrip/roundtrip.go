// RoundTrippers: a RoundTrip method that has a response must hand it over, or
// close it when it returns an error instead.
package roundtrip

import (
	"bytes"
	"errors"
	"io"
	"log"
	"net/http"
	"time"
)

type loggingOk struct{ next http.RoundTripper }

func (l loggingOk) RoundTrip(req *http.Request) (*http.Response, error) {
	start := time.Now()
	resp, err := l.next.RoundTrip(req)
	if err != nil {
		return nil, err
	}
	log.Print(req.URL, resp.Status, time.Since(start))
	return resp, nil
}

type strictBad struct{ next http.RoundTripper }

func (s strictBad) RoundTrip(req *http.Request) (*http.Response, error) {
	resp, err := s.next.RoundTrip(req) // want "dropped-on-error: "
	if err != nil {
		return nil, err
	}
	if resp.StatusCode >= 500 {
		return nil, errors.New(resp.Status)
	}
	return resp, nil
}

type strictOk struct{ next http.RoundTripper }

func (s strictOk) RoundTrip(req *http.Request) (*http.Response, error) {
	resp, err := s.next.RoundTrip(req)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode >= 500 {
		resp.Body.Close()
		return nil, errors.New(resp.Status)
	}
	return resp, nil
}

// The client ignores a response that comes with an error.
type bothBad struct{ next http.RoundTripper }

func (b bothBad) RoundTrip(req *http.Request) (*http.Response, error) {
	resp, err := b.next.RoundTrip(req) // want "dropped-on-error: "
	if err != nil {
		return resp, err
	}
	if resp.StatusCode >= 400 {
		return resp, errors.New(resp.Status)
	}
	return resp, nil
}

type token struct {
	next    http.RoundTripper
	refresh func() (string, error)
}

type refreshBad token

func (t refreshBad) RoundTrip(req *http.Request) (*http.Response, error) {
	resp, err := t.next.RoundTrip(req) // want "(dropped-on-error|path|overwritten): "
	if err != nil || resp.StatusCode != http.StatusUnauthorized {
		return resp, err
	}
	tok, err := t.refresh()
	if err != nil {
		return nil, err
	}
	again := req.Clone(req.Context())
	again.Header.Set("Authorization", "Bearer "+tok)
	return t.next.RoundTrip(again)
}

type refreshOk token

func (t refreshOk) RoundTrip(req *http.Request) (*http.Response, error) {
	resp, err := t.next.RoundTrip(req)
	if err != nil || resp.StatusCode != http.StatusUnauthorized {
		return resp, err
	}
	resp.Body.Close()
	tok, err := t.refresh()
	if err != nil {
		return nil, err
	}
	again := req.Clone(req.Context())
	again.Header.Set("Authorization", "Bearer "+tok)
	return t.next.RoundTrip(again)
}

// Without a new token the 401 response itself goes back.
type refreshOrKeepOk token

func (t refreshOrKeepOk) RoundTrip(req *http.Request) (*http.Response, error) {
	resp, err := t.next.RoundTrip(req)
	if err != nil || resp.StatusCode != http.StatusUnauthorized {
		return resp, err
	}
	tok, err := t.refresh()
	if err != nil {
		return resp, nil
	}
	resp.Body.Close()
	again := req.Clone(req.Context())
	again.Header.Set("Authorization", "Bearer "+tok)
	return t.next.RoundTrip(again)
}

type bufferedBad struct{ next http.RoundTripper }

func (b bufferedBad) RoundTrip(req *http.Request) (*http.Response, error) {
	resp, err := b.next.RoundTrip(req) // want "(replaced|read-to-eof|dropped-on-error): "
	if err != nil {
		return nil, err
	}
	content, err := io.ReadAll(resp.Body)
	if err != nil {
		return nil, err
	}
	log.Printf("%s", content)
	resp.Body = io.NopCloser(bytes.NewReader(content))
	return resp, nil
}

type bufferedOk struct{ next http.RoundTripper }

func (b bufferedOk) RoundTrip(req *http.Request) (*http.Response, error) {
	resp, err := b.next.RoundTrip(req)
	if err != nil {
		return nil, err
	}
	content, err := io.ReadAll(resp.Body)
	resp.Body.Close()
	if err != nil {
		return nil, err
	}
	log.Printf("%s", content)
	resp.Body = io.NopCloser(bytes.NewReader(content))
	return resp, nil
}

type retryBad struct{ next http.RoundTripper }

func (r retryBad) RoundTrip(req *http.Request) (resp *http.Response, err error) {
	for range 3 {
		resp, err = r.next.RoundTrip(req) // want "overwritten: "
		if err == nil && resp.StatusCode != http.StatusServiceUnavailable {
			return resp, nil
		}
	}
	return resp, err
}

type retryOk struct{ next http.RoundTripper }

func (r retryOk) RoundTrip(req *http.Request) (*http.Response, error) {
	for i := 0; ; i++ {
		resp, err := r.next.RoundTrip(req)
		if err != nil {
			return nil, err
		}
		if i == 2 || resp.StatusCode != http.StatusServiceUnavailable {
			return resp, nil
		}
		resp.Body.Close()
	}
}

type closeBody struct {
	io.ReadCloser
	done func()
}

func (c *closeBody) Close() error {
	defer c.done()
	return c.ReadCloser.Close()
}

type limitedOk struct {
	next http.RoundTripper
	sem  chan struct{}
}

// The wrapper carries the body to the caller.
func (l limitedOk) RoundTrip(req *http.Request) (*http.Response, error) {
	l.sem <- struct{}{}
	resp, err := l.next.RoundTrip(req)
	if err != nil {
		<-l.sem
		return nil, err
	}
	resp.Body = &closeBody{ReadCloser: resp.Body, done: func() { <-l.sem }}
	return resp, nil
}

type cachedOk struct {
	next  http.RoundTripper
	store map[string]*http.Response
}

func (c cachedOk) RoundTrip(req *http.Request) (*http.Response, error) {
	if resp, ok := c.store[req.URL.String()]; ok {
		return resp, nil
	}
	return c.next.RoundTrip(req)
}

type roundTripFunc func(*http.Request) (*http.Response, error)

func (f roundTripFunc) RoundTrip(req *http.Request) (*http.Response, error) { return f(req) }

func traceOk(next http.RoundTripper) http.RoundTripper {
	return roundTripFunc(func(req *http.Request) (*http.Response, error) {
		resp, err := next.RoundTrip(req)
		if err == nil {
			resp.Header.Set("X-Seen", "1")
		}
		return resp, err
	})
}

func traceBad(next http.RoundTripper) http.RoundTripper {
	return roundTripFunc(func(req *http.Request) (*http.Response, error) {
		resp, err := next.RoundTrip(req) // want "dropped-on-error: "
		if err != nil {
			return nil, err
		}
		if resp.Header.Get("X-Seen") == "" {
			return nil, errors.New("not traced")
		}
		return resp, nil
	})
}

// A stub that answers from memory.
type stubOk struct{ code int }

func (s stubOk) RoundTrip(req *http.Request) (*http.Response, error) {
	return &http.Response{StatusCode: s.code, Body: http.NoBody, Request: req}, nil
}

// Elsewhere than in a RoundTrip method, returning both hands over both.
func bothOutsideOk(rt http.RoundTripper, req *http.Request) (*http.Response, error) {
	resp, err := rt.RoundTrip(req)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode >= 400 {
		return resp, errors.New(resp.Status)
	}
	return resp, nil
}
