// Hand-over as a request body: the transport closes what it is given to send.
package requestbody

import (
	"bufio"
	"errors"
	"io"
	"net/http"
)

func newRequestOk(client *http.Client, from, to string) error {
	src, err := client.Get(from)
	if err != nil {
		return err
	}
	req, err := http.NewRequest(http.MethodPut, to, src.Body)
	if err != nil {
		src.Body.Close()
		return err
	}
	dst, err := client.Do(req)
	if err != nil {
		return err
	}
	return dst.Body.Close()
}

func postOk(client *http.Client, from, to string) error {
	src, err := client.Get(from)
	if err != nil {
		return err
	}
	dst, err := client.Post(to, "application/octet-stream", src.Body)
	if err != nil {
		return err
	}
	return dst.Body.Close()
}

// The second response is the relay's own.
func secondForgottenBad(client *http.Client, from, to string) (int, error) {
	src, err := client.Get(from)
	if err != nil {
		return 0, err
	}
	dst, err := client.Post(to, "application/octet-stream", src.Body) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return dst.StatusCode, nil
}

func statusBeforeRelayBad(client *http.Client, from, to string) error {
	src, err := client.Get(from) // want "path: "
	if err != nil {
		return err
	}
	if src.StatusCode != http.StatusOK {
		return errors.New(src.Status)
	}
	dst, err := client.Post(to, src.Header.Get("Content-Type"), src.Body)
	if err != nil {
		return err
	}
	return dst.Body.Close()
}

func deferredAnywayOk(client *http.Client, from, to string) error {
	src, err := client.Get(from)
	if err != nil {
		return err
	}
	defer src.Body.Close()
	req, err := http.NewRequest(http.MethodPost, to, src.Body)
	if err != nil {
		return err
	}
	req.ContentLength = src.ContentLength
	dst, err := client.Do(req)
	if err != nil {
		return err
	}
	defer dst.Body.Close()
	_, err = io.Copy(io.Discard, dst.Body)
	return err
}

func assignedToRequestOk(client *http.Client, from string, req *http.Request) error {
	src, err := client.Get(from)
	if err != nil {
		return err
	}
	req.Body = src.Body
	dst, err := client.Do(req)
	if err != nil {
		return err
	}
	return dst.Body.Close()
}

func requestReturnedOk(client *http.Client, from, to string) (*http.Request, error) {
	src, err := client.Get(from)
	if err != nil {
		return nil, err
	}
	req, err := http.NewRequest(http.MethodPut, to, src.Body)
	if err != nil {
		src.Body.Close()
		return nil, err
	}
	return req, nil
}

// A bufio.Reader has no Close for the transport to call.
func bufferedBad(client *http.Client, from, to string) error {
	src, err := client.Get(from) // want "(never-closed|wrapper-only): "
	if err != nil {
		return err
	}
	dst, err := client.Post(to, "text/plain", bufio.NewReader(src.Body))
	if err != nil {
		return err
	}
	return dst.Body.Close()
}

func bufferedOk(client *http.Client, from, to string) error {
	src, err := client.Get(from)
	if err != nil {
		return err
	}
	defer src.Body.Close()
	dst, err := client.Post(to, "text/plain", bufio.NewReader(src.Body))
	if err != nil {
		return err
	}
	return dst.Body.Close()
}
