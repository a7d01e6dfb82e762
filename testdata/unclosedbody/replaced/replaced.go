// Replaced body: a store to resp.Body while the original is open loses it,
// unless the new body carries the old one.
package replaced

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httputil"
	"strings"
)

func bufferedBad(client *http.Client, url string) (*http.Response, error) {
	resp, err := client.Get(url) // want "(replaced|read-to-eof): "
	if err != nil {
		return nil, err
	}
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		resp.Body.Close()
		return nil, err
	}
	resp.Body = io.NopCloser(bytes.NewReader(b))
	return resp, nil
}

func bufferedOk(client *http.Client, url string) (*http.Response, error) {
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

func stubbedBad(client *http.Client, url string) (*http.Response, error) {
	resp, err := client.Get(url) // want "replaced: "
	if err != nil {
		return nil, err
	}
	if resp.StatusCode == http.StatusNotFound {
		resp.StatusCode = http.StatusOK
		resp.Body = io.NopCloser(strings.NewReader("{}"))
	}
	return resp, nil
}

func stubbedOk(client *http.Client, url string) (*http.Response, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode == http.StatusNotFound {
		resp.Body.Close()
		resp.StatusCode = http.StatusOK
		resp.Body = io.NopCloser(strings.NewReader("{}"))
	}
	return resp, nil
}

func noBodyBad(client *http.Client, url string) (*http.Response, error) {
	resp, err := client.Get(url) // want "replaced: "
	if err != nil {
		return nil, err
	}
	resp.Body = http.NoBody
	return resp, nil
}

// The Close registered before the store was bound to the old body.
func deferEvaluatedEarlyOk(client *http.Client, url string) (string, error) {
	resp, err := client.Get(url)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		return "", err
	}
	resp.Body = io.NopCloser(bytes.NewReader(b))
	dump, err := httputil.DumpResponse(resp, true)
	return string(dump), err
}

// The literal looks at resp.Body only at the end, and closes the copy.
func deferEvaluatedLateBad(client *http.Client, url string) (string, error) {
	resp, err := client.Get(url) // want "(replaced|read-to-eof): "
	if err != nil {
		return "", err
	}
	defer func() { resp.Body.Close() }()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		return "", err
	}
	resp.Body = io.NopCloser(bytes.NewReader(b))
	return resp.Status, nil
}

func savedFirstOk(client *http.Client, url string) (string, error) {
	resp, err := client.Get(url)
	if err != nil {
		return "", err
	}
	original := resp.Body
	defer original.Close()
	resp.Body = io.NopCloser(io.LimitReader(original, 1024))
	dump, err := httputil.DumpResponse(resp, true)
	return string(dump), err
}

type counting struct {
	io.ReadCloser
	n *int64
}

func (c counting) Read(p []byte) (int, error) {
	n, err := c.ReadCloser.Read(p)
	*c.n += int64(n)
	return n, err
}

func wrappedOk(client *http.Client, url string, n *int64) (*http.Response, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	resp.Body = counting{resp.Body, n}
	return resp, nil
}

func wrappedThenClosedOk(client *http.Client, url string) (n int64, err error) {
	resp, err := client.Get(url)
	if err != nil {
		return 0, err
	}
	resp.Body = &counting{ReadCloser: resp.Body, n: &n}
	defer resp.Body.Close()
	_, err = io.Copy(io.Discard, resp.Body)
	return n, err
}

type readCloser struct {
	io.Reader
	io.Closer
}

// What was peeked is put back in front.
func peekedOk(client *http.Client, url string) (*http.Response, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	head := make([]byte, 512)
	n, err := io.ReadFull(resp.Body, head)
	if err != nil && err != io.ErrUnexpectedEOF && err != io.EOF {
		resp.Body.Close()
		return nil, err
	}
	resp.Body = readCloser{io.MultiReader(bytes.NewReader(head[:n]), resp.Body), resp.Body}
	return resp, nil
}

func peekedBad(client *http.Client, url string) (*http.Response, error) {
	resp, err := client.Get(url) // want "(replaced|wrapper-only): "
	if err != nil {
		return nil, err
	}
	head := make([]byte, 512)
	n, err := io.ReadFull(resp.Body, head)
	if err != nil && err != io.ErrUnexpectedEOF && err != io.EOF {
		resp.Body.Close()
		return nil, err
	}
	resp.Body = io.NopCloser(io.MultiReader(bytes.NewReader(head[:n]), resp.Body))
	return resp, nil
}

// slurp reads rc to the end, closes it, and returns a copy of what it held.
func slurp(rc io.ReadCloser) ([]byte, io.ReadCloser, error) {
	if rc == nil || rc == http.NoBody {
		return nil, http.NoBody, nil
	}
	b, err := io.ReadAll(rc)
	if cerr := rc.Close(); err == nil {
		err = cerr
	}
	return b, io.NopCloser(bytes.NewReader(b)), err
}

func slurpedOk(client *http.Client, url string) ([]byte, *http.Response, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, nil, err
	}
	var b []byte
	b, resp.Body, err = slurp(resp.Body)
	if err != nil {
		return nil, nil, err
	}
	return b, resp, nil
}

func takenOverOk(client *http.Client, url string) (*http.Response, io.ReadCloser, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, nil, err
	}
	body := resp.Body
	resp.Body = http.NoBody
	return resp, body, nil
}

// Somebody else's response: not this function's to close.
func parameterOk(resp *http.Response) {
	resp.Body = counting{ReadCloser: resp.Body, n: new(int64)}
}

func swappedBodiesOk(client *http.Client, a, b string) (*http.Response, error) {
	ra, err := client.Get(a)
	if err != nil {
		return nil, err
	}
	rb, err := client.Get(b)
	if err != nil {
		ra.Body.Close()
		return nil, err
	}
	ra.Body.Close()
	ra.Body = rb.Body // ra keeps its header and gets the other content
	return ra, nil
}
