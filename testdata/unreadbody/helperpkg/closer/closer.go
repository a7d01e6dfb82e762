// Package closer has helpers that close, some after reading.
package closer

import (
	"io"
	"net/http"
)

func Close(resp *http.Response) {
	if resp != nil && resp.Body != nil {
		resp.Body.Close()
	}
}

func Drain(resp *http.Response) {
	io.Copy(io.Discard, io.LimitReader(resp.Body, 1<<16))
	resp.Body.Close()
}

func Quietly(c io.Closer) { _ = c.Close() }

func FirstByte(r io.Reader) byte {
	var b [1]byte
	r.Read(b[:])
	return b[0]
}

func Status(resp *http.Response) string { return resp.Status }

// Fetch has read a part already.
func Fetch(client *http.Client, url string) (*http.Response, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	io.CopyN(io.Discard, resp.Body, 16)
	return resp, nil
}

func Open(client *http.Client, url string) (*http.Response, error) {
	return client.Get(url)
}
