// Hand-over by return: the response, its body, or something that closes it
// becomes the caller's.
package returned

import (
	"context"
	"errors"
	"io"
	"net/http"
)

func responseOk(client *http.Client, url string) (*http.Response, error) {
	return client.Get(url)
}

func viaVariablesOk(client *http.Client, url string) (*http.Response, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	return resp, nil
}

// Returning both at once hands over whatever there is.
func bothOk(client *http.Client, url string) (*http.Response, error) {
	resp, err := client.Get(url)
	return resp, err
}

func bodyOk(client *http.Client, url string) (io.ReadCloser, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	return resp.Body, nil
}

func responseAloneOk(client *http.Client, url string) *http.Response {
	resp, err := client.Get(url)
	if err != nil {
		return nil
	}
	return resp
}

func byValueOk(client *http.Client, url string) (http.Response, error) {
	resp, err := client.Get(url)
	if err != nil {
		return http.Response{}, err
	}
	return *resp, nil
}

func anyOk(client *http.Client, url string) (any, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	return resp, nil
}

func conditionallyBad(client *http.Client, url string) (*http.Response, error) {
	resp, err := client.Get(url) // want "dropped-on-error: "
	if err != nil {
		return nil, err
	}
	if resp.StatusCode != http.StatusOK {
		return nil, errors.New(resp.Status)
	}
	return resp, nil
}

func nilForNotFoundBad(client *http.Client, url string) (*http.Response, error) {
	resp, err := client.Get(url) // want "path: "
	if err != nil {
		return nil, err
	}
	if resp.StatusCode == http.StatusNotFound {
		return nil, nil
	}
	return resp, nil
}

func nilForNotFoundOk(client *http.Client, url string) (*http.Response, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode == http.StatusNotFound {
		resp.Body.Close()
		return nil, nil
	}
	return resp, nil
}

func statusOnlyBad(client *http.Client, url string) (string, error) {
	resp, err := responseOk(client, url) // want "never-closed: "
	if err != nil {
		return "", err
	}
	return resp.Status, nil
}

func callerOfBodyOk(client *http.Client, url string) ([]byte, error) {
	body, err := bodyOk(client, url)
	if err != nil {
		return nil, err
	}
	defer body.Close()
	return io.ReadAll(body)
}

func callerOfBodyBad(client *http.Client, url string) ([]byte, error) {
	body, err := bodyOk(client, url) // want "read-to-eof: "
	if err != nil {
		return nil, err
	}
	return io.ReadAll(body)
}

func callerOfBodyDiscardedBad(client *http.Client, url string) error {
	_, err := bodyOk(client, url) // want "discarded: "
	return err
}

func callerOfAloneBad(client *http.Client, url string) int {
	resp := responseAloneOk(client, url) // want "never-closed: "
	if resp == nil {
		return 0
	}
	return resp.StatusCode
}

func callerOfAloneOk(client *http.Client, url string) int {
	resp := responseAloneOk(client, url)
	if resp == nil {
		return 0
	}
	defer resp.Body.Close()
	return resp.StatusCode
}

func callerOfValueOk(client *http.Client, url string) (int, error) {
	resp, err := byValueOk(client, url)
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	return resp.StatusCode, nil
}

// The chain of three: each passes on what it got.
func first(client *http.Client, req *http.Request) (*http.Response, error) { return client.Do(req) }

func second(ctx context.Context, client *http.Client, url string) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return nil, err
	}
	return first(client, req)
}

func third(client *http.Client, url string) (resp *http.Response, code int, err error) {
	resp, err = second(context.Background(), client, url)
	if err != nil {
		return nil, 0, err
	}
	return resp, resp.StatusCode, nil
}

func chainBad(client *http.Client, url string) (int, error) {
	_, code, err := third(client, url) // want "discarded: "
	return code, err
}

func chainOk(client *http.Client, url string) (int, error) {
	resp, code, err := third(client, url)
	if err != nil {
		return 0, err
	}
	return code, resp.Body.Close()
}

// The response is borrowed from a field that somebody else looks after.
type lastSeen struct{ resp *http.Response }

func (l *lastSeen) get() *http.Response { return l.resp }

func borrowedOk(l *lastSeen) int { return l.get().StatusCode }

// A response that has been closed is returned for its header.
func closedButReturnedOk(client *http.Client, url string) (*http.Response, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	io.Copy(io.Discard, resp.Body)
	return resp, nil
}

func callerOfClosedOk(client *http.Client, url string) (http.Header, error) {
	resp, err := closedButReturnedOk(client, url)
	if err != nil {
		return nil, err
	}
	return resp.Header, nil
}

// Only the failing answer comes back closed; the other is for the caller.
func closedWhenFailed(client *http.Client, url string) (*http.Response, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode >= 400 {
		resp.Body.Close()
		return resp, errors.New(resp.Status)
	}
	return resp, nil
}

func callerOfClosedWhenFailedOk(client *http.Client, url string) (int, error) {
	resp, err := closedWhenFailed(client, url)
	if err != nil {
		if resp != nil {
			return resp.StatusCode, nil
		}
		return 0, err
	}
	defer resp.Body.Close()
	return resp.StatusCode, nil
}

func callerOfClosedWhenFailedBad(client *http.Client, url string) (int, error) {
	resp, err := closedWhenFailed(client, url) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func ternaryOk(client *http.Client, url string, head bool) (*http.Response, error) {
	if head {
		return client.Head(url)
	}
	return client.Get(url)
}
