// Early returns: every way out of a function between the acquisition and the
// Close counts, and only those on which the response exists.
package earlyreturn

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"strconv"
	"strings"
)

var errNotFound = errors.New("not found")

type item struct {
	ID   string
	Size int
}

func deferOk(client *http.Client, url string) ([]byte, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("unexpected status %s", resp.Status)
	}
	return io.ReadAll(resp.Body)
}

func closeOnEveryReturnOk(client *http.Client, url string) (*item, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode == http.StatusNotFound {
		resp.Body.Close()
		return nil, errNotFound
	}
	var it item
	if err := json.NewDecoder(resp.Body).Decode(&it); err != nil {
		resp.Body.Close()
		return nil, err
	}
	return &it, resp.Body.Close()
}

func statusBeforeDeferBad(client *http.Client, url string) ([]byte, error) {
	resp, err := client.Get(url) // want "path: "
	if err != nil {
		return nil, err
	}
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("unexpected status %s", resp.Status)
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body)
}

func notFoundBad(client *http.Client, url string) (*item, error) {
	resp, err := client.Get(url) // want "path: "
	if err != nil {
		return nil, err
	}
	if resp.StatusCode == http.StatusNotFound {
		return nil, errNotFound
	}
	var it item
	err = json.NewDecoder(resp.Body).Decode(&it)
	resp.Body.Close()
	if err != nil {
		return nil, err
	}
	return &it, nil
}

func lateCloseSkippedByDecodeErrorBad(client *http.Client, url string) (*item, error) {
	resp, err := client.Get(url) // want "path: "
	if err != nil {
		return nil, err
	}
	var it item
	if err := json.NewDecoder(resp.Body).Decode(&it); err != nil {
		return nil, err
	}
	if err := resp.Body.Close(); err != nil {
		return nil, err
	}
	return &it, nil
}

func headerParseErrorBad(client *http.Client, url string) (int, error) {
	resp, err := client.Get(url) // want "path: "
	if err != nil {
		return 0, err
	}
	n, err := strconv.Atoi(resp.Header.Get("X-Total-Count"))
	if err != nil {
		return 0, err
	}
	resp.Body.Close()
	return n, nil
}

func headerParseThenCloseOk(client *http.Client, url string) (int, error) {
	resp, err := client.Get(url)
	if err != nil {
		return 0, err
	}
	n, err := strconv.Atoi(resp.Header.Get("X-Total-Count"))
	resp.Body.Close()
	if err != nil {
		return 0, err
	}
	return n, nil
}

func saveBad(client *http.Client, url, name string) error {
	resp, err := client.Get(url) // want "path: "
	if err != nil {
		return err
	}
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	defer f.Close()
	defer resp.Body.Close()
	_, err = io.Copy(f, resp.Body)
	return err
}

func saveOk(client *http.Client, url, name string) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	defer f.Close()
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	_, err = io.Copy(f, resp.Body)
	return err
}

// The response exists only where the cached copy was stale.
func conditionalOk(client *http.Client, url string, cached []byte) ([]byte, error) {
	if len(cached) > 0 {
		return cached, nil
	}
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body)
}

func notModifiedBad(client *http.Client, req *http.Request, cached []byte) ([]byte, error) {
	resp, err := client.Do(req) // want "path: "
	if err != nil {
		return nil, err
	}
	switch resp.StatusCode {
	case http.StatusOK:
		defer resp.Body.Close()
		return io.ReadAll(resp.Body)
	case http.StatusTooManyRequests:
		return nil, errors.New("rate limited")
	default:
		defer resp.Body.Close()
		return cached, nil
	}
}

func contentTypeBad(client *http.Client, url string) (string, error) {
	resp, err := client.Get(url) // want "path: "
	if err != nil {
		return "", err
	}
	if ct := resp.Header.Get("Content-Type"); !strings.HasPrefix(ct, "text/") {
		return "", fmt.Errorf("cannot show %q", ct)
	}
	defer resp.Body.Close()
	var buf bytes.Buffer
	if _, err := buf.ReadFrom(resp.Body); err != nil {
		return "", err
	}
	return buf.String(), nil
}

func closeOnlyOnErrorStatusBad(client *http.Client, url string) ([]byte, error) {
	resp, err := client.Get(url) // want "read-to-eof: "
	if err != nil {
		return nil, err
	}
	if resp.StatusCode >= 400 {
		defer resp.Body.Close()
		return nil, errors.New(resp.Status)
	}
	return io.ReadAll(resp.Body)
}

func nestedReturnsOk(client *http.Client, url string, strict bool) (*item, error) {
	resp, err := client.Get(url)
	if err != nil {
		if strict {
			return nil, err
		}
		return &item{}, nil
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		if strict {
			return nil, errors.New(resp.Status)
		}
		return &item{}, nil
	}
	var it item
	return &it, json.NewDecoder(resp.Body).Decode(&it)
}
