// Defers: they run last in first out at every exit, with the variables as they
// are then.
package defers

import (
	"bufio"
	"errors"
	"io"
	"log"
	"net/http"
	"os"
)

func plainOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	return nil
}

func literalOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	defer func() { _ = resp.Body.Close() }()
	return nil
}

func literalParameterOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	defer func(body io.ReadCloser) {
		if err := body.Close(); err != nil {
			log.Print(err)
		}
	}(resp.Body)
	return nil
}

func literalParameterBad(client *http.Client, url string) error {
	resp, err := client.Get(url) // want "never-closed: "
	if err != nil {
		return err
	}
	defer func(body io.ReadCloser) {
		log.Printf("done with %T", body)
	}(resp.Body)
	return nil
}

func drainAndCloseOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	defer func() {
		_, _ = io.Copy(io.Discard, io.LimitReader(resp.Body, 4<<10))
		_ = resp.Body.Close()
	}()
	return nil
}

// Draining alone is no Close.
func drainOnlyBad(client *http.Client, url string) error {
	resp, err := client.Get(url) // want "read-to-eof: "
	if err != nil {
		return err
	}
	defer io.Copy(io.Discard, resp.Body)
	return nil
}

// Registered before the response exists; runs when it does.
func registeredFirstOk(client *http.Client, url string) error {
	var resp *http.Response
	defer func() {
		if resp != nil {
			resp.Body.Close()
		}
	}()
	var err error
	resp, err = client.Get(url)
	if err != nil {
		return err
	}
	if resp.StatusCode != http.StatusOK {
		return errors.New(resp.Status)
	}
	return nil
}

// The := makes a second resp, which the deferred literal does not see.
func registeredFirstShadowedBad(client *http.Client, url string, follow bool) error {
	var resp *http.Response
	defer func() {
		if resp != nil {
			resp.Body.Close()
		}
	}()
	if follow {
		resp, err := client.Get(url) // want "never-closed: "
		if err != nil {
			return err
		}
		log.Print(resp.Status)
	}
	return nil
}

func onErrorOnlyOk(client *http.Client, url string) (_ io.ReadCloser, err error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			resp.Body.Close()
		}
	}()
	if resp.StatusCode != http.StatusOK {
		return nil, errors.New(resp.Status)
	}
	return resp.Body, nil
}

func onErrorOnlyBad(client *http.Client, url string) (n int64, err error) {
	resp, err := client.Get(url) // want "read-to-eof: "
	if err != nil {
		return 0, err
	}
	defer func() {
		if err != nil {
			resp.Body.Close()
		}
	}()
	if resp.StatusCode != http.StatusOK {
		return 0, errors.New(resp.Status)
	}
	return io.Copy(io.Discard, resp.Body)
}

func twoDefersOk(client *http.Client, url, name string) (err error) {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	defer func() {
		if cerr := f.Close(); err == nil {
			err = cerr
		}
	}()
	w := bufio.NewWriter(f)
	if _, err := w.ReadFrom(resp.Body); err != nil {
		return err
	}
	return w.Flush()
}

func conditionalDeferBad(client *http.Client, url string, debug bool) error {
	resp, err := client.Get(url) // want "path: "
	if err != nil {
		return err
	}
	if debug {
		defer resp.Body.Close()
		log.Print(resp.Status)
	}
	return nil
}

func conditionalDeferBothOk(client *http.Client, url string, debug bool) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	if debug {
		defer resp.Body.Close()
		log.Print(resp.Status)
	} else {
		defer io.Copy(io.Discard, resp.Body)
		defer resp.Body.Close()
	}
	return nil
}

// Close runs even when the function panics after registration.
func panicAfterDeferOk(client *http.Client, url string) int {
	resp, err := client.Get(url)
	if err != nil {
		panic(err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		panic(resp.Status)
	}
	return resp.StatusCode
}

func deferredVariableNilledOk(client *http.Client, url string) (*http.Response, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	body := resp.Body
	defer func() {
		if body != nil {
			body.Close()
		}
	}()
	if resp.StatusCode != http.StatusOK {
		return nil, errors.New(resp.Status)
	}
	body = nil // the caller closes it from here on
	return resp, nil
}

// A success flag decides in the deferred literal.
func successFlagOk(client *http.Client, url string) (*http.Response, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	keep := false
	defer func() {
		if !keep {
			resp.Body.Close()
		}
	}()
	if resp.StatusCode != http.StatusOK {
		return nil, errors.New(resp.Status)
	}
	if resp.ContentLength == 0 {
		return nil, io.ErrUnexpectedEOF
	}
	keep = true
	return resp, nil
}

// The flag is set too early.
func successFlagBad(client *http.Client, url string) (*http.Response, error) {
	resp, err := client.Get(url) // want "dropped-on-error: "
	if err != nil {
		return nil, err
	}
	keep := false
	defer func() {
		if !keep {
			resp.Body.Close()
		}
	}()
	if resp.StatusCode != http.StatusOK {
		return nil, errors.New(resp.Status)
	}
	keep = true
	if resp.ContentLength == 0 {
		return nil, io.ErrUnexpectedEOF
	}
	return resp, nil
}

// os.Exit runs no defers, but the process is gone.
func exitOk(client *http.Client, url string) {
	resp, err := client.Get(url)
	if err != nil {
		os.Exit(1)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		os.Exit(2)
	}
}
