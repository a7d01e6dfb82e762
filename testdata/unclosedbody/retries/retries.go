// Retries: each further attempt must find the previous response closed.
package retries

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"
)

const attempts = 4

var errUnavailable = errors.New("service unavailable")

func backoff(i int) time.Duration { return time.Duration(1<<i) * 100 * time.Millisecond }

func retryable(code int) bool {
	return code == http.StatusTooManyRequests || code >= 500
}

// Overwrites the 5xx response with the next attempt's.
func serverErrorBad(client *http.Client, req *http.Request) (*http.Response, error) {
	var resp *http.Response
	var err error
	for i := 0; i < attempts; i++ {
		resp, err = client.Do(req) // want "overwritten: "
		if err == nil && resp.StatusCode < 500 {
			return resp, nil
		}
		time.Sleep(backoff(i))
	}
	return resp, err
}

func drainBetweenAttemptsOk(client *http.Client, req *http.Request) (*http.Response, error) {
	for i := range attempts {
		resp, err := client.Do(req)
		if err != nil {
			return nil, err
		}
		if !retryable(resp.StatusCode) {
			return resp, nil
		}
		io.Copy(io.Discard, io.LimitReader(resp.Body, 64<<10))
		resp.Body.Close()
		time.Sleep(backoff(i))
	}
	return nil, errUnavailable
}

func forgottenAttemptBad(client *http.Client, req *http.Request) (*http.Response, error) {
	for i := range attempts {
		resp, err := client.Do(req) // want "(overwritten|path|dropped-on-error): "
		if err != nil {
			return nil, err
		}
		if !retryable(resp.StatusCode) {
			return resp, nil
		}
		time.Sleep(backoff(i))
	}
	return nil, errUnavailable
}

// Retries only while there is no response at all.
func untilNoErrorOk(client *http.Client, req *http.Request) ([]byte, error) {
	resp, err := client.Do(req)
	for i := 0; err != nil && i < attempts; i++ {
		time.Sleep(backoff(i))
		resp, err = client.Do(req)
	}
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body)
}

func untilNoErrorInsideOk(client *http.Client, req *http.Request) (*http.Response, error) {
	var lastErr error
	for i := range attempts {
		resp, err := client.Do(req)
		if err != nil {
			lastErr = err
			time.Sleep(backoff(i))
			continue
		}
		return resp, nil
	}
	return nil, lastErr
}

func breakOnSuccessOk(client *http.Client, req *http.Request) (int, error) {
	var resp *http.Response
	var err error
	for i := range attempts {
		resp, err = client.Do(req)
		if err == nil {
			break
		}
		time.Sleep(backoff(i))
	}
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	return resp.StatusCode, nil
}

// The wait is interrupted while the 429 response is open.
func cancelledWaitBad(ctx context.Context, client *http.Client, req *http.Request) (*http.Response, error) {
	for i := 0; ; i++ {
		resp, err := client.Do(req) // want "(path|dropped-on-error): "
		if err != nil {
			return nil, err
		}
		if !retryable(resp.StatusCode) || i == attempts {
			return resp, nil
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(backoff(i)):
		}
		resp.Body.Close()
	}
}

func cancelledWaitOk(ctx context.Context, client *http.Client, req *http.Request) (*http.Response, error) {
	for i := 0; ; i++ {
		resp, err := client.Do(req)
		if err != nil {
			return nil, err
		}
		if !retryable(resp.StatusCode) || i == attempts {
			return resp, nil
		}
		resp.Body.Close()
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(backoff(i)):
		}
	}
}

func onceMoreBad(client *http.Client, req *http.Request) (int, error) {
	resp, err := client.Do(req) // want "overwritten: "
	if err != nil {
		return 0, err
	}
	if resp.StatusCode == http.StatusServiceUnavailable {
		time.Sleep(backoff(0))
		resp, err = client.Do(req)
		if err != nil {
			return 0, err
		}
	}
	defer resp.Body.Close()
	return resp.StatusCode, nil
}

func onceMoreOk(client *http.Client, req *http.Request) (int, error) {
	resp, err := client.Do(req)
	if err != nil {
		return 0, err
	}
	if resp.StatusCode == http.StatusServiceUnavailable {
		resp.Body.Close()
		time.Sleep(backoff(0))
		resp, err = client.Do(req)
		if err != nil {
			return 0, err
		}
	}
	defer resp.Body.Close()
	return resp.StatusCode, nil
}

// Each of the two answers has its own variable and its own defer.
func onceMoreTwoVariablesOk(client *http.Client, req *http.Request) (int, error) {
	resp, err := client.Do(req)
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusServiceUnavailable {
		return resp.StatusCode, nil
	}
	again, err := client.Do(req)
	if err != nil {
		return 0, err
	}
	defer again.Body.Close()
	return again.StatusCode, nil
}

// The deferred Close evaluated resp.Body before the second attempt.
func deferBeforeOverwriteBad(client *http.Client, req *http.Request) (int, error) {
	resp, err := client.Do(req)
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	if resp.StatusCode == http.StatusServiceUnavailable {
		resp, err = client.Do(req) // want "never-closed: "
		if err != nil {
			return 0, err
		}
	}
	return resp.StatusCode, nil
}

// A deferred function literal sees the variable as it is at the end: the
// second response is closed and the first one lost.
func deferredLiteralBad(client *http.Client, req *http.Request) (int, error) {
	resp, err := client.Do(req) // want "overwritten: "
	if err != nil {
		return 0, err
	}
	defer func() { resp.Body.Close() }()
	if resp.StatusCode == http.StatusServiceUnavailable {
		next, err := client.Do(req)
		if err != nil {
			return 0, err
		}
		resp = next
	}
	return resp.StatusCode, nil
}

func lastErrorTextBad(client *http.Client, req *http.Request) error {
	var last error
	for i := range attempts {
		resp, err := client.Do(req) // want "(path|overwritten): "
		if err != nil {
			last = err
			continue
		}
		if resp.StatusCode < 300 {
			return resp.Body.Close()
		}
		last = fmt.Errorf("attempt %d: %s", i, resp.Status)
	}
	return last
}

func lastErrorTextOk(client *http.Client, req *http.Request) error {
	var last error
	for i := range attempts {
		resp, err := client.Do(req)
		if err != nil {
			last = err
			continue
		}
		resp.Body.Close()
		if resp.StatusCode < 300 {
			return nil
		}
		last = fmt.Errorf("attempt %d: %s", i, resp.Status)
	}
	return last
}
