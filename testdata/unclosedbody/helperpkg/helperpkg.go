// Helpers of another package, seen through facts.
package helperpkg

import (
	"context"
	"errors"
	"io"
	"net/http"

	"fixtures/stub/closeutil"
	"fixtures/unclosedbody/helperpkg/httpx"
)

func closeOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	defer httpx.Close(resp)
	return nil
}

func closeBeforeErrCheckOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	defer httpx.Close(resp)
	return err
}

func closeBodyOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	defer httpx.CloseBody(resp.Body)
	return nil
}

func drainOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	httpx.Drain(resp.Body)
	return nil
}

func textOk(client *http.Client, url string) (string, error) {
	resp, err := client.Get(url)
	if err != nil {
		return "", err
	}
	return httpx.Text(resp)
}

func decodeBad(client *http.Client, url string, v any) error {
	resp, err := client.Get(url) // want "never-closed: "
	if err != nil {
		return err
	}
	return httpx.Decode(resp, v)
}

func describeBad(client *http.Client, url string) (string, error) {
	resp, err := client.Get(url) // want "never-closed: "
	if err != nil {
		return "", err
	}
	return httpx.Describe(resp), nil
}

// A package that never imports net/http can close, too.
func closeutilOk(client *http.Client, url string) (err error) {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	defer closeutil.Capture(&err, resp.Body, url)
	return nil
}

func closeutilGenericOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	defer closeutil.Of(resp.Body)
	return nil
}

func closeutilAllOk(client *http.Client, a, b string) error {
	ra, err := client.Get(a)
	if err != nil {
		return err
	}
	rb, err := client.Get(b)
	if err != nil {
		closeutil.All(ra.Body)
		return err
	}
	closeutil.All(ra.Body, rb.Body)
	return nil
}

func closeutilNonNilOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	defer closeutil.NonNil(resp.Body)
	return nil
}

func closeutilDrainOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	return closeutil.Drain(resp.Body)
}

func closeutilDescribeBad(client *http.Client, url string) (string, error) {
	resp, err := client.Get(url) // want "never-closed: "
	if err != nil {
		return "", err
	}
	return closeutil.Describe(resp.Body), nil
}

func closeutilConsumeBad(client *http.Client, url string) (int64, error) {
	resp, err := client.Get(url) // want "read-to-eof: "
	if err != nil {
		return 0, err
	}
	return closeutil.Consume(resp.Body)
}

func getOk(ctx context.Context, client *http.Client, url string) (int, error) {
	resp, err := httpx.Get(ctx, client, url)
	if err != nil {
		return 0, err
	}
	defer httpx.Close(resp)
	return resp.StatusCode, nil
}

func getBad(ctx context.Context, client *http.Client, url string) (int, error) {
	resp, err := httpx.Get(ctx, client, url) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func bodyOk(ctx context.Context, client *http.Client, url string) ([]byte, error) {
	body, err := httpx.Body(ctx, client, url)
	if err != nil {
		return nil, err
	}
	defer body.Close()
	return io.ReadAll(body)
}

func bodyBad(ctx context.Context, client *http.Client, url string) ([]byte, error) {
	body, err := httpx.Body(ctx, client, url) // want "never-closed: "
	if err != nil {
		return nil, err
	}
	buf := make([]byte, 16)
	_, err = io.ReadFull(body, buf)
	return buf, err
}

func callOk(ctx context.Context, client *http.Client, url string) (string, error) {
	resp, err := httpx.Call(ctx, client, url)
	if err != nil {
		return "", err
	}
	return resp.Status, nil
}

func checkedOk(ctx context.Context, client *http.Client, url string) (string, error) {
	resp, err := httpx.Checked(ctx, client, url)
	if resp != nil {
		defer resp.Body.Close()
	}
	if err != nil {
		return "", err
	}
	return resp.Status, nil
}

// Checked hands over the response with the error.
func checkedBad(ctx context.Context, client *http.Client, url string) (string, error) {
	resp, err := httpx.Checked(ctx, client, url) // want "path: "
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	return resp.Status, nil
}

func streamOk(ctx context.Context, client *http.Client, url string, v any) error {
	s, err := httpx.Open(ctx, client, url)
	if err != nil {
		return err
	}
	defer s.Close()
	return s.Next(v)
}

func streamBad(ctx context.Context, client *http.Client, url string, v any) error {
	s, err := httpx.Open(ctx, client, url) // want "never-closed: "
	if err != nil {
		return err
	}
	return s.Next(v)
}

func methodOk(ctx context.Context, c *httpx.Client) (int, error) {
	resp, err := c.Do(ctx, http.MethodGet, "/health")
	if err != nil {
		return 0, err
	}
	defer c.Finish(resp)
	return resp.StatusCode, nil
}

func methodBad(ctx context.Context, c *httpx.Client) (int, error) {
	resp, err := c.Do(ctx, http.MethodGet, "/health") // want "path: "
	if err != nil {
		return 0, err
	}
	if resp.StatusCode == http.StatusServiceUnavailable {
		return 0, errors.New("draining")
	}
	defer c.Finish(resp)
	return resp.StatusCode, nil
}

func methodDiscardedBad(ctx context.Context, c *httpx.Client) error {
	_, err := c.Do(ctx, http.MethodPost, "/reload") // want "discarded: "
	return err
}

func keptOk(client *http.Client, url string) (io.Reader, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	httpx.Keep(resp.Body)
	return resp.Body, nil
}
