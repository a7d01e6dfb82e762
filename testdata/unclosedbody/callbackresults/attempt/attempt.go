// Package attempt calls functions until they succeed.
package attempt

import (
	"errors"
	"net/http"
)

func Twice(f func() (*http.Response, error)) (*http.Response, error) {
	if resp, err := f(); err == nil {
		return resp, nil
	}
	return f()
}

type Attempts int

func (a Attempts) Try(f func() (*http.Response, error)) (*http.Response, error) {
	for range a {
		if resp, err := f(); err == nil {
			return resp, nil
		}
	}
	return nil, errors.New("too often")
}

func Once[T any](f func() (T, error)) (T, error) { return f() }

type Breaker[T any] struct{ open bool }

func (b *Breaker[T]) Execute(f func() (T, error)) (T, error) {
	var zero T
	if b.open {
		return zero, errors.New("open")
	}
	v, err := f()
	b.open = err != nil
	return v, err
}

func Tap[T any](f func() (T, error), done func(T)) (T, error) {
	v, err := f()
	if err == nil {
		done(v)
	}
	return v, err
}
