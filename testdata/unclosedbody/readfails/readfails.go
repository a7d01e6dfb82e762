// Package readfails has functions that do not close a body that could not be read:
// the connection is gone then, and callers could do nothing about it.
package readfails

import (
	"bytes"
	"compress/flate"
	"errors"
	"io"
	"log"
	"net/http"
	"os"
)

// discard closes what it could read.
func discard(resp *http.Response) {
	if resp == nil {
		return
	}
	if _, err := io.Copy(io.Discard, resp.Body); err != nil {
		log.Print(err)
		return
	}
	resp.Body.Close()
}

func discardOk(url string) (int, error) {
	resp, err := http.Get(url)
	if err != nil {
		discard(resp)
		return 0, err
	}
	discard(resp)
	return resp.StatusCode, nil
}

func discardOnOnePathBad(url string) ([]byte, error) {
	resp, err := http.Get(url) // want "path: response body of resp is not closed on the path that returns at line 46"
	if err != nil {
		return nil, err
	}
	if resp.StatusCode != http.StatusOK {
		discard(resp)
		return nil, errors.New(resp.Status)
	}
	return []byte(resp.Status), nil
}

func read(resp *http.Response) ([]byte, error) {
	b, err := io.ReadAll(resp.Body)
	if err == nil {
		return b, resp.Body.Close()
	}
	return nil, err
}

func readOk(url string) ([]byte, error) {
	resp, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	return read(resp)
}

func readFrom(body io.ReadCloser) (*bytes.Buffer, error) {
	var b bytes.Buffer
	if _, err := b.ReadFrom(body); nil != err {
		return nil, err
	}
	return &b, body.Close()
}

func readFromOk(url string) (*bytes.Buffer, error) {
	resp, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	return readFrom(resp.Body)
}

// The name of a result that a deferred function uses is a variable.
func named(resp *http.Response) (b []byte, err error) {
	defer func() {
		if err != nil {
			log.Print(err)
		}
	}()
	b, err = io.ReadAll(resp.Body)
	if err != nil {
		return nil, err
	}
	err = resp.Body.Close()
	return b, err
}

func namedOk(url string) ([]byte, error) {
	resp, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	return named(resp)
}

// A part that could not be read is as good as all.
func head(resp *http.Response) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(resp.Body, 512))
	if err != nil {
		return nil, err
	}
	return b, resp.Body.Close()
}

func headOk(url string) ([]byte, error) {
	resp, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	return head(resp)
}

// What cannot be unpacked may be there to be read.
func unpack(resp *http.Response) ([]byte, error) {
	z := flate.NewReader(resp.Body)
	b, err := io.ReadAll(z)
	if err != nil {
		return nil, err
	}
	return b, resp.Body.Close()
}

func unpackBad(url string) ([]byte, error) {
	resp, err := http.Get(url) // want "read-to-eof: response body of resp is read but not closed on the path that returns at line "
	if err != nil {
		return nil, err
	}
	return unpack(resp)
}

// What cannot be written may be there to be read.
func save(resp *http.Response, f *os.File) error {
	if _, err := io.Copy(f, resp.Body); err != nil {
		return err
	}
	return resp.Body.Close()
}

func saveBad(url string, f *os.File) error {
	resp, err := http.Get(url) // want "read-to-eof: "
	if err != nil {
		return err
	}
	return save(resp, f)
}

// That it was read to the end is no reason not to close it.
func parse(resp *http.Response) ([]byte, error) {
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		return nil, err
	}
	if len(b) == 0 {
		return nil, errors.New("empty")
	}
	return b, resp.Body.Close()
}

func parseBad(url string) ([]byte, error) {
	resp, err := http.Get(url) // want "read-to-eof: response body of resp is read but not closed on the path that returns at line 172"
	if err != nil {
		return nil, err
	}
	return parse(resp)
}

// A function that closes nothing leaves it to its callers, who close.
func slurp(resp *http.Response) ([]byte, error) {
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		return nil, err
	}
	return b, nil
}

func slurpBad(url string) ([]byte, error) {
	resp, err := http.Get(url) // want "read-to-eof: response body of resp is read but not closed on the path that returns at line 191"
	if err != nil {
		return nil, err
	}
	b, err := slurp(resp)
	if err != nil {
		return nil, err
	}
	resp.Body.Close()
	return b, nil
}

func slurpNeverBad(url string) ([]byte, error) {
	resp, err := http.Get(url) // want "read-to-eof: response body of resp is read to the end but not closed$"
	if err != nil {
		return nil, err
	}
	return slurp(resp)
}

// Of one's own function it is said, and why.
func ownBad(url string) ([]byte, error) {
	resp, err := http.Get(url) // want "read-to-eof: response body of resp is not closed on the path that returns at line 213, where reading it failed"
	if err != nil {
		return nil, err
	}
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		return nil, err
	}
	resp.Body.Close()
	return b, nil
}

// Two reasons: the one that does not excuse is told.
func ownTwiceBad(url string) ([]byte, error) {
	resp, err := http.Get(url) // want "read-to-eof: response body of resp is read but not closed on the path that returns at line 230"
	if err != nil {
		return nil, err
	}
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		return nil, err
	}
	if len(b) == 0 {
		return nil, errors.New("empty")
	}
	resp.Body.Close()
	return b, nil
}

// The first could be read, the second not.
func both(a, b *http.Response) {
	if _, err := io.Copy(io.Discard, a.Body); err != nil {
		a.Body.Close()
		return
	}
	a.Body.Close()
	b.Body.Close()
}

func bothBad(first, second string) error {
	a, err := http.Get(first)
	if err != nil {
		return err
	}
	b, err := http.Get(second) // want "path: "
	if err != nil {
		a.Body.Close()
		return err
	}
	both(a, b)
	return nil
}

// What is too long is there to be read, and its connection stays; it is taken for
// what could not be read.
func FN_tooLong(url string) error {
	resp, err := http.Get(url)
	if err != nil {
		return err
	}
	return bounded(resp)
}

func bounded(resp *http.Response) error {
	resp.Body = http.MaxBytesReader(nil, resp.Body, 1<<20)
	if _, err := io.ReadAll(resp.Body); err != nil {
		return err
	}
	return resp.Body.Close()
}

// An error that is noted and passed over need not have been there.
func notedBad(url string) error {
	resp, err := http.Get(url) // want "read-to-eof: response body of resp is read but not closed on the path that returns at line "
	if err != nil {
		return err
	}
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		log.Print(err)
	}
	if len(b) == 0 {
		return errors.New("empty")
	}
	return resp.Body.Close()
}

func noted(resp *http.Response, code int) {
	if _, err := io.Copy(io.Discard, resp.Body); err == nil {
		log.Print("drained")
	}
	if resp.StatusCode == code {
		return
	}
	resp.Body.Close()
}

func notedByHelperBad(url string) error {
	resp, err := http.Get(url) // want "read-to-eof: "
	if err != nil {
		return err
	}
	noted(resp, 404)
	return nil
}

// That the first could not be read says nothing of the second.
func secondBad(url string) error {
	again := false
	for range 2 {
		resp, err := http.Get(url) // want "read-to-eof: response body of resp is read but not closed on the path that returns at line "
		if err != nil {
			return err
		}
		if again {
			io.ReadAll(resp.Body)
			return nil
		}
		if _, err := io.Copy(io.Discard, resp.Body); err != nil {
			resp.Body.Close()
			again = true
			continue
		}
		resp.Body.Close()
	}
	return nil
}
