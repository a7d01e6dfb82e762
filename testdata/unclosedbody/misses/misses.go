// Leaks that real code has and that are not reported, each with the reason.
package misses

import (
	"context"
	"io"
	"net/http"
)

// Elements of a slice are not followed: what goes in is handed on.
func FN_appended(client *http.Client, req *http.Request, seen []*http.Response) (int, error) {
	resp, err := client.Do(req)
	if err != nil {
		return 0, err
	}
	seen = append(seen, resp)
	return len(seen) + resp.StatusCode, nil
}

// The callback is a parameter: it may have closed the body.
func FN_givenToCallback(client *http.Client, req *http.Request, use func(*http.Response) error) error {
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	return use(resp)
}

// A runner that calls its callback through a function variable is not looked
// through.
type Pacer struct {
	invoke func(try int, f func() (bool, error)) (bool, error)
}

func (p *Pacer) Call(f func() (bool, error)) error {
	_, err := p.invoke(0, f)
	return err
}

func FN_pacedThroughVariable(client *http.Client, req *http.Request, p *Pacer) (int, error) {
	var resp *http.Response
	err := p.Call(func() (again bool, err error) {
		resp, err = client.Do(req)
		return err != nil, err
	})
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

type tagged struct {
	io.ReadCloser
	tag string
}

type muffled struct{ io.Reader }

func (muffled) Close() error { return nil }

// A wrapper inside a wrapper that hides its Close counts as handed over.
func FN_muffledStruct(client *http.Client, url string) (io.ReadCloser, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	return muffled{&tagged{resp.Body, url}}, nil
}

// A goroutine that was waited for has closed the first response; whether it
// sees the second one is a matter of timing that is not followed.
func FN_assignedAgain(ctx context.Context, client *http.Client, url string) (int, error) {
	resp, err := client.Get(url)
	if err != nil {
		return 0, err
	}
	closed := make(chan struct{})
	go func() {
		defer close(closed)
		resp.Body.Close()
	}()
	<-closed
	if resp, err = client.Get(url); err != nil {
		return 0, err
	}
	return resp.StatusCode, ctx.Err()
}
