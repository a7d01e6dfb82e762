// Hand-built responses: a composite literal acquires nothing, whatever its
// body is made of.
package handbuilt

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"os"
	"strings"
)

func literalOk() int {
	resp := &http.Response{StatusCode: http.StatusTeapot, Body: http.NoBody}
	return resp.StatusCode
}

func readerOk(body string) ([]byte, error) {
	resp := &http.Response{
		StatusCode: http.StatusOK,
		Header:     http.Header{"Content-Type": {"text/plain"}},
		Body:       io.NopCloser(strings.NewReader(body)),
	}
	return io.ReadAll(resp.Body)
}

func newOk() *http.Response {
	resp := new(http.Response)
	resp.Body = io.NopCloser(bytes.NewReader(nil))
	return resp
}

func respond(code int, body string) *http.Response {
	return &http.Response{
		StatusCode: code,
		Status:     http.StatusText(code),
		Body:       io.NopCloser(strings.NewReader(body)),
	}
}

func helperOk() bool {
	resp := respond(http.StatusOK, "fine")
	return resp.StatusCode == http.StatusOK
}

func helperDiscardedOk() {
	_ = respond(http.StatusOK, "fine")
}

type roundTripFunc func(*http.Request) (*http.Response, error)

func (f roundTripFunc) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

func stubOk() *http.Client {
	return &http.Client{Transport: roundTripFunc(func(*http.Request) (*http.Response, error) {
		return respond(http.StatusNoContent, ""), nil
	})}
}

func stubSequenceOk() roundTripFunc {
	answers := []*http.Response{respond(500, "no"), respond(200, "yes")}
	return func(*http.Request) (*http.Response, error) {
		if len(answers) == 0 {
			return nil, errors.New("no more answers")
		}
		next := answers[0]
		answers = answers[1:]
		return next, nil
	}
}

// A stub called directly, and known to answer from memory.
type memory struct{ code int }

func (m memory) Do(*http.Request) (*http.Response, error) {
	if m.code == 0 {
		return nil, errors.New("no answer")
	}
	return respond(m.code, "{}"), nil
}

func memoryOk(req *http.Request) (int, error) {
	resp, err := memory{code: 200}.Do(req)
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

// A file is no response body of a client; other linters watch it.
func fileOk(name string) (*http.Response, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	return &http.Response{StatusCode: http.StatusOK, Body: f}, nil
}

// A response built around somebody's body carries it on.
func rewrappedOk(client *http.Client, url string) (*http.Response, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	return &http.Response{StatusCode: resp.StatusCode, Header: resp.Header, Body: resp.Body}, nil
}

func rewrappedBad(client *http.Client, url string) (*http.Response, error) {
	resp, err := client.Get(url) // want "never-closed: "
	if err != nil {
		return nil, err
	}
	return &http.Response{StatusCode: resp.StatusCode, Header: resp.Header, Body: http.NoBody}, nil
}

func errorResponse(err error) *http.Response {
	return respond(http.StatusBadGateway, err.Error())
}

// On failure the caller gets a substitute.
func substituteOk(client *http.Client, req *http.Request) *http.Response {
	resp, err := client.Do(req)
	if err != nil {
		return errorResponse(err)
	}
	return resp
}

func substituteBad(client *http.Client, req *http.Request) *http.Response {
	resp, err := client.Do(req) // want "path: "
	if err != nil {
		return errorResponse(err)
	}
	if resp.StatusCode >= 500 {
		return errorResponse(errors.New(resp.Status))
	}
	return resp
}
