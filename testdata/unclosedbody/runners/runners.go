// Retry runners: the attempt is a callback that assigns the outer variable, or
// returns the response through a type parameter.
package runners

import (
	"context"
	"errors"
	"io"
	"net/http"
	"time"

	"fixtures/stub/retry"
)

var policy = retry.Policy{Attempts: 5, Delay: time.Second}

func assignedOuterOk(ctx context.Context, client *http.Client, req *http.Request) (*http.Response, error) {
	var resp *http.Response
	err := retry.Do(ctx, policy, func() error {
		var err error
		resp, err = client.Do(req)
		return err
	})
	if err != nil {
		return nil, err
	}
	return resp, nil
}

func assignedOuterClosedOk(ctx context.Context, client *http.Client, req *http.Request) (int, error) {
	var resp *http.Response
	err := retry.Do(ctx, policy, func() (err error) {
		resp, err = client.Do(req)
		return err
	})
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	return resp.StatusCode, nil
}

// A bad status is closed before the attempt fails.
func statusRetriedOk(ctx context.Context, client *http.Client, req *http.Request) (*http.Response, error) {
	var resp *http.Response
	err := retry.Do(ctx, policy, func() error {
		r, err := client.Do(req)
		if err != nil {
			return err
		}
		if r.StatusCode >= 500 {
			r.Body.Close()
			return errors.New(r.Status)
		}
		resp = r
		return nil
	})
	return resp, err
}

// The failed attempt's response stays in a variable of the callback.
func statusRetriedBad(ctx context.Context, client *http.Client, req *http.Request) (*http.Response, error) {
	var resp *http.Response
	err := retry.Do(ctx, policy, func() error {
		r, err := client.Do(req) // want "path: "
		if err != nil {
			return err
		}
		if r.StatusCode >= 500 {
			return errors.New(r.Status)
		}
		resp = r
		return nil
	})
	return resp, err
}

func allInsideOk(ctx context.Context, client *http.Client, req *http.Request) (b []byte, err error) {
	err = retry.Do(ctx, policy, func() error {
		resp, err := client.Do(req)
		if err != nil {
			return err
		}
		defer resp.Body.Close()
		if resp.StatusCode != http.StatusOK {
			return errors.New(resp.Status)
		}
		b, err = io.ReadAll(resp.Body)
		return err
	})
	return b, err
}

func allInsideBad(ctx context.Context, client *http.Client, req *http.Request) error {
	return retry.Do(ctx, policy, func() error {
		resp, err := client.Do(req) // want "never-closed: "
		if err != nil {
			return err
		}
		if resp.StatusCode != http.StatusOK {
			return errors.New(resp.Status)
		}
		return nil
	})
}

// Value returns what the last attempt returned.
func valueOk(ctx context.Context, client *http.Client, url string) (int, error) {
	resp, err := retry.Value(ctx, policy, func(ctx context.Context) (*http.Response, error) {
		req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
		if err != nil {
			return nil, err
		}
		return client.Do(req)
	})
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	return resp.StatusCode, nil
}

func valueDroppedBad(ctx context.Context, client *http.Client, req *http.Request) (*http.Response, error) {
	return retry.Value(ctx, policy, func(context.Context) (*http.Response, error) {
		resp, err := client.Do(req) // want "dropped-on-error: "
		if err != nil {
			return nil, err
		}
		if resp.StatusCode == http.StatusServiceUnavailable {
			return nil, errors.New(resp.Status)
		}
		return resp, nil
	})
}

func valueDecodedOk(ctx context.Context, client *http.Client, req *http.Request) ([]byte, error) {
	return retry.Value(ctx, policy, func(context.Context) ([]byte, error) {
		resp, err := client.Do(req)
		if err != nil {
			return nil, err
		}
		defer resp.Body.Close()
		return io.ReadAll(resp.Body)
	})
}

// attempt is this package's own runner.
func attempt(n int, f func() (*http.Response, error)) (resp *http.Response, err error) {
	for range n {
		if resp, err = f(); err == nil {
			return resp, nil
		}
	}
	return nil, err
}

func ownRunnerOk(client *http.Client, url string) error {
	resp, err := attempt(3, func() (*http.Response, error) { return client.Get(url) })
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func methodValueRunnerOk(client *http.Client, req *http.Request) (*http.Response, error) {
	send := func() (*http.Response, error) { return client.Do(req) }
	return attempt(3, send)
}

// backoff is a generic runner: what it yields is what its callback yielded.
func backoff[T any](ctx context.Context, operation func() (T, error)) (T, error) {
	for {
		v, err := operation()
		if err == nil || ctx.Err() != nil {
			return v, err
		}
	}
}

func genericRunnerOk(ctx context.Context, client *http.Client, url string) error {
	resp, err := backoff(ctx, func() (*http.Response, error) { return client.Get(url) })
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func genericRunnerBad(ctx context.Context, client *http.Client, url string) (int, error) {
	resp, err := backoff(ctx, func() (*http.Response, error) { return client.Get(url) }) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}
