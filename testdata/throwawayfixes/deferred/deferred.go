// Package deferred has transports that differ from call to call.
package deferred

import (
	"crypto/tls"
	"errors"
	"net/http"
	"sync"
	"time"
)

func get(c *http.Client, url string) error {
	resp, err := c.Get(url)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func Named(url string, config *tls.Config) error {
	tr := &http.Transport{TLSClientConfig: config} // want `Defer tr.CloseIdleConnections\(\): its connections are given up, though still not reused`
	return get(&http.Client{Transport: tr}, url)
}

func Client(url string, config *tls.Config) error {
	c := &http.Client{Transport: &http.Transport{TLSClientConfig: config}} // want `Defer c.CloseIdleConnections\(\)`
	return get(c, url)
}

func Value(url string) error {
	c := http.Client{
		Transport: &http.Transport{}, // want `Defer c.CloseIdleConnections\(\)`
	} // as it is
	return get(&c, url)
}

func Unnamed(url string, config *tls.Config) error {
	return get(&http.Client{Transport: &http.Transport{TLSClientConfig: config}}, url) // want `Defer client.CloseIdleConnections\(\)`
}

func Changed(url string) error {
	c := &http.Client{Transport: &http.Transport{}} // want `Defer c.CloseIdleConnections\(\)`
	c.Timeout = time.Duration(len(url))
	return get(c, url)
}

func made(config *tls.Config) *http.Client {
	return &http.Client{Transport: &http.Transport{TLSClientConfig: config}}
}

func Made(url string, config *tls.Config) error {
	c := made(config) // want `Defer c.CloseIdleConnections\(\)`
	return get(c, url)
}

func FanOut(urls []string, config *tls.Config) {
	var wg sync.WaitGroup
	c := &http.Client{Transport: &http.Transport{TLSClientConfig: config}} // want `Defer c.CloseIdleConnections\(\)`
	for _, u := range urls {
		wg.Go(func() { _ = get(c, u) })
	}
	wg.Wait()
}

func tried(config *tls.Config) (*http.Client, error) {
	if config == nil {
		return nil, errors.New("no config")
	}
	return made(config), nil
}

func Tried(url string, config *tls.Config) error {
	c, err := tried(config) // want `Defer c.CloseIdleConnections\(\)`
	if err != nil {
		return err
	}
	return get(c, url)
}
