// With -paths and -partial: closed unread on some path.
package paths

import (
	"errors"
	"io"
	"net/http"
)

func earlyReturnBad(client *http.Client, url string) ([]byte, error) {
	resp, err := client.Get(url) // want "unread-path: body of resp is closed at line 15 without being read on some path"
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != 200 {
		return nil, errors.New(resp.Status)
	}
	return io.ReadAll(resp.Body)
}

func neverReadBad(client *http.Client, url string) (int, error) {
	resp, err := client.Get(url) // want "unread: "
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	return resp.StatusCode, nil
}

// errorTextOk: on no path nothing is read.
func errorTextOk(client *http.Client, url string) ([]byte, error) {
	resp, err := client.Get(url) // want "partly-read: "
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != 200 {
		b, _ := io.ReadAll(io.LimitReader(resp.Body, 1<<10))
		return nil, errors.New(string(b))
	}
	return io.ReadAll(resp.Body)
}

func emptyOk(client *http.Client, url string) ([]byte, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode == http.StatusNoContent {
		return nil, nil
	}
	return io.ReadAll(resp.Body)
}

func lengthZeroOk(client *http.Client, url string) ([]byte, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.ContentLength == 0 {
		return nil, io.ErrUnexpectedEOF
	}
	return io.ReadAll(resp.Body)
}
