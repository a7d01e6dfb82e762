// HEAD requests: there is no body.
package heads

import (
	"context"
	"net/http"
)

func headOk(client *http.Client, url string) (string, error) {
	resp, err := client.Head(url)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	return resp.Header.Get("ETag"), nil
}

func newRequestOk(client *http.Client, url string) (string, error) {
	req, err := http.NewRequest("HEAD", url, nil)
	if err != nil {
		return "", err
	}
	resp, err := client.Do(req)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	return resp.Header.Get("ETag"), nil
}

// chosenOk: it may be one.
func chosenOk(client *http.Client, url string, quick bool) (string, error) {
	method := http.MethodGet
	if quick {
		method = http.MethodHead
	}
	req, err := http.NewRequest(method, url, nil)
	if err != nil {
		return "", err
	}
	resp, err := client.Do(req)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	return resp.Header.Get("ETag"), nil
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
	defer resp.Body.Close()
	return resp.ContentLength, nil
}

func withContextBad(ctx context.Context, client *http.Client, url string) (int64, error) {
	req, err := http.NewRequest(http.MethodGet, url, nil)
	if err != nil {
		return 0, err
	}
	resp, err := client.Do(req.WithContext(ctx)) // want "unread: "
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	return resp.ContentLength, nil
}

type api struct{ client *http.Client }

func (a api) head(ctx context.Context, url string) (*http.Response, error) {
	req, err := http.NewRequest(http.MethodHead, url, nil)
	if err != nil {
		return nil, err
	}
	return a.client.Do(req.Clone(ctx))
}

func wrappedOk(ctx context.Context, a api, url string) (int64, error) {
	resp, err := a.head(ctx, url)
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	return resp.ContentLength, nil
}

func (a api) do(method, url string) (*http.Response, error) {
	req, err := http.NewRequest(method, url, nil)
	if err != nil {
		return nil, err
	}
	return a.client.Do(req)
}

func namedMethodOk(a api, url string) (int64, error) {
	resp, err := a.do(http.MethodHead, url)
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	return resp.ContentLength, nil
}

func namedMethodBad(a api, url string) (int64, error) {
	resp, err := a.do(http.MethodGet, url) // want "unread: "
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	return resp.ContentLength, nil
}

type options struct{ Method, Path string }

func (a api) call(o *options) (*http.Response, error) { return a.do(o.Method, o.Path) }

// again stands for code that calls f until it succeeds.
func again(f func() error) error { return f() }

func describedOk(a api, path string) (length int64, err error) {
	o := options{Method: "HEAD", Path: path}
	err = again(func() error {
		resp, err := a.call(&o)
		if err != nil {
			return err
		}
		defer resp.Body.Close()
		length = resp.ContentLength
		return nil
	})
	return length, err
}

func describedBad(a api, path string) (length int64, err error) {
	o := options{Method: "GET", Path: path}
	err = again(func() error {
		resp, err := a.call(&o) // want "unread: "
		if err != nil {
			return err
		}
		defer resp.Body.Close()
		length = resp.ContentLength
		return nil
	})
	return length, err
}

func literalOk(client *http.Client) (int64, error) {
	req := &http.Request{Method: http.MethodHead}
	resp, err := client.Do(req)
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	return resp.ContentLength, nil
}
