// Nil checks: on the response, on its Body, in front of the Close or of the
// defer. A nil response has no body; a client's response always has one.
package nilchecks

import (
	"errors"
	"io"
	"net/http"
)

func responseOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if resp != nil {
		defer resp.Body.Close()
	}
	if err != nil {
		return err
	}
	return nil
}

func responseAndBodyOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if resp != nil && resp.Body != nil {
		defer resp.Body.Close()
	}
	return err
}

func bodyOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	if resp.Body != nil {
		defer resp.Body.Close()
	}
	return nil
}

func bodyIsNoBodyOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	if resp.Body == http.NoBody {
		return errors.New("empty answer")
	}
	defer resp.Body.Close()
	return nil
}

func nilFirstOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if resp == nil {
		return err
	}
	return resp.Body.Close()
}

func errOrNilOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil || resp == nil {
		return err
	}
	defer resp.Body.Close()
	return nil
}

func nilBodyReturnOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	if resp.Body == nil {
		return errors.New("no body")
	}
	defer resp.Body.Close()
	return nil
}

func checkedButNotClosedBad(client *http.Client, url string) (int, error) {
	resp, err := client.Get(url) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	if resp == nil || resp.Body == nil {
		return 0, errors.New("nothing")
	}
	return resp.StatusCode, nil
}

func guardedPartBad(client *http.Client, url string) error {
	resp, err := client.Get(url) // want "path: "
	if resp != nil && resp.ContentLength > 0 {
		defer resp.Body.Close()
	}
	return err
}

func closeIfOpen(resp *http.Response) {
	if resp == nil || resp.Body == nil {
		return
	}
	resp.Body.Close()
}

func helperBeforeErrCheckOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	defer closeIfOpen(resp)
	if err != nil {
		return err
	}
	return nil
}

func helperOk(client *http.Client, url string) (*http.Response, error) {
	resp, err := client.Get(url)
	if err != nil {
		closeIfOpen(resp)
		return nil, err
	}
	return resp, nil
}

func deferredLiteralOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	defer func() {
		if resp != nil && resp.Body != nil {
			_, _ = io.Copy(io.Discard, resp.Body)
			_ = resp.Body.Close()
		}
	}()
	if err != nil {
		return err
	}
	if resp.StatusCode != http.StatusOK {
		return errors.New(resp.Status)
	}
	return nil
}

// The field is nil until something has been opened.
type holder struct{ body io.ReadCloser }

func (h *holder) swapOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	if h.body != nil {
		h.body.Close()
	}
	h.body = resp.Body
	return nil
}

func invertedBad(client *http.Client, url string) error {
	resp, err := client.Get(url) // want "never-closed: "
	if err != nil {
		return err
	}
	if resp == nil {
		defer resp.Body.Close()
	}
	return nil
}

func closerVariableOk(client *http.Client, url string, remote bool) error {
	var c io.Closer
	if remote {
		resp, err := client.Get(url)
		if err != nil {
			return err
		}
		c = resp.Body
	}
	if c != nil {
		return c.Close()
	}
	return nil
}

func loopVariableOk(client *http.Client, urls []string) (err error) {
	var prev *http.Response
	for _, u := range urls {
		if prev != nil {
			prev.Body.Close()
		}
		prev, err = client.Get(u)
		if err != nil {
			return err
		}
	}
	if prev != nil {
		prev.Body.Close()
	}
	return nil
}
