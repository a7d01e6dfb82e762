// Closures: function literals of the function at hand are part of it, whether
// called, deferred or handed on.
package closures

import (
	"errors"
	"io"
	"log"
	"net/http"
	"slices"
	"time"
)

func closeFuncOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	done := func() { resp.Body.Close() }
	if resp.StatusCode != http.StatusOK {
		done()
		return errors.New(resp.Status)
	}
	_, err = io.Copy(io.Discard, resp.Body)
	done()
	return err
}

func closeFuncForgottenBad(client *http.Client, url string) error {
	resp, err := client.Get(url) // want "path: "
	if err != nil {
		return err
	}
	done := func() { resp.Body.Close() }
	if resp.StatusCode != http.StatusOK {
		return errors.New(resp.Status)
	}
	_, err = io.Copy(io.Discard, resp.Body)
	done()
	return err
}

func neverCalledBad(client *http.Client, url string) int {
	resp, err := client.Get(url) // want "never-closed: "
	if err != nil {
		return 0
	}
	done := func() { resp.Body.Close() }
	_ = done
	return resp.StatusCode
}

func closerParameterOk(client *http.Client, url string) error {
	shut := func(c io.Closer) {
		if err := c.Close(); err != nil {
			log.Print(err)
		}
	}
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	defer shut(resp.Body)
	_, err = io.ReadAll(resp.Body)
	return err
}

// fail closes and passes the error through.
func failFuncOk(client *http.Client, url string) (io.ReadCloser, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	fail := func(msg string) (io.ReadCloser, error) {
		resp.Body.Close()
		return nil, errors.New(msg)
	}
	if resp.StatusCode != http.StatusOK {
		return fail(resp.Status)
	}
	if resp.Header.Get("Content-Type") == "" {
		return fail("no content type")
	}
	return resp.Body, nil
}

func localSourceOk(client *http.Client, base string) ([]byte, error) {
	fetch := func(path string) (*http.Response, error) {
		return client.Get(base + path)
	}
	resp, err := fetch("/index")
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body)
}

func localSourceBad(client *http.Client, base string) (int, error) {
	fetch := func(path string) (*http.Response, error) {
		return client.Get(base + path)
	}
	resp, err := fetch("/index") // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func invokedAtOnceOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	code := func() int {
		defer resp.Body.Close()
		return resp.StatusCode
	}()
	log.Print(code)
	return nil
}

func nestedOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	defer func() {
		shut := func() error { return resp.Body.Close() }
		if err := shut(); err != nil {
			log.Print(err)
		}
	}()
	return nil
}

// The timer owns the body from here on.
func escapingOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	time.AfterFunc(time.Minute, func() { resp.Body.Close() })
	return nil
}

type job struct {
	run     func() error
	cleanup func()
}

func storedOk(client *http.Client, url string) (*job, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	return &job{
		run:     func() error { _, err := io.Copy(io.Discard, resp.Body); return err },
		cleanup: func() { resp.Body.Close() },
	}, nil
}

// A literal that acquires and forgets, whoever calls it.
func handlerBad(client *http.Client, url string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		resp, err := client.Get(url) // want "path: "
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadGateway)
			return
		}
		if resp.StatusCode != http.StatusOK {
			http.Error(w, resp.Status, resp.StatusCode)
			return
		}
		defer resp.Body.Close()
		io.Copy(w, resp.Body)
	}
}

func handlerOk(client *http.Client, url string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		resp, err := client.Get(url)
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadGateway)
			return
		}
		defer resp.Body.Close()
		w.WriteHeader(resp.StatusCode)
		io.Copy(w, resp.Body)
	}
}

// The standard library calls the literal for each element.
func callbackOk(client *http.Client, urls []string) bool {
	return slices.ContainsFunc(urls, func(u string) bool {
		resp, err := client.Get(u)
		if err != nil {
			return false
		}
		defer resp.Body.Close()
		return resp.StatusCode == http.StatusOK
	})
}

func callbackBad(client *http.Client, urls []string) bool {
	return slices.ContainsFunc(urls, func(u string) bool {
		resp, err := client.Get(u) // want "never-closed: "
		return err == nil && resp.StatusCode == http.StatusOK
	})
}

func assignedOutsideOk(client *http.Client, url string) ([]byte, error) {
	var resp *http.Response
	get := func() (err error) {
		resp, err = client.Get(url)
		return err
	}
	if err := get(); err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body)
}

func chooseCloserOk(client *http.Client, url string, drain bool) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	finish := func() error { return resp.Body.Close() }
	if drain {
		finish = func() error {
			io.Copy(io.Discard, resp.Body)
			return resp.Body.Close()
		}
	}
	return finish()
}
