// Verbs: everything in net/http that yields a response, by package function,
// by method, and through the transport.
package verbs

import (
	"context"
	"io"
	"net/http"
	"net/url"
	"strings"
)

func getBad(u string) (int, error) {
	resp, err := http.Get(u) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func postBad(u string) (int, error) {
	resp, err := http.Post(u, "text/plain", strings.NewReader("x")) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func postFormBad(u string) (int, error) {
	resp, err := http.PostForm(u, url.Values{"q": {"x"}}) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func defaultClientBad(req *http.Request) (int, error) {
	resp, err := http.DefaultClient.Do(req) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func defaultTransportBad(req *http.Request) (int, error) {
	resp, err := http.DefaultTransport.RoundTrip(req) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func transportBad(tr *http.Transport, req *http.Request) (int, error) {
	resp, err := tr.RoundTrip(req) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func valueClientBad(c http.Client, req *http.Request) (int, error) {
	resp, err := c.Do(req) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func literalClientBad(u string) (int, error) {
	resp, err := (&http.Client{}).Get(u) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func methodExpressionBad(c *http.Client, req *http.Request) (int, error) {
	resp, err := (*http.Client).Do(c, req) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func getOk(u string) ([]byte, error) {
	resp, err := http.Get(u)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body)
}

func postOk(u string) ([]byte, error) {
	resp, err := http.Post(u, "text/plain", strings.NewReader("x"))
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body)
}

func postFormOk(u string) ([]byte, error) {
	resp, err := http.PostForm(u, url.Values{"q": {"x"}})
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body)
}

func transportOk(tr *http.Transport, req *http.Request) (int, error) {
	resp, err := tr.RoundTrip(req)
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, resp.Body.Close()
}

func contextOk(ctx context.Context, u string) (int, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u, nil)
	if err != nil {
		return 0, err
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	return resp.StatusCode, nil
}

type api struct {
	http.Client
	base string
}

// The methods of an embedded Client are promoted.
func (a *api) promotedBad(path string) (int, error) {
	resp, err := a.Get(a.base + path) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func (a *api) promotedOk(path string) (int, error) {
	resp, err := a.Get(a.base + path)
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	return resp.StatusCode, nil
}

// Things that only look like it.
type mailbox struct{ letters []string }

func (m *mailbox) Get(i int) (string, error) { return m.letters[i], nil }

func otherGetOk(m *mailbox) (string, error) {
	return m.Get(0)
}

type Response struct{ Body io.ReadCloser }

// A type of the same name in this package is not http.Response.
func otherResponseOk(open func(url string) (*Response, error)) (bool, error) {
	resp, err := open("file")
	if err != nil {
		return false, err
	}
	return resp.Body != nil, nil
}
