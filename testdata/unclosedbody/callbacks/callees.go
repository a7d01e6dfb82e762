// What the callee does itself, and what it goes by.

package callbacks

import (
	"encoding/json"
	"errors"
	"net/http"
)

func calleeClosesAfter(client *http.Client, req *http.Request, use func(*http.Response)) error {
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	use(resp)
	return resp.Body.Close()
}

func calleeClosesAfterOk(client *http.Client, req *http.Request) error {
	return calleeClosesAfter(client, req, func(*http.Response) {})
}

func calleeDefers(client *http.Client, req *http.Request, use func(*http.Response) error) error {
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	return use(resp)
}

func calleeDefersOk(client *http.Client, req *http.Request) error {
	return calleeDefers(client, req, ignore)
}

// What the callback returns decides who closes.
func closesOnSuccess(client *http.Client, req *http.Request, use func(*http.Response) error) error {
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	if err := use(resp); err != nil {
		return err
	}
	return resp.Body.Close()
}

func succeedsOk(client *http.Client, req *http.Request) error {
	return closesOnSuccess(client, req, ignore)
}

func failsBad(client *http.Client, req *http.Request) error {
	return closesOnSuccess(client, req, func(resp *http.Response) error { // want "never-closed: "
		return errors.New(resp.Status)
	})
}

func FN_failsSometimes(client *http.Client, req *http.Request, v any) error {
	return closesOnSuccess(client, req, func(resp *http.Response) error {
		return json.NewDecoder(resp.Body).Decode(v)
	})
}

// What the caller asks for decides who closes.
func streams(client *http.Client, req *http.Request, stream bool, use func(*http.Response) error) error {
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	if !stream {
		defer resp.Body.Close()
	}
	return use(resp)
}

func notStreamedOk(client *http.Client, req *http.Request) error {
	return streams(client, req, false, ignore)
}

func streamedBad(client *http.Client, req *http.Request) error {
	return streams(client, req, true, ignore) // want "never-closed: "
}

func perhapsStreamedOk(client *http.Client, req *http.Request, stream bool) error {
	return streams(client, req, stream, ignore)
}

func onlyIf(client *http.Client, req *http.Request, wanted bool, use func(*http.Response) error) error {
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	if wanted {
		return use(resp)
	}
	return resp.Body.Close()
}

func wantedBad(client *http.Client, req *http.Request) error {
	return onlyIf(client, req, true, ignore) // want "never-closed: "
}

func unwantedOk(client *http.Client, req *http.Request) error {
	return onlyIf(client, req, false, ignore)
}

func perhapsWantedOk(client *http.Client, req *http.Request, wanted bool) error {
	return onlyIf(client, req, wanted, ignore)
}

func handsOnIf(client *http.Client, req *http.Request, wanted bool, use func(*http.Response) error) error {
	return onlyIf(client, req, wanted, use)
}

func handedOnOk(client *http.Client, req *http.Request, wanted bool) error {
	return handsOnIf(client, req, wanted, ignore)
}

func FN_handedOnWanted(client *http.Client, req *http.Request) error {
	return handsOnIf(client, req, true, ignore)
}

type options struct {
	keepOpen bool
	client   *http.Client
}

func (o *options) do(req *http.Request, use func(*http.Response) error) error {
	resp, err := o.client.Do(req)
	if err != nil {
		return err
	}
	if !o.keepOpen {
		defer resp.Body.Close()
	}
	return use(resp)
}

func optionsOk(o *options, req *http.Request) error { return o.do(req, ignore) }

// A callback that is given more than the response can tell by that what is
// expected of it.
func asks(client *http.Client, req *http.Request, use func(resp *http.Response, keep *bool)) error {
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	keep := false
	use(resp, &keep)
	if keep {
		return nil
	}
	return resp.Body.Close()
}

func asksOk(client *http.Client, req *http.Request) error {
	return asks(client, req, func(*http.Response, *bool) {})
}

// The response is returned as well.
func returns(client *http.Client, req *http.Request, look func(*http.Response) error) (*http.Response, error) {
	resp, err := client.Do(req)
	if err != nil {
		return nil, err
	}
	if err := look(resp); err != nil {
		resp.Body.Close()
		return nil, err
	}
	return resp, nil
}

func returnedOk(client *http.Client, req *http.Request) error {
	resp, err := returns(client, req, ignore)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func retries(client *http.Client, req *http.Request, use func(*http.Response) error) (err error) {
	for range 3 {
		var resp *http.Response
		if resp, err = client.Do(req); err != nil {
			continue
		}
		if resp.StatusCode == http.StatusTooManyRequests {
			resp.Body.Close()
			continue
		}
		return use(resp)
	}
	return err
}

func retriedBad(client *http.Client, req *http.Request) error {
	return retries(client, req, ignore) // want "never-closed: "
}

func pages(client *http.Client, req *http.Request, use func(*http.Response) error) error {
	for {
		resp, err := client.Do(req)
		if err != nil {
			return err
		}
		if err := use(resp); err != nil {
			return err
		}
	}
}

func FN_paged(client *http.Client, req *http.Request) error {
	return pages(client, req, ignore)
}

func decode[T any](client *http.Client, req *http.Request, use func(*http.Response) (T, error)) (v T, err error) {
	resp, err := client.Do(req)
	if err != nil {
		return v, err
	}
	return use(resp)
}

func genericBad(client *http.Client, req *http.Request) (int, error) {
	return decode(client, req, func(resp *http.Response) (int, error) { return resp.StatusCode, nil }) // want "never-closed: "
}

func genericOk(client *http.Client, req *http.Request) (int, error) {
	return decode(client, req, func(resp *http.Response) (int, error) { return resp.StatusCode, resp.Body.Close() })
}

func handsOn(client *http.Client, url string, use func(*http.Response) error) error {
	req, err := http.NewRequest(http.MethodGet, url, nil)
	if err != nil {
		return err
	}
	return lend(client, req, use)
}

func twoLevelsBad(client *http.Client, url string) error {
	return handsOn(client, url, ignore) // want "never-closed: "
}

func wraps(client *http.Client, req *http.Request, use func(*http.Response) error) error {
	return lend(client, req, func(resp *http.Response) error {
		defer resp.Body.Close()
		return use(resp)
	})
}

func wrappedOk(client *http.Client, req *http.Request) error { return wraps(client, req, ignore) }

//bodyclose:handled
func handled(client *http.Client, req *http.Request, use func(*http.Response) error) error {
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	return use(resp)
}

func handledOk(client *http.Client, req *http.Request) error { return handled(client, req, ignore) }
