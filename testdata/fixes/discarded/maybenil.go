package discarded

import (
	"io"
	"net/http"
)

// found returns no body where there is none, and no error either.
func found(c *http.Client, url string) (io.ReadCloser, error) {
	resp, err := c.Get(url)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode == http.StatusNotFound {
		resp.Body.Close()
		return nil, nil
	}
	return resp.Body, nil
}

func through(c *http.Client, url string) (io.ReadCloser, error) { return found(c, url) }

func maybeNil(c *http.Client, url string) error {
	_, err := found(c, url) // want "discarded: Bind the response and close its body"
	return err
}

func maybeNilThrough(c *http.Client, url string) error {
	_, err := through(c, url) // want "discarded: Bind the response and close its body"
	if err != nil {
		return err
	}
	return nil
}

func maybeNilBare(c *http.Client, url string) {
	found(c, url) // want "discarded: Bind the response and close its body"
}

func maybeNilNamed(c *http.Client, url string) error {
	body, err := found(c, url) // want "never-closed: no fix: unchecked"
	if err != nil {
		return err
	}
	println(body != nil)
	return nil
}
