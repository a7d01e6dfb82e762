package helper

import (
	"io"
	"net/http"
)

// Stream owns a response; its Close closes the body.
type Stream struct {
	Resp *http.Response
	Name string
}

// NewStream takes resp over.
func NewStream(resp *http.Response) *Stream {
	return &Stream{Resp: resp, Name: "stream"}
}

// Read reads the body.
func (s *Stream) Read(p []byte) (int, error) { return s.Resp.Body.Read(p) }

// Close closes the body.
func (s *Stream) Close() error { return s.Resp.Body.Close() }

// Counter counts what it reads; it has no Close.
type Counter struct {
	R io.Reader
	N int
}

// Read reads and counts.
func (c *Counter) Read(p []byte) (int, error) {
	n, err := c.R.Read(p)
	c.N += n
	return n, err
}

// Muffled has a Close that closes nothing.
type Muffled struct {
	io.Reader
}

// Close does nothing.
func (m *Muffled) Close() error { return nil }

// Tagged embeds the body, and so its Close.
type Tagged struct {
	io.ReadCloser
	Tag string
}
