// Package multierr stands in for an error combiner with deferred invokers.
package multierr

import (
	"errors"
	"io"
)

type Invoker interface{ Invoke() error }

type Invoke func() error

func (i Invoke) Invoke() error { return i() }

type closer struct{ io.Closer }

func (c closer) Invoke() error { return c.Close() }

func Close(c io.Closer) Invoker { return closer{c} }

func AppendInvoke(into *error, invoker Invoker) { AppendInto(into, invoker.Invoke()) }

func AppendFunc(into *error, fn func() error) { AppendInvoke(into, Invoke(fn)) }

func AppendInto(into *error, err error) bool {
	if err == nil {
		return false
	}
	*into = errors.Join(*into, err)
	return true
}

func Append(left, right error) error { return errors.Join(left, right) }
