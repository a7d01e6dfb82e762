// A reader that another package pairs with the body's Close: closing it
// closes the body.
package closerfunc

import (
	"context"
	"errors"
	"io"
	"net/http"

	"fixtures/stub/readclose"
)

func pairedOk(client *http.Client, req *http.Request) error {
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	body := readclose.New(resp.Body, resp.Body.Close)
	defer body.Close()
	_, err = io.ReadAll(body)
	return err
}

func pairedWithLiteralOk(client *http.Client, req *http.Request, done func()) (io.ReadCloser, error) {
	resp, err := client.Do(req)
	if err != nil {
		return nil, err
	}
	return readclose.New(resp.Body, func() error {
		done()
		return resp.Body.Close()
	}), nil
}

func lateBad(client *http.Client, req *http.Request) (io.ReadCloser, error) {
	resp, err := client.Do(req) // want "dropped-on-error: "
	if err != nil {
		return nil, err
	}
	if resp.StatusCode != http.StatusOK {
		return nil, errors.New(resp.Status)
	}
	return readclose.New(resp.Body, resp.Body.Close), nil
}

func cancellingOk(ctx context.Context, client *http.Client, req *http.Request) (io.ReadCloser, error) {
	resp, err := client.Do(req)
	if err != nil {
		return nil, err
	}
	return readclose.Cancelling(ctx, resp.Body), nil
}

// resumable forgets the response that it has closed.
type resumable struct {
	client  *http.Client
	current *http.Response
}

func (r *resumable) Read(p []byte) (int, error) { return r.current.Body.Read(p) }

func (r *resumable) Close() error {
	r.cleanUp()
	r.client = nil
	return nil
}

func (r *resumable) cleanUp() {
	if r.current != nil {
		r.current.Body.Close()
		r.current = nil
	}
}

func resume(client *http.Client, resp *http.Response) io.ReadCloser {
	return &resumable{client: client, current: resp}
}

func resumableOk(client *http.Client, req *http.Request) ([]byte, error) {
	resp, err := client.Do(req)
	if err != nil {
		return nil, err
	}
	r := resume(client, resp)
	defer r.Close()
	return io.ReadAll(r)
}

func resumableBad(client *http.Client, req *http.Request) ([]byte, error) {
	resp, err := client.Do(req) // want "(read-to-eof|never-closed): "
	if err != nil {
		return nil, err
	}
	return io.ReadAll(resume(client, resp))
}
