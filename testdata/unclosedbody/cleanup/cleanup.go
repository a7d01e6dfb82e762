// Returned cleanup functions: the literal that closes is handed to the
// caller, who has to call it.
package cleanup

import (
	"errors"
	"io"
	"net/http"
)

func open(client *http.Client, url string) (io.Reader, func(), error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, nil, err
	}
	if resp.StatusCode != http.StatusOK {
		resp.Body.Close()
		return nil, nil, errors.New(resp.Status)
	}
	return resp.Body, func() { resp.Body.Close() }, nil
}

func openResponse(client *http.Client, url string) (*http.Response, func() error, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, nil, err
	}
	return resp, resp.Body.Close, nil
}

func openLeakyBad(client *http.Client, url string) (io.Reader, func(), error) {
	resp, err := client.Get(url) // want "(dropped-on-error|path): "
	if err != nil {
		return nil, nil, err
	}
	if resp.StatusCode != http.StatusOK {
		return nil, func() {}, errors.New(resp.Status)
	}
	return resp.Body, func() { resp.Body.Close() }, nil
}

func deferredOk(client *http.Client, url string) ([]byte, error) {
	r, done, err := open(client, url)
	if err != nil {
		return nil, err
	}
	defer done()
	return io.ReadAll(r)
}

func ignoredBad(client *http.Client, url string) ([]byte, error) {
	r, _, err := open(client, url) // want "(discarded|never-closed|read-to-eof): "
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

func sometimesBad(client *http.Client, url string, limit int64) ([]byte, error) {
	resp, done, err := openResponse(client, url) // want "path: "
	if err != nil {
		return nil, err
	}
	if resp.ContentLength > limit {
		return nil, errors.New("too large")
	}
	defer done()
	return io.ReadAll(resp.Body)
}

func responseDeferredOk(client *http.Client, url string) (int, error) {
	resp, done, err := openResponse(client, url)
	if err != nil {
		return 0, err
	}
	defer func() {
		if err := done(); err != nil {
			return
		}
	}()
	return resp.StatusCode, nil
}

// Closing the body itself is as good.
func bodyInsteadOk(client *http.Client, url string) (int, error) {
	resp, _, err := openResponse(client, url)
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	return resp.StatusCode, nil
}

func bothIgnoredBad(client *http.Client, url string) (int, error) {
	resp, _, err := openResponse(client, url) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

// Passed on once more.
func reopenOk(client *http.Client, url string) (io.Reader, func(), error) {
	r, done, err := open(client, url)
	if err != nil {
		return nil, nil, err
	}
	return io.LimitReader(r, 1<<20), done, nil
}

type session struct {
	io.Reader
	cleanups []func()
}

func (s *session) attachOk(client *http.Client, url string) error {
	r, done, err := open(client, url)
	if err != nil {
		return err
	}
	s.Reader = r
	s.cleanups = append(s.cleanups, done)
	return nil
}

func (s *session) onCloseOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	s.Reader = resp.Body
	s.cleanups = append(s.cleanups, func() { _ = resp.Body.Close() })
	return nil
}
