// Readers that run beside the function.
package goroutines

import (
	"io"
	"net/http"
	"sync"
)

func pipedOk(client *http.Client, url string, w io.Writer) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		io.Copy(w, resp.Body)
	}()
	wg.Wait()
	return resp.Body.Close()
}

func copier(w io.Writer, r io.Reader, done chan<- error) {
	_, err := io.Copy(w, r)
	done <- err
}

func startedOk(client *http.Client, url string, w io.Writer) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	done := make(chan error)
	go copier(w, resp.Body, done)
	return <-done
}

func callbackOk(client *http.Client, url string, run func(func() error) error) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	return run(func() error {
		_, err := io.Copy(io.Discard, resp.Body)
		return err
	})
}
