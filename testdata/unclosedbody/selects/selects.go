// Select: each case is a path of its own.
package selects

import (
	"context"
	"errors"
	"io"
	"net/http"
	"time"
)

func sendOrCloseOk(client *http.Client, url string, out chan<- *http.Response, stop <-chan struct{}) {
	resp, err := client.Get(url)
	if err != nil {
		return
	}
	select {
	case out <- resp:
	case <-stop:
		resp.Body.Close()
	}
}

func sendOrDropBad(client *http.Client, url string, out chan<- *http.Response, stop <-chan struct{}) {
	resp, err := client.Get(url) // want "path: "
	if err != nil {
		return
	}
	select {
	case out <- resp:
	case <-stop:
	}
}

func defaultDropsBad(client *http.Client, url string, out chan<- *http.Response) bool {
	resp, err := client.Get(url) // want "path: "
	if err != nil {
		return false
	}
	select {
	case out <- resp:
		return true
	default:
		return false
	}
}

func defaultClosesOk(client *http.Client, url string, out chan<- *http.Response) bool {
	resp, err := client.Get(url)
	if err != nil {
		return false
	}
	select {
	case out <- resp:
		return true
	default:
		resp.Body.Close()
		return false
	}
}

func bodyOrDropBad(client *http.Client, url string, bodies chan<- io.ReadCloser, stop <-chan struct{}) error {
	resp, err := client.Get(url) // want "path: "
	if err != nil {
		return err
	}
	select {
	case bodies <- resp.Body:
		return nil
	case <-stop:
		return errors.New("stopped")
	}
}

func waitThenCloseOk(ctx context.Context, client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(time.Second):
		return nil
	}
}

func waitThenCloseBad(ctx context.Context, client *http.Client, url string) error {
	resp, err := client.Get(url) // want "path: "
	if err != nil {
		return err
	}
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(time.Second):
	}
	return resp.Body.Close()
}

func loopedSelectOk(ctx context.Context, client *http.Client, urls <-chan string) error {
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case u, ok := <-urls:
			if !ok {
				return nil
			}
			resp, err := client.Get(u)
			if err != nil {
				return err
			}
			resp.Body.Close()
		}
	}
}

func loopedSelectBad(ctx context.Context, client *http.Client, urls <-chan string) error {
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case u, ok := <-urls:
			if !ok {
				return nil
			}
			resp, err := client.Get(u) // want "(path|overwritten): "
			if err != nil {
				return err
			}
			if resp.StatusCode == http.StatusTeapot {
				break // leaves the select, not the loop
			}
			resp.Body.Close()
		}
	}
}

type outcome struct {
	resp *http.Response
	err  error
}

// The late answer is closed by the goroutine left behind.
func timeoutOk(client *http.Client, url string) ([]byte, error) {
	ch := make(chan outcome, 1)
	go func() {
		resp, err := client.Get(url)
		ch <- outcome{resp, err}
	}()
	select {
	case o := <-ch:
		if o.err != nil {
			return nil, o.err
		}
		defer o.resp.Body.Close()
		return io.ReadAll(o.resp.Body)
	case <-time.After(time.Second):
		go func() {
			if o := <-ch; o.resp != nil {
				o.resp.Body.Close()
			}
		}()
		return nil, context.DeadlineExceeded
	}
}
