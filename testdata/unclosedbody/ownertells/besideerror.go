package ownertells

import (
	"errors"
	"net/http"
)

// judge closes what it finds bad, and returns it beside the error.
func judge(resp *http.Response, err error) (*http.Response, error) {
	if err != nil {
		return resp, err
	}
	if resp.StatusCode/100 != 2 {
		resp.Body.Close()
		return resp, errors.New(resp.Status)
	}
	return resp, nil
}

func judged(c *http.Client, url string) (*http.Response, error) {
	return judge(c.Get(url))
}

func judgedOk(c *http.Client, url string) error {
	resp, err := judged(c, url)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

// again returns what it has if it cannot go on, which may be open.
func again(c *http.Client, url string, more func() bool, next func() (string, error)) (resp *http.Response, err error) {
	for {
		resp, err = c.Get(url)
		if err == nil && resp.StatusCode >= 400 {
			resp.Body.Close()
			err = errors.New(resp.Status)
		}
		if !more() {
			return resp, err
		}
		if url, err = next(); err != nil {
			return
		}
		resp.Body.Close()
	}
}

func againOk(c *http.Client, url string, more func() bool, next func() (string, error)) error {
	resp, err := again(c, url, more, next)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

// open returns it beside an error, always.
func openBeside(c *http.Client, url string) (*http.Response, error) {
	resp, err := c.Get(url)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode >= 400 {
		return resp, errors.New(resp.Status)
	}
	return resp, nil
}

func openBesideBad(c *http.Client, url string) error {
	resp, err := openBeside(c, url) // want "response body of resp is not closed on the path that returns at line"
	if err != nil {
		return err
	}
	return resp.Body.Close()
}
