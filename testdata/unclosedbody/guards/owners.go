package guards

import (
	"compress/gzip"
	"context"
	"errors"
	"io"
	"net/http"
	"sync/atomic"
)

type other struct{ n int }

func (o *other) bump() { o.n++ }

type first struct {
	res  *http.Response
	stat *other
}

func (w *first) Close() error {
	w.stat.bump()
	return w.res.Body.Close()
}

type zipped struct {
	gz  *gzip.Reader
	res *http.Response
}

func (w *zipped) Close() error {
	if err := w.gz.Close(); err != nil {
		return err
	}
	return w.res.Body.Close()
}

type picky struct{ res *http.Response }

func (w *picky) Close() error {
	if w.res.StatusCode != 200 {
		return errors.New("bad")
	}
	return w.res.Body.Close()
}

type ctxd struct {
	res    *http.Response
	closed atomic.Bool
}

func (w *ctxd) Shutdown(ctx context.Context) error {
	if w.closed.Swap(true) {
		return errors.New("closed")
	}
	return w.res.Body.Close()
}

type rows struct {
	res  *http.Response
	left int
}

func (w *rows) Next() bool {
	if w.left > 0 {
		w.left--
		return true
	}
	w.res.Body.Close()
	return false
}

type session struct{ in *ctxd }

func (s *session) Close() error {
	if s.in == nil {
		return nil
	}
	return s.in.Shutdown(context.Background())
}

func firstOk(url string, o *other) error {
	res, err := http.Get(url)
	if err != nil {
		return err
	}
	w := &first{res: res, stat: o}
	io.Copy(io.Discard, res.Body)
	return w.Close()
}

func zippedBad(url string) error {
	res, err := http.Get(url) // want "(read-to-eof|path): "
	if err != nil {
		return err
	}
	gz, err := gzip.NewReader(res.Body)
	if err != nil {
		res.Body.Close()
		return err
	}
	w := &zipped{res: res, gz: gz}
	io.Copy(io.Discard, gz)
	return w.Close()
}

func pickyBad(url string) error {
	res, err := http.Get(url) // want "(read-to-eof|path): "
	if err != nil {
		return err
	}
	w := &picky{res: res}
	io.Copy(io.Discard, res.Body)
	return w.Close()
}

func shutdownOk(ctx context.Context, url string) error {
	res, err := http.Get(url)
	if err != nil {
		return err
	}
	w := &ctxd{res: res}
	io.Copy(io.Discard, res.Body)
	return w.Shutdown(ctx)
}

func sessionOk(url string) error {
	res, err := http.Get(url)
	if err != nil {
		return err
	}
	w := &session{in: &ctxd{res: res}}
	defer w.Close()
	_, err = io.Copy(io.Discard, res.Body)
	return err
}

func rowsBad(url string) error {
	res, err := http.Get(url) // want "(read-to-eof|path): "
	if err != nil {
		return err
	}
	w := &rows{res: res, left: 3}
	io.Copy(io.Discard, res.Body)
	if w.Next() {
		return nil
	}
	return nil
}

func earlyBad(ctx context.Context, url string) error {
	res, err := http.Get(url) // want "(read-to-eof|path): "
	if err != nil {
		return err
	}
	w := &ctxd{res: res}
	if res.StatusCode != 200 {
		return errors.New("bad")
	}
	io.Copy(io.Discard, res.Body)
	return w.Shutdown(ctx)
}

func open(url string) (io.Reader, func(), error) {
	res, err := http.Get(url)
	if err != nil {
		return nil, nil, err
	}
	closed := false
	return res.Body, func() {
		if closed {
			return
		}
		closed = true
		res.Body.Close()
	}, nil
}

func cleanupOk(url string) error {
	r, stop, err := open(url)
	if err != nil {
		return err
	}
	defer stop()
	_, err = io.Copy(io.Discard, r)
	return err
}
