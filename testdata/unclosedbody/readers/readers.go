// Readers around the body: bufio, LimitReader, TeeReader, MultiReader,
// MaxBytesReader. Only the last one closes what it wraps.
package readers

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/json"
	"io"
	"mime/multipart"
	"net/http"
)

func scannerOk(client *http.Client, url string) (lines []string, err error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	sc := bufio.NewScanner(resp.Body)
	for sc.Scan() {
		lines = append(lines, sc.Text())
	}
	return lines, sc.Err()
}

func scannerLeftEarlyBad(client *http.Client, url, key string) (bool, error) {
	resp, err := client.Get(url) // want "never-closed: "
	if err != nil {
		return false, err
	}
	sc := bufio.NewScanner(resp.Body)
	for sc.Scan() {
		if sc.Text() == key {
			return true, nil
		}
	}
	return false, sc.Err()
}

// Nobody can close the body through a Scanner.
func scannerReturnedBad(client *http.Client, url string) (*bufio.Scanner, error) {
	resp, err := client.Get(url) // want "(never-closed|wrapper-only): "
	if err != nil {
		return nil, err
	}
	return bufio.NewScanner(resp.Body), nil
}

func decoderReturnedBad(client *http.Client, url string) (*json.Decoder, error) {
	resp, err := client.Get(url) // want "(never-closed|wrapper-only): "
	if err != nil {
		return nil, err
	}
	return json.NewDecoder(resp.Body), nil
}

func bufioReturnedBad(client *http.Client, url string) (*bufio.Reader, error) {
	resp, err := client.Get(url) // want "(never-closed|wrapper-only): "
	if err != nil {
		return nil, err
	}
	return bufio.NewReaderSize(resp.Body, 64<<10), nil
}

func scannerWithCloserOk(client *http.Client, url string) (*bufio.Scanner, io.Closer, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, nil, err
	}
	return bufio.NewScanner(resp.Body), resp.Body, nil
}

type lines struct {
	*bufio.Scanner
	body io.Closer
}

func (l *lines) Close() error { return l.body.Close() }

func linesOk(client *http.Client, url string) (*lines, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	return &lines{Scanner: bufio.NewScanner(resp.Body), body: resp.Body}, nil
}

func linesUsedOk(client *http.Client, url string) (n int, err error) {
	l, err := linesOk(client, url)
	if err != nil {
		return 0, err
	}
	defer l.Close()
	for l.Scan() {
		n++
	}
	return n, l.Err()
}

func linesUsedBad(client *http.Client, url string) (string, error) {
	l, err := linesOk(client, url) // want "never-closed: "
	if err != nil {
		return "", err
	}
	l.Scan()
	return l.Text(), l.Err()
}

func limitedBad(client *http.Client, url string) ([]byte, error) {
	resp, err := client.Get(url) // want "(never-closed|read-to-eof): "
	if err != nil {
		return nil, err
	}
	return io.ReadAll(io.LimitReader(resp.Body, 1<<20))
}

func limitedOk(client *http.Client, url string) ([]byte, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	return io.ReadAll(io.LimitReader(resp.Body, 1<<20))
}

// Close of a MaxBytesReader closes the reader it wraps.
func maxBytesOk(client *http.Client, url string) ([]byte, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	body := http.MaxBytesReader(nil, resp.Body, 1<<20)
	defer body.Close()
	return io.ReadAll(body)
}

func maxBytesReplacedOk(client *http.Client, url string) (*http.Response, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	resp.Body = http.MaxBytesReader(nil, resp.Body, 1<<20)
	return resp, nil
}

func maxBytesBad(client *http.Client, url string) (map[string]any, error) {
	resp, err := client.Get(url) // want "never-closed: "
	if err != nil {
		return nil, err
	}
	var v map[string]any
	err = json.NewDecoder(http.MaxBytesReader(nil, resp.Body, 1<<20)).Decode(&v)
	return v, err
}

func teeOk(client *http.Client, url string, v any) ([]byte, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	var raw bytes.Buffer
	err = json.NewDecoder(io.TeeReader(resp.Body, &raw)).Decode(v)
	return raw.Bytes(), err
}

func teeBad(client *http.Client, url string, v any) ([]byte, error) {
	resp, err := client.Get(url) // want "never-closed: "
	if err != nil {
		return nil, err
	}
	var raw bytes.Buffer
	err = json.NewDecoder(io.TeeReader(resp.Body, &raw)).Decode(v)
	return raw.Bytes(), err
}

func hashOk(client *http.Client, url string) ([]byte, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	h := sha256.New()
	if _, err := io.Copy(h, resp.Body); err != nil {
		return nil, err
	}
	return h.Sum(nil), nil
}

func csvBad(client *http.Client, url string) ([]string, error) {
	resp, err := client.Get(url) // want "never-closed: "
	if err != nil {
		return nil, err
	}
	return csv.NewReader(resp.Body).Read()
}

func csvOk(client *http.Client, url string) ([][]string, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	return csv.NewReader(resp.Body).ReadAll()
}

// Closing the part is not closing the body it is read from.
func multipartBad(client *http.Client, url, boundary string) ([]byte, error) {
	resp, err := client.Get(url) // want "(never-closed|wrapper-only): "
	if err != nil {
		return nil, err
	}
	part, err := multipart.NewReader(resp.Body, boundary).NextPart()
	if err != nil {
		return nil, err
	}
	defer part.Close()
	return io.ReadAll(part)
}

func multipartOk(client *http.Client, url, boundary string) ([]byte, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	part, err := multipart.NewReader(resp.Body, boundary).NextPart()
	if err != nil {
		return nil, err
	}
	defer part.Close()
	return io.ReadAll(part)
}

func concatenatedOk(client *http.Client, urls []string, w io.Writer) error {
	var readers []io.Reader
	var closers []io.Closer
	defer func() {
		for _, c := range closers {
			c.Close()
		}
	}()
	for _, u := range urls {
		resp, err := client.Get(u)
		if err != nil {
			return err
		}
		closers = append(closers, resp.Body)
		readers = append(readers, resp.Body)
	}
	_, err := io.Copy(w, io.MultiReader(readers...))
	return err
}
