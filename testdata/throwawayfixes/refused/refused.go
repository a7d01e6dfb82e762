// Package refused has transports that no edit would serve.
package refused

import (
	"crypto/tls"
	"net/http"
	"time"
)

func get(c *http.Client, url string) error {
	resp, err := c.Get(url)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func Varies(urls []string, configs map[string]*tls.Config) {
	for _, u := range urls {
		c := &http.Client{Transport: &http.Transport{TLSClientConfig: configs[u]}} // want "no fix: a defer would wait for the end of the loop"
		_ = get(c, u)
	}
}

func Changed(urls []string) {
	for i, u := range urls {
		c := &http.Client{Transport: &http.Transport{}} // want "no fix: a defer would wait for the end of the loop"
		c.Timeout = time.Duration(i)
		_ = get(c, u)
	}
}

func Commented(urls []string) {
	for _, u := range urls {
		// One for each.
		c := &http.Client{Transport: &http.Transport{}} // want "no fix: a defer would wait for the end of the loop"
		c.Timeout = 3
		_ = get(c, u)
	}
}

func NotWaitedFor(urls []string, config *tls.Config) {
	c := &http.Client{Transport: &http.Transport{TLSClientConfig: config}} // want "no fix: a goroutine goes on using it after the function"
	for _, u := range urls {
		go func() { _ = get(c, u) }()
	}
}

func Entangled(urls []string, timeouts []time.Duration) {
	for i, u := range urls {
		tr := &http.Transport{} // want "no fix: a defer would wait for the end of the loop"
		_ = get(&http.Client{Transport: tr, Timeout: timeouts[i]}, u)
	}
}

func Taken(urls []string) {
	c := len(urls)
	for _, u := range urls {
		if c > 0 {
			c := &http.Client{Timeout: time.Second} // want "Make it a variable of the package, takenClient"
			_ = get(c, u)
		}
	}
}

// The client of the turn hides the variable of the loop.
func Hidden(cs []*http.Client, config *tls.Config) {
	for _, c := range cs {
		{
			_ = get(c, "http://example.com")
			c := &http.Client{Transport: &http.Transport{TLSClientConfig: config}} // want "no fix: a defer would wait for the end of the loop"
			_ = get(c, "http://example.com")
		}
	}
}

var common = &http.Transport{}

func some(config *tls.Config) *http.Client {
	if config == nil {
		return &http.Client{Transport: common}
	}
	return &http.Client{Transport: &http.Transport{TLSClientConfig: config}}
}

// Its connections may be those of others.
func Common(url string, config *tls.Config) error {
	c := some(config) // want "no fix: it may be a pool that others use, too"
	return get(c, url)
}
