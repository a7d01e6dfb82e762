// Package wrappers has responses whose reader is closed, whose body is
// replaced, and sources that are more than a response.
package wrappers

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
)

func gzipBad(url string) ([]byte, error) {
	resp, err := http.Get(url) // want `wrapper-only: Defer resp.Body.Close\(\)`
	if err != nil {
		return nil, err
	}
	zr, err := gzip.NewReader(resp.Body)
	if err != nil {
		return nil, err
	}
	defer zr.Close()
	return io.ReadAll(zr)
}

func scannerBad(url string) (*bufio.Scanner, error) {
	resp, err := http.Get(url) // want `wrapper-only: no fix: reader returned`
	if err != nil {
		return nil, err
	}
	return bufio.NewScanner(resp.Body), nil
}

func replacedBad(url string) (*http.Response, error) {
	resp, err := http.Get(url) // want `replaced: Close resp.Body before it is replaced`
	if err != nil {
		return nil, err
	}
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		return nil, err
	}
	resp.Body = io.NopCloser(bytes.NewReader(b))
	return resp, nil
}

func replacedUnreadBad(url string) (*http.Response, error) {
	resp, err := http.Get(url) // want `replaced: no fix: not read`
	if err != nil {
		return nil, err
	}
	resp.Body = http.NoBody
	return resp, nil
}

type tripper struct{ next http.RoundTripper }

func (t tripper) RoundTrip(req *http.Request) (*http.Response, error) {
	resp, err := t.next.RoundTrip(req) // want `dropped-on-error: Close resp.Body before returning`
	if err != nil {
		return nil, err
	}
	if resp.StatusCode == http.StatusTeapot {
		return resp, io.ErrUnexpectedEOF
	}
	return resp, nil
}

type page struct {
	Resp *http.Response
	N    int
}

func fetch(url string) (*page, error) {
	resp, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	return &page{Resp: resp}, nil
}

func fieldBad(url string) (int, error) {
	p, err := fetch(url) // want `never-closed: Defer p.Resp.Body.Close\(\)`
	if err != nil {
		return 0, err
	}
	return p.N, nil
}

func opened(url string) (io.Reader, func() error, error) {
	resp, err := http.Get(url)
	if err != nil {
		return nil, nil, err
	}
	return resp.Body, resp.Body.Close, nil
}

func cleanupBad(url string) ([]byte, error) {
	r, done, err := opened(url) // want `read-to-eof: Defer done\(\)`
	if err != nil {
		return nil, err
	}
	if r == nil {
		done()
	}
	return io.ReadAll(r)
}
