// Interfaces and func values: what sends a request yields a response to close,
// even when nobody knows which implementation runs. Getters do not.
package interfaces

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
)

type doer interface {
	Do(*http.Request) (*http.Response, error)
}

type fetcher interface {
	Fetch(ctx context.Context, id int) (*http.Response, error)
}

type poster interface {
	Post(to *url.URL, payload []byte) (*http.Response, error)
}

type sendFunc func(*http.Request) (*http.Response, error)

type session interface {
	Last() *http.Response
	Reply() (*http.Response, error)
}

func doerOk(d doer, req *http.Request) error {
	resp, err := d.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	_, err = io.Copy(io.Discard, resp.Body)
	return err
}

func doerBad(d doer, req *http.Request) (int, error) {
	resp, err := d.Do(req) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func doerDiscardedBad(d doer, req *http.Request) error {
	_, err := d.Do(req) // want "discarded: "
	return err
}

func contextBad(ctx context.Context, f fetcher) (string, error) {
	resp, err := f.Fetch(ctx, 7) // want "path: "
	if err != nil {
		return "", err
	}
	if resp.StatusCode != http.StatusOK {
		return "", errors.New(resp.Status)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	return string(b), err
}

func contextOk(ctx context.Context, f fetcher) (string, error) {
	resp, err := f.Fetch(ctx, 7)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	return string(b), err
}

func urlBad(p poster, to *url.URL) (string, error) {
	resp, err := p.Post(to, nil) // want "never-closed: "
	if err != nil {
		return "", err
	}
	return resp.Status, nil
}

func funcValueBad(send sendFunc, req *http.Request) (string, error) {
	resp, err := send(req) // want "never-closed: "
	if err != nil {
		return "", err
	}
	return resp.Status, nil
}

func funcValueOk(send sendFunc, req *http.Request) (string, error) {
	resp, err := send(req)
	if err != nil {
		return "", err
	}
	return resp.Status, resp.Body.Close()
}

func roundTripperBad(rt http.RoundTripper, req *http.Request) (string, error) {
	resp, err := rt.RoundTrip(req) // want "never-closed: "
	if err != nil {
		return "", err
	}
	return resp.Status, nil
}

type api struct {
	get func(url string) (*http.Response, error)
}

func (a *api) fieldFuncBad(url string) (string, error) {
	resp, err := a.get(url) // want "never-closed: "
	if err != nil {
		return "", err
	}
	return resp.Status, nil
}

func (a *api) fieldFuncOk(url string) (string, error) {
	resp, err := a.get(url)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	return resp.Status, nil
}

// A getter lends what somebody else closes.
func lastOk(s session) int {
	if resp := s.Last(); resp != nil {
		return resp.StatusCode
	}
	return 0
}

func FN_replyWithoutArguments(s session) (int, error) {
	resp, err := s.Reply()
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

type lister interface {
	List(ctx context.Context) ([]string, *http.Response, error)
}

// Beside a decoded result, the response has most likely been read.
func FN_besideDecodedResult(ctx context.Context, l lister) ([]string, error) {
	names, resp, err := l.List(ctx)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode != http.StatusOK {
		return nil, errors.New(resp.Status)
	}
	return names, nil
}

type handler interface {
	Handle(resp *http.Response) error
}

// An unknown implementation may close.
func givenAwayOk(client *http.Client, url string, h handler) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	return h.Handle(resp)
}

func callbackOk(client *http.Client, url string, with func(io.ReadCloser) error) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	return with(resp.Body)
}

// An unknown function that takes an io.Reader cannot close.
func readerCallbackBad(client *http.Client, url string, parse func(io.Reader) error) error {
	resp, err := client.Get(url) // want "never-closed: "
	if err != nil {
		return err
	}
	return parse(resp.Body)
}

func readerCallbackOk(client *http.Client, url string, parse func(io.Reader) error) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	return parse(resp.Body)
}

// One implementation in view, and it returns an open response.
type store interface {
	open(name string) (*http.Response, error)
}

type remote struct {
	client *http.Client
	base   string
}

func (r *remote) open(name string) (*http.Response, error) { return r.client.Get(r.base + name) }

func implementationBad(s store) (int64, error) {
	resp, err := s.open("index") // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.ContentLength, nil
}

func implementationOk(s store) (int64, error) {
	resp, err := s.open("index")
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	return resp.ContentLength, nil
}

// The one implementation reads and closes before it returns.
type pinger interface {
	ping(ctx context.Context) (*http.Response, error)
}

type probe struct {
	client *http.Client
	url    string
}

func (p probe) ping(ctx context.Context) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, p.url, nil)
	if err != nil {
		return nil, err
	}
	resp, err := p.client.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	io.Copy(io.Discard, resp.Body)
	return resp, nil
}

func closedByImplementationOk(ctx context.Context, p pinger) (bool, error) {
	resp, err := p.ping(ctx)
	if err != nil {
		return false, err
	}
	return resp.StatusCode == http.StatusOK, nil
}
