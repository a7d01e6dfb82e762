// Package claims has one function for each kind of harm, and of fix.
package claims

import (
	"crypto/tls"
	"io"
	"net/http"
	"net/http/cookiejar"
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

// Request is mended by a variable of the package. It serves n requests.
func Request(url string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c := &http.Client{Transport: &http.Transport{MaxConnsPerHost: 3}}
		get(c, url)
	})
}

// logging does not pass CloseIdleConnections on.
type logging struct{ next http.RoundTripper }

func (l *logging) RoundTrip(r *http.Request) (*http.Response, error) { return l.next.RoundTrip(r) }

// Unheard asks a client to close what it does not reach. It is mended by giving up the
// connections of the transport itself, and is called n times.
func Unheard(url string, config *tls.Config) {
	tr := &http.Transport{TLSClientConfig: config}
	c := &http.Client{Transport: &logging{next: tr}}
	defer c.CloseIdleConnections()
	get(c, url)
}

// Jar loses the cookies of each request. It is called n times.
func Jar(url string) {
	jar, _ := cookiejar.New(nil)
	c := &http.Client{Jar: jar}
	get(c, url)
}

var kept = func() *http.Client {
	jar, _ := cookiejar.New(nil)
	return &http.Client{Jar: jar}
}()

// JarWell keeps them.
func JarWell(url string) { get(kept, url) }

// SharedGoroutines makes clients, but no pools.
func SharedGoroutines(url string, n int) {
	var wg sync.WaitGroup
	for range n {
		wg.Go(func() {
			c := &http.Client{Timeout: time.Minute}
			mu.Lock() // one request at a time, which needs one connection
			defer mu.Unlock()
			get(c, url)
		})
	}
	wg.Wait()
}

var mu sync.Mutex

// Shared makes clients, but no pools.
func Shared(url string, n int) {
	for range n {
		c := &http.Client{Timeout: time.Minute}
		get(c, url)
	}
}
