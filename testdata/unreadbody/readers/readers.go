// Readers around the body: making one reads nothing, using it does.
package readers

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"io"
	"net/http"
)

type page struct {
	dec *json.Decoder
	raw io.Reader
}

func decoderNotUsedBad(client *http.Client, url string) (int, error) {
	resp, err := client.Get(url) // want "unread: "
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	dec := json.NewDecoder(resp.Body)
	dec.UseNumber()
	return resp.StatusCode, nil
}

func limitNotUsedBad(client *http.Client, url string) (int, error) {
	resp, err := client.Get(url) // want "unread: "
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	_ = io.LimitReader(resp.Body, 100)
	return resp.StatusCode, nil
}

func decodedOk(client *http.Client, url string, v any) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	return json.NewDecoder(resp.Body).Decode(v)
}

func gzipHeaderOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	zr, err := gzip.NewReader(resp.Body)
	if err != nil {
		return err
	}
	return zr.Close()
}

func (p *page) more() bool { return p.dec.More() }

// inStructOk: the method reads through the field.
func inStructOk(client *http.Client, url string) (bool, error) {
	resp, err := client.Get(url)
	if err != nil {
		return false, err
	}
	defer resp.Body.Close()
	p := &page{dec: json.NewDecoder(resp.Body)}
	return p.more(), nil
}

func (p *page) next() string {
	s, _ := bufio.NewReader(p.raw).ReadString('\n')
	return s
}

// rawInStructOk keeps the body itself as a reader.
func rawInStructOk(client *http.Client, url string) (string, error) {
	resp, err := client.Get(url)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	p := page{raw: resp.Body}
	return p.next(), nil
}

var current io.Reader

func inGlobalOk(client *http.Client, url string) (string, error) {
	resp, err := client.Get(url)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	current = bufio.NewReader(resp.Body)
	return (&page{raw: current}).next(), nil
}
