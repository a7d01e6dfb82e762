package callbackresults

import "net/http"

// What it makes do with if it is given nothing is not what this caller gives.
func defaulted(req *http.Request, f func(*http.Request) (*http.Response, error)) (*http.Response, error) {
	if f == nil {
		f = http.DefaultClient.Do
	}
	return f(req)
}

func defaultedOk(c *http.Client, req *http.Request) (int, error) {
	resp, err := defaulted(req, func(r *http.Request) (*http.Response, error) { return closing(c, r) })
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

// One of two, and both close.
func oneOfTwoOk(c *http.Client, req *http.Request, quick bool) (int, error) {
	send := func(r *http.Request) (*http.Response, error) { return closing(c, r) }
	if quick {
		send = func(r *http.Request) (*http.Response, error) { return closing(http.DefaultClient, r) }
	}
	resp, err := given(req, send)
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

// It is overwritten before it is called.
func overwrittenOk(c *http.Client, req *http.Request) (int, error) {
	send := func(r *http.Request) (*http.Response, error) { return c.Do(r) }
	again := func() (*http.Response, error) { return send(req) }
	send = func(r *http.Request) (*http.Response, error) { return closing(c, r) }
	resp, err := thrice(again)
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func bothOpenBad(c *http.Client, req *http.Request, quick bool) (int, error) {
	send := c.Do
	if quick {
		send = http.DefaultClient.Do
	}
	resp, err := given(req, send) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func defaultedBad(c *http.Client, req *http.Request) (int, error) {
	resp, err := defaulted(req, c.Do) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func defaultedNilBad(req *http.Request) (int, error) {
	resp, err := defaulted(req, nil) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

// The same, and somebody else calls it.
func defaultedOn(req *http.Request, f func(*http.Request) (*http.Response, error)) (*http.Response, error) {
	if f == nil {
		f = http.DefaultClient.Do
	}
	return given(req, f)
}

func defaultedOnOk(c *http.Client, req *http.Request) (int, error) {
	resp, err := defaultedOn(req, func(r *http.Request) (*http.Response, error) { return closing(c, r) })
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}
