// Package genericretry has requests that a generic function makes, which returns what
// its callback does.
package genericretry

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"

	"fixtures/unclosedbody/genericretry/retry"
)

// once closes the body if there is something to decode into.
func once(ctx context.Context, c *http.Client, u string, v any) (*http.Response, error) {
	resp, err := c.Get(u)
	if err != nil {
		return nil, err
	}
	if v != nil {
		defer resp.Body.Close()
		if err := json.NewDecoder(resp.Body).Decode(v); err != nil {
			return resp, err
		}
	}
	return resp, nil
}

func retried(ctx context.Context, c *http.Client, u string, v any) (*http.Response, error) {
	operation := func() (*http.Response, error) {
		resp, err := once(ctx, c, u, v)
		if err != nil {
			return resp, err
		}
		return resp, nil
	}
	return retry.Do(ctx, operation)
}

func decodedOk(ctx context.Context, c *http.Client, u string) (int, error) {
	var n int
	_, err := retried(ctx, c, u, &n)
	return n, err
}

// What a callback has captured tells callers nothing.
func FN_notDecoded(ctx context.Context, c *http.Client, u string) error {
	_, err := retried(ctx, c, u, nil)
	return err
}

func closed(ctx context.Context, c *http.Client, u string) (*http.Response, error) {
	resp, err := c.Get(u)
	if err == nil {
		resp.Body.Close()
	}
	return resp, err
}

func closedOk(ctx context.Context, c *http.Client, u string) error {
	_, err := retry.Do(ctx, func() (*http.Response, error) { return closed(ctx, c, u) })
	return err
}

func openBad(ctx context.Context, c *http.Client, u string) error {
	_, err := retry.Do(ctx, func() (*http.Response, error) { return c.Get(u) }) // want "discarded: "
	return err
}

func openOk(ctx context.Context, c *http.Client, u string) error {
	resp, err := retry.Do(ctx, func() (*http.Response, error) { return c.Get(u) })
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

// withRetry returns what some function does, by way of another one.
func withRetry(ctx context.Context, f func() (*http.Response, error)) (*http.Response, error) {
	return retry.Do(ctx, func() (*http.Response, error) {
		resp, err := f()
		if err != nil {
			return nil, err
		}
		if resp.StatusCode < 500 {
			return resp, nil
		}
		defer resp.Body.Close()
		return nil, errors.New("again")
	})
}

func withRetryBad(ctx context.Context, c *http.Client, u string) (int, error) {
	resp, err := withRetry(ctx, func() (*http.Response, error) { return c.Get(u) }) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}
