// Callbacks: a function acquires a response and hands it to a function that it
// was given. One of the two has to close it.
package callbacks

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"

	"fixtures/unclosedbody/callbacks/lender"
)

func lend(client *http.Client, req *http.Request, use func(*http.Response) error) error {
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	return use(resp)
}

func callbackIgnoresBad(client *http.Client, req *http.Request) error {
	return lend(client, req, func(*http.Response) error { return nil }) // want "never-closed: response body that lend hands to its callback is never closed"
}

func callbackLooksBad(client *http.Client, req *http.Request) (status int, err error) {
	err = lend(client, req, func(resp *http.Response) error { // want "never-closed: "
		if status = resp.StatusCode; status != http.StatusOK {
			return errors.New(resp.Status)
		}
		return nil
	})
	return status, err
}

func callbackDecodesBad(client *http.Client, req *http.Request, v any) error {
	return lend(client, req, func(resp *http.Response) error { // want "never-closed: "
		return json.NewDecoder(resp.Body).Decode(v)
	})
}

func callbackReadsBad(client *http.Client, req *http.Request) (text []byte, err error) {
	err = lend(client, req, func(resp *http.Response) (err error) { // want "read-to-eof: response body that lend hands to its callback is read to the end but not closed"
		text, err = io.ReadAll(resp.Body)
		return err
	})
	return text, err
}

func callbackClosesOk(client *http.Client, req *http.Request) error {
	return lend(client, req, func(resp *http.Response) error { return resp.Body.Close() })
}

// What the callee has made sure of is not known to the callback.
func FN_callbackReturnsEarly(client *http.Client, req *http.Request, v any) error {
	return lend(client, req, func(resp *http.Response) error {
		if resp.StatusCode != http.StatusOK {
			return errors.New(resp.Status)
		}
		defer resp.Body.Close()
		return json.NewDecoder(resp.Body).Decode(v)
	})
}

func callbackKeepsOk(client *http.Client, req *http.Request) (kept *http.Response, err error) {
	err = lend(client, req, func(resp *http.Response) error {
		kept = resp
		return nil
	})
	return kept, err
}

func callbackSendsOk(client *http.Client, req *http.Request, to chan<- io.ReadCloser) error {
	return lend(client, req, func(resp *http.Response) error {
		to <- resp.Body
		return nil
	})
}

func callbackPassesOnOk(client *http.Client, req *http.Request, next func(*http.Response) error) error {
	return lend(client, req, func(resp *http.Response) error { return next(resp) })
}

func callbackPanicsOk(client *http.Client, req *http.Request) error {
	return lend(client, req, func(resp *http.Response) error { panic(resp.Status) })
}

func unknownCallbackOk(client *http.Client, req *http.Request, use func(*http.Response) error) error {
	return lend(client, req, use)
}

func eitherCallbackOk(client *http.Client, req *http.Request, use func(*http.Response) error) error {
	if use == nil {
		use = func(*http.Response) error { return nil }
	}
	return lend(client, req, use)
}

// lend itself panics then.
func nilCallbackOk(client *http.Client, req *http.Request) error { return lend(client, req, nil) }

func headOk(client *http.Client, url string) error {
	req, err := http.NewRequest(http.MethodHead, url, nil)
	if err != nil {
		return err
	}
	return lend(client, req, func(*http.Response) error { return nil })
}

// A nil callback is what the callee answers for.
func guarded(client *http.Client, req *http.Request, use func(*http.Response) error) error {
	resp, err := client.Do(req) // want "path: "
	if err != nil {
		return err
	}
	if use != nil {
		return use(resp)
	}
	return nil
}

func nilGuardedOk(client *http.Client, req *http.Request) error { return guarded(client, req, nil) }

func guardedBad(client *http.Client, req *http.Request) error {
	return guarded(client, req, ignore) // want "never-closed: "
}

func ignore(*http.Response) error { return nil }

type counter struct{ n int }

func (c *counter) count(*http.Response) error {
	c.n++
	return nil
}

func (c *counter) drop(resp *http.Response) error {
	c.n++
	return resp.Body.Close()
}

func methodValueBad(client *http.Client, req *http.Request, c *counter) error {
	return lend(client, req, c.count) // want "never-closed: "
}

func methodValueOk(client *http.Client, req *http.Request, c *counter) error {
	return lend(client, req, c.drop)
}

type observer interface{ observe(*http.Response) error }

func interfaceMethodOk(client *http.Client, req *http.Request, o observer) error {
	return lend(client, req, o.observe)
}

// The callback is given the error as well.
func givesBoth(client *http.Client, req *http.Request, use func(*http.Response, error) error) error {
	return use(client.Do(req))
}

func bothBad(client *http.Client, req *http.Request) error {
	return givesBoth(client, req, func(resp *http.Response, err error) error { // want "never-closed: "
		if err != nil {
			return err
		}
		return nil
	})
}

func bothOk(client *http.Client, req *http.Request) error {
	return givesBoth(client, req, func(resp *http.Response, err error) error {
		if err != nil {
			return err
		}
		return resp.Body.Close()
	})
}

// The callback goes on only where there is no response.
func errorExpectedOk(client *http.Client, req *http.Request) error {
	return givesBoth(client, req, func(resp *http.Response, err error) error {
		if err == nil {
			panic(resp.Status)
		}
		return nil
	})
}

func copiesOk(client *http.Client, req *http.Request, to *http.Response) error {
	return lend(client, req, func(resp *http.Response) error {
		*to = *resp
		return nil
	})
}

func remembersOk(client *http.Client, req *http.Request) error {
	var cleanup []func() error
	err := lend(client, req, func(resp *http.Response) error {
		cleanup = append(cleanup, resp.Body.Close)
		return nil
	})
	for _, f := range cleanup {
		err = errors.Join(err, f())
	}
	return err
}

func lendsBody(client *http.Client, req *http.Request, use func(int, io.ReadCloser) error) error {
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	return use(resp.StatusCode, resp.Body)
}

func bodyBad(client *http.Client, req *http.Request) error {
	return lendsBody(client, req, func(status int, _ io.ReadCloser) error { // want "never-closed: "
		if status != http.StatusOK {
			return errors.New(http.StatusText(status))
		}
		return nil
	})
}

func bodyOk(client *http.Client, req *http.Request) error {
	return lendsBody(client, req, func(status int, body io.ReadCloser) error { return body.Close() })
}

func otherPackageBad(client *http.Client, req *http.Request) error {
	return lender.Do(client, req, func(*http.Response) error { return nil }) // want "never-closed: response body that lender.Do hands to its callback is never closed"
}

func otherPackageClosesOk(client *http.Client, req *http.Request) error {
	return lender.Closes(client, req, func(*http.Response) error { return nil })
}

func otherPackageNilOk(client *http.Client, req *http.Request) error {
	return lender.Do(client, req, nil)
}

func callbackElsewhereBad(client *http.Client, req *http.Request) error {
	return lender.Do(client, req, lender.Ignore) // want "never-closed: "
}

func callbackElsewhereOk(client *http.Client, req *http.Request) error {
	return lender.Do(client, req, lender.Discard)
}

func interfaceOneImplBad(ctx context.Context, s lender.Service) error {
	return s.Post(ctx, "/", nil, func(*http.Response) error { return nil }) // want "never-closed: "
}

func interfaceOneImplOk(ctx context.Context, s lender.Service) error {
	return s.Post(ctx, "/", nil, func(resp *http.Response) error { return resp.Body.Close() })
}

func interfaceNilOk(ctx context.Context, s lender.Service) error {
	return s.Post(ctx, "/", nil, nil)
}

func interfaceTwoImplsOk(p lender.Pair, req *http.Request) error {
	return p.Fetch(req, func(*http.Response) error { return nil })
}

// The package does not hand the interface out: it is for others to implement.
func interfaceForOthersOk(g lender.Given, req *http.Request) error {
	return g.Get(req, func(*http.Response) error { return nil })
}

func getterBad(g lender.Getter, req *http.Request) error {
	return g.Get(req, func(*http.Response) error { return nil }) // want "never-closed: "
}
