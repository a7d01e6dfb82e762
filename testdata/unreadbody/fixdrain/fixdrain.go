// Drains where the request is bounded in time.
package fixdrain

import (
	"context"
	"net/http"
	"time"
)

var client = &http.Client{Timeout: 5 * time.Second}

type probe struct{ client *http.Client }

func newProbe() *probe { return &probe{client: newClient()} }

func newClient() *http.Client { return &http.Client{Timeout: time.Minute} }

func deferredBad(url string) (int, error) {
	resp, err := client.Get(url) // want "Drain resp.Body before closing it"
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close() // whatever the status
	return resp.StatusCode, nil
}

func (p *probe) fieldBad(url string) (int, error) {
	resp, err := p.client.Get(url) // want "Drain resp.Body before closing it"
	if err != nil {
		return 0, err
	}
	defer func() { _ = resp.Body.Close() }()
	return resp.StatusCode, nil
}

func contextBad(c *http.Client, url string) (int, error) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, "GET", url, nil)
	if err != nil {
		return 0, err
	}
	resp, err := c.Do(req) // want "Drain resp.Body before closing it"
	if err != nil {
		return 0, err
	}
	// Nobody looks at the body.
	resp.Body.Close()
	return resp.StatusCode, nil
}

func literalBad(url string) (int, error) {
	resp, err := client.Get(url) // want "Drain resp.Body before closing it"
	if err != nil {
		return 0, err
	}
	defer func() {
		if err := resp.Body.Close(); err != nil {
			println(err)
		}
	}()
	return resp.StatusCode, nil
}

func unboundedBad(c *http.Client, url string) (int, error) {
	resp, err := c.Get(url) // want "no fix; drain it first, within bounds of bytes and time"
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	return resp.StatusCode, nil
}

func shut(resp *http.Response) { resp.Body.Close() }

func helperBad(url string) (int, error) {
	resp, err := client.Get(url) // want "no fix"
	if err != nil {
		return 0, err
	}
	defer shut(resp)
	return resp.StatusCode, nil
}

func twoClosesBad(url string) (int, error) {
	resp, err := client.Get(url) // want "no fix"
	if err != nil {
		return 0, err
	}
	if resp.StatusCode >= 500 {
		resp.Body.Close()
		return 0, http.ErrNotSupported
	}
	resp.Body.Close()
	return resp.StatusCode, nil
}

func againBad(url string) (int, error) {
	resp, err := client.Get(url) // want "no fix"
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	resp, err = http.Head(url)
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func hiddenBad(url string) (int, error) {
	io := 1
	resp, err := client.Get(url) // want "no fix"
	if err != nil {
		return io, err
	}
	defer resp.Body.Close()
	return resp.StatusCode, nil
}
