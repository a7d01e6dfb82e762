// Read to the end, never closed: no connection is lost on the stock Transport,
// and the contract says Close all the same.
package readtoeof

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strings"
)

func readAllBad(client *http.Client, url string) ([]byte, error) {
	resp, err := client.Get(url) // want "read-to-eof: "
	if err != nil {
		return nil, err
	}
	return io.ReadAll(resp.Body)
}

func readAllCheckedBad(client *http.Client, url string) (string, error) {
	resp, err := client.Get(url) // want "read-to-eof: "
	if err != nil {
		return "", err
	}
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		return "", err
	}
	if resp.StatusCode != http.StatusOK {
		return "", errors.New(string(b))
	}
	return string(b), nil
}

func discardBad(client *http.Client, url string) error {
	resp, err := client.Get(url) // want "read-to-eof: "
	if err != nil {
		return err
	}
	_, err = io.Copy(io.Discard, resp.Body)
	return err
}

func readFromBad(client *http.Client, url string) (*bytes.Buffer, error) {
	resp, err := client.Get(url) // want "(read-to-eof|never-closed): "
	if err != nil {
		return nil, err
	}
	buf := new(bytes.Buffer)
	if _, err := buf.ReadFrom(resp.Body); err != nil {
		return nil, err
	}
	return buf, nil
}

func unmarshalBad(client *http.Client, url string, v any) error {
	resp, err := client.Get(url) // want "read-to-eof: "
	if err != nil {
		return err
	}
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		return err
	}
	return json.Unmarshal(b, v)
}

func scannerBad(client *http.Client, url string) (n int, err error) {
	resp, err := client.Get(url) // want "(read-to-eof|never-closed): "
	if err != nil {
		return 0, err
	}
	sc := bufio.NewScanner(resp.Body)
	for sc.Scan() {
		n++
	}
	return n, sc.Err()
}

// One of the leaking paths has not read: that one is worse.
func notOnEveryPathBad(client *http.Client, url string) ([]byte, error) {
	resp, err := client.Get(url) // want "never-closed: "
	if err != nil {
		return nil, err
	}
	if resp.StatusCode != http.StatusOK {
		return nil, errors.New(resp.Status)
	}
	return io.ReadAll(resp.Body)
}

// The other branch closes; the branch that does not has read to the end.
func closedElsewhereBad(client *http.Client, url string) (string, error) {
	resp, err := client.Get(url) // want "read-to-eof: "
	if err != nil {
		return "", err
	}
	if resp.StatusCode == http.StatusNoContent {
		resp.Body.Close()
		return "", nil
	}
	b, err := io.ReadAll(resp.Body)
	return strings.TrimSpace(string(b)), err
}

// The close comes late, and only when reading went well.
func lateCloseBad(client *http.Client, url string) ([]byte, error) {
	resp, err := client.Get(url) // want "read-to-eof: "
	if err != nil {
		return nil, err
	}
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		return nil, err
	}
	if err := resp.Body.Close(); err != nil {
		return nil, err
	}
	return b, nil
}

// A read that fails part of the way is followed by a Close.
func lateCloseOk(client *http.Client, url string) ([]byte, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	b, err := io.ReadAll(resp.Body)
	resp.Body.Close()
	return b, err
}

// One value is not the end.
func decodeOnceBad(client *http.Client, url string, v any) error {
	resp, err := client.Get(url) // want "never-closed: "
	if err != nil {
		return err
	}
	return json.NewDecoder(resp.Body).Decode(v)
}

func copyNBad(client *http.Client, url string) error {
	resp, err := client.Get(url) // want "never-closed: "
	if err != nil {
		return err
	}
	_, err = io.CopyN(io.Discard, resp.Body, 512)
	return err
}

func readAllOk(client *http.Client, url string) ([]byte, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body)
}

func loopBad(client *http.Client, urls []string) (total int) {
	for _, u := range urls {
		resp, err := client.Get(u) // want "(read-to-eof|overwritten): "
		if err != nil {
			continue
		}
		b, _ := io.ReadAll(resp.Body)
		total += len(b)
	}
	return total
}
