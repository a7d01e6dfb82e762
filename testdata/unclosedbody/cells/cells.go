// Cells: variables that a literal captures, whose address is taken, or that
// name a result live in memory; a store replaces what they held.
package cells

import (
	"errors"
	"io"
	"log"
	"net/http"
)

func capturedOk(client *http.Client, url string) (int, error) {
	var resp *http.Response
	var err error
	func() {
		resp, err = client.Get(url)
	}()
	if err != nil {
		return 0, err
	}
	defer func() { resp.Body.Close() }()
	return resp.StatusCode, nil
}

func capturedOverwrittenBad(client *http.Client, urls [2]string) (int, error) {
	var resp *http.Response
	defer func() {
		if resp != nil {
			resp.Body.Close()
		}
	}()
	var err error
	resp, err = client.Get(urls[0]) // want "overwritten: "
	if err != nil {
		return 0, err
	}
	resp, err = client.Get(urls[1])
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func capturedClosedBetweenOk(client *http.Client, urls [2]string) (int, error) {
	var resp *http.Response
	defer func() {
		if resp != nil {
			resp.Body.Close()
		}
	}()
	var err error
	resp, err = client.Get(urls[0])
	if err != nil {
		return 0, err
	}
	resp.Body.Close()
	resp, err = client.Get(urls[1])
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

// The variable is set to nil although nobody closed the body.
func clearedBad(client *http.Client, url string) error {
	var resp *http.Response
	defer func() {
		if resp != nil {
			resp.Body.Close()
		}
	}()
	var err error
	resp, err = client.Get(url) // want "(path|overwritten): "
	if err != nil {
		return err
	}
	if resp.StatusCode != http.StatusOK {
		resp = nil
		return errors.New("bad status")
	}
	return nil
}

func get(client *http.Client, url string, resp **http.Response) error {
	r, err := client.Get(url)
	if err != nil {
		return err
	}
	*resp = r
	return nil
}

func addressOk(client *http.Client, url string) error {
	var resp *http.Response
	if err := get(client, url, &resp); err != nil {
		return err
	}
	return resp.Body.Close()
}

func pointerAliasOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	p := &resp
	defer (*p).Body.Close()
	return nil
}

func bodyAliasOk(client *http.Client, url string) ([]byte, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	body := resp.Body
	defer body.Close()
	return io.ReadAll(body)
}

func bodyAliasBad(client *http.Client, url string) ([]byte, error) {
	resp, err := client.Get(url) // want "read-to-eof: "
	if err != nil {
		return nil, err
	}
	body := resp.Body
	return io.ReadAll(body)
}

func responseAliasOk(client *http.Client, url string) (int, error) {
	resp, err := client.Get(url)
	if err != nil {
		return 0, err
	}
	last := resp
	defer last.Body.Close()
	return resp.StatusCode, nil
}

// A copy of the struct shares the body.
func structCopyOk(client *http.Client, url string) (int, error) {
	resp, err := client.Get(url)
	if err != nil {
		return 0, err
	}
	clone := *resp
	defer clone.Body.Close()
	return clone.StatusCode, nil
}

func swappedOk(client *http.Client, a, b string) error {
	first, err := client.Get(a)
	if err != nil {
		return err
	}
	second, err := client.Get(b)
	if err != nil {
		first.Body.Close()
		return err
	}
	if first.ContentLength > second.ContentLength {
		first, second = second, first
	}
	first.Body.Close()
	log.Print(second.ContentLength)
	return second.Body.Close()
}

func swappedBad(client *http.Client, a, b string) error {
	first, err := client.Get(a) // want "path: "
	if err != nil {
		return err
	}
	second, err := client.Get(b) // want "path: "
	if err != nil {
		first.Body.Close()
		return err
	}
	if first.ContentLength > second.ContentLength {
		first, second = second, first
	}
	first.Body.Close()
	log.Print(second.ContentLength)
	return nil
}

// Two turns, known from the array's type: nothing piles up.
func arrayOk(client *http.Client, urls [2]string) error {
	var resps [2]*http.Response
	for i, u := range urls {
		r, err := client.Get(u)
		if err != nil {
			return err
		}
		resps[i] = r
		defer resps[i].Body.Close()
	}
	return nil
}

type attempt struct {
	resp *http.Response
	err  error
}

func localStructOk(client *http.Client, url string) error {
	var a attempt
	a.resp, a.err = client.Get(url)
	if a.err != nil {
		return a.err
	}
	defer a.resp.Body.Close()
	return nil
}

func localStructBad(client *http.Client, url string) (int, error) {
	var a attempt
	a.resp, a.err = client.Get(url) // want "never-closed: "
	if a.err != nil {
		return 0, a.err
	}
	return a.resp.StatusCode, nil
}
