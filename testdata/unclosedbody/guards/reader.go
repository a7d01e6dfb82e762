package guards

import (
	"errors"
	"io"
	"net/http"
)

// A reader is closed by methods that do more than that: they take something, or tell
// something.
type reader struct {
	res    *http.Response
	closed bool
	left   int
}

func (w *reader) closeFor(reason string) error {
	if w.closed {
		return nil
	}
	w.closed = true
	println(reason)
	return w.res.Body.Close()
}

func (w *reader) closeBool() bool {
	if w.closed {
		return false
	}
	w.closed = true
	w.res.Body.Close()
	return true
}

func (w *reader) closeCount() (int, error) {
	if w.closed {
		return 0, errors.New("closed")
	}
	w.closed = true
	return 1, w.res.Body.Close()
}

func (w *reader) Next() bool {
	if w.left > 0 {
		w.left--
		return true
	}
	w.res.Body.Close()
	return false
}

func newReader(url string) (*reader, error) {
	res, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	return &reader{res: res}, nil
}

func parameterOk(url string) error {
	w, err := newReader(url)
	if err != nil {
		return err
	}
	defer w.closeFor("done")
	_, err = io.Copy(io.Discard, w.res.Body)
	return err
}

func toldOk(url string) error {
	w, err := newReader(url)
	if err != nil {
		return err
	}
	defer w.closeBool()
	_, err = io.Copy(io.Discard, w.res.Body)
	return err
}

func countOk(url string) error {
	w, err := newReader(url)
	if err != nil {
		return err
	}
	defer w.closeCount()
	_, err = io.Copy(io.Discard, w.res.Body)
	return err
}

func onceTooFewBad(url string) error {
	w, err := newReader(url) // want "read-to-eof: "
	if err != nil {
		return err
	}
	io.Copy(io.Discard, w.res.Body)
	w.Next()
	return nil
}
