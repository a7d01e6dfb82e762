// Package fetch holds generic helpers for the neighbouring fixture.
package fetch

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
)

// JSON decodes the body into a T and closes it.
func JSON[T any](resp *http.Response) (T, error) {
	defer resp.Body.Close()
	var v T
	if resp.StatusCode != http.StatusOK {
		return v, fmt.Errorf("status %s", resp.Status)
	}
	err := json.NewDecoder(resp.Body).Decode(&v)
	return v, err
}

// Peek decodes the body into a T and leaves it open.
func Peek[T any](resp *http.Response) (T, error) {
	var v T
	err := json.NewDecoder(resp.Body).Decode(&v)
	return v, err
}

// Must passes v through or panics.
func Must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// Result pairs a decoded value with the response it came from.
type Result[T any] struct {
	Value T
	Resp  *http.Response
}

// Close closes the response of r.
func (r *Result[T]) Close() error { return r.Resp.Body.Close() }

// Open hands over the open response in a Result.
func Open[T any](client *http.Client, url string) (*Result[T], error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	return &Result[T]{Resp: resp}, nil
}

// Call sends req, reads and closes the body, and returns the response for its
// status and headers.
func Call[T any](client *http.Client, req *http.Request) (T, *http.Response, error) {
	var v T
	resp, err := client.Do(req)
	if err != nil {
		return v, nil, err
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		return v, resp, err
	}
	return v, resp, json.Unmarshal(b, &v)
}
