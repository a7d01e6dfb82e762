// Package replacedonerror has clients, of the sort that generators write, that put what
// they have read of a bad answer in the place of its body.
package replacedonerror

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
)

type result struct{ Name string }

func withInfoBad(c *http.Client, u string) (*http.Response, *result, error) {
	resp, err := c.Get(u) // want "read-to-eof: "
	if err != nil {
		return resp, nil, err
	}
	if resp.StatusCode/100 != 2 {
		text, err := io.ReadAll(resp.Body)
		if err != nil {
			return resp, nil, fmt.Errorf("failed to read response body: %w", err)
		}
		resp.Body = io.NopCloser(bytes.NewReader(text))
		return resp, nil, fmt.Errorf("unexpected status code: %d", resp.StatusCode)
	}
	defer resp.Body.Close()
	var r result
	if err := json.NewDecoder(resp.Body).Decode(&r); err != nil {
		return resp, nil, fmt.Errorf("failed to decode JSON: %w", err)
	}
	return resp, &r, nil
}

// What is open is so only because it could not be read.
func withoutInfoOk(c *http.Client, u string) (*result, error) {
	_, r, err := withInfoBad(c, u)
	return r, err
}

func checked(c *http.Client, u string) (*http.Response, error) {
	resp, err := c.Get(u)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode/100 != 2 {
		return resp, fmt.Errorf("unexpected status code: %d", resp.StatusCode)
	}
	return resp, nil
}

func unreadBad(c *http.Client, u string) error {
	resp, err := checked(c, u) // want "path: "
	if err != nil {
		return err
	}
	return resp.Body.Close()
}
