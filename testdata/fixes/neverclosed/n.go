// Package neverclosed has responses that nothing closes.
package neverclosed

import (
	"encoding/json"
	"io"
	"log"
	"net/http"
	"testing"
)

func plainBad(url string) ([]byte, error) {
	resp, err := http.Get(url) // want `read-to-eof: Defer resp.Body.Close\(\)`
	if err != nil {
		return nil, err
	}
	return io.ReadAll(resp.Body)
}

func statusBad(url string) int {
	// The status is all that matters.
	resp, err := http.Get(url) // want `never-closed: Defer resp.Body.Close\(\)`
	if err != nil {
		panic(err)
	} // there is a response

	// What it says:
	return resp.StatusCode
}

func logBad(client *http.Client, req *http.Request) int {
	resp, err := client.Do(req) // want `never-closed: Defer resp.Body.Close\(\)`
	log.Println("sent")
	if nil != err {
		log.Fatal(err)
	}
	return resp.StatusCode
}

func headBad(client *http.Client, req *http.Request) (int, error) {
	if resp, err := client.Do(req); err == nil { // want `never-closed: Defer resp.Body.Close\(\)`
		return resp.StatusCode, nil
	} else {
		return 0, err
	}
}

func elseBad(client *http.Client, req *http.Request) (int, error) {
	if resp, err := client.Do(req); err != nil { // want `never-closed: Defer resp.Body.Close\(\)`
		return 0, err
	} else {
		return resp.StatusCode, nil
	}
}

func outsideBad(client *http.Client, req *http.Request) (code int, err error) {
	var resp *http.Response
	if resp, err = client.Do(req); err != nil { // want `never-closed: Defer resp.Body.Close\(\)`
		return 0, err
	}
	return resp.StatusCode, nil
}

func ignoredErrorBad(url string) ([]byte, error) {
	resp, _ := http.Get(url) // want `read-to-eof: Defer resp.Body.Close\(\)`
	return io.ReadAll(resp.Body)
}

func switchBad(url string, kind int) int {
	switch kind {
	case 0:
		resp, err := http.Get(url) // want `never-closed: Defer resp.Body.Close\(\)`
		if err != nil {
			return 0
		}
		return resp.StatusCode
	}
	return 1
}

func literalBad(url string) func() int {
	return func() int {
		resp, err := http.Get(url) // want `never-closed: Defer resp.Body.Close\(\)`
		if err != nil {
			return 0
		}
		return resp.StatusCode
	}
}

func testBad(t *testing.T, url string) {
	resp, err := http.Get(url) // want `never-closed: Defer resp.Body.Close\(\)`
	requireNoError(t, err)
	if resp.StatusCode != 200 {
		t.Error(resp.Status)
	}
}

func requireNoError(t *testing.T, err error) {
	if err != nil {
		t.Fatal(err)
	}
}

func must(resp *http.Response, err error) *http.Response {
	if err != nil {
		panic(err)
	}
	return resp
}

func mustBad(url string) int {
	resp := must(http.Get(url)) // want `never-closed: Defer resp.Body.Close\(\)`
	return resp.StatusCode
}

func open(url string) (io.ReadCloser, error) {
	resp, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	return resp.Body, nil
}

func readerBad(url string, v any) error {
	body, err := open(url) // want `never-closed: Defer body.Close\(\)`
	if err != nil {
		return err
	}
	return json.NewDecoder(body).Decode(v)
}

func sameVariableBad(a, b string) (int, error) {
	resp, err := http.Get(a) // want `never-closed|overwritten`
	if err != nil {
		return 0, err
	}
	n := resp.StatusCode
	resp, err = http.Get(b) // want `never-closed: Defer resp.Body.Close\(\)`
	if err != nil {
		return 0, err
	}
	return n + resp.StatusCode, nil
}

func combinedBad(url string) int {
	resp, err := http.Get(url) // want `never-closed: Defer resp.Body.Close\(\)`
	if err != nil || resp.StatusCode != 200 {
		return 0
	}
	return resp.StatusCode
}
