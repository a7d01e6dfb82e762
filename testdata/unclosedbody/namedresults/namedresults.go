// Named results: bare returns, deferred functions that look at err, and
// results that a deferred function rewrites.
package namedresults

import (
	"errors"
	"fmt"
	"io"
	"net/http"
)

func bareReturnOk(client *http.Client, url string) (resp *http.Response, err error) {
	resp, err = client.Get(url)
	return
}

func bareReturnUsedBad(client *http.Client, url string) (code int, err error) {
	resp, err := bareReturnOk(client, url) // want "never-closed: "
	if err != nil {
		return
	}
	code = resp.StatusCode
	return
}

func joinCloseErrorOk(client *http.Client, url string) (n int64, err error) {
	resp, err := client.Get(url)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, resp.Body.Close()) }()
	return io.Copy(io.Discard, resp.Body)
}

func keepFirstErrorOk(client *http.Client, url string) (b []byte, err error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	defer func() {
		if cerr := resp.Body.Close(); cerr != nil && err == nil {
			err = cerr
		}
	}()
	return io.ReadAll(resp.Body)
}

func closeOnErrorOk(client *http.Client, url string) (resp *http.Response, err error) {
	resp, err = client.Get(url)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			resp.Body.Close()
			resp = nil
		}
	}()
	if resp.StatusCode != http.StatusOK {
		err = errors.New(resp.Status)
	}
	return resp, err
}

// return nil, … has set resp to nil by the time the deferred function runs.
func closeOnErrorTooLateBad(client *http.Client, url string) (resp *http.Response, err error) {
	resp, err = client.Get(url) // want "(dropped-on-error|path): "
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil && resp != nil {
			resp.Body.Close()
		}
	}()
	if resp.StatusCode != http.StatusOK {
		return nil, errors.New(resp.Status)
	}
	return resp, nil
}

// The body was saved in a variable that the return does not touch.
func closeOnErrorSavedOk(client *http.Client, url string) (resp *http.Response, err error) {
	resp, err = client.Get(url)
	if err != nil {
		return nil, err
	}
	body := resp.Body
	defer func() {
		if err != nil {
			body.Close()
		}
	}()
	if resp.StatusCode != http.StatusOK {
		return nil, errors.New(resp.Status)
	}
	return resp, nil
}

func droppedBad(client *http.Client, url string) (resp *http.Response, err error) {
	resp, err = client.Get(url) // want "dropped-on-error: "
	if err != nil {
		return nil, err
	}
	if resp.StatusCode >= 500 {
		return nil, errors.New(resp.Status)
	}
	return
}

// A bare return with err set hands over both: the summary says so, and the
// caller below looks at the error only.
func both(client *http.Client, url string) (resp *http.Response, err error) {
	if resp, err = client.Get(url); err != nil {
		return
	}
	if resp.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: %s", url, resp.Status)
	}
	return
}

func bothBad(client *http.Client, url string) error {
	resp, err := both(client, url) // want "path: "
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func bothOk(client *http.Client, url string) error {
	resp, err := both(client, url)
	if resp != nil {
		defer resp.Body.Close()
	}
	return err
}

func wrapErrorOk(client *http.Client, url string) (resp *http.Response, err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("fetch %s: %w", url, err)
		}
	}()
	return client.Get(url)
}

func wrapErrorUsedOk(client *http.Client, url string) error {
	resp, err := wrapErrorOk(client, url)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func shadowedResultBad(client *http.Client, url string) (body io.ReadCloser, err error) {
	if resp, err := client.Get(url); err == nil { // want "path: "
		if resp.StatusCode == http.StatusOK {
			body := resp.Body // not the result
			_ = body
			return nil, nil
		}
		return resp.Body, nil
	}
	return nil, errors.New("unreachable host")
}

func recoverOk(client *http.Client, url string, parse func(io.Reader)) (err error) {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("parse: %v", r)
		}
	}()
	defer resp.Body.Close()
	parse(resp.Body)
	return nil
}
