// Package claims has one function for each category of unclosedbody. Each sends
// requests over client, reads no more than it has to, and is mended by its fix, or is
// followed by one that does it well.
package claims

import (
	"compress/gzip"
	"errors"
	"io"
	"net/http"
	"strings"
)

var errBad = errors.New("bad")

// Discarded throws the response away.
func Discarded(client *http.Client, url string) error {
	_, err := client.Get(url)
	return err
}

// NeverClosed looks at the status only.
func NeverClosed(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	if resp.StatusCode != http.StatusOK {
		return errBad
	}
	return nil
}

// Path returns early.
func Path(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	if resp.ContentLength > 1000 {
		return errBad
	}
	defer resp.Body.Close()
	_, err = io.Copy(io.Discard, resp.Body)
	return err
}

// Overwritten tries again, and forgets the response that it has.
func Overwritten(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	if resp.ContentLength > 1000 {
		resp, err = client.Get(url + "?short")
		if err != nil {
			return err
		}
	}
	defer resp.Body.Close()
	_, err = io.Copy(io.Discard, resp.Body)
	return err
}

// DroppedOnError returns an error instead.
func DroppedOnError(client *http.Client, url string) error {
	resp, err := fetch(client, url)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	_, err = io.Copy(io.Discard, resp.Body)
	return err
}

func fetch(client *http.Client, url string) (*http.Response, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	if resp.ContentLength > 1000 {
		return nil, errBad
	}
	return resp, nil
}

// DeferInLoop closes all of them in the end.
func DeferInLoop(client *http.Client, url string, n int) error {
	for range n {
		resp, err := client.Get(url)
		if err != nil {
			return err
		}
		defer resp.Body.Close()
		if resp.StatusCode != http.StatusOK {
			return errBad
		}
	}
	return nil
}

// DeferInLoopWell closes each on its turn.
func DeferInLoopWell(client *http.Client, url string, n int) error {
	for range n {
		if err := Well(client, url); err != nil {
			return err
		}
	}
	return nil
}

// Well closes the body without having read it.
func Well(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return errBad
	}
	return nil
}

// WrapperOnly closes the reader around the body.
func WrapperOnly(client *http.Client, url string) error {
	resp, err := client.Get(url + "?gzip")
	if err != nil {
		return err
	}
	zr, err := gzip.NewReader(resp.Body)
	if err != nil {
		resp.Body.Close()
		return err
	}
	defer zr.Close()
	var b [10]byte
	_, err = zr.Read(b[:])
	return err
}

// Replaced puts another body in the place of one that is open.
func Replaced(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	resp.Body = io.NopCloser(strings.NewReader("nothing"))
	defer resp.Body.Close()
	_, err = io.Copy(io.Discard, resp.Body)
	return err
}

// ReplacedWell closes it before.
func ReplacedWell(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	resp.Body.Close()
	resp.Body = io.NopCloser(strings.NewReader("nothing"))
	_, err = io.Copy(io.Discard, resp.Body)
	return err
}

// ReadToEOF reads it to the end, and does not close it.
func ReadToEOF(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	_, err = io.Copy(io.Discard, resp.Body)
	return err
}
