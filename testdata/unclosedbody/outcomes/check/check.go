// Package check holds helpers that close or keep depending on what they
// return.
package check

import (
	"errors"
	"io"
	"net/http"
)

// Status closes the response exactly when it returns an error.
func Status(resp *http.Response) error {
	if resp.StatusCode < 300 {
		return nil
	}
	b, _ := io.ReadAll(io.LimitReader(resp.Body, 1<<10))
	resp.Body.Close()
	return errors.New(resp.Status + ": " + string(b))
}

// StatusOpen leaves the response open whatever it returns.
func StatusOpen(resp *http.Response) error {
	if resp.StatusCode < 300 {
		return nil
	}
	b, _ := io.ReadAll(io.LimitReader(resp.Body, 1<<10))
	return errors.New(resp.Status + ": " + string(b))
}

// Response passes resp and err on, and turns a bad status into an error after
// closing the body.
func Response(resp *http.Response, err error) (*http.Response, error) {
	if err != nil {
		return nil, err
	}
	if err := Status(resp); err != nil {
		return nil, err
	}
	return resp, nil
}
