// Switch: cases, fallthrough, and a missing default.
package switches

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
)

var (
	errGone    = errors.New("gone")
	errRefused = errors.New("refused")
)

func eachCaseOk(client *http.Client, url string, v any) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	switch resp.StatusCode {
	case http.StatusOK:
		defer resp.Body.Close()
		return json.NewDecoder(resp.Body).Decode(v)
	case http.StatusGone:
		resp.Body.Close()
		return errGone
	default:
		b, _ := io.ReadAll(resp.Body)
		resp.Body.Close()
		return fmt.Errorf("%s: %s", resp.Status, b)
	}
}

func oneCaseBad(client *http.Client, url string, v any) error {
	resp, err := client.Get(url) // want "path: "
	if err != nil {
		return err
	}
	switch resp.StatusCode {
	case http.StatusOK:
		defer resp.Body.Close()
		return json.NewDecoder(resp.Body).Decode(v)
	case http.StatusGone:
		return errGone
	default:
		resp.Body.Close()
		return errRefused
	}
}

func noDefaultBad(client *http.Client, url string) (b []byte) {
	resp, err := client.Get(url) // want "path: "
	if err != nil {
		return nil
	}
	switch resp.StatusCode {
	case http.StatusOK, http.StatusPartialContent:
		b, _ = io.ReadAll(resp.Body)
		resp.Body.Close()
	case http.StatusNoContent:
		resp.Body.Close()
	}
	return b
}

func afterSwitchOk(client *http.Client, url string) (b []byte) {
	resp, err := client.Get(url)
	if err != nil {
		return nil
	}
	switch resp.StatusCode {
	case http.StatusOK:
		b, _ = io.ReadAll(resp.Body)
	case http.StatusNoContent:
		b = []byte{}
	}
	resp.Body.Close()
	return b
}

func fallthroughOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	switch resp.StatusCode {
	case http.StatusGone:
		err = errGone
		fallthrough
	case http.StatusForbidden:
		fallthrough
	default:
		resp.Body.Close()
	}
	return err
}

func tagless404Bad(client *http.Client, url string) error {
	resp, err := client.Get(url) // want "path: "
	switch {
	case err != nil:
		return err
	case resp.StatusCode == http.StatusNotFound:
		return nil
	}
	defer resp.Body.Close()
	_, err = io.Copy(io.Discard, resp.Body)
	return err
}

func taglessOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	switch {
	case err != nil:
		return err
	case resp.StatusCode >= 500:
		resp.Body.Close()
		return errRefused
	case resp.StatusCode >= 400:
		resp.Body.Close()
		return errGone
	default:
		return resp.Body.Close()
	}
}

func switchInitOk(client *http.Client, url string) error {
	switch resp, err := client.Get(url); {
	case err != nil:
		return err
	case resp.StatusCode == http.StatusOK:
		return resp.Body.Close()
	default:
		resp.Body.Close()
		return errors.New(resp.Status)
	}
}

func switchInitBad(client *http.Client, url string) error {
	switch resp, err := client.Get(url); { // want "path: "
	case err != nil:
		return err
	case resp.StatusCode == http.StatusOK:
		return resp.Body.Close()
	default:
		return errors.New(resp.Status)
	}
}

func breakInCaseBad(client *http.Client, url string) (n int64) {
	resp, err := client.Get(url) // want "path: "
	if err != nil {
		return 0
	}
	switch {
	case resp.ContentLength < 0:
		n = -1
		break
	default:
		n = resp.ContentLength
		resp.Body.Close()
	}
	return n
}

func methodOk(client *http.Client, method, url string) (int, error) {
	var resp *http.Response
	var err error
	switch method {
	case http.MethodGet:
		resp, err = client.Get(url)
	case http.MethodPost:
		resp, err = client.Post(url, "text/plain", nil)
	default:
		return 0, fmt.Errorf("cannot %s", method)
	}
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	return resp.StatusCode, nil
}

// A panic in the default case is no exit.
func panicDefaultOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	switch {
	case resp.StatusCode < 400:
		return resp.Body.Close()
	case resp.StatusCode < 600:
		resp.Body.Close()
		return errRefused
	default:
		panic("impossible status " + resp.Status)
	}
}
