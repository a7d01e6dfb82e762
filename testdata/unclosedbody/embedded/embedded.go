// Embedded structs: the response is reached through promoted fields and
// methods, at any depth.
package embedded

import (
	"encoding/json"
	"io"
	"net/http"
	"time"
)

type timed struct {
	*http.Response
	took time.Duration
}

type traced struct {
	timed
	traceID string
}

// Close closes the embedded response's body.
func (t *traced) Close() error { return t.Body.Close() }

type stream struct {
	io.ReadCloser
	name string
}

func send(client *http.Client, req *http.Request) (*timed, error) {
	start := time.Now()
	resp, err := client.Do(req)
	if err != nil {
		return nil, err
	}
	return &timed{Response: resp, took: time.Since(start)}, nil
}

func promotedOk(client *http.Client, req *http.Request) ([]byte, error) {
	t, err := send(client, req)
	if err != nil {
		return nil, err
	}
	defer t.Body.Close()
	return io.ReadAll(t.Body)
}

func promotedBad(client *http.Client, req *http.Request) (time.Duration, error) {
	t, err := send(client, req) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return t.took, nil
}

func promotedEarlyBad(client *http.Client, req *http.Request, v any) error {
	t, err := send(client, req) // want "path: "
	if err != nil {
		return err
	}
	if t.StatusCode == http.StatusNoContent || t.ContentLength == 0 {
		return nil
	}
	defer t.Response.Body.Close()
	return json.NewDecoder(t.Body).Decode(v)
}

func byValueOk(client *http.Client, url string) (int, error) {
	resp, err := client.Get(url)
	if err != nil {
		return 0, err
	}
	t := timed{Response: resp}
	defer t.Body.Close()
	return t.StatusCode, nil
}

func byValueBad(client *http.Client, url string) (int, error) {
	resp, err := client.Get(url) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	t := timed{Response: resp, took: time.Second}
	return t.StatusCode, nil
}

func twoLevelsOk(client *http.Client, url string) (*traced, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	return &traced{timed: timed{Response: resp}, traceID: resp.Header.Get("Traceparent")}, nil
}

func twoLevelsCloseOk(client *http.Client, url string) (string, error) {
	t, err := twoLevelsOk(client, url)
	if err != nil {
		return "", err
	}
	defer t.Close()
	return t.traceID, nil
}

func twoLevelsCloseBad(client *http.Client, url string) (string, error) {
	t, err := twoLevelsOk(client, url) // want "never-closed: "
	if err != nil {
		return "", err
	}
	return t.traceID, nil
}

// The embedded ReadCloser promotes Close.
func promotedCloseOk(client *http.Client, url string) ([]byte, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	s := &stream{ReadCloser: resp.Body, name: url}
	defer s.Close()
	return io.ReadAll(s)
}

func promotedReturnedOk(client *http.Client, url string) (io.ReadCloser, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	return &stream{ReadCloser: resp.Body, name: url}, nil
}

func promotedForgottenBad(client *http.Client, url string) (string, error) {
	resp, err := client.Get(url) // want "never-closed: "
	if err != nil {
		return "", err
	}
	s := stream{ReadCloser: resp.Body, name: url}
	return s.name, nil
}

type base struct{ client *http.Client }

func (b *base) fetch(url string) (*http.Response, error) { return b.client.Get(url) }

func (b *base) release(resp *http.Response) { resp.Body.Close() }

type service struct {
	*base
	prefix string
}

func (s service) methodOk(name string) (int, error) {
	resp, err := s.fetch(s.prefix + name)
	if err != nil {
		return 0, err
	}
	defer s.release(resp)
	return resp.StatusCode, nil
}

func (s service) methodBad(name string) (int, error) {
	resp, err := s.fetch(s.prefix + name) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}
