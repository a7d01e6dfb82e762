// External tests: a package foo_test sees foo through facts only.
package externaltest

import (
	"errors"
	"io"
	"net/http"
)

type Client struct{ HTTP *http.Client }

// Get yields an open response.
func (c *Client) Get(url string) (*http.Response, error) {
	return c.HTTP.Get(url)
}

// Text reads and closes.
func (c *Client) Text(url string) (string, *http.Response, error) {
	resp, err := c.Get(url)
	if err != nil {
		return "", nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return "", resp, errors.New(resp.Status)
	}
	b, err := io.ReadAll(resp.Body)
	return string(b), resp, err
}
