package callbackresults

import (
	"io"
	"net/http"
)

// The caller that gives the callback holds the response, too.
func letGo(f func() (*http.Response, error)) (int, error) {
	resp, err := f()
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func heldOk(c *http.Client, u string) error {
	var last *http.Response
	defer func() {
		if last != nil {
			last.Body.Close()
		}
	}()
	_, err := letGo(func() (*http.Response, error) {
		var err error
		last, err = c.Get(u)
		return last, err
	})
	return err
}

type keeper struct{ last *http.Response }

func (k *keeper) Close() error { return k.last.Body.Close() }

func letGo2(f func() (*http.Response, error)) (int, error) {
	resp, err := f()
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func (k *keeper) fetchOk(c *http.Client, u string) error {
	_, err := letGo2(func() (*http.Response, error) {
		var err error
		k.last, err = c.Get(u)
		return k.last, err
	})
	return err
}

func heldThriceOk(c *http.Client, u string) (int, error) {
	var last *http.Response
	defer func() {
		if last != nil {
			last.Body.Close()
		}
	}()
	resp, err := thrice(func() (*http.Response, error) {
		var err error
		last, err = c.Get(u)
		return last, err
	})
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

// The callback leaves it to somebody to close.
func letGo3(f func() (*http.Response, error)) (int, error) {
	resp, err := f()
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func registeredOk(c *http.Client, u string, cleanup func(func() error)) (int, error) {
	return letGo3(func() (*http.Response, error) {
		resp, err := c.Get(u)
		if err == nil {
			cleanup(resp.Body.Close)
		}
		return resp, err
	})
}

// The body is closed and another one put in its place.
func letGo4(f func() (*http.Response, error)) (int, error) {
	resp, err := f()
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func replacedOk(c *http.Client, u string) (int, error) {
	return letGo4(func() (*http.Response, error) {
		resp, err := c.Get(u)
		if err != nil {
			return nil, err
		}
		b := resp.Body
		defer b.Close()
		resp.Body = io.NopCloser(http.NoBody)
		return resp, nil
	})
}
