// Helpers that read on some of their paths, and return alike on all.
package sometimes

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
)

type answer struct{ Problem string }

// problem looks at the body only where it can understand it.
func problem(resp *http.Response) error {
	if resp.Header.Get("Content-Type") == "application/json" {
		var a answer
		if json.NewDecoder(resp.Body).Decode(&a) == nil && a.Problem != "" {
			return errors.New(a.Problem)
		}
	}
	if resp.StatusCode == http.StatusOK {
		return nil
	}
	return errors.New(resp.Status)
}

func decodesOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	return problem(resp)
}

func drainSmall(resp *http.Response) {
	if resp.ContentLength < 1<<10 {
		io.Copy(io.Discard, resp.Body)
	}
}

func drainsOk(client *http.Client, url string) (int, error) {
	resp, err := client.Get(url)
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	drainSmall(resp)
	return resp.StatusCode, nil
}

// status never reads.
func status(resp *http.Response) error {
	if resp.StatusCode == http.StatusOK {
		return nil
	}
	return errors.New(resp.Status)
}

func neverBad(client *http.Client, url string) error {
	resp, err := client.Get(url) // want "unread: "
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	return status(resp)
}
