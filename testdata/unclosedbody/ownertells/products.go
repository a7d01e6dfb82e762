package ownertells

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"

	"fixtures/facts"
)

func importedOk(url string) error {
	a := facts.Answered(url)
	if a.Err != nil {
		return a.Err
	}
	return a.Body.Close()
}

func importedStatusOk(url string) error {
	resp, err := facts.ClosedIfBad(url)
	if err != nil {
		return err
	}
	if resp.StatusCode/100 != 2 {
		return fmt.Errorf("bad: %s", resp.Status)
	}
	defer resp.Body.Close()
	return nil
}

// A req is told to send, and keeps what it got.
type req struct {
	c    *http.Client
	resp *http.Response
	err  error
}

func (r *req) send(url string) *req {
	r.resp, r.err = r.c.Get(url)
	return r
}

func (r *req) into(v any) error {
	if r.err != nil {
		return r.err
	}
	defer r.resp.Body.Close()
	return json.NewDecoder(r.resp.Body).Decode(v)
}

func chainOk(c *http.Client, url string, v any) error {
	return (&req{c: c}).send(url).into(v)
}

func chainFieldOk(c *http.Client, url string) error {
	r := (&req{c: c}).send(url)
	if r.err != nil {
		return r.err
	}
	defer r.resp.Body.Close()
	return nil
}

// withRetries closes what it does not return.
func withRetries(ctx context.Context, c *http.Client, url string) (out result) {
	for i := range 3 {
		resp, err := c.Get(url)
		if err == nil && resp.StatusCode < 500 {
			return result{Response: resp}
		}
		if err == nil {
			resp.Body.Close()
			err = errors.New(resp.Status)
		}
		out.err = err
		time.Sleep(time.Duration(i))
	}
	return out
}

func retriedOk(ctx context.Context, c *http.Client, url string) ([]byte, error) {
	r := withRetries(ctx, c, url)
	if r.err != nil {
		return nil, r.err
	}
	defer r.Body.Close()
	return io.ReadAll(r.Body)
}

// viaPointer leaves the error where it is told to.
func viaPointer(url string, errp *error) *http.Response {
	resp, err := http.Get(url)
	*errp = err
	return resp
}

func pointerOk(url string) error {
	var err error
	resp := viaPointer(url, &err)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

// three tells by a flag.
func three(url string) (*http.Response, bool, error) {
	resp, err := http.Get(url)
	if err != nil {
		return nil, false, err
	}
	if resp.StatusCode == 304 {
		resp.Body.Close()
		return resp, true, nil
	}
	return resp, false, nil
}

func threeOk(url string) error {
	resp, cached, err := three(url)
	if err != nil {
		return err
	}
	if cached {
		return nil
	}
	return resp.Body.Close()
}

// A page without a body has none to close.
type page struct {
	body io.ReadCloser
	next string
}

func fetchPage(url string) (*page, error) {
	resp, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode == 404 {
		resp.Body.Close()
		return &page{}, nil
	}
	return &page{body: resp.Body, next: resp.Header.Get("Link")}, nil
}

func pageNilOk(url string) error {
	p, err := fetchPage(url)
	if err != nil {
		return err
	}
	if p.body == nil {
		return nil
	}
	return p.body.Close()
}

func pageNextOk(url string) error {
	p, err := fetchPage(url)
	if err != nil {
		return err
	}
	if p.next == "" {
		return nil
	}
	return p.body.Close()
}

func (p *page) Close() error {
	if p.body == nil {
		return nil
	}
	return p.body.Close()
}

func pageCloseOk(url string) error {
	p, err := fetchPage(url)
	if err != nil {
		return err
	}
	return p.Close()
}

func pageCloseBad(url string, n int) error {
	p, err := fetchPage(url) // want "response body in p is not closed on the path that returns at line"
	if err != nil {
		return err
	}
	if n > 3 {
		return nil
	}
	return p.Close()
}

func goOk(url string, out chan<- error) {
	a := ask(url)
	go func() {
		if a.err != nil {
			out <- a.err
			return
		}
		out <- a.body.Close()
	}()
}

func passedLitOk(url string) error {
	return func(a *answer) error {
		if a.err != nil {
			return a.err
		}
		return a.body.Close()
	}(ask(url))
}

func collectOk(urls []string) (errs []error) {
	for _, u := range urls {
		a := ask(u)
		if a.err != nil {
			errs = append(errs, a.err)
			continue
		}
		a.body.Close()
	}
	return errs
}

func collectBad(urls []string) (n int) {
	for _, u := range urls {
		a := ask(u) // want "response body in a is never closed"
		if a.err != nil {
			continue
		}
		n += a.status
	}
	return n
}

func deferLoopOk(url string) (err error) {
	a := ask(url)
	defer func() {
		if a.err == nil {
			err = errors.Join(err, a.body.Close())
		}
	}()
	if a.status > 400 {
		return errGone
	}
	return a.err
}

func namedResult(url string) (a answer) {
	resp, err := http.Get(url)
	if a.err = err; err != nil {
		return
	}
	a.body = resp.Body
	return
}

func namedOk(url string) error {
	a := namedResult(url)
	if a.err != nil {
		return a.err
	}
	return a.body.Close()
}

func pairOk(url string) error {
	resp, err := facts.Told(url)
	if err != nil {
		return err
	}
	if resp.Err != nil {
		resp.Body.Close()
		return resp.Err
	}
	return resp.Body.Close()
}

// A sticky client keeps the first error.
type sticky struct {
	c   *http.Client
	err error
}

func (s *sticky) get(url string) *http.Response {
	resp, err := s.c.Get(url)
	if err != nil {
		s.err = err
		return nil
	}
	return resp
}

func stickyOk(s *sticky, url string) error {
	resp := s.get(url)
	if s.err != nil {
		return s.err
	}
	defer resp.Body.Close()
	return nil
}

func stickyBad(s *sticky, url string, n int) error {
	resp := s.get(url) // want "response body of resp is not closed on the path that returns at line"
	if s.err != nil {
		return s.err
	}
	if n > 3 {
		return errGone
	}
	defer resp.Body.Close()
	return nil
}

func openBody(url string) (io.ReadCloser, error) {
	resp, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	return resp.Body, nil
}

func viaBody(url string) *answer {
	body, err := openBody(url)
	return &answer{body: body, err: err}
}

func viaBodyOk(url string) error {
	a := viaBody(url)
	if a.err != nil {
		return a.err
	}
	return a.body.Close()
}

func either(url, other string, second bool) *answer {
	if second {
		body, err := openBody(other)
		if err != nil {
			panic(err)
		}
		return &answer{body: body}
	}
	body, err := openBody(url)
	if err != nil {
		panic(err)
	}
	return &answer{body: body}
}

func eitherBad(url string) error {
	a := either(url, url, false) // want "response body in a is not closed on the path that returns at line"
	if a.status > 400 {
		return errGone
	}
	return a.body.Close()
}
