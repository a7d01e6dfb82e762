// Helpers of the same package: what a function does to its parameter decides,
// through any number of levels, with whatever else it takes.
package helpers

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
)

func closeBody(resp *http.Response) { _ = resp.Body.Close() }

func closeLogged(ctx context.Context, c io.Closer, label string) {
	if err := c.Close(); err != nil && ctx.Err() == nil {
		log.Printf("%s: %v", label, err)
	}
}

func capture(err *error, c io.Closer) {
	if cerr := c.Close(); cerr != nil && *err == nil {
		*err = cerr
	}
}

func drain(r io.Reader) { _, _ = io.Copy(io.Discard, r) }

func drainAndClose(rc io.ReadCloser) {
	drain(rc)
	rc.Close()
}

func one(resp *http.Response)  { two(resp) }
func two(resp *http.Response)  { three(resp.Body) }
func three(body io.ReadCloser) { drainAndClose(body) }
func status(r *http.Response)  { log.Print(r.Status) }
func consume(rc io.ReadCloser) { drain(rc) }
func typeName(c io.Closer) any { return fmt.Sprintf("%T", c) }
func ignore(_ *http.Response)  {}
func onlyIf(c io.Closer, b bool) {
	if b {
		c.Close()
	}
}

func decode(resp *http.Response, v any) error {
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return errors.New(resp.Status)
	}
	return json.NewDecoder(resp.Body).Decode(v)
}

func readBody(resp *http.Response) ([]byte, error) {
	defer func() { _ = resp.Body.Close() }()
	var buf bytes.Buffer
	_, err := io.Copy(&buf, resp.Body)
	return buf.Bytes(), err
}

func responseParameterOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	defer closeBody(resp)
	return nil
}

func extraParametersOk(ctx context.Context, client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	defer closeLogged(ctx, resp.Body, "probe")
	return nil
}

func errorPointerOk(client *http.Client, url string) (err error) {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	defer capture(&err, resp.Body)
	_, err = io.Copy(io.Discard, resp.Body)
	return err
}

func threeLevelsOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	one(resp)
	return nil
}

func decodeOk(client *http.Client, url string, v any) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	return decode(resp, v)
}

func readBodyOk(client *http.Client, url string) ([]byte, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode == http.StatusNoContent {
		closeBody(resp)
		return nil, nil
	}
	return readBody(resp)
}

// Draining is reading.
func drainedBad(client *http.Client, url string) error {
	resp, err := client.Get(url) // want "read-to-eof: "
	if err != nil {
		return err
	}
	drain(resp.Body)
	return nil
}

// A parameter of type io.ReadCloser promises nothing.
func consumedBad(client *http.Client, url string) error {
	resp, err := client.Get(url) // want "read-to-eof: "
	if err != nil {
		return err
	}
	consume(resp.Body)
	return nil
}

func loggedBad(client *http.Client, url string) error {
	resp, err := client.Get(url) // want "never-closed: "
	if err != nil {
		return err
	}
	status(resp)
	return nil
}

func closerParameterBad(client *http.Client, url string) error {
	resp, err := client.Get(url) // want "never-closed: "
	if err != nil {
		return err
	}
	typeName(resp.Body)
	return nil
}

func ignoredBad(client *http.Client, url string) error {
	resp, err := client.Get(url) // want "never-closed: "
	if err != nil {
		return err
	}
	defer ignore(resp)
	return nil
}

func conditionalBad(client *http.Client, url string, last bool) error {
	resp, err := client.Get(url) // want "path: "
	if err != nil {
		return err
	}
	onlyIf(resp.Body, last)
	return nil
}

// The argument decides.
func constantArgumentOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	onlyIf(resp.Body, true)
	return nil
}

func complementOk(client *http.Client, url string, last bool) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	if !last {
		resp.Body.Close()
	}
	onlyIf(resp.Body, last)
	return nil
}

func earlyBeforeHelperBad(client *http.Client, url string, v any) error {
	resp, err := client.Get(url) // want "path: "
	if err != nil {
		return err
	}
	if resp.StatusCode == http.StatusNotFound {
		return nil
	}
	return decode(resp, v)
}

type api struct {
	client *http.Client
	base   string
	warn   func(error)
}

func (a *api) do(ctx context.Context, method, path string, body any, opts ...func(*http.Request)) (*http.Response, error) {
	b, err := json.Marshal(body)
	if err != nil {
		return nil, err
	}
	req, err := http.NewRequestWithContext(ctx, method, a.base+path, bytes.NewReader(b))
	if err != nil {
		return nil, err
	}
	for _, o := range opts {
		o(req)
	}
	return a.client.Do(req)
}

func (a *api) finish(resp *http.Response) {
	if err := resp.Body.Close(); err != nil {
		a.warn(err)
	}
}

// json does everything: send, check, decode, close.
func (a *api) json(ctx context.Context, method, path string, in, out any) (*http.Response, error) {
	resp, err := a.do(ctx, method, path, in)
	if err != nil {
		return nil, err
	}
	defer a.finish(resp)
	if resp.StatusCode >= 400 {
		return resp, errors.New(resp.Status)
	}
	return resp, json.NewDecoder(resp.Body).Decode(out)
}

func (a *api) createOk(ctx context.Context, v any) error {
	resp, err := a.do(ctx, http.MethodPost, "/items", v)
	if err != nil {
		return err
	}
	defer a.finish(resp)
	return nil
}

func (a *api) createBad(ctx context.Context, v any) (string, error) {
	resp, err := a.do(ctx, http.MethodPost, "/items", v) // want "never-closed: "
	if err != nil {
		return "", err
	}
	return resp.Header.Get("Location"), nil
}

func (a *api) viaJSONOk(ctx context.Context, out any) (string, error) {
	resp, err := a.json(ctx, http.MethodGet, "/items", nil, out)
	if err != nil {
		return "", err
	}
	return resp.Header.Get("Etag"), nil
}

func (a *api) viaJSONDiscardedOk(ctx context.Context, out any) error {
	_, err := a.json(ctx, http.MethodGet, "/items", nil, out)
	return err
}
