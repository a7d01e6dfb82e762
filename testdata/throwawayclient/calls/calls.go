// Package calls makes transports in ordinary functions.
package calls

import (
	"net/http"
	"sync"
)

func do(c *http.Client, url string) error {
	resp, err := c.Get(url)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func ExportedBad(url string) error {
	return do(&http.Client{Transport: &http.Transport{}}, url) // want "transport-per-call: http.Transport is created on each call of ExportedBad: connections are not reused from call to call"
}

type api struct{ base string }

func (a api) MethodBad() error {
	c := &http.Client{Transport: &http.Transport{}} // want "transport-per-call: "
	return do(c, a.base)
}

// The body lives on, the pool is lost.
func ResponseBad(url string) (*http.Response, error) {
	c := &http.Client{Transport: &http.Transport{}} // want "transport-per-call: "
	return c.Get(url)
}

func recursiveBad(urls []string) {
	c := &http.Client{Transport: &http.Transport{}} // want "transport-per-call: "
	_ = do(c, urls[0])
	if len(urls) > 1 {
		recursiveBad(urls[1:])
	}
}

func loop(urls []string) {
	for _, u := range urls {
		_ = inLoopBad(u)
	}
}

func inLoopBad(url string) error {
	tr := &http.Transport{} // want "transport-per-call: "
	return do(&http.Client{Transport: tr}, url)
}

func callback(each func(func(string) error)) {
	each(func(url string) error {
		return do(&http.Client{Transport: &http.Transport{}}, url) // want "transport-per-call: "
	})
}

// A literal that is called on the spot runs as often as what is around it.
func onTheSpot(urls []string) {
	for _, u := range urls {
		func() {
			_ = do(&http.Client{Transport: &http.Transport{}}, u) // want "transport-in-loop: "
		}()
	}
}

func retry(n int, f func() error) error {
	for range n {
		if err := f(); err == nil {
			return nil
		}
	}
	return nil
}

func retriedBad(url string) error {
	return retry(3, func() error {
		return do(&http.Client{Transport: &http.Transport{}}, url) // want "transport-in-loop: "
	})
}

var once sync.Once

func OnceOk(url string) {
	once.Do(func() {
		_ = do(&http.Client{Transport: &http.Transport{}}, url)
	})
}

var version = sync.OnceValue(func() error {
	return do(&http.Client{Transport: &http.Transport{}}, "http://example.com/version")
})

var fetched = func() error {
	return do(&http.Client{Transport: &http.Transport{}}, "http://example.com/config")
}()

func init() {
	_ = atStartOk("http://example.com")
}

func atStartOk(url string) error {
	return do(&http.Client{Transport: &http.Transport{}}, url)
}
