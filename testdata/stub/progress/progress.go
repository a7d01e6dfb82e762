// Package progress stands in for a library whose readers close what they
// read from if it happens to be a Closer. By its signatures alone nothing of
// it could: it is not looked at.
package progress

import "io"

type Reader struct {
	io.Reader
	n int64
}

func (r *Reader) Close() error {
	if c, ok := r.Reader.(io.Closer); ok {
		return c.Close()
	}
	return nil
}

func (r *Reader) Total() int64 { return r.n }

type Bar struct{}

func (b *Bar) Proxy(r io.Reader) *Reader { return &Reader{Reader: r} }

// Count returns how many bytes r has; it returns nothing that could close r.
func Count(r io.Reader) (int64, error) { return io.Copy(io.Discard, r) }
