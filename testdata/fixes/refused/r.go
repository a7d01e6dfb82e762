// Package refused has findings without a fix, one for each reason.
package refused

import (
	"errors"
	"fmt"
	"io"
	"net/http"
)

type box struct{ resp *http.Response }

func (b *box) unboundBad(url string) (err error) {
	m := map[string]*http.Response{}
	_ = m
	local := box{}
	local.resp, err = http.Get(url) // want `.*no fix: unbound`
	if err != nil {
		return err
	}
	fmt.Println(local.resp.Status)
	return nil
}

func conditionalBad(url string) {
	switch _, err := http.Get(url); err { // want `discarded: no fix: conditional`
	case nil:
		fmt.Println("up")
	}
}

func elseIfBad(url string) error {
	if url == "" {
		return nil
	} else if _, err := http.Get(url); err != nil { // want `discarded: no fix: conditional`
		return err
	}
	return nil
}

func uncheckedBad(url string) {
	resp, err := http.Get(url) // want `never-closed: no fix: unchecked`
	if err != nil {
		fmt.Println(err)
	}
	fmt.Println(url)
	if resp != nil && url != "" {
		fmt.Println(resp.Status)
	}
}

func shadowedBad(url string) (*http.Response, error) {
	resp, err := http.Get(url) // want `dropped-on-error: no fix: shadowed`
	if err != nil {
		return nil, err
	}
	if resp := resp.StatusCode; resp != http.StatusOK {
		return nil, fmt.Errorf("status %d", resp)
	}
	return resp, nil
}

func crowdedBad(url string) int {
	resp, err := http.Get(url) // want `never-closed: no fix: crowded`
	if err != nil {
		return 0
	}; return resp.StatusCode
}

func escapesBad(url string, keep func(io.ReadCloser)) error {
	resp, err := http.Get(url) // want `path: no fix: escapes`
	if err != nil {
		return err
	}
	if url != "" {
		keep(resp.Body)
	}
	return nil
}

func reassignedBad(url string) error {
	for {
		resp, err := http.Get(url) // want `path: no fix: reassigned`
		if err != nil {
			return err
		}
		body := resp.Body
		if resp.StatusCode != 200 {
			resp = nil
			fmt.Println(resp)
			return io.EOF
		}
		body.Close()
	}
}

func elsewhereBad(url string) int {
	var resp *http.Response
	get := func() (err error) {
		resp, err = http.Get(url) // want `never-closed: no fix: elsewhere`
		return err
	}
	if err := get(); err != nil {
		return 0
	}
	return resp.StatusCode
}

func usedLaterBad(url string) (n int, err error) {
	resp, err := http.Get(url) // want `overwritten: Close resp.Body before resp is overwritten`
	for err == nil && resp.StatusCode == http.StatusTooManyRequests {
		resp, err = http.Get(url) // want `overwritten: no fix: used later`
	}
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	return resp.StatusCode, nil
}

func commentLostBad(urls []string) (n int) {
	for _, url := range urls {
		resp, err := http.Get(url) // want `defer-in-loop: no fix: comment lost`
		if err != nil {
			continue
		}
		defer resp.Body.Close() // not now
		b, _ := io.ReadAll(resp.Body)
		n += len(b)
	}
	return n
}

func readerReturnedBad(url string) (io.Reader, error) {
	resp, err := http.Get(url) // want `wrapper-only: no fix: reader returned`
	if err != nil {
		return nil, err
	}
	return io.NopCloser(resp.Body), nil
}

func notReadBad(url string) (*http.Response, error) {
	resp, err := http.Get(url) // want `replaced: no fix: not read`
	if err != nil {
		return nil, err
	}
	resp.Body = http.NoBody
	return resp, nil
}

func unevaluatedBad(urls []string) {
	var url string
	for _, url = range urls {
		go http.Get(url) // want `discarded: no fix: unevaluated`
	}
}

func both(url string) (*http.Response, error) {
	resp, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode != http.StatusOK {
		return resp, errors.New("bad status")
	}
	return resp, nil
}

func unprovenBad(url string) error {
	resp, err := both(url) // want `path: no fix: unproven`
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	return nil
}

func maybeWrap(rc io.ReadCloser, n int) (io.ReadCloser, error) {
	if n < 0 {
		return nil, io.EOF
	}
	return rc, nil
}

func escapesInReturnBad(url string, n int) (io.ReadCloser, error) {
	resp, err := http.Get(url) // want `.*no fix: escapes`
	if err != nil {
		return nil, err
	}
	return maybeWrap(resp.Body, n)
}

func reassignedLaterBad(urls []string) error {
	for _, url := range urls {
		resp, err := http.Get(url) // want `.*no fix: reassigned`
		if err != nil {
			return err
		}
		body := resp.Body
		for range 3 {
			if resp == nil {
				fmt.Println(url)
				return io.EOF
			}
			resp = nil
		}
		body.Close()
	}
	return nil
}

type tripper func(*http.Request) (*http.Response, error)

func (f tripper) RoundTrip(req *http.Request) (*http.Response, error) { return f(req) }

func limited(rt http.RoundTripper) http.RoundTripper {
	return tripper(func(req *http.Request) (*http.Response, error) { return rt.RoundTrip(req) })
}

func gotoBad(url string) int {
retry:
	fmt.Println(url)
	resp, err := http.Get(url) // want `.*no fix: jumps`
	if err != nil {
		goto retry
	}
	return resp.StatusCode
}

// given reads the body when the callback is done.
func given(url string, use func(*http.Response) error) error {
	resp, err := http.Get(url)
	if err != nil {
		return err
	}
	if err := use(resp); err != nil {
		return err
	}
	_, err = io.Copy(io.Discard, resp.Body)
	return err
}

func callbackBad(url string) error {
	return given(url, func(*http.Response) error { return nil }) // want `never-closed: no fix: left by callback`
}

// An answer without a body has an error.
type answer struct {
	body io.ReadCloser
	err  error
}

func ask(url string) *answer {
	resp, err := http.Get(url)
	if err != nil {
		return &answer{err: err}
	}
	return &answer{body: resp.Body}
}

func unclearBad(url string) error {
	a := ask(url) // want `never-closed: no fix: unchecked`
	if a.err != nil {
		return a.err
	}
	return nil
}
