package ownertells

import (
	"net/http"

	"fixtures/facts"
)

// What an owner knows of is returned, and a deferred call goes by that.
func namedErrorOk(c *http.Client, url, other string) (resp *http.Response, err error) {
	got, err := c.Get(url)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			got.Body.Close()
		}
	}()
	a := drained(other)
	if a.err != nil {
		return nil, a.err
	}
	a.body.Close()
	return got, nil
}

func embeddedErrorOk(c *http.Client, url, other string) (resp *http.Response, err error) {
	got, err := c.Get(url)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			got.Body.Close()
		}
	}()
	r := doClosing(other)
	if r.err != nil {
		return nil, r.err
	}
	r.Body.Close()
	return got, nil
}

type settings struct{ err error }

func fieldErrorOk(c *http.Client, url string, s *settings) (resp *http.Response, err error) {
	got, err := c.Get(url)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			got.Body.Close()
		}
	}()
	if s.err != nil {
		return nil, s.err
	}
	return got, nil
}

func fieldErrorBad(c *http.Client, url string, s *settings, n int) (resp *http.Response, err error) {
	got, err := c.Get(url) // want "response body of got is not closed"
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			got.Body.Close()
		}
	}()
	if s.err == nil && n > 3 {
		return nil, s.err
	}
	return got, nil
}

func getterErrorOk(c *http.Client, url, other string) (err error) {
	resp, err := c.Get(url)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			resp.Body.Close()
		}
	}()
	a := facts.Answered(other)
	if a.Failed() {
		return a.Err
	}
	a.Body.Close()
	return resp.Body.Close()
}

func capturedErrorOk(c *http.Client, url, other string) (err error) {
	resp, err := c.Get(url)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			resp.Body.Close()
		}
	}()
	a := facts.Answered(other)
	if !(a.Err == nil) {
		return a.Err
	}
	defer func() { a.Body.Close() }()
	return resp.Body.Close()
}
