// Shadowed and reused err variables: only the error of the acquiring call
// voids its response.
package errshadow

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"os"
	"strings"
)

func innerErrOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if _, err := io.Copy(io.Discard, resp.Body); err != nil {
		return err
	}
	return err
}

// err is the outer one: the inner failure was in a variable of its own.
func innerErrSwallowedOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err == nil {
		_, err := io.Copy(io.Discard, resp.Body)
		resp.Body.Close()
		if err != nil {
			return err
		}
	}
	return err
}

func innerRespBad(client *http.Client, url string, fallback string) (int, error) {
	resp, err := client.Get(url)
	if err != nil {
		resp, err := client.Get(fallback) // want "never-closed: "
		if err != nil {
			return 0, err
		}
		return resp.StatusCode, nil
	}
	defer resp.Body.Close()
	return resp.StatusCode, nil
}

func innerRespOk(client *http.Client, url string, fallback string) (int, error) {
	resp, err := client.Get(url)
	if err != nil {
		resp, err := client.Get(fallback)
		if err != nil {
			return 0, err
		}
		defer resp.Body.Close()
		return resp.StatusCode, nil
	}
	defer resp.Body.Close()
	return resp.StatusCode, nil
}

// The tested err is the decoder's.
func reusedErrBad(client *http.Client, url string, v any) error {
	resp, err := client.Get(url) // want "path: "
	if err != nil {
		return err
	}
	err = json.NewDecoder(resp.Body).Decode(v)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func reusedErrOk(client *http.Client, url string, v any) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	err = json.NewDecoder(resp.Body).Decode(v)
	cerr := resp.Body.Close()
	if err != nil {
		return err
	}
	return cerr
}

// err is overwritten before it is looked at.
func overwrittenErrBad(client *http.Client, url, name string) error {
	resp, err := client.Get(url) // want "path: "
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	if resp == nil {
		return errors.New("no response")
	}
	return resp.Body.Close()
}

func twoErrsOk(client *http.Client, url string) error {
	req, err := http.NewRequest(http.MethodPost, url, strings.NewReader("x"))
	if err != nil {
		return err
	}
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		return err
	}
	if len(b) == 0 {
		return io.ErrUnexpectedEOF
	}
	return nil
}

// respErr keeps the error while err is reused.
func savedErrOk(client *http.Client, url, name string) error {
	resp, err := client.Get(url)
	respErr := err
	_, err = os.Stat(name)
	if respErr != nil {
		return respErr
	}
	defer resp.Body.Close()
	return err
}

func savedErrBad(client *http.Client, url, name string) error {
	resp, err := client.Get(url) // want "path: "
	respErr := err
	if _, err = os.Stat(name); err != nil {
		return err
	}
	if respErr != nil {
		return respErr
	}
	defer resp.Body.Close()
	return nil
}

// The outer err stays nil in the loop, whatever happens inside.
func loopErrOk(client *http.Client, urls []string) (err error) {
	for _, u := range urls {
		resp, err := client.Get(u)
		if err != nil {
			continue
		}
		if err := resp.Body.Close(); err != nil {
			return err
		}
	}
	return err
}

func fallbackOk(client *http.Client, primary, secondary string) ([]byte, error) {
	resp, err := client.Get(primary)
	if err != nil {
		resp, err = client.Get(secondary)
	}
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body)
}

func fallbackOnStatusBad(client *http.Client, primary, secondary string) ([]byte, error) {
	resp, err := client.Get(primary) // want "overwritten: "
	if err != nil || resp.StatusCode != http.StatusOK {
		resp, err = client.Get(secondary)
	}
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body)
}
