// Correlated conditions: a condition met twice on one path has one answer, so
// half of the combinations cannot happen.
package correlated

import (
	"errors"
	"io"
	"log"
	"net/http"
	"os"
	"strings"
)

type options struct {
	Stream  bool
	Verbose bool
	Method  string
}

func flagTwiceOk(client *http.Client, url string, fetch bool) (string, error) {
	var resp *http.Response
	if fetch {
		var err error
		resp, err = client.Get(url)
		if err != nil {
			return "", err
		}
	}
	out := "not fetched"
	if fetch {
		out = resp.Status
		resp.Body.Close()
	}
	return out, nil
}

func otherFlagBad(client *http.Client, url string, fetch, keep bool) (string, error) {
	var resp *http.Response
	if fetch {
		var err error
		resp, err = client.Get(url) // want "path: "
		if err != nil {
			return "", err
		}
	}
	if fetch && !keep {
		resp.Body.Close()
	}
	return "done", nil
}

func negatedFlagOk(client *http.Client, url string, cached bool) error {
	var resp *http.Response
	var err error
	if !cached {
		if resp, err = client.Get(url); err != nil {
			return err
		}
	}
	log.Print("working on ", url)
	if cached {
		return nil
	}
	return resp.Body.Close()
}

func fieldTwiceOk(client *http.Client, url string, o options) (io.ReadCloser, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	if !o.Stream {
		defer resp.Body.Close()
	}
	if resp.StatusCode != http.StatusOK {
		if o.Stream {
			resp.Body.Close()
		}
		return nil, errors.New(resp.Status)
	}
	if o.Stream {
		return resp.Body, nil
	}
	_, err = io.Copy(os.Stdout, resp.Body)
	return nil, err
}

// Nothing between the two loads can write the field.
func pointerFieldTwiceOk(client *http.Client, url string, o *options) (*http.Response, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	if !o.Stream {
		resp.Body.Close()
	}
	if o.Stream {
		return resp, nil
	}
	return nil, nil
}

func fieldOtherwiseBad(client *http.Client, url string, o options) (io.ReadCloser, error) {
	resp, err := client.Get(url) // want "path: "
	if err != nil {
		return nil, err
	}
	if o.Verbose {
		defer resp.Body.Close()
	}
	if o.Stream && !o.Verbose {
		return resp.Body, nil
	}
	return nil, nil
}

func statusTwiceOk(client *http.Client, url string) ([]byte, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode != http.StatusOK {
		resp.Body.Close()
	}
	log.Print(url)
	if resp.StatusCode != http.StatusOK {
		return nil, errors.New(resp.Status)
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body)
}

// The two tests are not complements.
func statusGapBad(client *http.Client, url string) (*http.Response, error) {
	resp, err := client.Get(url) // want "(path|dropped-on-error): "
	if err != nil {
		return nil, err
	}
	if resp.StatusCode >= 500 {
		resp.Body.Close()
	}
	if resp.StatusCode != http.StatusOK {
		return nil, errors.New(resp.Status)
	}
	return resp, nil
}

func constantTwiceOk(client *http.Client, url, mode string) (*http.Response, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	if mode == "probe" {
		resp.Body.Close()
	}
	if mode == "probe" {
		return nil, nil
	}
	return resp, nil
}

// A string is one thing at a time.
func exclusiveConstantsOk(client *http.Client, url, mode string) (err error) {
	var resp *http.Response
	switch mode {
	case "fetch":
		if resp, err = client.Get(url); err != nil {
			return err
		}
	case "skip":
		log.Print("skipped")
	}
	if mode == "skip" {
		return nil
	}
	if mode == "fetch" {
		resp.Body.Close()
	}
	return nil
}

func pureCallTwiceOk(client *http.Client, url string) (*http.Response, error) {
	var resp *http.Response
	var err error
	if strings.HasPrefix(url, "https://") {
		if resp, err = client.Get(url); err != nil {
			return nil, err
		}
		log.Print(resp.Proto)
	}
	if strings.HasPrefix(url, "https://") {
		resp.Body.Close()
	}
	return nil, nil
}

func success(code int) bool { return code >= 200 && code < 300 }

func predicateTwiceOk(client *http.Client, url string) (io.ReadCloser, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	if !success(resp.StatusCode) {
		resp.Body.Close()
	}
	if !success(resp.StatusCode) {
		return nil, errors.New(resp.Status)
	}
	return resp.Body, nil
}

func boolResultOk(client *http.Client, url string) (*http.Response, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	ok := resp.StatusCode < 300
	if !ok {
		resp.Body.Close()
	}
	if ok {
		return resp, nil
	}
	return nil, errors.New(resp.Status)
}

func errRememberedOk(client *http.Client, url string) (*http.Response, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode == http.StatusNotFound {
		resp.Body.Close()
		err = errors.New("not found")
	}
	if err != nil {
		return nil, err
	}
	return resp, nil
}

func errRememberedBad(client *http.Client, url string) (*http.Response, error) {
	resp, err := client.Get(url) // want "dropped-on-error: "
	if err != nil {
		return nil, err
	}
	if resp.StatusCode == http.StatusNotFound {
		err = errors.New("not found")
	}
	if err != nil {
		return nil, err
	}
	return resp, nil
}

// needClose is true exactly when there is something to close.
func needCloseOk(client *http.Client, path string) ([]byte, error) {
	var src io.ReadCloser
	needClose := false
	if strings.Contains(path, "://") {
		resp, err := client.Get(path)
		if err != nil {
			return nil, err
		}
		src = resp.Body
		needClose = true
	} else {
		src = os.Stdin
	}
	b, err := io.ReadAll(src)
	if needClose {
		src.Close()
	}
	return b, err
}

func doneFlagOk(client *http.Client, urls []string) (*http.Response, error) {
	var resp *http.Response
	done := false
	for i := 0; !done && i < len(urls); i++ {
		r, err := client.Get(urls[i])
		if err != nil {
			continue
		}
		if r.StatusCode == http.StatusOK {
			resp = r
			done = true
		} else {
			r.Body.Close()
		}
	}
	if !done {
		return nil, errors.New("nothing found")
	}
	return resp, nil
}

func doneFlagBad(client *http.Client, urls []string) (*http.Response, error) {
	var resp *http.Response
	done := false
	for i := 0; !done && i < len(urls); i++ {
		r, err := client.Get(urls[i]) // want "(path|overwritten|dropped-on-error): "
		if err != nil {
			continue
		}
		if r.StatusCode == http.StatusOK {
			resp = r
			done = true
		}
	}
	if !done {
		return nil, errors.New("nothing found")
	}
	return resp, nil
}

type conn struct {
	closed bool
	client *http.Client
}

func (c *conn) touch() { c.closed = !c.closed }

// The call in between may have changed the field.
func changedBetweenBad(c *conn, url string) error {
	resp, err := c.client.Get(url) // want "path: "
	if err != nil {
		return err
	}
	if c.closed {
		resp.Body.Close()
	}
	c.touch()
	if !c.closed {
		resp.Body.Close()
	}
	return nil
}

func bothHalvesOk(c *conn, url string) error {
	resp, err := c.client.Get(url)
	if err != nil {
		return err
	}
	if c.closed {
		resp.Body.Close()
	}
	if !c.closed {
		resp.Body.Close()
	}
	return nil
}
