// Package helper holds the functions that generated code calls across a
// package boundary; the generated package has a copy of its own under
// lower-case names. Nothing in here leaks by itself.
package helper

import (
	"errors"
	"io"
	"net/http"
)

// CloseResponse closes the body of resp.
func CloseResponse(resp *http.Response) {
	resp.Body.Close()
}

// CloseMaybe closes the body of a response that may be nil.
func CloseMaybe(resp *http.Response) {
	if resp != nil && resp.Body != nil {
		_ = resp.Body.Close()
	}
}

// CloseQuietly closes c, two levels down.
func CloseQuietly(c io.Closer) {
	closeLogged(c, "close")
}

func closeLogged(c io.Closer, label string) {
	if err := c.Close(); err != nil {
		println(label)
	}
}

// CloseAny closes whatever can be closed.
func CloseAny[T io.Closer](c T) {
	_ = c.Close()
}

// CloseInto closes c and keeps the first error.
func CloseInto(err *error, c io.Closer) {
	*err = errors.Join(*err, c.Close())
}

// DrainAndClose reads the rest and closes.
func DrainAndClose(resp *http.Response) {
	_, _ = io.Copy(io.Discard, resp.Body)
	_ = resp.Body.Close()
}

// ReadAndClose returns the bytes of the body, which is closed then.
func ReadAndClose(resp *http.Response) ([]byte, error) {
	defer resp.Body.Close()
	return io.ReadAll(resp.Body)
}

// ReadOnly returns the bytes of the body, which stays open.
func ReadOnly(resp *http.Response) ([]byte, error) {
	return io.ReadAll(resp.Body)
}

// CloseIf closes on demand.
func CloseIf(resp *http.Response, when bool) {
	if when {
		resp.Body.Close()
	}
}

// CloseIfBad closes when the status says so, and does not tell.
func CloseIfBad(resp *http.Response) {
	if resp.StatusCode >= 400 {
		resp.Body.Close()
	}
}

// CheckStatus closes exactly when it returns an error.
func CheckStatus(resp *http.Response) error {
	if resp.StatusCode < 400 {
		return nil
	}
	resp.Body.Close()
	return errors.New(resp.Status)
}

// Accepted closes exactly when it returns false.
func Accepted(resp *http.Response) bool {
	if resp.StatusCode >= 400 {
		_ = resp.Body.Close()
		return false
	}
	return true
}

// StatusError looks only.
func StatusError(resp *http.Response) error {
	if resp.StatusCode >= 400 {
		return errors.New(resp.Status)
	}
	return nil
}

// Closer returns a function that closes.
func Closer(resp *http.Response) func() {
	return func() { resp.Body.Close() }
}

// Run calls f.
func Run(f func()) {
	f()
}

// With calls f with resp and leaves closing to f.
func With(resp *http.Response, f func(*http.Response) error) error {
	return f(resp)
}

// Closing calls f and closes afterwards.
func Closing(resp *http.Response, f func(*http.Response) error) error {
	defer resp.Body.Close()
	return f(resp)
}

// CloseAll closes every one of its arguments.
func CloseAll(closers ...io.Closer) {
	for _, c := range closers {
		c.Close()
	}
}
