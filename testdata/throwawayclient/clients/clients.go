// Package clients makes clients without a pool of their own.
package clients

import (
	"net/http"
	"sync"
	"time"
)

func do(c *http.Client, url string) {
	if resp, err := c.Get(url); err == nil {
		resp.Body.Close()
	}
}

func loopBad(urls []string) {
	for _, u := range urls {
		c := &http.Client{Timeout: time.Second} // want "client-in-loop: http.Client is created on each turn of the loop at line 17; it shares http.DefaultTransport's connections, so this costs an allocation, not connections: create it once"
		do(c, u)
	}
}

func valueBad(urls []string) {
	for _, u := range urls {
		var c http.Client // want "client-in-loop: "
		c.Timeout = time.Second
		do(&c, u)
	}
}

func defaultBad(urls []string) {
	for _, u := range urls {
		do(&http.Client{Transport: http.DefaultTransport}, u) // want "client-in-loop: .*shares http.DefaultTransport's connections"
	}
}

func sharedBad(urls []string, rt http.RoundTripper) {
	for _, u := range urls {
		do(&http.Client{Transport: rt}, u) // want "client-in-loop: .*shares the connections of its Transport"
	}
}

func goroutineBad(urls []string) {
	var wg sync.WaitGroup
	for _, u := range urls {
		wg.Go(func() {
			c := http.Client{Timeout: time.Second} // want "client-per-goroutine: http.Client is created in each goroutine; it shares"
			do(&c, u)
		})
	}
	wg.Wait()
}

// Each turn has another timeout.
func differentOk(urls []string, timeouts []time.Duration) {
	for i, u := range urls {
		do(&http.Client{Timeout: timeouts[i]}, u)
	}
}

func goroutineDifferentOk(urls []string, timeouts []time.Duration) {
	for i, u := range urls {
		go func() {
			do(&http.Client{Timeout: timeouts[i]}, u)
		}()
	}
}

type auth struct{ token string }

func (a *auth) RoundTrip(r *http.Request) (*http.Response, error) {
	return http.DefaultTransport.RoundTrip(r)
}

// Each turn has another transport, though all share one pool.
func wrapperOk(urls []string) {
	for _, u := range urls {
		do(&http.Client{Transport: &auth{u}}, u)
	}
}

func copyOk(urls []string, base *http.Client) {
	for _, u := range urls {
		c := *base
		c.Timeout = time.Second
		do(&c, u)
	}
}

func handlerOk(w http.ResponseWriter, r *http.Request) {
	do(&http.Client{Timeout: time.Second}, r.URL.Path)
}

func CallOk(url string) {
	do(&http.Client{Timeout: time.Second}, url)
}

func keptOk(urls []string) map[string]*http.Client {
	m := map[string]*http.Client{}
	for _, u := range urls {
		c := &http.Client{Timeout: time.Second}
		do(c, u)
		m[u] = c
	}
	return m
}
