// NopCloser: its Close is empty, so a body behind it stays open.
package nopcloser

import (
	"bytes"
	"io"
	"net/http"
	"strings"
)

func closedBad(client *http.Client, url string) ([]byte, error) {
	resp, err := client.Get(url) // want "wrapper-only: "
	if err != nil {
		return nil, err
	}
	rc := io.NopCloser(resp.Body)
	defer rc.Close()
	return io.ReadAll(rc)
}

func returnedBad(client *http.Client, url string) (io.ReadCloser, error) {
	resp, err := client.Get(url) // want "wrapper-only: "
	if err != nil {
		return nil, err
	}
	return io.NopCloser(io.LimitReader(resp.Body, 1<<20)), nil
}

func plainReturnedBad(client *http.Client, url string) (io.ReadCloser, error) {
	resp, err := client.Get(url) // want "wrapper-only: "
	if err != nil {
		return nil, err
	}
	return io.NopCloser(resp.Body), nil
}

// The copy in memory needs no Close; the body has had its own.
func bufferedOk(client *http.Client, url string) (io.ReadCloser, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		return nil, err
	}
	return io.NopCloser(bytes.NewReader(b)), nil
}

func bufferedUnusedOk(client *http.Client, url string) (int, error) {
	rc, err := bufferedOk(client, url)
	if err != nil {
		return 0, err
	}
	b, err := io.ReadAll(rc)
	return len(b), err
}

func localOrRemoteOk(client *http.Client, src string) (io.ReadCloser, error) {
	if !strings.HasPrefix(src, "http") {
		return io.NopCloser(strings.NewReader(src)), nil
	}
	resp, err := client.Get(src)
	if err != nil {
		return nil, err
	}
	return resp.Body, nil
}

func localOrRemoteUsedOk(client *http.Client, src string) (string, error) {
	rc, err := localOrRemoteOk(client, src)
	if err != nil {
		return "", err
	}
	defer rc.Close()
	b, err := io.ReadAll(rc)
	return string(b), err
}

func localOrRemoteUsedBad(client *http.Client, src string) (string, error) {
	rc, err := localOrRemoteOk(client, src) // want "read-to-eof: "
	if err != nil {
		return "", err
	}
	b, err := io.ReadAll(rc)
	return string(b), err
}

// The body is lent to something that closes what it is given, and closed here.
func shieldedOk(client *http.Client, url string, parse func(io.ReadCloser) error) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	return parse(io.NopCloser(resp.Body))
}

func replacedAfterCloseOk(client *http.Client, url string) (*http.Response, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	b, err := io.ReadAll(resp.Body)
	resp.Body.Close()
	if err != nil {
		return nil, err
	}
	resp.Body = io.NopCloser(bytes.NewReader(b))
	return resp, nil
}

func replacedWithItselfBad(client *http.Client, url string) (*http.Response, error) {
	resp, err := client.Get(url) // want "(wrapper-only|replaced): "
	if err != nil {
		return nil, err
	}
	resp.Body = io.NopCloser(io.LimitReader(resp.Body, 512))
	return resp, nil
}

type nopCloser struct{ io.Reader }

func (nopCloser) Close() error { return nil }

func ownNopCloserBad(client *http.Client, url string) (io.ReadCloser, error) {
	resp, err := client.Get(url) // want "(wrapper-only|never-closed): "
	if err != nil {
		return nil, err
	}
	return nopCloser{resp.Body}, nil
}

type teeCloser struct {
	io.Reader
	c io.Closer
}

func (t teeCloser) Close() error { return t.c.Close() }

func ownTeeCloserOk(client *http.Client, url string, w io.Writer) (io.ReadCloser, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	return teeCloser{io.TeeReader(resp.Body, w), resp.Body}, nil
}
