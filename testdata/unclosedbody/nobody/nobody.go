// Statuses to which HTTP gives no body: the body is http.NoBody, and a path
// on which the status is known to be one of them loses nothing.
package nobody

import (
	"errors"
	"io"
	"net/http"
)

func notModifiedOk(client *http.Client, req *http.Request, cached []byte) ([]byte, error) {
	resp, err := client.Do(req)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode == http.StatusNotModified {
		return cached, nil
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body)
}

func onlyNoContentOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	if resp.StatusCode != http.StatusNoContent {
		resp.Body.Close()
		return errors.New(resp.Status)
	}
	return nil
}

func otherStatusBad(client *http.Client, url string) error {
	resp, err := client.Get(url) // want "path: "
	if err != nil {
		return err
	}
	switch resp.StatusCode {
	case http.StatusNoContent:
		return nil
	case http.StatusAccepted:
		return nil
	}
	return resp.Body.Close()
}

// A case that shares its path with 200 excuses nothing.
func sharedBad(client *http.Client, url string) error {
	resp, err := client.Get(url) // want "path: "
	if err != nil {
		return err
	}
	switch resp.StatusCode {
	case http.StatusOK, http.StatusNoContent:
		return nil
	}
	return resp.Body.Close()
}

func sentinelOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	if resp.Body == http.NoBody {
		return nil
	}
	return resp.Body.Close()
}
