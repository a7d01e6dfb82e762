// Package resty stands in for a fluent client: the body is read and closed
// unless the request asks for the raw stream.
package resty

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"time"
)

type Client struct {
	hc *http.Client
}

func New() *Client { return &Client{hc: http.DefaultClient} }

func (c *Client) R() *Request {
	return &Request{client: c, header: http.Header{}, ctx: context.Background()}
}

type Request struct {
	client *Client
	header http.Header
	ctx    context.Context
	raw    bool
	body   []byte
}

func (r *Request) SetContext(ctx context.Context) *Request {
	r.ctx = ctx
	return r
}

func (r *Request) SetHeader(key, value string) *Request {
	r.header.Set(key, value)
	return r
}

func (r *Request) SetBody(b []byte) *Request {
	r.body = b
	return r
}

func (r *Request) SetDoNotParseResponse(raw bool) *Request {
	r.raw = raw
	return r
}

func (r *Request) Get(url string) (*Response, error)  { return r.Execute(http.MethodGet, url) }
func (r *Request) Post(url string) (*Response, error) { return r.Execute(http.MethodPost, url) }

type Response struct {
	Request     *Request
	RawResponse *http.Response
	body        []byte
	took        time.Duration
}

func (r *Response) Body() []byte           { return r.body }
func (r *Response) StatusCode() int        { return r.RawResponse.StatusCode }
func (r *Response) IsError() bool          { return r.RawResponse.StatusCode > 399 }
func (r *Response) RawBody() io.ReadCloser { return r.RawResponse.Body }

func (r *Request) Execute(method, url string) (*Response, error) {
	req, err := http.NewRequestWithContext(r.ctx, method, url, bytes.NewReader(r.body))
	if err != nil {
		return nil, err
	}
	req.Header = r.header
	start := time.Now()
	resp, err := r.client.hc.Do(req)
	response := &Response{Request: r, RawResponse: resp, took: time.Since(start)}
	if err != nil || r.raw {
		return response, err
	}
	defer resp.Body.Close()
	response.body, err = io.ReadAll(resp.Body)
	return response, err
}
