package callbackresults

import "net/http"

// Who closes goes with the flag.
func flagged(f func() (*http.Response, error), closeIt bool) (int, error) {
	resp, err := f()
	if err != nil {
		return 0, err
	}
	if closeIt {
		defer resp.Body.Close()
	}
	return resp.StatusCode, nil
}

func flaggedTrueOk(c *http.Client, u string) (int, error) {
	return flagged(func() (*http.Response, error) { return c.Get(u) }, true)
}

func flaggedFalseOk(c *http.Client, req *http.Request) (int, error) {
	return flagged(func() (*http.Response, error) { return closing(c, req) }, false)
}

type options struct{ keep bool }

func optional(f func() (*http.Response, error), o options) (int, error) {
	return func() (int, error) {
		resp, err := f()
		if err != nil {
			return 0, err
		}
		if !o.keep {
			defer resp.Body.Close()
		}
		return resp.StatusCode, nil
	}()
}

func optionalOk(c *http.Client, u string) (int, error) {
	return optional(func() (*http.Response, error) { return c.Get(u) }, options{})
}

func mode(f func() (*http.Response, error), how string) (int, error) {
	resp, err := f()
	if err != nil {
		return 0, err
	}
	switch how {
	case "close":
		resp.Body.Close()
	}
	return resp.StatusCode, nil
}

func modeOk(c *http.Client, u string) (int, error) {
	return mode(func() (*http.Response, error) { return c.Get(u) }, "close")
}

func (o options) keeps() bool { return o.keep }

func asking(f func() (*http.Response, error), o options) (int, error) {
	resp, err := f()
	if err != nil {
		return 0, err
	}
	if o.keeps() {
		return resp.StatusCode, nil
	}
	return resp.StatusCode, resp.Body.Close()
}

func askingOk(c *http.Client, u string) (int, error) {
	return asking(func() (*http.Response, error) { return c.Get(u) }, options{})
}
