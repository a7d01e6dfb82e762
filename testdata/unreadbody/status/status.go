// Statuses to which HTTP gives no body.
package status

import (
	"errors"
	"net/http"
)

func noContentOk(client *http.Client, req *http.Request) error {
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	if resp.StatusCode == http.StatusNoContent {
		resp.Body.Close()
		return nil
	}
	b := make([]byte, 100)
	n, _ := resp.Body.Read(b)
	resp.Body.Close()
	return errors.New(string(b[:n]))
}

// sharedBad: 200 shares the path.
func sharedBad(client *http.Client, req *http.Request) error {
	resp, err := client.Do(req) // want "unread: "
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	switch resp.StatusCode {
	case http.StatusOK, http.StatusNoContent:
		return nil
	}
	return errors.New(resp.Status)
}

// ownBranchBad: the branch for 304 excuses itself, not the others.
func ownBranchBad(client *http.Client, req *http.Request) (string, error) {
	resp, err := client.Do(req) // want "unread: "
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	if resp.StatusCode == http.StatusNotModified {
		return "cached", nil
	}
	return resp.Header.Get("Location"), nil
}

func switchedOk(client *http.Client, req *http.Request) error {
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	if resp.StatusCode != http.StatusSwitchingProtocols {
		panic(resp.Status)
	}
	return resp.Body.Close()
}

// emptyBad: a length of 0 excuses itself, not the lengths that are not known.
func emptyBad(client *http.Client, req *http.Request) (bool, error) {
	resp, err := client.Do(req) // want "unread: "
	if err != nil {
		return false, err
	}
	defer resp.Body.Close()
	if resp.ContentLength == 0 {
		return false, nil
	}
	return true, nil
}
