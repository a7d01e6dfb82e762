package facts

import (
	"context"
	"net/http"
)

// What a function yields that another function is given is for callers to say.
func Ask(f func() (*http.Response, error)) (*http.Response, error) { // want Ask:"fresh: keep in result 0 as handle result 1 nil of 0$"
	return f()
}

func AskBoth(f, g func() (*http.Response, error)) (*http.Response, error) { // want AskBoth:"fresh: .* of 0 [|] .* of 1$"
	if resp, err := f(); err == nil {
		return resp, nil
	}
	return g()
}

func AskIn(f func(context.Context) (*http.Response, error)) (*http.Response, error) { // want AskIn:"fresh: .* of 0$"
	return func() (*http.Response, error) { return f(context.Background()) }()
}

// What is acquired by a function of its own is so whatever is given.
func AskKnown(c *http.Client, f func(*http.Response)) (*http.Response, error) { // want AskKnown:"fresh: keep in result 0 as handle result 1 nil$"
	return Ask(func() (*http.Response, error) { return c.Get("http://localhost") })
}
