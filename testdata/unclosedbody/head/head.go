// HEAD: the body of the response is always http.NoBody, so nothing is lost.
package head

import (
	"context"
	"errors"
	"net/http"
)

func packageFuncOk(url string) (int64, error) {
	resp, err := http.Head(url)
	if err != nil {
		return 0, err
	}
	return resp.ContentLength, nil
}

func methodOk(client *http.Client, url string) (string, error) {
	resp, err := client.Head(url)
	if err != nil {
		return "", err
	}
	if resp.StatusCode != http.StatusOK {
		return "", errors.New(resp.Status)
	}
	return resp.Header.Get("Etag"), nil
}

func discardedOk(client *http.Client, url string) error {
	_, err := client.Head(url)
	return err
}

func loopOk(client *http.Client, urls []string) (up int) {
	for _, u := range urls {
		resp, err := client.Head(u)
		if err == nil && resp.StatusCode == http.StatusOK {
			up++
		}
	}
	return up
}

func closedAnywayOk(client *http.Client, url string) (http.Header, error) {
	resp, err := client.Head(url)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	return resp.Header, nil
}

func exists(client *http.Client, url string) (*http.Response, error) {
	return client.Head(url)
}

func viaHelperOk(client *http.Client, url string) (bool, error) {
	resp, err := exists(client, url)
	if err != nil {
		return false, err
	}
	return resp.StatusCode == http.StatusOK, nil
}

// Servers that refuse HEAD are asked again with a GET, which has a body.
func fallbackToGetBad(client *http.Client, url string) (int64, error) {
	resp, err := client.Head(url)
	if err == nil && resp.StatusCode == http.StatusMethodNotAllowed {
		resp, err = client.Get(url) // want "never-closed: "
	}
	if err != nil {
		return 0, err
	}
	return resp.ContentLength, nil
}

func fallbackToGetOk(client *http.Client, url string) (int64, error) {
	resp, err := client.Head(url)
	if err == nil && resp.StatusCode == http.StatusMethodNotAllowed {
		resp, err = client.Get(url)
	}
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	return resp.ContentLength, nil
}

// A request whose method only the run knows may be any.
func unknownMethodBad(client *http.Client, method, url string) (int, error) {
	req, err := http.NewRequest(method, url, nil)
	if err != nil {
		return 0, err
	}
	resp, err := client.Do(req) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func getRequestBad(ctx context.Context, client *http.Client, url string) (int, error) {
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

type api struct{ base string }

func (a api) newRequest(method, path string) (*http.Request, error) {
	return http.NewRequest(method, a.base+path, nil)
}

func wrappedRequestOk(client *http.Client, a api) (string, error) {
	req, err := a.newRequest("HEAD", "/file")
	if err != nil {
		return "", err
	}
	resp, err := client.Do(req)
	if err != nil {
		return "", err
	}
	return resp.Header.Get("Location"), nil
}

func wrappedRequestBad(client *http.Client, a api) (string, error) {
	req, err := a.newRequest("GET", "/file")
	if err != nil {
		return "", err
	}
	resp, err := client.Do(req) // want "never-closed: "
	if err != nil {
		return "", err
	}
	return resp.Header.Get("Location"), nil
}

func (a api) headRequest(path string) (*http.Request, error) {
	req, err := http.NewRequest(http.MethodHead, a.base+path, nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Accept", "*/*")
	return req, nil
}

func madeElsewhereOk(client *http.Client, a api) (string, error) {
	req, err := a.headRequest("/file")
	if err != nil {
		return "", err
	}
	resp, err := client.Do(req)
	if err != nil {
		return "", err
	}
	return resp.Header.Get("Location"), nil
}

func withContextOk(ctx context.Context, client *http.Client, url string) (int64, error) {
	req, err := http.NewRequest(http.MethodHead, url, nil)
	if err != nil {
		return 0, err
	}
	resp, err := client.Do(req.WithContext(ctx))
	if err != nil {
		return 0, err
	}
	return resp.ContentLength, nil
}

func withContextBad(ctx context.Context, client *http.Client, url string) (int64, error) {
	req, err := http.NewRequest(http.MethodGet, url, nil)
	if err != nil {
		return 0, err
	}
	resp, err := client.Do(req.WithContext(ctx)) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.ContentLength, nil
}

func (a api) send(client *http.Client, method, path string) (*http.Response, error) {
	req, err := a.newRequest(method, path)
	if err != nil {
		return nil, err
	}
	return client.Do(req)
}

func namedMethodOk(client *http.Client, a api) (int64, error) {
	resp, err := a.send(client, http.MethodHead, "/file")
	if err != nil {
		return 0, err
	}
	return resp.ContentLength, nil
}

func namedMethodBad(client *http.Client, a api) (int64, error) {
	resp, err := a.send(client, http.MethodGet, "/file") // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.ContentLength, nil
}

type options struct{ Method, Path string }

func (a api) call(client *http.Client, o *options) (*http.Response, error) {
	return a.send(client, o.Method, o.Path)
}

// again stands for code that calls f until it succeeds.
func again(f func() error) error { return f() }

func describedOk(client *http.Client, a api) (length int64, err error) {
	o := options{Method: "HEAD", Path: "/file"}
	err = again(func() error {
		resp, err := a.call(client, &o)
		if err != nil {
			return err
		}
		length = resp.ContentLength
		return nil
	})
	return length, err
}

func describedBad(client *http.Client, a api) (int64, error) {
	o := options{Method: "GET", Path: "/file"}
	resp, err := a.call(client, &o) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.ContentLength, nil
}

// changedBad: the description is of a HEAD request only at first.
func changedBad(client *http.Client, a api) (int64, error) {
	o := &options{Method: "HEAD", Path: "/file"}
	o.Method = "GET"
	resp, err := a.call(client, o) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.ContentLength, nil
}

// replacedBad: so is this one.
func replacedBad(client *http.Client, a api) (int64, error) {
	o := options{Method: "HEAD", Path: "/file"}
	o = options{Method: "GET", Path: "/file"}
	resp, err := a.call(client, &o) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.ContentLength, nil
}
