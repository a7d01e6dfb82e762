// Package forge stands in for an API library whose methods return a carrier:
// its own Response struct embedding *http.Response.
package forge

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
)

type Response struct {
	*http.Response

	NextPage int
}

type Client struct {
	hc   *http.Client
	base string
}

func NewClient(hc *http.Client, base string) *Client {
	return &Client{hc: hc, base: base}
}

func newResponse(r *http.Response) *Response {
	response := &Response{Response: r}
	fmt.Sscanf(r.Header.Get("X-Next-Page"), "%d", &response.NextPage)
	return response
}

type ErrorResponse struct {
	Status string
	Detail string
}

func (e *ErrorResponse) Error() string { return e.Status + ": " + e.Detail }

// CheckResponse reads the error document but leaves closing to the caller.
func CheckResponse(r *http.Response) error {
	if r.StatusCode >= 200 && r.StatusCode <= 299 {
		return nil
	}
	detail, _ := io.ReadAll(r.Body)
	return &ErrorResponse{Status: r.Status, Detail: string(detail)}
}

// BareDo leaves the body to the caller when the error is nil.
func (c *Client) BareDo(ctx context.Context, req *http.Request) (*Response, error) {
	resp, err := c.hc.Do(req.WithContext(ctx))
	if err != nil {
		return nil, err
	}
	response := newResponse(resp)
	if err := CheckResponse(resp); err != nil {
		defer resp.Body.Close()
		return response, err
	}
	return response, nil
}

// Do decodes the body into v and closes it.
func (c *Client) Do(ctx context.Context, req *http.Request, v any) (*Response, error) {
	resp, err := c.BareDo(ctx, req)
	if err != nil {
		return resp, err
	}
	defer resp.Body.Close()
	if v == nil {
		return resp, nil
	}
	return resp, json.NewDecoder(resp.Body).Decode(v)
}

type Repo struct{ Name string }

func (c *Client) ListRepos(ctx context.Context, org string, page int) ([]*Repo, *Response, error) {
	u := fmt.Sprintf("%s/orgs/%s/repos?page=%d", c.base, org, page)
	req, err := http.NewRequest(http.MethodGet, u, nil)
	if err != nil {
		return nil, nil, err
	}
	var repos []*Repo
	resp, err := c.Do(ctx, req, &repos)
	if err != nil {
		return nil, resp, err
	}
	return repos, resp, nil
}

// Archive hands the open body to the caller.
func (c *Client) Archive(ctx context.Context, repo string) (io.ReadCloser, *Response, error) {
	req, err := http.NewRequest(http.MethodGet, c.base+"/archive/"+repo, nil)
	if err != nil {
		return nil, nil, err
	}
	resp, err := c.BareDo(ctx, req)
	if err != nil {
		return nil, resp, err
	}
	return resp.Body, resp, nil
}
