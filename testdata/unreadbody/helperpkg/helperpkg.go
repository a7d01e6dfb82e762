// Helpers in another package: closing and reading are seen by facts.
package helperpkg

import (
	"io"
	"net/http"

	"fixtures/unreadbody/helperpkg/closer"
)

func closeBad(client *http.Client, url string) (int, error) {
	resp, err := client.Get(url) // want "unread: "
	if err != nil {
		return 0, err
	}
	defer closer.Close(resp)
	return resp.StatusCode, nil
}

func quietlyBad(client *http.Client, url string) (int, error) {
	resp, err := client.Get(url) // want "unread: "
	if err != nil {
		return 0, err
	}
	defer closer.Quietly(resp.Body)
	return len(closer.Status(resp)), nil
}

func drainOk(client *http.Client, url string) (int, error) {
	resp, err := client.Get(url)
	if err != nil {
		return 0, err
	}
	defer closer.Drain(resp)
	return resp.StatusCode, nil
}

func firstByteOk(client *http.Client, url string) (byte, error) {
	resp, err := client.Get(url)
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	return closer.FirstByte(resp.Body), nil
}

func fetchOk(client *http.Client, url string) (int, error) {
	resp, err := closer.Fetch(client, url)
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	return resp.StatusCode, nil
}

func openBad(client *http.Client, url string) (int, error) {
	resp, err := closer.Open(client, url) // want "unread: "
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	return resp.StatusCode, nil
}

var scan func(io.Reader) error

// unknownOk: whatever is in the variable could read.
func unknownOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	return scan(resp.Body)
}
