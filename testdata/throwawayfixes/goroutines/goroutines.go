// Package goroutines has transports that goroutines can share.
package goroutines

import (
	"net/http"
	"sync"
	"time"
)

func get(c *http.Client, url string) {
	if resp, err := c.Get(url); err == nil {
		resp.Body.Close()
	}
}

func Waited(urls []string, timeout time.Duration) {
	var wg sync.WaitGroup
	for _, u := range urls {
		wg.Add(1)
		go func() {
			defer wg.Done()
			c := &http.Client{Transport: &http.Transport{ResponseHeaderTimeout: timeout}} // want "Create c once, in front of the goroutines"
			get(c, u)
		}()
	}
	wg.Wait()
}

func Shared(urls []string) {
	var wg sync.WaitGroup
	for _, u := range urls {
		wg.Go(func() {
			get(&http.Client{Timeout: time.Second}, u) // want "Create client once, in front of the goroutines"
		})
	}
	wg.Wait()
}

// Nobody waits: a variable of the package serves all.
func Started(urls []string) {
	for _, u := range urls {
		go func() {
			c := &http.Client{Transport: &http.Transport{}} // want "Make it a variable of the package, startedClient"
			get(c, u)
		}()
	}
}

func StartedWith(urls []string, timeout time.Duration) {
	for _, u := range urls {
		go func() {
			c := &http.Client{Transport: &http.Transport{ResponseHeaderTimeout: timeout}} // want `Defer c.CloseIdleConnections\(\)`
			get(c, u)
		}()
	}
}
