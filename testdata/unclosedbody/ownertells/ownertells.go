package ownertells

import (
	"errors"
	"io"
	"net/http"
)

// An answer keeps the error beside the body.
type answer struct {
	body   io.ReadCloser
	status int
	err    error
}

func ask(url string) *answer {
	resp, err := http.Get(url)
	if err != nil {
		return &answer{err: err}
	}
	return &answer{body: resp.Body, status: resp.StatusCode}
}

func askedForErrorOk(url string) error {
	a := ask(url)
	if a.err != nil {
		return a.err
	}
	defer a.body.Close()
	return nil
}

func neverClosedBad(url string) int {
	a := ask(url) // want "response body in a is never closed"
	if a.err != nil {
		return 0
	}
	return a.status
}

func closedOnSomeBad(url string, n int) error {
	a := ask(url) // want "response body in a is not closed on the path that returns at line 47"
	if a.err != nil {
		return a.err
	}
	if n > 3 {
		return errors.New("too many")
	}
	return a.body.Close()
}

// A both takes what Get returned.
type both struct {
	resp *http.Response
	err  error
}

func get(url string) both {
	var b both
	b.resp, b.err = http.Get(url)
	return b
}

func bothOk(url string) error {
	b := get(url)
	if b.err != nil {
		return b.err
	}
	defer b.resp.Body.Close()
	return nil
}

// drained closes what is no success.
func drained(url string) *answer {
	resp, err := http.Get(url)
	if err != nil {
		return &answer{err: err}
	}
	a := &answer{body: resp.Body, status: resp.StatusCode}
	if resp.StatusCode != http.StatusOK {
		a.err = errors.New(resp.Status)
		resp.Body.Close()
	}
	return a
}

func drainedOk(url string) error {
	a := drained(url)
	if a.status != http.StatusOK {
		return a.err
	}
	return a.body.Close()
}

func drainedNotOk(url string) error {
	a := drained(url)
	if a.status == http.StatusOK {
		return a.body.Close()
	}
	return a.err
}

// closedIfBad returns the response itself, closed if it is no success.
func closedIfBad(url string) (*http.Response, error) {
	resp, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode >= 400 {
		resp.Body.Close()
	}
	return resp, nil
}

func statusOk(url string) error {
	resp, err := closedIfBad(url)
	if err != nil {
		return err
	}
	if resp.StatusCode >= 400 {
		return errors.New(resp.Status)
	}
	defer resp.Body.Close()
	return nil
}

func neverBad(url string) int {
	resp, err := closedIfBad(url) // want "response body of resp is never closed"
	if err != nil {
		return 0
	}
	if resp.StatusCode >= 400 {
		return resp.StatusCode
	}
	return 0
}

// clear has a result that tells.
func clear(url string) (*answer, error) {
	resp, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode != http.StatusOK {
		resp.Body.Close()
		return nil, errors.New(resp.Status)
	}
	return &answer{body: resp.Body, status: resp.StatusCode}, nil
}

func clearBad(url string) error {
	a, err := clear(url) // want "response body in a is not closed on the path that returns at line 157"
	if err != nil {
		return err
	}
	if a.status == http.StatusPartialContent {
		return errors.New("partial")
	}
	return a.body.Close()
}
