// Package closeutil stands in for the small close helpers every code base
// has. It never imports net/http.
package closeutil

import (
	"fmt"
	"io"
	"log"
)

// Quiet closes c and drops the error.
func Quiet(c io.Closer) { _ = c.Close() }

// Log closes c and logs the error under what.
func Log(c io.Closer, what string) {
	if err := c.Close(); err != nil {
		log.Printf("closing %s: %v", what, err)
	}
}

// Capture closes c and keeps its error when *err has none.
func Capture(err *error, c io.Closer, what string) {
	cerr := c.Close()
	if cerr != nil && *err == nil {
		*err = fmt.Errorf("close %s: %w", what, cerr)
	}
}

// Func runs a Close method value.
func Func(f func() error) {
	if err := f(); err != nil {
		log.Print(err)
	}
}

// NonNil closes c unless it is nil.
func NonNil(c io.Closer) {
	if c != nil {
		Quiet(c)
	}
}

// All closes every one of cs.
func All(cs ...io.Closer) {
	for _, c := range cs {
		Quiet(c)
	}
}

// Of closes any kind of closer.
func Of[C io.Closer](c C) { _ = c.Close() }

// Drain reads r to its end and closes it.
func Drain(r io.ReadCloser) error {
	_, err := io.Copy(io.Discard, r)
	if cerr := r.Close(); err == nil {
		err = cerr
	}
	return err
}

// Describe has the signature of a close helper but closes nothing.
func Describe(c io.Closer) string { return fmt.Sprintf("%T", c) }

// Consume reads to the end and leaves closing to the caller.
func Consume(r io.ReadCloser) (int64, error) { return io.Copy(io.Discard, r) }
