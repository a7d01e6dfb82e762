// With -go=1.27: drains that Close makes needless.
package drains127

import (
	"bytes"
	"io"
	"net/http"
	"time"
)

func deferredBad(client *http.Client, url string) (int, error) {
	resp, err := client.Get(url)
	if err != nil {
		return 0, err
	}
	defer func() {
		_, _ = io.Copy(io.Discard, resp.Body) // want "redundant-drain: draining resp.Body right before Close is not needed"
		_ = resp.Body.Close()
	}()
	return resp.StatusCode, nil
}

func limitedBad(client *http.Client, url string) (int, error) {
	resp, err := client.Get(url)
	if err != nil {
		return 0, err
	}
	io.Copy(io.Discard, io.LimitReader(resp.Body, 4<<10)) // want "redundant-drain: "
	resp.Body.Close()
	return resp.StatusCode, nil
}

func copyNBad(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	io.CopyN(io.Discard, resp.Body, 4<<10) // want "redundant-drain: "
	return resp.Body.Close()
}

func twoDefersBad(client *http.Client, url string) (int, error) {
	resp, err := client.Get(url)
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	defer io.Copy(io.Discard, resp.Body) // want "redundant-drain: "
	return resp.StatusCode, nil
}

func inCaseBad(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	switch resp.StatusCode {
	case 200:
		io.Copy(io.Discard, resp.Body) // want "redundant-drain: "
		if err := resp.Body.Close(); err != nil {
			return err
		}
	default:
		resp.Body.Close()
	}
	return nil
}

// unreadOk: Close drains by itself.
func unreadOk(client *http.Client, url string) (int, error) {
	resp, err := client.Get(url)
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	return resp.StatusCode, nil
}

func countedOk(client *http.Client, url string) (n int64, err error) {
	resp, err := client.Get(url)
	if err != nil {
		return 0, err
	}
	n, err = io.Copy(io.Discard, resp.Body)
	resp.Body.Close()
	return n, err
}

func keptOk(client *http.Client, url string, buf *bytes.Buffer) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	io.Copy(buf, resp.Body)
	return resp.Body.Close()
}

func trailersOk(client *http.Client, url string) (string, error) {
	resp, err := client.Get(url)
	if err != nil {
		return "", err
	}
	io.Copy(io.Discard, resp.Body)
	resp.Body.Close()
	return resp.Trailer.Get("Checksum"), nil
}

func timedOk(client *http.Client, url string) (time.Duration, error) {
	start := time.Now()
	resp, err := client.Get(url)
	if err != nil {
		return 0, err
	}
	io.Copy(io.Discard, resp.Body)
	resp.Body.Close()
	return time.Since(start), nil
}

// laterOk: something happens between the drain and the Close.
func laterOk(client *http.Client, url string, log func(string)) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	io.Copy(io.Discard, resp.Body)
	log(resp.Status)
	return resp.Body.Close()
}

// serverOk: the request's body is the server's.
func serverOk(w http.ResponseWriter, r *http.Request) {
	io.Copy(io.Discard, r.Body)
	r.Body.Close()
	w.WriteHeader(http.StatusNoContent)
}

func otherReaderOk(f io.ReadCloser) error {
	io.Copy(io.Discard, f)
	return f.Close()
}
