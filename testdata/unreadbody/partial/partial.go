// With -partial: closed after a part was read.
package partial

import (
	"bufio"
	"io"
	"net/http"
)

func oneReadBad(client *http.Client, url string) (byte, error) {
	resp, err := client.Get(url) // want "partly-read: body of resp may be closed at line 15 before its end"
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	var b [1]byte
	_, err = resp.Body.Read(b[:])
	return b[0], err
}

func firstLineBad(client *http.Client, url string) (string, error) {
	resp, err := client.Get(url) // want "partly-read: "
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	return bufio.NewReader(resp.Body).ReadString('\n')
}

func limitedBad(client *http.Client, url string) ([]byte, error) {
	resp, err := client.Get(url) // want "partly-read: "
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	return io.ReadAll(io.LimitReader(resp.Body, 100))
}

func wholeOk(client *http.Client, url string) ([]byte, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body)
}

func unreadIsNotPartOk(client *http.Client, url string) (int, error) {
	resp, err := client.Get(url) // want "unread: "
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	return resp.StatusCode, nil
}
