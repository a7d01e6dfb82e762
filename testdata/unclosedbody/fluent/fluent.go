// Fluent clients: a wrapper that reads and closes by itself, unless the
// request asks for the raw stream, and one that retries and hands over the
// last response.
package fluent

import (
	"context"
	"errors"
	"io"
	"net/http"

	"fixtures/stub/resty"
	"fixtures/stub/retryhttp"
)

func getOk(c *resty.Client, url string) ([]byte, error) {
	resp, err := c.R().SetHeader("Accept", "application/json").Get(url)
	if err != nil {
		return nil, err
	}
	if resp.IsError() {
		return nil, errors.New(string(resp.Body()))
	}
	return resp.Body(), nil
}

func postOk(ctx context.Context, c *resty.Client, url string) (int, error) {
	resp, err := c.R().SetContext(ctx).SetBody([]byte("{}")).Post(url)
	if err != nil {
		return 0, err
	}
	return resp.StatusCode(), nil
}

func discardedOk(c *resty.Client, url string) error {
	_, err := c.R().Get(url)
	return err
}

func rawOk(c *resty.Client, url string, w io.Writer) error {
	resp, err := c.R().SetDoNotParseResponse(true).Get(url)
	if err != nil {
		return err
	}
	defer resp.RawBody().Close()
	_, err = io.Copy(w, resp.RawBody())
	return err
}

func rawFieldOk(c *resty.Client, url string) (string, error) {
	resp, err := c.R().Get(url)
	if err != nil {
		return "", err
	}
	return resp.RawResponse.Header.Get("Etag"), nil
}

func retriedOk(c *retryhttp.Client, url string) ([]byte, error) {
	resp, err := c.Get(url)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body)
}

func retriedBad(c *retryhttp.Client, url string) (int, error) {
	resp, err := c.Get(url) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func retriedRequestBad(ctx context.Context, c *retryhttp.Client, url string) (string, error) {
	req, err := retryhttp.NewRequest(http.MethodPut, url, nil)
	if err != nil {
		return "", err
	}
	resp, err := c.Do(req.WithContext(ctx)) // want "path: "
	if err != nil {
		return "", err
	}
	if resp.StatusCode != http.StatusCreated {
		return "", errors.New(resp.Status)
	}
	defer resp.Body.Close()
	return resp.Header.Get("Location"), nil
}

func retriedRequestOk(ctx context.Context, c *retryhttp.Client, url string) (string, error) {
	req, err := retryhttp.NewRequest(http.MethodPut, url, nil)
	if err != nil {
		return "", err
	}
	resp, err := c.Do(req.WithContext(ctx))
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	return resp.Header.Get("Location"), nil
}

func standardClientBad(c *retryhttp.Client, url string) (int, error) {
	resp, err := c.StandardClient().Get(url) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}
