// Range over int, and loops that turn a known small number of times.
package rangeint

import (
	"errors"
	"io"
	"net/http"
	"time"
)

func closedOk(client *http.Client, url string) (n int) {
	for range 10 {
		resp, err := client.Get(url)
		if err != nil {
			break
		}
		resp.Body.Close()
		n++
	}
	return n
}

func neverClosedBad(client *http.Client, url string) (took time.Duration) {
	for range 10 {
		start := time.Now()
		resp, err := client.Get(url) // want "never-closed: "
		if err != nil || resp.StatusCode != http.StatusOK {
			return 0
		}
		took += time.Since(start)
	}
	return took
}

func retryOk(client *http.Client, url string) (*http.Response, error) {
	var errs []error
	for i := range 5 {
		resp, err := client.Get(url)
		switch {
		case err != nil:
			errs = append(errs, err)
		case resp.StatusCode < 500:
			return resp, nil
		default:
			resp.Body.Close()
			errs = append(errs, errors.New(resp.Status))
		}
		time.Sleep(time.Duration(i) * time.Second)
	}
	return nil, errors.Join(errs...)
}

func retryBad(client *http.Client, url string) (*http.Response, error) {
	var errs []error
	for i := range 5 {
		resp, err := client.Get(url) // want "(path|overwritten|dropped-on-error): "
		switch {
		case err != nil:
			errs = append(errs, err)
		case resp.StatusCode < 500:
			return resp, nil
		default:
			errs = append(errs, errors.New(resp.Status))
		}
		time.Sleep(time.Duration(i) * time.Second)
	}
	return nil, errors.Join(errs...)
}

func deferManyBad(client *http.Client, url string) error {
	for range 1000 {
		resp, err := client.Get(url) // want "defer-in-loop: "
		if err != nil {
			return err
		}
		defer resp.Body.Close()
	}
	return nil
}

func deferNBad(client *http.Client, url string, n int) error {
	for range n {
		resp, err := client.Get(url) // want "defer-in-loop: "
		if err != nil {
			return err
		}
		defer resp.Body.Close()
	}
	return nil
}

// Two bodies at once are no pile.
func deferTwiceOk(client *http.Client, url string) (n int64, err error) {
	for range 2 {
		resp, err := client.Get(url)
		if err != nil {
			return n, err
		}
		defer resp.Body.Close()
		m, err := io.Copy(io.Discard, resp.Body)
		if err != nil {
			return n, err
		}
		n += m
	}
	return n, nil
}

func deferOnceOk(client *http.Client, url string) error {
	for i := 0; i < 1; i++ {
		resp, err := client.Get(url)
		if err != nil {
			return err
		}
		defer resp.Body.Close()
	}
	return nil
}

func lastOfManyBad(client *http.Client, url string, n int) (resp *http.Response, err error) {
	for range n {
		resp, err = client.Get(url) // want "overwritten: "
		if err != nil {
			return nil, err
		}
	}
	return resp, nil
}

func lastOfManyOk(client *http.Client, url string, n int) (resp *http.Response, err error) {
	for range n {
		if resp != nil {
			resp.Body.Close()
		}
		resp, err = client.Get(url)
		if err != nil {
			return nil, err
		}
	}
	return resp, nil
}
