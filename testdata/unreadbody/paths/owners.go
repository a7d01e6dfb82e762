package paths

import (
	"errors"
	"io"
	"net/http"
)

// drained leaves nothing to read where the status is bad.
func drained(client *http.Client, url string) (*http.Response, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode >= 400 {
		io.Copy(io.Discard, io.LimitReader(resp.Body, 1<<20))
		resp.Body.Close()
	}
	return resp, nil
}

func drainedOk(client *http.Client, url string) ([]byte, error) {
	resp, err := drained(client, url)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode >= 400 {
		return nil, errors.New(resp.Status)
	}
	return io.ReadAll(resp.Body)
}

func drainedNeverReadBad(client *http.Client, url string) error {
	resp, err := drained(client, url) // want "unread: body of resp is closed without being read"
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode >= 400 {
		return errors.New(resp.Status)
	}
	return nil
}

// An answer has a body, or the error that kept it from having one.
type answer struct {
	body io.ReadCloser
	err  error
}

func ask(client *http.Client, url string) *answer {
	resp, err := client.Get(url)
	if err != nil {
		return &answer{err: err}
	}
	return &answer{body: resp.Body}
}

func askedOk(client *http.Client, url string) ([]byte, error) {
	a := ask(client, url)
	if a.body != nil {
		defer a.body.Close()
	}
	if a.err != nil {
		return nil, a.err
	}
	return io.ReadAll(a.body)
}

func askedBad(client *http.Client, url string, n int) ([]byte, error) {
	a := ask(client, url) // want "unread-path: response body in a is closed at line 76 without being read on some path"
	if a.err != nil {
		return nil, a.err
	}
	defer a.body.Close()
	if n > 3 {
		return nil, errors.New("too many")
	}
	return io.ReadAll(a.body)
}
