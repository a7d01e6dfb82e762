// Method values and method expressions: resp.Body.Close without a call is a
// function that closes when it is called.
package methodvalues

import (
	"context"
	"errors"
	"io"
	"log"
	"net/http"
	"sync"

	"fixtures/stub/closeutil"
)

func deferValueOk(client *http.Client, url string) ([]byte, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	shut := resp.Body.Close
	defer shut()
	return io.ReadAll(resp.Body)
}

func neverCalledBad(client *http.Client, url string) ([]byte, error) {
	resp, err := client.Get(url) // want "read-to-eof: "
	if err != nil {
		return nil, err
	}
	shut := resp.Body.Close
	_ = shut
	return io.ReadAll(resp.Body)
}

func sometimesCalledBad(client *http.Client, url string) error {
	resp, err := client.Get(url) // want "path: "
	if err != nil {
		return err
	}
	shut := resp.Body.Close
	if resp.StatusCode != http.StatusOK {
		return errors.New(resp.Status)
	}
	return shut()
}

func logged(f func() error) {
	if err := f(); err != nil {
		log.Print(err)
	}
}

func keep(err *error, f func() error) {
	if cerr := f(); cerr != nil && *err == nil {
		*err = cerr
	}
}

func ignore(f func() error) { log.Printf("not calling %T", f) }

func samePackageOk(client *http.Client, url string) ([]byte, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	defer logged(resp.Body.Close)
	return io.ReadAll(resp.Body)
}

func errorPointerOk(client *http.Client, url string) (b []byte, err error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	defer keep(&err, resp.Body.Close)
	return io.ReadAll(resp.Body)
}

func otherPackageOk(client *http.Client, url string) ([]byte, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	defer closeutil.Func(resp.Body.Close)
	return io.ReadAll(resp.Body)
}

func ignoredBad(client *http.Client, url string) (int, error) {
	resp, err := client.Get(url) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	defer ignore(resp.Body.Close)
	return resp.StatusCode, nil
}

func methodExpressionOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	return io.ReadCloser.Close(resp.Body)
}

// The value is bound to the first response's body.
func boundEarlyBad(client *http.Client, a, b string) error {
	resp, err := client.Get(a)
	if err != nil {
		return err
	}
	shut := resp.Body.Close
	defer shut()
	resp, err = client.Get(b) // want "never-closed: "
	if err != nil {
		return err
	}
	log.Print(resp.Status)
	return nil
}

type client struct{ hc *http.Client }

func (c *client) do(ctx context.Context, req *http.Request) (*http.Response, error) {
	return c.hc.Do(req.WithContext(ctx))
}

func (c *client) finish(resp *http.Response) { resp.Body.Close() }

func sendMethodOk(ctx context.Context, c *client, req *http.Request) error {
	send := c.do
	resp, err := send(ctx, req)
	if err != nil {
		return err
	}
	finish := c.finish
	finish(resp)
	return nil
}

func sendMethodBad(ctx context.Context, c *client, req *http.Request) (int, error) {
	send := c.do
	resp, err := send(ctx, req) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func clientDoValueBad(c *http.Client, req *http.Request) (int, error) {
	do := c.Do
	resp, err := do(req) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func packageFuncValueOk(url string) error {
	get := http.Get
	resp, err := get(url)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

type closers struct {
	mu  sync.Mutex
	fns []func() error
}

func (c *closers) add(f func() error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.fns = append(c.fns, f)
}

// The registry calls it later.
func registeredOk(client *http.Client, url string, cs *closers) (io.Reader, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	cs.add(resp.Body.Close)
	return resp.Body, nil
}

func returnedValueOk(client *http.Client, url string) (io.Reader, func() error, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, nil, err
	}
	return resp.Body, resp.Body.Close, nil
}
