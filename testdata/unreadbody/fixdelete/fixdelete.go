// Drains that Close makes needless from Go 1.27 on.
package fixdelete

import (
	"io"
	"net/http"
)

func deferredBad(client *http.Client, url string) (int, error) {
	resp, err := client.Get(url) // want +5 "redundant-drain: Delete the 2 drains of this file"
	if err != nil {
		return 0, err
	}
	defer func() {
		_, _ = io.Copy(io.Discard, resp.Body)
		resp.Body.Close()
	}()
	return resp.StatusCode, nil
}

func plainBad(client *http.Client, url string) (int, error) {
	resp, err := client.Get(url) // want +5 "redundant-drain: no fix"
	if err != nil {
		return 0, err
	}

	io.Copy(io.Discard, io.LimitReader(resp.Body, 4<<10))
	resp.Body.Close()
	return resp.StatusCode, nil
}
