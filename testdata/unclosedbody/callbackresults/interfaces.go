package callbackresults

import "net/http"

// The only implementation is in view, its receiver is no argument.
type repeater interface {
	repeat(f, g func() (*http.Response, error)) (*http.Response, error)
}

type twice struct{}

func (twice) repeat(f, g func() (*http.Response, error)) (*http.Response, error) {
	if resp, err := f(); err == nil {
		resp.Body.Close()
	}
	return g()
}

func interfaceBad(r repeater, c *http.Client, req *http.Request) (int, error) {
	send := func() (*http.Response, error) { return c.Do(req) }
	resp, err := r.repeat(func() (*http.Response, error) { return closing(c, req) }, send) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func interfaceClosedOk(r repeater, c *http.Client, req *http.Request) (int, error) {
	send := func() (*http.Response, error) { return c.Do(req) }
	resp, err := r.repeat(send, func() (*http.Response, error) { return closing(c, req) })
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}
