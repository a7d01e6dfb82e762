// Type switches and assertions on the body, on a response kept in an any, and
// on the error of the call.
package typeswitch

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
)

func closeAny(v any) {
	switch v := v.(type) {
	case *http.Response:
		v.Body.Close()
	case io.Closer:
		v.Close()
	}
}

func anyHelperOk(client *http.Client, url string) (int, error) {
	resp, err := client.Get(url)
	if err != nil {
		return 0, err
	}
	defer closeAny(resp)
	return resp.StatusCode, nil
}

// What was an io.ReadCloser is still an io.Closer: the assertion cannot fail.
func assertedCloserOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	var r io.Reader = resp.Body
	if _, err := io.Copy(io.Discard, r); err != nil {
		resp.Body.Close()
		return err
	}
	if c, ok := r.(io.Closer); ok {
		c.Close()
	}
	return nil
}

type document []byte

func sourceOk(client *http.Client, src any) ([]byte, error) {
	var r io.ReadCloser
	switch src := src.(type) {
	case string:
		resp, err := client.Get(src)
		if err != nil {
			return nil, err
		}
		r = resp.Body
	case []byte:
		r = io.NopCloser(bytes.NewReader(src))
	case io.ReadCloser:
		r = src
	default:
		return nil, errors.New("unknown source")
	}
	defer r.Close()
	return io.ReadAll(r)
}

func sourceBad(client *http.Client, src any) (int, error) {
	switch src := src.(type) {
	case string:
		resp, err := client.Get(src) // want "never-closed: "
		if err != nil {
			return 0, err
		}
		return resp.StatusCode, nil
	case *http.Request:
		resp, err := client.Do(src)
		if err != nil {
			return 0, err
		}
		resp.Body.Close()
		return resp.StatusCode, nil
	}
	return 0, nil
}

// The error's type decides what to say; in every case there is no response.
func errorTypeOk(client *http.Client, u string) error {
	resp, err := client.Get(u)
	switch e := err.(type) {
	case nil:
	case *url.Error:
		return e.Unwrap()
	case net.Error:
		return errors.New("network")
	default:
		return err
	}
	return resp.Body.Close()
}

func errorTypeBad(client *http.Client, u string) error {
	resp, err := client.Get(u) // want "never-closed: "
	switch e := err.(type) {
	case nil:
	case *url.Error:
		return e.Unwrap()
	default:
		return err
	}
	if resp.StatusCode != http.StatusOK {
		return errors.New(resp.Status)
	}
	return nil
}

func urlErrorOk(client *http.Client, u string) error {
	resp, err := client.Get(u)
	if uerr, ok := err.(*url.Error); ok {
		return uerr.Err
	}
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	return nil
}

func unknownOriginOk(v any) int {
	if resp, ok := v.(*http.Response); ok {
		return resp.StatusCode
	}
	return 0
}

func decodeOk(client *http.Client, url string, v any) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	switch v := v.(type) {
	case io.Writer:
		_, err = io.Copy(v, resp.Body)
	case *string:
		var b []byte
		b, err = io.ReadAll(resp.Body)
		*v = string(b)
	default:
		err = json.NewDecoder(resp.Body).Decode(v)
	}
	return err
}

func decodeBad(client *http.Client, url string, v any) error {
	resp, err := client.Get(url) // want "path: "
	if err != nil {
		return err
	}
	switch v := v.(type) {
	case nil:
		return nil
	case *document:
		defer resp.Body.Close()
		b, err := io.ReadAll(resp.Body)
		*v = b
		return err
	default:
		defer resp.Body.Close()
		return json.NewDecoder(resp.Body).Decode(v)
	}
}
