// Package claims has one function for each kind of harm, and of fix.
package claims

import (
	"crypto/tls"
	"io"
	"net/http"
	"sync"
	"time"
)

func get(c *http.Client, url string) {
	resp, err := c.Get(url)
	if err != nil {
		panic(err)
	}
	defer resp.Body.Close()
	if _, err := io.Copy(io.Discard, resp.Body); err != nil {
		panic(err)
	}
}

// Loop is mended in front of the loop.
func Loop(url string, n int) {
	for range n {
		c := &http.Client{Transport: &http.Transport{MaxConnsPerHost: 3}}
		get(c, url)
	}
}

// Goroutines is mended in front of the goroutines.
func Goroutines(url string, n int) {
	var wg sync.WaitGroup
	for range n {
		wg.Go(func() {
			c := &http.Client{Transport: &http.Transport{MaxConnsPerHost: 3}}
			get(c, url)
		})
	}
	wg.Wait()
}

// Variable is mended by a variable of the package. It is called n times.
func Variable(url string) {
	c := &http.Client{Transport: &http.Transport{MaxConnsPerHost: 3}}
	get(c, url)
}

// Deferred is mended by giving up the connections. It is called n times.
func Deferred(url string, config *tls.Config) {
	tr := &http.Transport{TLSClientConfig: config}
	get(&http.Client{Transport: tr}, url)
}

// Shared makes clients, but no pools.
func Shared(url string, n int) {
	for range n {
		c := &http.Client{Timeout: time.Minute}
		get(c, url)
	}
}
