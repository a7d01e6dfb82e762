// Package besideerror has helpers that return a response and an error as well: that
// the error is not nil does not mean that the response is.
package besideerror

import (
	"errors"
	"net/http"
)

// live returns the response beside the error if the status is bad.
func live(c *http.Client, u string) (*http.Response, error) {
	resp, err := c.Get(u)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode >= 400 {
		return resp, errors.New(resp.Status)
	}
	return resp, nil
}

// dead returns the one or the other.
func dead(c *http.Client, u string) (*http.Response, error) {
	resp, err := live(c, u)
	if err != nil {
		if resp != nil {
			resp.Body.Close()
		}
		return nil, err
	}
	return resp, nil
}

func liveBad(c *http.Client, u string) error {
	resp, err := c.Get(u) // want "overwritten: "
	if err != nil {
		return err
	}
	defer func() { resp.Body.Close() }() // that of the second one, by then
	first := resp
	resp, err = live(c, u)
	if err != nil {
		return err
	}
	return first.Body.Close()
}

// Where there is no second one, the deferred call panics.
func deadOk(c *http.Client, u string) error {
	resp, err := c.Get(u)
	if err != nil {
		return err
	}
	defer func() { resp.Body.Close() }()
	first := resp
	resp, err = dead(c, u)
	if err != nil {
		return err
	}
	return first.Body.Close()
}
