// Package double wraps a Service of another package, and uses it.
package double

import (
	"context"
	"io"
	"net/http"

	"fixtures/unclosedbody/callbacks/lender"
)

// Tidy closes what the callback has left open.
type Tidy struct{ lender.Service }

func (t Tidy) Post(ctx context.Context, url string, body io.Reader, use lender.Callback) error {
	return t.Service.Post(ctx, url, body, func(resp *http.Response) error {
		defer resp.Body.Close()
		return use(resp)
	})
}

func wrappedOk(ctx context.Context, s lender.Service) error {
	return s.Post(ctx, "/", nil, func(*http.Response) error { return nil })
}
