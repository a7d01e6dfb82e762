// Decompressors: gzip, zlib and flate readers have a Close that does not
// reach the body underneath.
package compressed

import (
	"compress/bzip2"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"encoding/json"
	"errors"
	"io"
	"net/http"

	"fixtures/stub/zstd"
)

func gzipOnlyBad(client *http.Client, url string) ([]byte, error) {
	resp, err := client.Get(url) // want "wrapper-only: "
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

func gzipBothOk(client *http.Client, url string) ([]byte, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	zr, err := gzip.NewReader(resp.Body)
	if err != nil {
		return nil, err
	}
	defer zr.Close()
	return io.ReadAll(zr)
}

// The header check fails while only the happy path closes the body.
func gzipHeaderErrorBad(client *http.Client, url string, v any) error {
	resp, err := client.Get(url) // want "path: "
	if err != nil {
		return err
	}
	zr, err := gzip.NewReader(resp.Body)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	defer zr.Close()
	return json.NewDecoder(zr).Decode(v)
}

func zlibOnlyBad(client *http.Client, url string) ([]byte, error) {
	resp, err := client.Get(url) // want "wrapper-only: "
	if err != nil {
		return nil, err
	}
	zr, err := zlib.NewReader(resp.Body)
	if err != nil {
		return nil, err
	}
	defer zr.Close()
	return io.ReadAll(zr)
}

func flateOnlyBad(client *http.Client, url string) ([]byte, error) {
	resp, err := client.Get(url) // want "wrapper-only: "
	if err != nil {
		return nil, err
	}
	fr := flate.NewReader(resp.Body)
	defer fr.Close()
	return io.ReadAll(fr)
}

func flateBothOk(client *http.Client, url string) ([]byte, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	fr := flate.NewReader(resp.Body)
	defer func() {
		fr.Close()
		resp.Body.Close()
	}()
	return io.ReadAll(fr)
}

// A bzip2 reader has no Close at all.
func bzip2Ok(client *http.Client, url string) ([]byte, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	return io.ReadAll(bzip2.NewReader(resp.Body))
}

// One variable for both encodings: the deferred Close reaches the body only
// where it was not wrapped.
func contentEncodingBad(client *http.Client, url string) ([]byte, error) {
	resp, err := client.Get(url) // want "(wrapper-only|path): "
	if err != nil {
		return nil, err
	}
	var rc io.ReadCloser = resp.Body
	if resp.Header.Get("Content-Encoding") == "gzip" {
		rc, err = gzip.NewReader(resp.Body)
		if err != nil {
			resp.Body.Close()
			return nil, err
		}
	}
	defer rc.Close()
	return io.ReadAll(rc)
}

func contentEncodingOk(client *http.Client, url string) ([]byte, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	rc := resp.Body
	switch resp.Header.Get("Content-Encoding") {
	case "gzip":
		if rc, err = gzip.NewReader(resp.Body); err != nil {
			return nil, err
		}
		defer rc.Close()
	case "deflate":
		rc = flate.NewReader(resp.Body)
		defer rc.Close()
	}
	return io.ReadAll(rc)
}

// Whoever gets the gzip reader cannot close the body.
func gzipReturnedBad(client *http.Client, url string) (io.ReadCloser, error) {
	resp, err := client.Get(url) // want "wrapper-only: "
	if err != nil {
		return nil, err
	}
	zr, err := gzip.NewReader(resp.Body)
	if err != nil {
		resp.Body.Close()
		return nil, err
	}
	return zr, nil
}

type gzipBody struct {
	*gzip.Reader
	body io.Closer
}

func (g *gzipBody) Close() error {
	return errors.Join(g.Reader.Close(), g.body.Close())
}

func gzipPairReturnedOk(client *http.Client, url string) (io.ReadCloser, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	zr, err := gzip.NewReader(resp.Body)
	if err != nil {
		resp.Body.Close()
		return nil, err
	}
	return &gzipBody{Reader: zr, body: resp.Body}, nil
}

func gzipPairHeaderErrorBad(client *http.Client, url string) (io.ReadCloser, error) {
	resp, err := client.Get(url) // want "dropped-on-error: "
	if err != nil {
		return nil, err
	}
	zr, err := gzip.NewReader(resp.Body)
	if err != nil {
		return nil, err
	}
	return &gzipBody{Reader: zr, body: resp.Body}, nil
}

// The response keeps the wrapper, and the wrapper keeps the body.
func decodedResponseOk(client *http.Client, req *http.Request) (*http.Response, error) {
	resp, err := client.Do(req)
	if err != nil {
		return nil, err
	}
	if resp.Header.Get("Content-Encoding") == "gzip" {
		zr, err := gzip.NewReader(resp.Body)
		if err != nil {
			resp.Body.Close()
			return nil, err
		}
		resp.Body = &gzipBody{Reader: zr, body: resp.Body}
		resp.ContentLength = -1
	}
	return resp, nil
}

func zstdOnlyBad(client *http.Client, url string) ([]byte, error) {
	resp, err := client.Get(url) // want "(wrapper-only|never-closed): "
	if err != nil {
		return nil, err
	}
	d, err := zstd.NewReader(resp.Body)
	if err != nil {
		return nil, err
	}
	defer d.Close()
	return io.ReadAll(d)
}

func zstdBothOk(client *http.Client, url string) ([]byte, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	d, err := zstd.NewReader(resp.Body)
	if err != nil {
		return nil, err
	}
	defer d.Close()
	return io.ReadAll(d)
}

func resetOk(client *http.Client, urls []string, zr *gzip.Reader) error {
	for _, u := range urls {
		resp, err := client.Get(u)
		if err != nil {
			return err
		}
		if err := zr.Reset(resp.Body); err != nil {
			resp.Body.Close()
			return err
		}
		_, err = io.Copy(io.Discard, zr)
		resp.Body.Close()
		if err != nil {
			return err
		}
	}
	return zr.Close()
}
