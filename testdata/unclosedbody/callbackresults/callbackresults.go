// Package callbackresults has functions that return the response which a function that
// they are given returns: whether it is open is for those to say who give it.
package callbackresults

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"

	"fixtures/unclosedbody/callbackresults/attempt"
	"fixtures/unclosedbody/genericretry/retry"
)

// closing makes a request and is done with the body.
func closing(c *http.Client, req *http.Request) (*http.Response, error) {
	resp, err := c.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	var v any
	return resp, json.NewDecoder(resp.Body).Decode(&v)
}

func thrice(f func() (*http.Response, error)) (*http.Response, error) {
	for range 3 {
		if resp, err := f(); err == nil {
			return resp, nil
		}
	}
	return nil, errors.New("three times")
}

func thriceClosedOk(c *http.Client, req *http.Request) (int, error) {
	resp, err := thrice(func() (*http.Response, error) { return closing(c, req) })
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func thriceBad(c *http.Client, u string) (int, error) {
	resp, err := thrice(func() (*http.Response, error) { return c.Get(u) }) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func thriceOk(c *http.Client, u string) (int, error) {
	resp, err := thrice(func() (*http.Response, error) { return c.Get(u) })
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	return resp.StatusCode, nil
}

// Nobody knows what f is; a getter perhaps.
func unknownOk(f func() (*http.Response, error)) (int, error) {
	resp, err := f()
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func stubOk() (int, error) {
	resp, err := thrice(func() (*http.Response, error) { return &http.Response{StatusCode: 200, Body: http.NoBody}, nil })
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

// given hands f what has the shape of a request.
func given(req *http.Request, f func(*http.Request) (*http.Response, error)) (*http.Response, error) {
	req.Header.Set("Accept", "text/plain")
	return f(req)
}

func givenClosedOk(c *http.Client, req *http.Request) (int, error) {
	resp, err := given(req, func(r *http.Request) (*http.Response, error) { return closing(c, r) })
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func givenMethodBad(c *http.Client, req *http.Request) (int, error) {
	resp, err := given(req, c.Do) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

type sender struct {
	do   func(*http.Request) (*http.Response, error)
	last func() (*http.Response, error)
}

func (s sender) givenFieldBad(req *http.Request) (int, error) {
	resp, err := given(req, s.do) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func (s sender) thriceFieldOk() (int, error) {
	resp, err := thrice(s.last)
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

// relayed passes its own callback on, and is passed on itself.
func relayed(f func() (*http.Response, error)) (*http.Response, error) {
	return thrice(func() (*http.Response, error) { return f() })
}

func relayedClosedOk(c *http.Client, req *http.Request) (int, error) {
	resp, err := relayed(func() (*http.Response, error) { return closing(c, req) })
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func relayedBad(c *http.Client, req *http.Request) (int, error) {
	resp, err := relayed(func() (*http.Response, error) { return c.Do(req) }) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func variableOk(c *http.Client, req *http.Request) (int, error) {
	send := func() (*http.Response, error) { return closing(c, req) }
	resp, err := relayed(send)
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func variableBad(c *http.Client, req *http.Request) (int, error) {
	send := func() (*http.Response, error) { return c.Do(req) }
	again := func() (*http.Response, error) { return thrice(send) }
	resp, err := again() // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

// Which of the two is returned is not followed, but that one is not closed here.
func reassignedBad(c *http.Client, req *http.Request, quick bool) (int, error) {
	send := func() (*http.Response, error) { return closing(c, req) }
	if quick {
		send = func() (*http.Response, error) { return c.Do(req) }
	}
	resp, err := thrice(func() (*http.Response, error) { return send() }) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func reassignedClosedOk(c *http.Client, req *http.Request, quick bool) (int, error) {
	send := func() (*http.Response, error) { return closing(c, req) }
	if quick {
		send = func() (*http.Response, error) { return closing(c, req.Clone(req.Context())) }
	}
	resp, err := thrice(func() (*http.Response, error) { return send() })
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

// onlyWithError is open beside an error only, of which callers know nothing.
func onlyWithError(c *http.Client, req *http.Request) (int, error) {
	resp, err := thrice(func() (*http.Response, error) {
		resp, err := c.Do(req)
		if err != nil {
			return nil, err
		}
		if resp.StatusCode != http.StatusOK {
			return resp, errors.New(resp.Status)
		}
		return resp, resp.Body.Close()
	})
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

// either asks one function, then another one.
func either(f, g func() (*http.Response, error)) (*http.Response, error) {
	if resp, err := f(); err == nil {
		return resp, nil
	}
	return g()
}

func eitherClosedOk(c *http.Client, req *http.Request) (int, error) {
	send := func() (*http.Response, error) { return closing(c, req) }
	resp, err := either(send, send)
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func eitherBad(c *http.Client, req *http.Request) (int, error) {
	resp, err := either( // want "never-closed: "
		func() (*http.Response, error) { return closing(c, req) },
		func() (*http.Response, error) { return c.Do(req) })
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

// eitherInside has one literal for both.
func eitherInside(f, g func() (*http.Response, error)) (*http.Response, error) {
	return thrice(func() (*http.Response, error) {
		if resp, err := f(); err == nil {
			return resp, nil
		}
		return g()
	})
}

func eitherInsideClosedOk(c *http.Client, req *http.Request) (int, error) {
	send := func() (*http.Response, error) { return closing(c, req) }
	resp, err := eitherInside(send, send)
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func eitherInsideBad(c *http.Client, req *http.Request) (int, error) {
	resp, err := eitherInside( // want "never-closed: "
		func() (*http.Response, error) { return closing(c, req) },
		func() (*http.Response, error) { return c.Do(req) })
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func eitherInsideFirstBad(c *http.Client, req *http.Request) (int, error) {
	resp, err := eitherInside( // want "never-closed: "
		func() (*http.Response, error) { return c.Do(req) },
		func() (*http.Response, error) { return closing(c, req) })
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

// givenOrOwn asks by itself where f fails.
func givenOrOwn(f func() (*http.Response, error), c *http.Client, req *http.Request) (*http.Response, error) {
	return thrice(func() (*http.Response, error) {
		if resp, err := f(); err == nil {
			return resp, nil
		}
		return c.Do(req)
	})
}

func givenOrOwnBad(c *http.Client, req *http.Request) (int, error) {
	resp, err := givenOrOwn(func() (*http.Response, error) { return closing(c, req) }, c, req) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

// through leaves it to a function how to call another one.
func through(how func(func() (*http.Response, error)) (*http.Response, error), c *http.Client, req *http.Request) (*http.Response, error) {
	return how(func() (*http.Response, error) { return closing(c, req) })
}

func throughOk(c *http.Client, req *http.Request) (int, error) {
	resp, err := through(thrice, c, req)
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

// Functions of other packages.
func elsewhereClosedOk(c *http.Client, req *http.Request) (int, error) {
	resp, err := attempt.Twice(func() (*http.Response, error) { return closing(c, req) })
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func elsewhereBad(c *http.Client, req *http.Request) (int, error) {
	resp, err := attempt.Twice(func() (*http.Response, error) { return c.Do(req) }) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func methodBad(a attempt.Attempts, c *http.Client, req *http.Request) (int, error) {
	resp, err := a.Try(func() (*http.Response, error) { return c.Do(req) }) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func methodClosedOk(a attempt.Attempts, c *http.Client, req *http.Request) (int, error) {
	resp, err := a.Try(func() (*http.Response, error) { return closing(c, req) })
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

// Generic functions that are given no context.
func onceClosedOk(c *http.Client, req *http.Request) (int, error) {
	resp, err := attempt.Once(func() (*http.Response, error) { return closing(c, req) })
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func onceBad(c *http.Client, req *http.Request) (int, error) {
	resp, err := attempt.Once(func() (*http.Response, error) { return c.Do(req) }) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func breakerBad(b *attempt.Breaker[*http.Response], c *http.Client, req *http.Request) (int, error) {
	resp, err := b.Execute(func() (*http.Response, error) { return c.Do(req) }) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func breakerClosedOk(b *attempt.Breaker[*http.Response], c *http.Client, req *http.Request) (int, error) {
	resp, err := b.Execute(func() (*http.Response, error) { return closing(c, req) })
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

// withRetry is the generic one by way of a function of this package.
func withRetry(f func() (*http.Response, error)) (*http.Response, error) {
	return attempt.Once(func() (*http.Response, error) {
		resp, err := f()
		if err != nil {
			return nil, err
		}
		if resp.StatusCode < 500 {
			return resp, nil
		}
		resp.Body.Close()
		return nil, errors.New("again")
	})
}

func withRetryClosedOk(c *http.Client, req *http.Request) (int, error) {
	resp, err := withRetry(func() (*http.Response, error) { return closing(c, req) })
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func withRetryBad(c *http.Client, req *http.Request) (int, error) {
	resp, err := withRetry(func() (*http.Response, error) { return c.Do(req) }) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func contextClosedOk(ctx context.Context, c *http.Client, req *http.Request) (int, error) {
	f := func() (*http.Response, error) { return closing(c, req) }
	resp, err := retry.Do(ctx, func() (*http.Response, error) { return f() })
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}
