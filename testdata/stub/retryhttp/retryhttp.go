// Package retryhttp stands in for a client that retries by itself and hands
// the last open response to the caller.
package retryhttp

import (
	"context"
	"errors"
	"io"
	"net/http"
	"time"
)

type Request struct {
	*http.Request
}

func NewRequest(method, url string, body io.Reader) (*Request, error) {
	r, err := http.NewRequest(method, url, body)
	if err != nil {
		return nil, err
	}
	return &Request{Request: r}, nil
}

func (r *Request) WithContext(ctx context.Context) *Request {
	return &Request{Request: r.Request.WithContext(ctx)}
}

type Client struct {
	HTTPClient *http.Client
	RetryMax   int
}

func (c *Client) Do(req *Request) (*http.Response, error) {
	for i := 0; ; i++ {
		resp, err := c.HTTPClient.Do(req.Request)
		if err == nil && resp.StatusCode < 500 {
			return resp, nil
		}
		if err == nil {
			io.Copy(io.Discard, io.LimitReader(resp.Body, 4096))
			resp.Body.Close()
		}
		if i >= c.RetryMax {
			return nil, errors.Join(err, errors.New("giving up"))
		}
		time.Sleep(time.Second)
	}
}

func (c *Client) Get(url string) (*http.Response, error) {
	req, err := NewRequest(http.MethodGet, url, nil)
	if err != nil {
		return nil, err
	}
	return c.Do(req)
}

// StandardClient adapts Client to *http.Client.
func (c *Client) StandardClient() *http.Client {
	return &http.Client{Transport: roundTripper{c}}
}

type roundTripper struct{ c *Client }

func (rt roundTripper) RoundTrip(req *http.Request) (*http.Response, error) {
	return rt.c.Do(&Request{Request: req})
}
