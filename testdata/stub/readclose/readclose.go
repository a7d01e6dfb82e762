// Package readclose pairs a reader with a function that closes it.
package readclose

import (
	"context"
	"io"
	"sync/atomic"
)

type wrapper struct {
	io.Reader
	closer func() error
	closed atomic.Bool
}

func (w *wrapper) Close() error {
	if !w.closed.CompareAndSwap(false, true) {
		return nil
	}
	return w.closer()
}

// New returns a reader whose Close calls closer, once.
func New(r io.Reader, closer func() error) io.ReadCloser {
	return &wrapper{Reader: r, closer: closer}
}

type cancelling struct {
	cancel func()
	pR     *io.PipeReader
	pW     *io.PipeWriter
	closed atomic.Bool
}

// Cancelling returns a copy of in that ends with ctx.
func Cancelling(ctx context.Context, in io.ReadCloser) io.ReadCloser {
	pR, pW := io.Pipe()
	doneCtx, cancel := context.WithCancel(context.Background())
	p := &cancelling{cancel: cancel, pR: pR, pW: pW}
	go func() {
		_, err := io.Copy(pW, in)
		select {
		case <-ctx.Done():
		default:
			p.pW.CloseWithError(err)
		}
		in.Close()
	}()
	go func() {
		select {
		case <-ctx.Done():
			p.pW.CloseWithError(ctx.Err())
		case <-doneCtx.Done():
		}
	}()
	return p
}

func (p *cancelling) Read(buf []byte) (int, error) { return p.pR.Read(buf) }

func (p *cancelling) Close() error {
	if !p.closed.CompareAndSwap(false, true) {
		return nil
	}
	p.cancel()
	return p.pR.Close()
}
