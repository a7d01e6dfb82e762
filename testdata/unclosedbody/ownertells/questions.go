package ownertells

import (
	"errors"
	"io"
	"net/http"
)

func (a *answer) ok() bool       { return a.err == nil }
func (a *answer) failure() error { return a.err }

func getterOk(url string) error {
	a := ask(url)
	if !a.ok() {
		return a.err
	}
	return a.body.Close()
}

func errorGetterOk(url string) error {
	a := ask(url)
	if err := a.failure(); err != nil {
		return err
	}
	return a.body.Close()
}

func switchOk(url string) error {
	a := drained(url)
	switch a.status {
	case 200:
		return a.body.Close()
	case 404:
		return nil
	}
	return a.err
}

var errGone = errors.New("gone")

func errorsIsOk(url string) error {
	a := ask(url)
	if errors.Is(a.err, errGone) {
		return nil
	}
	if a.err != nil {
		return a.err
	}
	return a.body.Close()
}

func failed(a *answer) bool { return a.err != nil || a.status >= 500 }

func helperOk(url string) error {
	a := drained(url)
	if failed(a) {
		return a.err
	}
	return a.body.Close()
}

func check(a *answer) error {
	if a.err != nil {
		return a.err
	}
	return nil
}

func checkOk(url string) error {
	a := ask(url)
	if err := check(a); err != nil {
		return err
	}
	return a.body.Close()
}

func twiceOk(url, other string) error {
	a := ask(url)
	if a.err != nil {
		a = ask(other)
	}
	if a.err != nil {
		return a.err
	}
	return a.body.Close()
}

func retryOk(url string) error {
	var a *answer
	for i := 0; i < 3; i++ {
		a = ask(url)
		if a.err == nil {
			break
		}
	}
	if a.err != nil {
		return a.err
	}
	defer a.body.Close()
	return nil
}

func flagOk(url string) error {
	a := ask(url)
	good := a.err == nil && a.status == 200
	if !good {
		if a.err == nil {
			a.body.Close()
		}
		return a.err
	}
	return a.body.Close()
}

// An embedding product.
type result struct {
	*http.Response
	err error
}

func do(url string) *result {
	resp, err := http.Get(url)
	return &result{resp, err}
}

func embeddedOk(url string) error {
	r := do(url)
	if r.err != nil {
		return r.err
	}
	defer r.Body.Close()
	return nil
}

func doClosing(url string) *result {
	resp, err := http.Get(url)
	if err == nil && resp.StatusCode >= 300 {
		resp.Body.Close()
		err = errors.New(resp.Status)
	}
	return &result{resp, err}
}

func closedOk(url string) error {
	r := doClosing(url)
	if r.err != nil {
		return r.err
	}
	defer r.Body.Close()
	return nil
}

func promotedOk(url string) error {
	r, err := closing(url)
	if err != nil {
		return err
	}
	if r.StatusCode >= 300 {
		return errors.New(r.Status)
	}
	defer r.Body.Close()
	return nil
}

func closing(url string) (*result, error) {
	resp, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode >= 300 {
		resp.Body.Close()
	}
	return &result{Response: resp}, nil
}

// Of is generic.
type Of[T any] struct {
	Value T
	Err   error
}

func of(url string) Of[*http.Response] {
	resp, err := http.Get(url)
	if err != nil {
		return Of[*http.Response]{Err: err}
	}
	return Of[*http.Response]{Value: resp}
}

func genericOk(url string) error {
	r := of(url)
	if r.Err != nil {
		return r.Err
	}
	return r.Value.Body.Close()
}

func withCode(url string) (*http.Response, int) {
	resp, err := http.Get(url)
	if err != nil {
		return nil, 0
	}
	if resp.StatusCode != 200 {
		resp.Body.Close()
		return nil, resp.StatusCode
	}
	return resp, resp.StatusCode
}

func codeOk(url string) int {
	resp, code := withCode(url)
	if code != 200 {
		return code
	}
	defer resp.Body.Close()
	return 0
}

func withNote(url string) (io.ReadCloser, string) {
	resp, err := http.Get(url)
	if err != nil {
		return nil, err.Error()
	}
	return resp.Body, ""
}

func noteOk(url string) string {
	body, note := withNote(url)
	if note != "" {
		return note
	}
	body.Close()
	return ""
}

type asker interface{ ask() *answer }

type plainAsker struct{ url string }

func (p *plainAsker) ask() *answer { return ask(p.url) }

func interfaceOk(a asker) error {
	r := a.ask()
	if r.err != nil {
		return r.err
	}
	return r.body.Close()
}

func methodOk(p *plainAsker) error {
	r := p.ask()
	if r.err != nil {
		return r.err
	}
	return r.body.Close()
}

func relayed(url string) *answer { return ask(url) }

func relayedOk(url string) error {
	a := relayed(url)
	if a.err != nil {
		return a.err
	}
	return a.body.Close()
}

func use(a *answer) error {
	if a.err != nil {
		return a.err
	}
	defer a.body.Close()
	_, err := io.Copy(io.Discard, a.body)
	return err
}

func handedOk(url string) error {
	a := ask(url)
	return use(a)
}

func closureOk(url string) error {
	var a *answer
	func() { a = ask(url) }()
	if a.err != nil {
		return a.err
	}
	return a.body.Close()
}

func capturedOk(url string) error {
	a := ask(url)
	finish := func() error {
		if a.err != nil {
			return a.err
		}
		return a.body.Close()
	}
	return finish()
}

func cleanupOk(url string) error {
	a := ask(url)
	defer func() {
		if a.err == nil {
			a.body.Close()
		}
	}()
	if a.err != nil {
		return a.err
	}
	return nil
}

func cleanupOfNilOk(url string) error {
	a := ask(url)
	defer func() {
		if a.body != nil {
			a.body.Close()
		}
	}()
	return a.err
}

func readBad(url string) ([]byte, error) {
	a := ask(url) // want "response body in a is not closed on the path that returns at line 332, where reading it failed"
	if a.err != nil {
		return nil, a.err
	}
	data, err := io.ReadAll(a.body)
	if err != nil {
		return nil, err
	}
	return data, a.body.Close()
}
