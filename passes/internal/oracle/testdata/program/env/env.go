// Package env is what a generated function sees of the world outside: a
// client's surroundings, conditions nobody can foresee, places where a
// response can be left, callees without a body. Everything that decides goes
// through a func value, so that no summary of this package gives an answer
// away.
package env

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"net/http"
	"testing"
)

// Errors that a request can fail with.
var (
	ErrRefused       = errors.New("refused")
	ErrTimeout error = Timeout{}
)

// Timeout is the type of ErrTimeout.
type Timeout struct{}

func (Timeout) Error() string { return "timeout" }

// Doer is the usual small interface over *http.Client.
type Doer interface {
	Do(req *http.Request) (*http.Response, error)
}

// Sink takes a response over; its implementation is nowhere in view.
type Sink interface {
	Accept(resp *http.Response)
}

// Options are settings that stay as they are while a function runs.
type Options struct {
	Strict  bool
	Verbose bool
	Mode    string
	Limit   int
	Tags    []string
}

// Quiet reports whether nothing is to be printed.
func (o *Options) Quiet() bool { return !o.Verbose }

// Env is handed to every generated function.
type Env struct {
	Base      string
	Content   io.Reader // fails now and then, like a body
	Doer      Doer
	Transport http.RoundTripper
	Send      func(req *http.Request) (*http.Response, error)
	Fetch     func(url string) (*http.Response, error)

	Last    *http.Response
	Body    io.ReadCloser
	Cache   map[string]*http.Response
	All     []*http.Response
	Out     chan *http.Response
	Cleanup []func()

	OnResponse func(resp *http.Response)
	OnBody     func(body io.Closer)
	Sink       Sink
	T          testing.TB

	// Parse gets a reader only: it cannot close what it is given.
	Parse func(r io.Reader) error

	Decide func(key string, n int) int
	Mark   func(why string)
}

// Flag is a condition that is decided anew at each call.
func (e *Env) Flag(i int) bool { return e.Decide(fmt.Sprint("flag", i), 2) == 1 }

// Count is a number of turns, decided anew at each call.
func (e *Env) Count(i int) int { return e.Decide(fmt.Sprint("count", i), 3) }

// Err is nil or not, decided anew at each call.
func (e *Env) Err(i int) error {
	if e.Decide(fmt.Sprint("err", i), 2) == 1 {
		return ErrRefused
	}
	return nil
}

// Method is a request method, now and then one that no request can have.
func (e *Env) Method(i int) string {
	if e.Decide(fmt.Sprint("method", i), 2) == 1 {
		return "bad method"
	}
	return http.MethodGet
}

// Value is a string, an int or something else.
func (e *Env) Value(i int) any {
	return []any{"text", 7, nil}[e.Decide(fmt.Sprint("value", i), 3)]
}

// Items yields as many numbers as are decided, one decision before each.
func (e *Env) Items(i int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for n := 0; e.Decide(fmt.Sprint("items", i), 2) == 1; n++ {
			if !yield(n) {
				return
			}
		}
	}
}

// Done is a channel that is ready or never will be.
func (e *Env) Done(i int) <-chan struct{} {
	if e.Decide(fmt.Sprint("done", i), 2) == 1 {
		return closed
	}
	return nil
}

// Either returns two channels of which exactly one is ready.
func (e *Env) Either(i int) (one, other <-chan struct{}) {
	if e.Decide(fmt.Sprint("either", i), 2) == 1 {
		return closed, nil
	}
	return nil, closed
}

// Note takes anything that is not a resource: a line in a log.
func (e *Env) Note(args ...string) {}

// Recovered turns what recover returned into an error.
func (e *Env) Recovered(v any) error {
	if v != nil {
		e.Mark("recovered")
	}
	return fmt.Errorf("recovered: %v", v)
}

var closed = func() chan struct{} {
	c := make(chan struct{})
	close(c)
	return c
}()
