// Helpers by outcome: one that closes exactly when it returns an error, or
// true, or false, and callers that use it rightly or wrongly.
package outcomes

import (
	"errors"
	"fmt"
	"io"
	"net/http"

	"fixtures/unclosedbody/outcomes/check"
)

// checkStatus closes the response exactly when it returns an error.
func checkStatus(resp *http.Response) error {
	switch {
	case resp.StatusCode < 400:
		return nil
	case resp.StatusCode < 500:
		resp.Body.Close()
		return fmt.Errorf("client error: %s", resp.Status)
	default:
		resp.Body.Close()
		return fmt.Errorf("server error: %s", resp.Status)
	}
}

// isOK closes the response when it is not OK.
func isOK(resp *http.Response) bool {
	if resp.StatusCode == http.StatusOK {
		return true
	}
	resp.Body.Close()
	return false
}

// retryLater closes the response when it says yes.
func retryLater(resp *http.Response) bool {
	if resp.StatusCode == http.StatusTooManyRequests {
		resp.Body.Close()
		return true
	}
	return false
}

// forgetful closes for one error only.
func forgetful(resp *http.Response) error {
	if resp.StatusCode == http.StatusNotFound {
		resp.Body.Close()
		return errors.New("not found")
	}
	if resp.StatusCode != http.StatusOK {
		return errors.New(resp.Status)
	}
	return nil
}

func errorClosedOk(client *http.Client, url string) (io.ReadCloser, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	if err := checkStatus(resp); err != nil {
		return nil, err
	}
	return resp.Body, nil
}

func errorClosedReusedErrOk(client *http.Client, url string) (*http.Response, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	if err = checkStatus(resp); err != nil {
		return nil, err
	}
	return resp, nil
}

// After a nil error the response is still open.
func successForgottenBad(client *http.Client, url string) error {
	resp, err := client.Get(url) // want "path: "
	if err != nil {
		return err
	}
	return checkStatus(resp)
}

func successClosedOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	if err := checkStatus(resp); err != nil {
		return err
	}
	return resp.Body.Close()
}

// The check does not close here.
func openCheckBad(client *http.Client, url string) (io.ReadCloser, error) {
	resp, err := client.Get(url) // want "dropped-on-error: "
	if err != nil {
		return nil, err
	}
	if err := check.StatusOpen(resp); err != nil {
		return nil, err
	}
	return resp.Body, nil
}

func openCheckOk(client *http.Client, url string) (io.ReadCloser, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	if err := check.StatusOpen(resp); err != nil {
		resp.Body.Close()
		return nil, err
	}
	return resp.Body, nil
}

func otherPackageOk(client *http.Client, url string) (io.ReadCloser, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	if err := check.Status(resp); err != nil {
		return nil, err
	}
	return resp.Body, nil
}

func otherPackageBad(client *http.Client, url string) (string, error) {
	resp, err := client.Get(url) // want "path: "
	if err != nil {
		return "", err
	}
	if err := check.Status(resp); err != nil {
		return "", err
	}
	return resp.Header.Get("Etag"), nil
}

func passedThroughOk(client *http.Client, url string) ([]byte, error) {
	resp, err := check.Response(client.Get(url))
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body)
}

func passedThroughBad(client *http.Client, url string) (string, error) {
	resp, err := check.Response(client.Get(url)) // want "(path|never-closed): "
	if err != nil {
		return "", err
	}
	return resp.Status, nil
}

func falseClosedOk(client *http.Client, url string) (*http.Response, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	if !isOK(resp) {
		return nil, errors.New("not ok")
	}
	return resp, nil
}

func trueClosedOk(client *http.Client, url string) (*http.Response, error) {
	for {
		resp, err := client.Get(url)
		if err != nil {
			return nil, err
		}
		if retryLater(resp) {
			continue
		}
		return resp, nil
	}
}

func trueClosedBad(client *http.Client, url string) (string, error) {
	resp, err := client.Get(url) // want "path: "
	if err != nil {
		return "", err
	}
	if retryLater(resp) {
		return "", errors.New("later")
	}
	return resp.Status, nil
}

func forgetfulBad(client *http.Client, url string) (*http.Response, error) {
	resp, err := client.Get(url) // want "dropped-on-error: "
	if err != nil {
		return nil, err
	}
	if err := forgetful(resp); err != nil {
		return nil, err
	}
	return resp, nil
}

// Closing once more does no harm.
func forgetfulOk(client *http.Client, url string) (*http.Response, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	if err := forgetful(resp); err != nil {
		resp.Body.Close()
		return nil, err
	}
	return resp, nil
}

func deferredThenCheckedOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	return checkStatus(resp)
}

// send itself returns a response only with a nil error.
func send(client *http.Client, req *http.Request) (*http.Response, error) {
	resp, err := client.Do(req)
	if err != nil {
		return nil, err
	}
	if err := checkStatus(resp); err != nil {
		return nil, err
	}
	return resp, nil
}

func sendOk(client *http.Client, req *http.Request) error {
	resp, err := send(client, req)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

// exists tells by its bool whether the caller gets a body.
func exists(client *http.Client, url string) (io.ReadCloser, bool, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, false, err
	}
	if resp.StatusCode == http.StatusNotFound {
		resp.Body.Close()
		return nil, false, nil
	}
	return resp.Body, true, nil
}

func existsOk(client *http.Client, url string) ([]byte, error) {
	body, ok, err := exists(client, url)
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, nil
	}
	defer body.Close()
	return io.ReadAll(body)
}

func existsBad(client *http.Client, url string) (bool, error) {
	_, ok, err := exists(client, url) // want "discarded: "
	return ok, err
}
