package fixdelete

import (
	"io"
	"net/http"
)

func importStaysBad(client *http.Client, url string, w io.Writer) error {
	resp, err := client.Get(url) // want +9 "redundant-drain: Delete the drain of resp.Body"
	if err != nil {
		return err
	}
	if resp.StatusCode == 200 {
		_, err = io.Copy(w, resp.Body)
		resp.Body.Close()
		return err
	}
	io.CopyN(io.Discard, resp.Body, 1<<10)
	return resp.Body.Close()
}

// commentedBad: the comment would be lost.
func commentedBad(client *http.Client, url string) error {
	resp, err := client.Get(url) // want +5 "redundant-drain: no fix"
	if err != nil {
		return err
	}
	// So that the connection can be used again.
	io.Copy(io.Discard, resp.Body)
	return resp.Body.Close()
}
