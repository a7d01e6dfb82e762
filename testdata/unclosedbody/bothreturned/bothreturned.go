// Both returned: a wrapper that returns the open response together with an
// error hands it over; the caller that looks only at the error loses it.
package bothreturned

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
)

type statusError struct {
	code int
	resp *http.Response
}

func (e *statusError) Error() string { return fmt.Sprintf("status %d", e.code) }

func send(client *http.Client, req *http.Request) (*http.Response, error) {
	resp, err := client.Do(req)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode >= 400 {
		return resp, fmt.Errorf("%s %s: %s", req.Method, req.URL, resp.Status)
	}
	return resp, nil
}

func sendBad(client *http.Client, req *http.Request) error {
	resp, err := send(client, req) // want "path: "
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func sendNeverBad(client *http.Client, req *http.Request) error {
	resp, err := send(client, req) // want "never-closed: "
	if err != nil {
		return fmt.Errorf("send: %w", err)
	}
	fmt.Println(resp.Status)
	return nil
}

func sendOk(client *http.Client, req *http.Request) error {
	resp, err := send(client, req)
	if err != nil {
		if resp != nil {
			resp.Body.Close()
		}
		return err
	}
	return resp.Body.Close()
}

func sendDeferOk(client *http.Client, req *http.Request) error {
	resp, err := send(client, req)
	if resp != nil {
		defer resp.Body.Close()
	}
	return err
}

func sendPassedOnOk(client *http.Client, req *http.Request) (*http.Response, error) {
	resp, err := send(client, req)
	if err != nil {
		return resp, fmt.Errorf("passed on: %w", err)
	}
	return resp, nil
}

// One more level does not change what is due.
func sendPassedOnBad(client *http.Client, req *http.Request) error {
	resp, err := sendPassedOnOk(client, req) // want "path: "
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	return nil
}

// fetch returns the live response when reading it fails.
func fetch(client *http.Client, url string) ([]byte, *http.Response, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, nil, err
	}
	head := make([]byte, 512)
	n, err := io.ReadFull(resp.Body, head)
	if err != nil {
		return nil, resp, err
	}
	return head[:n], resp, nil
}

func fetchBad(client *http.Client, url string) ([]byte, error) {
	head, resp, err := fetch(client, url) // want "(path|read-to-eof): "
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	return head, nil
}

func fetchOk(client *http.Client, url string) ([]byte, error) {
	head, resp, err := fetch(client, url)
	if resp != nil {
		defer resp.Body.Close()
	}
	if err != nil {
		return nil, err
	}
	return head, nil
}

// closed returns the response with the error, too, but closed.
func closed(client *http.Client, url string) (*http.Response, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode >= 400 {
		b, _ := io.ReadAll(resp.Body)
		resp.Body.Close()
		resp.Body = io.NopCloser(bytes.NewReader(b))
		return resp, errors.New(resp.Status)
	}
	return resp, nil
}

func closedOk(client *http.Client, url string) error {
	resp, err := closed(client, url)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func closedInspectedOk(client *http.Client, url string) (string, error) {
	resp, err := closed(client, url)
	if err != nil {
		if resp != nil {
			b, _ := io.ReadAll(resp.Body)
			return string(b), err
		}
		return "", err
	}
	defer resp.Body.Close()
	return resp.Status, nil
}

// plain forwards both results untouched: no response when there is an error.
func plain(ctx context.Context, client *http.Client, req *http.Request) (*http.Response, error) {
	resp, err := client.Do(req.WithContext(ctx))
	return resp, err
}

func plainOk(ctx context.Context, client *http.Client, req *http.Request) error {
	resp, err := plain(ctx, client, req)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func wrapped(client *http.Client, url string) (*http.Response, error) {
	resp, err := client.Get(url)
	if err != nil {
		return resp, fmt.Errorf("get %s: %w", url, err)
	}
	return resp, err
}

func wrappedOk(client *http.Client, url string) error {
	resp, err := wrapped(client, url)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

// The error itself carries the response away.
func inErrorOk(client *http.Client, url string) (*http.Response, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode >= 400 {
		return nil, &statusError{resp.StatusCode, resp}
	}
	return resp, nil
}

func discardedBad(client *http.Client, req *http.Request) error {
	_, err := send(client, req) // want "discarded: "
	return err
}
