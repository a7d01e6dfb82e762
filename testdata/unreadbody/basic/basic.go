// The plain cases: closed and never read.
package basic

import (
	"io"
	"net/http"
)

func deferBad(client *http.Client, url string) (int, error) {
	resp, err := client.Get(url) // want "unread: body of resp is closed without being read"
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	return resp.StatusCode, nil
}

func plainCloseBad(url string) (string, error) {
	r, err := http.Get(url) // want "unread: body of r is closed"
	if err != nil {
		return "", err
	}
	r.Body.Close()
	return r.Header.Get("ETag"), nil
}

func literalBad(client *http.Client, req *http.Request) (ok bool, err error) {
	resp, err := client.Do(req) // want "unread: "
	if err != nil {
		return false, err
	}
	defer func() { _ = resp.Body.Close() }()
	return resp.StatusCode == 200, nil
}

func methodValueBad(client *http.Client, req *http.Request) (ok bool, err error) {
	resp, err := client.Do(req) // want "unread: "
	if err != nil {
		return false, err
	}
	done := resp.Body.Close
	defer done()
	return resp.StatusCode == 200, nil
}

func readOk(client *http.Client, url string) ([]byte, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body)
}

func drainedOk(client *http.Client, url string) (int, error) {
	resp, err := client.Get(url)
	if err != nil {
		return 0, err
	}
	defer func() {
		io.Copy(io.Discard, io.LimitReader(resp.Body, 256<<10))
		resp.Body.Close()
	}()
	return resp.StatusCode, nil
}

// readAfterCloseBad: what is read after the Close is not read.
func readAfterCloseBad(client *http.Client, url string) ([]byte, error) {
	resp, err := client.Get(url) // want "unread: "
	if err != nil {
		return nil, err
	}
	resp.Body.Close()
	return io.ReadAll(resp.Body)
}

// leakOk: what is not closed on some path is reported as such.
func leakOk(client *http.Client, url string) (int, error) {
	resp, err := client.Get(url)
	if err != nil {
		return 0, err
	}
	if resp.StatusCode != 200 {
		return resp.StatusCode, nil
	}
	resp.Body.Close()
	return 200, nil
}

// readOnOnePathOk is a matter of -paths.
func readOnOnePathOk(client *http.Client, url string) ([]byte, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != 200 {
		return nil, http.ErrNotSupported
	}
	return io.ReadAll(resp.Body)
}

func returnedOk(client *http.Client, url string) (*http.Response, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode >= 500 {
		resp.Body.Close()
		return nil, http.ErrNotSupported
	}
	return resp, nil
}
