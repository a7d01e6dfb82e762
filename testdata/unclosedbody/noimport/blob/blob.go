// Package blob hides net/http behind readers and types of its own.
package blob

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
)

type Store struct {
	client *http.Client
	base   string
}

func NewStore(base string) *Store {
	return &Store{client: &http.Client{}, base: base}
}

// Open hands over the open body.
func (s *Store) Open(ctx context.Context, name string) (io.ReadCloser, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, s.base+name, nil)
	if err != nil {
		return nil, err
	}
	resp, err := s.client.Do(req)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode != http.StatusOK {
		resp.Body.Close()
		return nil, errors.New(resp.Status)
	}
	return resp.Body, nil
}

// Object is an open blob.
type Object struct {
	Size int64
	body io.ReadCloser
}

func (o *Object) Read(p []byte) (int, error) { return o.body.Read(p) }

func (o *Object) Close() error { return o.body.Close() }

// Object hands over an open blob.
func (s *Store) Object(ctx context.Context, name string) (*Object, error) {
	body, err := s.Open(ctx, name)
	if err != nil {
		return nil, err
	}
	return &Object{body: body, Size: -1}, nil
}

// Cached hands over a copy in memory.
func (s *Store) Cached(ctx context.Context, name string) (io.ReadCloser, error) {
	body, err := s.Open(ctx, name)
	if err != nil {
		return nil, err
	}
	defer body.Close()
	b, err := io.ReadAll(body)
	if err != nil {
		return nil, err
	}
	return io.NopCloser(bytes.NewReader(b)), nil
}

// WithObject lends an open blob to f.
func (s *Store) WithObject(ctx context.Context, name string, f func(io.Reader) error) error {
	body, err := s.Open(ctx, name)
	if err != nil {
		return err
	}
	defer body.Close()
	return f(body)
}

// Finish closes o.
func Finish(o *Object) { _ = o.body.Close() }
