// errors.Is and errors.As: when they say yes there is an error, and so no
// response; when they say no, nothing is known.
package errorsisas

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"syscall"
)

func isThenNilOk(client *http.Client, u string) error {
	resp, err := client.Get(u)
	if errors.Is(err, context.Canceled) {
		return nil
	}
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func asThenNilOk(client *http.Client, u string) error {
	resp, err := client.Get(u)
	var uerr *url.Error
	if errors.As(err, &uerr) {
		return fmt.Errorf("%s failed: %w", uerr.Op, uerr.Err)
	}
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	return nil
}

func genericAsOk(client *http.Client, u string) (bool, error) {
	resp, err := client.Get(u)
	if uerr, ok := errors.AsType[*url.Error](err); ok {
		return uerr.Timeout(), nil
	}
	if err != nil {
		return false, err
	}
	return true, resp.Body.Close()
}

func switchOk(client *http.Client, u string) (string, error) {
	resp, err := client.Get(u)
	switch {
	case errors.Is(err, syscall.ECONNREFUSED):
		return "down", nil
	case errors.Is(err, os.ErrDeadlineExceeded), errors.Is(err, context.DeadlineExceeded):
		return "slow", nil
	case err != nil:
		return "", err
	}
	defer resp.Body.Close()
	return "up", nil
}

func switchBad(client *http.Client, u string) (string, error) {
	resp, err := client.Get(u) // want "path: "
	switch {
	case errors.Is(err, syscall.ECONNREFUSED):
		return "down", nil
	case err != nil:
		return "", err
	case resp.StatusCode >= 500:
		return "sick", nil
	}
	defer resp.Body.Close()
	return "up", nil
}

// Not being ECONNREFUSED does not make the error nil or non-nil.
func notIsBad(client *http.Client, u string) error {
	resp, err := client.Get(u) // want "(path|never-closed): "
	if !errors.Is(err, syscall.ECONNREFUSED) {
		return err
	}
	if resp != nil {
		resp.Body.Close()
	}
	return errors.New("refused")
}

// errors.Is(err, nil) is err == nil.
func isNilOk(client *http.Client, u string) error {
	resp, err := client.Get(u)
	if !errors.Is(err, nil) {
		return err
	}
	return resp.Body.Close()
}

func combinedOk(client *http.Client, u string) error {
	resp, err := client.Get(u)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return err
	}
	if err != nil {
		return errors.New("cut off")
	}
	return resp.Body.Close()
}

func helperPredicateOk(client *http.Client, u string) error {
	resp, err := client.Get(u)
	if isTimeout(err) {
		return nil
	}
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

// isTimeout is true only for an error that there is.
func isTimeout(err error) bool {
	var nerr net.Error
	return errors.As(err, &nerr) && nerr.Timeout()
}

func wrappedOk(client *http.Client, u string) error {
	resp, err := client.Get(u)
	if err = wrap(err); err != nil {
		return err
	}
	return resp.Body.Close()
}

func wrappedBad(client *http.Client, u string) error {
	resp, err := client.Get(u) // want "path: "
	if err = wrap(err); err != nil {
		return err
	}
	if resp.StatusCode != http.StatusOK {
		return errors.New(resp.Status)
	}
	return resp.Body.Close()
}

func wrap(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("fetch: %w", err)
}

func retryOnResetOk(client *http.Client, u string) (*http.Response, error) {
	resp, err := client.Get(u)
	if errors.Is(err, syscall.ECONNRESET) {
		resp, err = client.Get(u)
	}
	return resp, err
}

func statusErrorOk(client *http.Client, u string) error {
	resp, err := client.Get(u)
	if err != nil {
		var dns *net.DNSError
		if errors.As(err, &dns) && dns.IsNotFound {
			return nil
		}
		return err
	}
	defer resp.Body.Close()
	return nil
}
