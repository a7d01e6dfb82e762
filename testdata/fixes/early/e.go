// Package early has responses that some paths leave open.
package early

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
)

var errStatus = errors.New("bad status")

func lateDeferBad(url string) ([]byte, error) {
	resp, err := http.Get(url) // want `path: Move the deferred Close of resp.Body up`
	if err != nil {
		return nil, err
	}
	if resp.StatusCode != http.StatusOK {
		return nil, errStatus
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body)
}

func lateClosureBad(url string) (b []byte, err error) {
	resp, err := http.Get(url) // want `path: Move the deferred Close of resp.Body up`
	if err != nil {
		return nil, err
	}
	if resp.StatusCode != http.StatusOK {
		return nil, errStatus
	}

	defer func() {
		if e := resp.Body.Close(); err == nil {
			err = e
		}
	}()
	b, err = io.ReadAll(resp.Body)
	return b, err
}

func commentedDeferBad(url string) ([]byte, error) {
	resp, err := http.Get(url) // want `path: Close resp.Body before returning`
	if err != nil {
		return nil, err
	}
	if resp.StatusCode != http.StatusOK {
		// Not today.
		return nil, errStatus // sorry
	}
	defer resp.Body.Close() // always
	return io.ReadAll(resp.Body)
}

func lateCloseBad(url string, v any) error {
	resp, err := http.Get(url) // want `path: Defer resp.Body.Close\(\)`
	if err != nil {
		return err
	}
	if err := json.NewDecoder(resp.Body).Decode(v); err != nil {
		return err
	}
	resp.Body.Close()
	return nil
}

func returnedBad(url string) (*http.Response, error) {
	resp, err := http.Get(url) // want `dropped-on-error: Close resp.Body before returning`
	if err != nil {
		return nil, err
	}
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("status %d", resp.StatusCode)
	}
	return resp, nil
}

func twoReturnsBad(url string) (io.ReadCloser, error) {
	resp, err := http.Get(url) // want `dropped-on-error: Close resp.Body before returning`
	if err != nil {
		return nil, err
	}
	switch {
	case resp.StatusCode >= 500:
		return nil, errStatus
	case resp.StatusCode >= 400:
		if resp.ContentLength == 0 {
			return nil, io.ErrUnexpectedEOF
		}
	}
	return resp.Body, nil
}

func errorBody(resp *http.Response) error {
	b, _ := io.ReadAll(resp.Body)
	return errors.New(string(b))
}

func readInReturnBad(url string) (*http.Response, error) {
	resp, err := http.Get(url) // want `read-to-eof: Defer resp.Body.Close\(\)`
	if err != nil {
		return nil, err
	}
	if resp.StatusCode != http.StatusOK {
		return nil, errorBody(resp)
	}
	return resp, nil
}

func combinedBad(url string) (*http.Response, error) {
	resp, err := http.Get(url) // want `dropped-on-error: Close resp.Body before returning`
	if err != nil || resp.StatusCode != http.StatusOK {
		return nil, errStatus
	}
	return resp, nil
}

func namedBad(url string) (resp *http.Response, err error) {
	resp, err = http.Get(url) // want `dropped-on-error: Close resp.Body before returning`
	if err != nil {
		return nil, err
	}
	if resp.StatusCode != http.StatusOK {
		return nil, errStatus
	}
	return
}

func secondBad(client *http.Client, first, second *http.Request) (int, error) {
	resp, err := client.Do(first) // want `overwritten: Close resp.Body before resp is overwritten`
	if err != nil {
		return 0, err
	}
	if resp.StatusCode == http.StatusUnauthorized {
		resp, err = client.Do(second)
		if err != nil {
			return 0, err
		}
	}
	defer resp.Body.Close()
	return resp.StatusCode, nil
}

func keptBad(url string, keep func(*http.Response)) error {
	resp, err := http.Get(url) // want `path: Close resp.Body before returning`
	if err != nil {
		return err
	}
	if resp.StatusCode != http.StatusOK {
		return errStatus
	}
	keep(resp)
	return nil
}

func branchBad(url string, v any) error {
	resp, err := http.Get(url) // want `path: no fix: escapes`
	if err != nil {
		return err
	}
	if v != nil {
		hand(resp)
	} else {
		fmt.Println(resp.Status)
	}
	fmt.Println("done")
	return nil
}

var last *http.Response

func hand(resp *http.Response) { last = resp }
