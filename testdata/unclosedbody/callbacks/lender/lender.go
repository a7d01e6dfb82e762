// Package lender sends requests and hands the responses to callbacks. It closes
// those that it does not hand out.
package lender

import (
	"context"
	"errors"
	"io"
	"net/http"
)

// Do leaves the body of a response with a good status to the callback.
func Do(client *http.Client, req *http.Request, use func(*http.Response) error) error {
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	if resp.StatusCode != http.StatusOK {
		resp.Body.Close()
		return errors.New(resp.Status)
	}
	if use == nil {
		return resp.Body.Close()
	}
	return use(resp)
}

// Closes closes the body when the callback is done with it.
func Closes(client *http.Client, req *http.Request, use func(*http.Response) error) error {
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	return use(resp)
}

// Callback is given a response to deal with.
type Callback func(*http.Response) error

// Service hides who sends.
type Service interface {
	Post(ctx context.Context, url string, body io.Reader, use Callback) error
	Send(req *http.Request, use Callback) error
}

type service struct{ client *http.Client }

// NewService returns the one Service there is.
func NewService(client *http.Client) Service { return &service{client} }

func (s *service) Post(ctx context.Context, url string, body io.Reader, use Callback) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, url, body)
	if err != nil {
		return err
	}
	return s.Send(req, use)
}

func (s *service) Send(req *http.Request, use Callback) error {
	resp, err := s.client.Do(req)
	if err != nil {
		return err
	}
	if resp.StatusCode >= 400 {
		resp.Body.Close()
		return errors.New(resp.Status)
	}
	if use == nil {
		return resp.Body.Close()
	}
	return use(resp)
}

// Pair has two implementations.
type Pair interface {
	Fetch(req *http.Request, use Callback) error
}

// NewPair returns one of them.
func NewPair(client *http.Client, tidy bool) Pair {
	if tidy {
		return tidyPair{client}
	}
	return plainPair{client}
}

type plainPair struct{ client *http.Client }

func (p plainPair) Fetch(req *http.Request, use Callback) error { return Do(p.client, req, use) }

type tidyPair struct{ client *http.Client }

func (p tidyPair) Fetch(req *http.Request, use Callback) error { return Closes(p.client, req, use) }

// Given is implemented here, but nothing says that others do not.
type Given interface {
	Get(req *http.Request, use Callback) error
}

// Getter is one Given.
type Getter struct{ Client *http.Client }

func (g Getter) Get(req *http.Request, use Callback) error { return Do(g.Client, req, use) }

// Ignore is a callback that is not interested.
func Ignore(*http.Response) error { return nil }

// Discard is one that closes.
func Discard(resp *http.Response) error { return resp.Body.Close() }
