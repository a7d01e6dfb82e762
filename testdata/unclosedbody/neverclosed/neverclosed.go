// Never closed: no path closes the body or hands it on. Reading a field of
// the response, printing it, or closing something else is no Close.
package neverclosed

import (
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"log"
	"log/slog"
	"net/http"
	"os"
	"strings"
	"time"
)

type status struct {
	Code int
	Took time.Duration
}

type feed struct {
	Title string `xml:"channel>title"`
}

func statusOnlyBad(client *http.Client, url string) (int, error) {
	resp, err := client.Get(url) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func decodeBad(client *http.Client, url string) (map[string]any, error) {
	resp, err := client.Get(url) // want "never-closed: "
	if err != nil {
		return nil, err
	}
	var v map[string]any
	err = json.NewDecoder(resp.Body).Decode(&v)
	return v, err
}

func xmlBad(client *http.Client, url string) (*feed, error) {
	resp, err := client.Get(url) // want "never-closed: "
	if err != nil {
		return nil, err
	}
	var f feed
	if err := xml.NewDecoder(resp.Body).Decode(&f); err != nil {
		return nil, err
	}
	return &f, nil
}

func postBad(client *http.Client, url string, payload []byte) error {
	resp, err := client.Post(url, "application/json", bytes.NewReader(payload)) // want "never-closed: "
	if err != nil {
		return err
	}
	if resp.StatusCode != http.StatusCreated {
		return errors.New(resp.Status)
	}
	return nil
}

// Logging the response borrows it.
func loggedBad(client *http.Client, url string) {
	resp, err := client.Get(url) // want "never-closed: "
	if err != nil {
		log.Fatal(err)
	}
	log.Printf("%s: %s, %d bytes", url, resp.Status, resp.ContentLength)
}

func slogBad(client *http.Client, url string) {
	resp, err := client.Get(url) // want "never-closed: "
	if err != nil {
		slog.Error("get", "err", err)
		return
	}
	slog.Info("got", slog.Int("status", resp.StatusCode), slog.String("proto", resp.Proto))
}

// A cancelled context bounds the loss; the documented contract is Close.
func cancelIsNoCloseBad(ctx context.Context, client *http.Client, url string) (int, error) {
	ctx, cancel := context.WithTimeout(ctx, 2*time.Second)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return 0, err
	}
	resp, err := client.Do(req) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func idleConnectionsBad(url string) (int, error) {
	client := &http.Client{Timeout: time.Second}
	defer client.CloseIdleConnections()
	resp, err := client.Get(url) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

// req.Body is the request's body.
func wrongBodyBad(client *http.Client, req *http.Request) (int, error) {
	resp, err := client.Do(req) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	defer req.Body.Close()
	return resp.StatusCode, nil
}

// Response.Close is a flag about the connection.
func closeFieldBad(client *http.Client, url string) (bool, error) {
	resp, err := client.Get(url) // want "never-closed: "
	if err != nil {
		return false, err
	}
	resp.Close = true
	return resp.Uncompressed, nil
}

func measureBad(client *http.Client, url string) (status, error) {
	start := time.Now()
	resp, err := client.Get(url) // want "never-closed: "
	if err != nil {
		return status{}, err
	}
	return status{Code: resp.StatusCode, Took: time.Since(start)}, nil
}

func measureOk(client *http.Client, url string) (status, error) {
	start := time.Now()
	resp, err := client.Get(url)
	if err != nil {
		return status{}, err
	}
	resp.Body.Close()
	return status{Code: resp.StatusCode, Took: time.Since(start)}, nil
}

// Header and cookie copies carry nothing that must be closed.
func headerEscapesBad(client *http.Client, url string) (http.Header, []*http.Cookie, error) {
	resp, err := client.Get(url) // want "never-closed: "
	if err != nil {
		return nil, nil, err
	}
	return resp.Header.Clone(), resp.Cookies(), nil
}

func headerEscapesOk(client *http.Client, url string) (http.Header, []*http.Cookie, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, nil, err
	}
	defer resp.Body.Close()
	return resp.Header, resp.Cookies(), nil
}

func printedOk(client *http.Client, url string) {
	resp, err := client.Get(url)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return
	}
	fmt.Println(strings.ToLower(resp.Status))
	if err := resp.Body.Close(); err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
}

func partialReadBad(client *http.Client, url string) ([]byte, error) {
	resp, err := client.Get(url) // want "never-closed: "
	if err != nil {
		return nil, err
	}
	magic := make([]byte, 4)
	n, err := resp.Body.Read(magic)
	if n < len(magic) {
		return nil, fmt.Errorf("short read: %w", err)
	}
	return magic, nil
}
