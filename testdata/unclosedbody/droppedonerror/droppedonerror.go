// Dropped on error: a function that normally hands its response to the caller
// returns an error instead and forgets the response it has.
package droppedonerror

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"time"
)

var errStatus = errors.New("unexpected status")

type client struct {
	http  *http.Client
	token func(context.Context) (string, error)
}

func (c *client) statusBad(req *http.Request) (*http.Response, error) {
	resp, err := c.http.Do(req) // want "dropped-on-error: "
	if err != nil {
		return nil, err
	}
	if resp.StatusCode/100 != 2 {
		return nil, fmt.Errorf("%w: %s", errStatus, resp.Status)
	}
	return resp, nil
}

func (c *client) statusOk(req *http.Request) (*http.Response, error) {
	resp, err := c.http.Do(req)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode/100 != 2 {
		resp.Body.Close()
		return nil, fmt.Errorf("%w: %s", errStatus, resp.Status)
	}
	return resp, nil
}

func (c *client) errorBodyBad(req *http.Request) (*http.Response, error) {
	resp, err := c.http.Do(req) // want "dropped-on-error: "
	if err != nil {
		return nil, err
	}
	if resp.StatusCode >= 400 {
		var problem struct{ Title string }
		if err := json.NewDecoder(resp.Body).Decode(&problem); err != nil {
			return nil, err
		}
		return nil, errors.New(problem.Title)
	}
	return resp, nil
}

func (c *client) errorBodyOk(req *http.Request) (*http.Response, error) {
	resp, err := c.http.Do(req)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode >= 400 {
		defer resp.Body.Close()
		var problem struct{ Title string }
		if err := json.NewDecoder(resp.Body).Decode(&problem); err != nil {
			return nil, err
		}
		return nil, errors.New(problem.Title)
	}
	return resp, nil
}

// The error text was read to the end: nothing is lost but the contract.
func (c *client) errorTextBad(req *http.Request) (*http.Response, error) {
	resp, err := c.http.Do(req) // want "read-to-eof: "
	if err != nil {
		return nil, err
	}
	if resp.StatusCode >= 400 {
		b, err := io.ReadAll(resp.Body)
		if err != nil {
			return nil, err
		}
		return nil, errors.New(string(b))
	}
	return resp, nil
}

func (c *client) bodyBad(url string) (io.ReadCloser, int64, error) {
	resp, err := c.http.Get(url) // want "dropped-on-error: "
	if err != nil {
		return nil, 0, err
	}
	n, err := strconv.ParseInt(resp.Header.Get("X-Size"), 10, 64)
	if err != nil {
		return nil, 0, err
	}
	return resp.Body, n, nil
}

func (c *client) bodyOk(url string) (io.ReadCloser, int64, error) {
	resp, err := c.http.Get(url)
	if err != nil {
		return nil, 0, err
	}
	n, err := strconv.ParseInt(resp.Header.Get("X-Size"), 10, 64)
	if err != nil {
		return nil, 0, errors.Join(err, resp.Body.Close())
	}
	return resp.Body, n, nil
}

func (c *client) refreshBad(ctx context.Context, req *http.Request) (*http.Response, error) {
	resp, err := c.http.Do(req) // want "dropped-on-error: "
	if err != nil {
		return nil, err
	}
	if resp.StatusCode != http.StatusUnauthorized {
		return resp, nil
	}
	tok, err := c.token(ctx)
	if err != nil {
		return nil, err
	}
	resp.Body.Close()
	req.Header.Set("Authorization", "Bearer "+tok)
	return c.http.Do(req)
}

func (c *client) deferredCloseOnErrorOk(req *http.Request) (resp *http.Response, err error) {
	r, err := c.http.Do(req)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			r.Body.Close()
		}
	}()
	if r.StatusCode >= 500 {
		return nil, errStatus
	}
	if _, err := time.Parse(http.TimeFormat, r.Header.Get("Date")); err != nil {
		return nil, err
	}
	return r, nil
}

// The caller of a function that drops its response on error has nothing to
// close on error.
func callerOk(c *client, req *http.Request) error {
	resp, err := c.statusBad(req)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

type stream struct {
	body io.ReadCloser
	dec  *json.Decoder
}

func (s *stream) Close() error { return s.body.Close() }

func (c *client) streamBad(url string) (*stream, error) {
	resp, err := c.http.Get(url) // want "dropped-on-error: "
	if err != nil {
		return nil, err
	}
	s := &stream{body: resp.Body, dec: json.NewDecoder(resp.Body)}
	if _, err := s.dec.Token(); err != nil {
		return nil, err
	}
	return s, nil
}

func (c *client) streamOk(url string) (*stream, error) {
	resp, err := c.http.Get(url)
	if err != nil {
		return nil, err
	}
	s := &stream{body: resp.Body, dec: json.NewDecoder(resp.Body)}
	if _, err := s.dec.Token(); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// The first of two is forgotten when the second fails.
func (c *client) pairBad(a, b string) (ra, rb *http.Response, err error) {
	ra, err = c.http.Get(a) // want "dropped-on-error: "
	if err != nil {
		return nil, nil, err
	}
	rb, err = c.http.Get(b)
	if err != nil {
		return nil, nil, err
	}
	return ra, rb, nil
}

func (c *client) pairOk(a, b string) (ra, rb *http.Response, err error) {
	ra, err = c.http.Get(a)
	if err != nil {
		return nil, nil, err
	}
	rb, err = c.http.Get(b)
	if err != nil {
		ra.Body.Close()
		return nil, nil, err
	}
	return ra, rb, nil
}
