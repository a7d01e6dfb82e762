// Package httpx holds the helpers of the neighbouring fixture: what they do is
// known there only through facts.
package httpx

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
)

func Close(resp *http.Response) {
	if resp != nil && resp.Body != nil {
		_ = resp.Body.Close()
	}
}

func CloseBody(c io.Closer) { _ = c.Close() }

// Drain reads what is left and closes.
func Drain(body io.ReadCloser) {
	defer CloseBody(body)
	_, _ = io.CopyN(io.Discard, body, 64<<10)
}

// Text reads the body and closes it.
func Text(resp *http.Response) (string, error) {
	defer Close(resp)
	b, err := io.ReadAll(resp.Body)
	return string(b), err
}

// Decode leaves the body open.
func Decode(resp *http.Response, v any) error {
	return json.NewDecoder(resp.Body).Decode(v)
}

// Describe looks at the response only.
func Describe(resp *http.Response) string {
	return fmt.Sprintf("%s %s", resp.Proto, resp.Status)
}

// Get yields an open response.
func Get(ctx context.Context, client *http.Client, url string) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return nil, err
	}
	return client.Do(req)
}

// Body yields an open body.
func Body(ctx context.Context, client *http.Client, url string) (io.ReadCloser, error) {
	resp, err := Get(ctx, client, url)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode != http.StatusOK {
		Drain(resp.Body)
		return nil, errors.New(resp.Status)
	}
	return resp.Body, nil
}

// Call reads and closes the body, and returns the response with a copy.
func Call(ctx context.Context, client *http.Client, url string) (*http.Response, error) {
	resp, err := Get(ctx, client, url)
	if err != nil {
		return nil, err
	}
	b, err := io.ReadAll(resp.Body)
	resp.Body.Close()
	resp.Body = io.NopCloser(bytes.NewReader(b))
	return resp, err
}

// Checked hands over the open response together with an error when the status
// is bad.
func Checked(ctx context.Context, client *http.Client, url string) (*http.Response, error) {
	resp, err := Get(ctx, client, url)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode >= 400 {
		return resp, errors.New(resp.Status)
	}
	return resp, nil
}

// Stream is a response with a Close of its own.
type Stream struct {
	dec  *json.Decoder
	resp *http.Response
}

func (s *Stream) Next(v any) error { return s.dec.Decode(v) }

func (s *Stream) Close() error { return s.resp.Body.Close() }

func Open(ctx context.Context, client *http.Client, url string) (*Stream, error) {
	resp, err := Get(ctx, client, url)
	if err != nil {
		return nil, err
	}
	return &Stream{dec: json.NewDecoder(resp.Body), resp: resp}, nil
}

// Client wraps an http.Client.
type Client struct {
	HTTP *http.Client
	Base string
}

func (c *Client) Do(ctx context.Context, method, path string) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, method, c.Base+path, nil)
	if err != nil {
		return nil, err
	}
	return c.HTTP.Do(req)
}

func (c *Client) Finish(resp *http.Response) { Close(resp) }

var registry []io.Closer

// Keep registers c to be closed at shutdown.
func Keep(c io.Closer) { registry = append(registry, c) }
