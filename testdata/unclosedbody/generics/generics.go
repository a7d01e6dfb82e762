// Generics: instantiated functions and methods have the effects of the
// declared ones, in this package and in another.
package generics

import (
	"encoding/json"
	"io"
	"net/http"

	"fixtures/unclosedbody/generics/fetch"
)

type user struct{ Name string }

func closeAll[C io.Closer](cs ...C) {
	for _, c := range cs {
		c.Close()
	}
}

func shut[C io.Closer](c C) { _ = c.Close() }

func describe[C io.Closer](C) string { return "a closer" }

func check[T any](v T, err error) (T, error) { return v, err }

func decode[T any](r io.Reader) (v T, err error) {
	err = json.NewDecoder(r).Decode(&v)
	return v, err
}

func localShutOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	defer shut(resp.Body)
	return nil
}

func localDescribeBad(client *http.Client, url string) (string, error) {
	resp, err := client.Get(url) // want "never-closed: "
	if err != nil {
		return "", err
	}
	return describe(resp.Body), nil
}

func decodeIsNoCloseBad(client *http.Client, url string) (user, error) {
	resp, err := client.Get(url) // want "never-closed: "
	if err != nil {
		return user{}, err
	}
	return decode[user](resp.Body)
}

func decodeOk(client *http.Client, url string) (user, error) {
	resp, err := client.Get(url)
	if err != nil {
		return user{}, err
	}
	defer resp.Body.Close()
	return decode[user](resp.Body)
}

func variadicOk(client *http.Client, a, b string) error {
	ra, err := client.Get(a)
	if err != nil {
		return err
	}
	rb, err := client.Get(b)
	if err != nil {
		shut(ra.Body)
		return err
	}
	closeAll(ra.Body, rb.Body)
	return nil
}

func passThroughOk(client *http.Client, url string) error {
	resp, err := check(client.Get(url))
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func passThroughBad(client *http.Client, url string) (int, error) {
	resp, err := check(client.Get(url)) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func otherPackageJSONOk(client *http.Client, url string) (user, error) {
	resp, err := client.Get(url)
	if err != nil {
		return user{}, err
	}
	return fetch.JSON[user](resp)
}

func otherPackagePeekBad(client *http.Client, url string) (user, error) {
	resp, err := client.Get(url) // want "never-closed: "
	if err != nil {
		return user{}, err
	}
	return fetch.Peek[user](resp)
}

func mustOk(client *http.Client, url string) []byte {
	resp := fetch.Must(client.Get(url))
	defer resp.Body.Close()
	return fetch.Must(io.ReadAll(resp.Body))
}

func mustBad(client *http.Client, url string) int {
	resp := fetch.Must(client.Get(url)) // want "never-closed: "
	return resp.StatusCode
}

func resultOk(client *http.Client, url string) (user, error) {
	r, err := fetch.Open[user](client, url)
	if err != nil {
		return user{}, err
	}
	defer r.Close()
	return r.Value, json.NewDecoder(r.Resp.Body).Decode(&r.Value)
}

func resultBodyOk(client *http.Client, url string) (user, error) {
	r, err := fetch.Open[user](client, url)
	if err != nil {
		return user{}, err
	}
	defer r.Resp.Body.Close()
	return r.Value, nil
}

func resultBad(client *http.Client, url string) (user, error) {
	r, err := fetch.Open[user](client, url) // want "never-closed: "
	if err != nil {
		return user{}, err
	}
	return r.Value, nil
}

// Call has closed the body already.
func calledOk(client *http.Client, req *http.Request) (user, string, error) {
	u, resp, err := fetch.Call[user](client, req)
	if err != nil {
		return user{}, "", err
	}
	return u, resp.Header.Get("Etag"), nil
}

type doer interface {
	Do(*http.Request) (*http.Response, error)
}

type caller[D doer] struct{ d D }

func (c caller[D]) sendOk(req *http.Request) error {
	resp, err := c.d.Do(req)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func (c caller[D]) sendBad(req *http.Request) (int, error) {
	resp, err := c.d.Do(req) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func (c caller[D]) rawOk(req *http.Request) (*http.Response, error) {
	return c.d.Do(req)
}

func useCallerOk(client *http.Client, req *http.Request) error {
	c := caller[*http.Client]{client}
	if err := c.sendOk(req); err != nil {
		return err
	}
	resp, err := c.rawOk(req)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func useCallerBad(client *http.Client, req *http.Request) (string, error) {
	resp, err := caller[*http.Client]{client}.rawOk(req) // want "never-closed: "
	if err != nil {
		return "", err
	}
	return resp.Status, nil
}

type option[T any] struct {
	v  T
	ok bool
}

func some[T any](v T) option[T] { return option[T]{v, true} }

func optionOk(client *http.Client, url string) option[*http.Response] {
	resp, err := client.Get(url)
	if err != nil {
		return option[*http.Response]{}
	}
	return some(resp)
}

type box[T any] struct{ held T }

func (b *box[T]) get() T    { return b.held }
func (b *box[T]) size() int { return 1 }

func boxOk(url string) {
	resp, err := http.Get(url)
	if err != nil {
		return
	}
	b := &box[io.ReadCloser]{resp.Body}
	b.get().Close()
}

func pick[T any](all map[string]T, b *box[T]) T { return b.held }

func pickOk(url string) {
	resp, err := http.Get(url)
	if err != nil {
		return
	}
	pick(nil, &box[io.ReadCloser]{resp.Body}).Close()
}

func boxedNumberBad(url string, n *box[int]) int {
	resp, err := http.Get(url) // want `path: .*`
	if err != nil {
		return 0
	}
	if n.get() > 0 {
		resp.Body.Close()
	}
	return n.get()
}

func boxedNumberOk(url string, n *box[int]) {
	resp, err := http.Get(url)
	if err != nil {
		return
	}
	if n.get() > 0 {
		resp.Body.Close()
	}
	if n.get() <= 0 {
		resp.Body.Close()
	}
}
