package callbackresults

import (
	"errors"
	"fmt"
	"io"
	"net/http"

	"fixtures/unclosedbody/callbackresults/attempt"
)

// What is lost is what the callback of a caller yields.
func losing(f func() (*http.Response, error)) (*http.Response, error) {
	for range 3 {
		resp, err := f() // want "path: "
		if err != nil {
			return nil, err
		}
		if resp.StatusCode < 500 {
			return resp, nil
		}
	}
	return nil, errors.New("three times")
}

func losingCaller(c *http.Client, u string) error {
	resp, err := losing(func() (*http.Response, error) { return c.Get(u) })
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func losingCallerClosed(c *http.Client, req *http.Request) error {
	_, err := losing(func() (*http.Response, error) { return closing(c, req) })
	return err
}

// All callers have dealt with the body.
func tidy(f func() (*http.Response, error)) (int, error) {
	resp, err := f()
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func tidyOk(c *http.Client, req *http.Request) (int, error) {
	return tidy(func() (*http.Response, error) { return closing(c, req) })
}

// The callback closes what losingUnless does not.
func losingUnless(f func() (*http.Response, error)) (int, error) {
	resp, err := f()
	if err != nil {
		return 0, err
	}
	if resp.StatusCode != http.StatusOK {
		return 0, errors.New(resp.Status)
	}
	defer resp.Body.Close()
	n, err := io.Copy(io.Discard, resp.Body)
	return int(n), err
}

func losingUnlessOk(c *http.Client, u string) (int, error) {
	return losingUnless(func() (*http.Response, error) {
		resp, err := c.Get(u)
		if err == nil && resp.StatusCode != http.StatusOK {
			resp.Body.Close()
		}
		return resp, err
	})
}

// The same, in a function that the callback calls.
func closingUnless(c *http.Client, u string) (*http.Response, error) {
	resp, err := c.Get(u)
	if err == nil && resp.StatusCode != http.StatusOK {
		resp.Body.Close()
	}
	return resp, err
}

func losingUnlessHelperOk(c *http.Client, u string) (int, error) {
	return losingUnlessToo(func() (*http.Response, error) { return closingUnless(c, u) })
}

func losingUnlessToo(f func() (*http.Response, error)) (int, error) {
	resp, err := f()
	if err != nil {
		return 0, err
	}
	if resp.StatusCode != http.StatusOK {
		return 0, errors.New(resp.Status)
	}
	return 0, resp.Body.Close()
}

// In a literal that a generic function calls.
func losingRetry(f func() (*http.Response, error)) (*http.Response, error) {
	return attempt.Once(func() (*http.Response, error) {
		resp, err := f() // want "dropped-on-error: "
		if err != nil {
			return nil, err
		}
		if resp.StatusCode < 500 {
			return resp, nil
		}
		return nil, fmt.Errorf("status %d", resp.StatusCode)
	})
}

func losingRetryCaller(c *http.Client, req *http.Request) error {
	resp, err := losingRetry(func() (*http.Response, error) { return c.Do(req) })
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

// Pages are asked for by number.
func losingPages(get func(page int) (*http.Response, error)) (total int, err error) {
	for page := 1; page < 9; page++ {
		resp, err := get(page) // want "path: "
		if err != nil {
			return total, err
		}
		if resp.StatusCode != http.StatusOK {
			return total, errors.New(resp.Status)
		}
		n, err := io.Copy(io.Discard, resp.Body)
		resp.Body.Close()
		if err != nil {
			return total, err
		}
		total += int(n)
	}
	return total, nil
}

func losingPagesCaller(c *http.Client) (int, error) {
	return losingPages(func(page int) (*http.Response, error) { return c.Get(fmt.Sprint("http://localhost/", page)) })
}

// It is passed on once more: that far nobody looks.
func FN_relayedLosing(f func() (*http.Response, error)) (int, error) {
	return lost(f)
}

func lost(f func() (*http.Response, error)) (int, error) {
	resp, err := f()
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func relayedLosingCaller(c *http.Client, req *http.Request) (int, error) {
	return FN_relayedLosing(func() (*http.Response, error) { return c.Do(req) })
}
