package callbackresults

import (
	"net/http"

	"fixtures/unclosedbody/callbackresults/attempt"
)

// A generic function can have it closed by another callback.
func tappedOk(c *http.Client, u string) (int, error) {
	resp, err := attempt.Tap(func() (*http.Response, error) { return c.Get(u) }, func(r *http.Response) { r.Body.Close() })
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

// One that only looks at it does not.
func lookedAtBad(c *http.Client, u string) (int, error) {
	resp, err := attempt.Tap(func() (*http.Response, error) { return c.Get(u) }, func(r *http.Response) { println(r.Status) }) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}
