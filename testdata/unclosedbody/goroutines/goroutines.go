// Goroutines: a goroutine that closes or keeps the response has taken it
// over; one that only looks at it has not.
package goroutines

import (
	"bufio"
	"context"
	"io"
	"log"
	"net/http"
	"sync"
	"sync/atomic"
	"time"
)

func ownGoroutineOk(client *http.Client, urls []string) int64 {
	var total atomic.Int64
	var wg sync.WaitGroup
	for _, u := range urls {
		wg.Add(1)
		go func() {
			defer wg.Done()
			resp, err := client.Get(u)
			if err != nil {
				return
			}
			defer resp.Body.Close()
			n, _ := io.Copy(io.Discard, resp.Body)
			total.Add(n)
		}()
	}
	wg.Wait()
	return total.Load()
}

func ownGoroutineBad(client *http.Client, urls []string) int64 {
	var up atomic.Int64
	var wg sync.WaitGroup
	for _, u := range urls {
		wg.Add(1)
		go func() {
			defer wg.Done()
			resp, err := client.Get(u) // want "path: "
			if err != nil {
				return
			}
			if resp.StatusCode != http.StatusOK {
				return
			}
			up.Add(1)
			resp.Body.Close()
		}()
	}
	wg.Wait()
	return up.Load()
}

func waitGroupGoBad(client *http.Client, urls []string) {
	var wg sync.WaitGroup
	for _, u := range urls {
		wg.Go(func() {
			resp, err := client.Get(u) // want "never-closed: "
			if err != nil {
				log.Print(err)
				return
			}
			log.Print(u, resp.Status)
		})
	}
	wg.Wait()
}

func waitGroupGoOk(client *http.Client, urls []string) {
	var wg sync.WaitGroup
	for _, u := range urls {
		wg.Go(func() {
			resp, err := client.Get(u)
			if err != nil {
				log.Print(err)
				return
			}
			defer resp.Body.Close()
			log.Print(u, resp.Status)
		})
	}
	wg.Wait()
}

// go resp.Body.Close() is a Close.
func goCloseOk(client *http.Client, url string) (string, error) {
	resp, err := client.Get(url)
	if err != nil {
		return "", err
	}
	go resp.Body.Close()
	return resp.Status, nil
}

func drain(resp *http.Response) {
	defer resp.Body.Close()
	io.Copy(io.Discard, resp.Body)
}

func goHelperOk(client *http.Client, url string) (string, error) {
	resp, err := client.Get(url)
	if err != nil {
		return "", err
	}
	go drain(resp)
	return resp.Status, nil
}

func tail(resp *http.Response) {
	for sc := bufio.NewScanner(resp.Body); sc.Scan(); {
		log.Print(sc.Text())
	}
}

func goHelperBad(client *http.Client, url string) error {
	resp, err := client.Get(url) // want "(never-closed|read-to-eof): "
	if err != nil {
		return err
	}
	go tail(resp)
	return nil
}

func handedToLiteralOk(client *http.Client, url string, lines chan<- string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	go func() {
		defer close(lines)
		defer resp.Body.Close()
		for sc := bufio.NewScanner(resp.Body); sc.Scan(); {
			lines <- sc.Text()
		}
	}()
	return nil
}

func handedToLiteralBad(client *http.Client, url string, lines chan<- string) error {
	resp, err := client.Get(url) // want "(never-closed|read-to-eof): "
	if err != nil {
		return err
	}
	go func() {
		defer close(lines)
		for sc := bufio.NewScanner(resp.Body); sc.Scan(); {
			lines <- sc.Text()
		}
	}()
	return nil
}

// The goroutine closes the body when the context ends, which also ends the
// read below.
func closeOnCancelOk(ctx context.Context, client *http.Client, url string) ([]byte, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	done := make(chan struct{})
	defer close(done)
	go func() {
		select {
		case <-ctx.Done():
		case <-done:
		}
		resp.Body.Close()
	}()
	return io.ReadAll(resp.Body)
}

func afterFuncOk(ctx context.Context, client *http.Client, url string) ([]byte, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	context.AfterFunc(ctx, func() { resp.Body.Close() })
	return io.ReadAll(resp.Body)
}

func pipeOk(client *http.Client, url string) (io.Reader, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	pr, pw := io.Pipe()
	go func() {
		defer resp.Body.Close()
		_, err := io.Copy(pw, resp.Body)
		pw.CloseWithError(err)
	}()
	return pr, nil
}

type result struct {
	resp *http.Response
	err  error
}

// Every response is sent; the receiver closes the ones it does not use.
func fastestOk(client *http.Client, urls []string) (*http.Response, error) {
	results := make(chan result, len(urls))
	for _, u := range urls {
		go func() {
			resp, err := client.Get(u)
			results <- result{resp, err}
		}()
	}
	r := <-results
	go func() {
		for range len(urls) - 1 {
			if late := <-results; late.err == nil {
				late.resp.Body.Close()
			}
		}
	}()
	return r.resp, r.err
}

// The slow answer is neither sent nor closed.
func hedgedBad(ctx context.Context, client *http.Client, url string) (*http.Response, error) {
	won := make(chan *http.Response)
	for range 2 {
		go func() {
			resp, err := client.Get(url) // want "path: "
			if err != nil {
				return
			}
			select {
			case won <- resp:
			case <-ctx.Done():
			}
		}()
	}
	select {
	case resp := <-won:
		return resp, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func hedgedOk(ctx context.Context, client *http.Client, url string) (*http.Response, error) {
	won := make(chan *http.Response)
	for range 2 {
		go func() {
			resp, err := client.Get(url)
			if err != nil {
				return
			}
			select {
			case won <- resp:
			case <-ctx.Done():
				resp.Body.Close()
			}
		}()
	}
	select {
	case resp := <-won:
		return resp, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func workersOk(client *http.Client, urls <-chan string, n int) {
	var wg sync.WaitGroup
	for range n {
		wg.Go(func() {
			for u := range urls {
				resp, err := client.Get(u)
				if err != nil {
					continue
				}
				io.Copy(io.Discard, resp.Body)
				resp.Body.Close()
			}
		})
	}
	wg.Wait()
}

func workersBad(client *http.Client, urls <-chan string, n int) {
	var wg sync.WaitGroup
	for range n {
		wg.Go(func() {
			for u := range urls {
				resp, err := client.Get(u) // want "defer-in-loop: "
				if err != nil {
					continue
				}
				defer resp.Body.Close()
				time.Sleep(time.Second)
			}
		})
	}
	wg.Wait()
}

// Wait orders the goroutine's stores before the reads.
func sharedVariableOk(client *http.Client, url string) (int, error) {
	var (
		resp *http.Response
		err  error
		wg   sync.WaitGroup
	)
	wg.Go(func() { resp, err = client.Get(url) })
	wg.Wait()
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	return resp.StatusCode, nil
}
