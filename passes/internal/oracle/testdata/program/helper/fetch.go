package helper

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"

	"oraclegen/env"
)

// OnExit is set by the driver: os.Exit cannot be survived.
var OnExit = func() {}

// Fetch gets url and leaves the rest to the caller.
func Fetch(c *http.Client, url string) (*http.Response, error) {
	return c.Get(url)
}

// FetchGood returns responses of good status only.
func FetchGood(c *http.Client, url string) (*http.Response, error) {
	resp, err := c.Get(url)
	if err != nil {
		return nil, fmt.Errorf("fetch: %w", err)
	}
	if resp.StatusCode >= 400 {
		resp.Body.Close()
		return nil, errors.New(resp.Status)
	}
	return resp, nil
}

// FetchLive returns a response beside the error when the status is bad; the
// caller has to close in either case.
func FetchLive(c *http.Client, url string) (*http.Response, error) {
	resp, err := c.Get(url)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode >= 400 {
		return resp, errors.New(resp.Status)
	}
	return resp, nil
}

// FetchBody returns the body alone.
func FetchBody(c *http.Client, url string) (io.ReadCloser, error) {
	resp, err := c.Get(url)
	if err != nil {
		return nil, err
	}
	return resp.Body, nil
}

// FetchRead has read and closed the body that it returns a copy of.
func FetchRead(c *http.Client, url string) (*http.Response, error) {
	resp, err := c.Get(url)
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(resp.Body)
	resp.Body.Close()
	if err != nil {
		return nil, err
	}
	resp.Body = io.NopCloser(bytes.NewReader(data))
	return resp, nil
}

// FetchClosed returns a response for its status and headers.
func FetchClosed(c *http.Client, url string) (*http.Response, error) {
	resp, err := c.Get(url)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	_, err = io.Copy(io.Discard, resp.Body)
	return resp, err
}

// DoWith sends through anything that sends.
func DoWith[D env.Doer](d D, req *http.Request) (*http.Response, error) {
	return d.Do(req)
}

// Pass hands both through.
func Pass(resp *http.Response, err error) (*http.Response, error) {
	if err != nil {
		return nil, fmt.Errorf("pass: %w", err)
	}
	return resp, nil
}

// Must returns v, or panics.
func Must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// Check panics when there is an error.
func Check(err error) {
	if err != nil {
		panic(err)
	}
}

// Fatal ends the process.
func Fatal(msg string) {
	OnExit()
	log.Print(msg)
	os.Exit(1)
}

// FatalIf ends the process when there is an error.
func FatalIf(err error) {
	if err != nil {
		Fatal(err.Error())
	}
}

// TestingT is what assertion libraries ask for.
type TestingT interface {
	FailNow()
}

// RequireNoError ends the test when there is an error.
func RequireNoError(t TestingT, err error) {
	if err != nil {
		t.FailNow()
	}
}

// Failed reports whether there is an error.
func Failed(err error) bool {
	return err != nil
}

// Wrap adds words to an error, when there is one.
func Wrap(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("wrap: %w", err)
}

// Twice runs f again when it failed.
func Twice(f func() error) error {
	err := f()
	if err != nil {
		err = f()
	}
	return err
}
