// Contexts that are cancelled before the body is closed: the connection is
// gone anyway.
package cancelled

import (
	"context"
	"net/http"
	"time"
)

func beforeCloseOk(ctx context.Context, client *http.Client, req *http.Request) (int, error) {
	ctx, cancel := context.WithCancel(ctx)
	resp, err := client.Do(req.WithContext(ctx))
	if err != nil {
		cancel()
		return 0, err
	}
	cancel()
	resp.Body.Close()
	return resp.StatusCode, nil
}

func deferredAfterOk(ctx context.Context, client *http.Client, req *http.Request) (int, error) {
	ctx, cancel := context.WithCancel(ctx)
	resp, err := client.Do(req.WithContext(ctx))
	if err != nil {
		cancel()
		return 0, err
	}
	defer resp.Body.Close()
	defer cancel()
	return resp.StatusCode, nil
}

func deferredBeforeBad(ctx context.Context, client *http.Client, req *http.Request) (int, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	resp, err := client.Do(req.WithContext(ctx)) // want "unread: "
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	return resp.StatusCode, nil
}
