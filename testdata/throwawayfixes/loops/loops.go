// Package loops has transports that can be made in front of the loop.
package loops

import (
	"crypto/tls"
	"net/http"
	"time"
)

func get(c *http.Client, url string) {
	if resp, err := c.Get(url); err == nil {
		resp.Body.Close()
	}
}

func Nested(urls []string, config *tls.Config) {
	for _, u := range urls {
		c := &http.Client{
			Timeout:   time.Minute,
			Transport: &http.Transport{TLSClientConfig: config}, // want "Create c once, in front of the loop"
		}
		get(c, u)
	}
}

func NestedPlain(urls []string, config *tls.Config) {
	// Every page is asked for.
	for _, u := range urls {
		c := &http.Client{
			Timeout:   time.Minute,
			Transport: &http.Transport{TLSClientConfig: config}, // want "Create c once, in front of the loop"
		}
		get(c, u) // asked
	}
}

func Two(urls []string) {
	for _, u := range urls {
		tr := &http.Transport{IdleConnTimeout: time.Minute} // want "Create c once, in front of the loop"
		c := &http.Client{Transport: tr}

		get(c, u)
	}
}

func Unnamed(urls []string) {
	for _, u := range urls {
		get(&http.Client{Transport: &http.Transport{}}, u) // want "Create client once, in front of the loop"
	}
}

func Outer(pages [][]string, timeout time.Duration) {
again:
	for _, p := range pages {
		for _, u := range p {
			if u == "" {
				continue again
			}
			c := &http.Client{Transport: &http.Transport{ResponseHeaderTimeout: timeout}} // want "Create c once, in front of the loop"
			get(c, u)
		}
	}
}

func Cloned(urls []string) {
	for _, u := range urls {
		tr := http.DefaultTransport.(*http.Transport).Clone() // want "Create tr once, in front of the loop"
		resp, err := tr.RoundTrip(&http.Request{Method: u})
		if err == nil {
			resp.Body.Close()
		}
	}
}

func Shared(urls []string) {
	for _, u := range urls {
		c := &http.Client{Timeout: time.Second} // want "Create c once, in front of the loop"
		get(c, u)
	}
}

func init() {
	for range 3 {
		c := &http.Client{Transport: &http.Transport{}} // want "Create c once, in front of the loop"
		get(c, "http://example.com")
	}
}
