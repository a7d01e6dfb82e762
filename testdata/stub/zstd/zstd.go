// Package zstd stands in for a third-party decompressor. Its Close frees the
// decoder and does not close the source.
package zstd

import (
	"bufio"
	"errors"
	"io"
)

type Decoder struct {
	br  *bufio.Reader
	err error
}

func NewReader(r io.Reader) (*Decoder, error) {
	br := bufio.NewReader(r)
	magic, err := br.Peek(4)
	if err != nil {
		return nil, err
	}
	if magic[0] != 0x28 {
		return nil, errors.New("zstd: bad magic")
	}
	return &Decoder{br: br}, nil
}

func (d *Decoder) Read(p []byte) (int, error) {
	if d.err != nil {
		return 0, d.err
	}
	return d.br.Read(p)
}

func (d *Decoder) Close() {
	d.br = nil
	d.err = errors.New("zstd: decoder closed")
}

// IOReadCloser returns d as an io.ReadCloser.
func (d *Decoder) IOReadCloser() io.ReadCloser { return closeWrapper{d} }

type closeWrapper struct{ d *Decoder }

func (c closeWrapper) Read(p []byte) (int, error) { return c.d.Read(p) }

func (c closeWrapper) Close() error {
	c.d.Close()
	return nil
}
