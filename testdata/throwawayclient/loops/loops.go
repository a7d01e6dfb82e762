// Package loops makes transports in and around loops.
package loops

import (
	"errors"
	"io"
	"iter"
	"net/http"
	"time"
)

func get(c *http.Client, url string) error {
	resp, err := c.Get(url)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	_, err = io.Copy(io.Discard, resp.Body)
	return err
}

func rangeBad(urls []string) error {
	for _, u := range urls {
		c := &http.Client{Transport: &http.Transport{MaxConnsPerHost: 2}} // want `transport-in-loop: http.Transport is created on each turn of the loop at line 23: connections are not reused from turn to turn, and idle ones stay open \(IdleConnTimeout is not set\)`
		if err := get(c, u); err != nil {
			return err
		}
	}
	return nil
}

func variableBad(urls []string) {
	for _, u := range urls {
		var tr http.Transport // want "transport-in-loop: "
		tr.IdleConnTimeout = time.Minute
		var c http.Client
		c.Transport = &tr
		_ = get(&c, u)
	}
}

func newBad(urls []string) {
	for i := 0; i < len(urls); i++ {
		tr := new(http.Transport) // want "transport-in-loop: "
		_ = get(&http.Client{Transport: tr}, urls[i])
	}
}

func cloneBad(urls []string) {
	for _, u := range urls {
		tr := http.DefaultTransport.(*http.Transport).Clone() // want `transport-in-loop: a clone .* stay open for 90s \(IdleConnTimeout\)`
		_ = get(&http.Client{Transport: tr}, u)
	}
}

func roundTripBad(reqs []*http.Request) {
	for _, r := range reqs {
		tr := &http.Transport{} // want "transport-in-loop: "
		resp, err := tr.RoundTrip(r)
		if err != nil {
			continue
		}
		resp.Body.Close()
	}
}

// The loop is left on success only.
func retryBad(url string) error {
	var err error
	for range 3 {
		c := http.Client{Transport: &http.Transport{}} // want "transport-in-loop: "
		if err = get(&c, url); err == nil {
			break
		}
	}
	return err
}

func gotoBad(url string) {
again:
	c := http.Client{Transport: &http.Transport{}} // want "transport-in-loop: "
	if err := get(&c, url); err != nil {
		goto again
	}
}

// The last client outlives the loop, the others do not.
func lastOneBad(urls []string) error {
	var c *http.Client
	for _, u := range urls {
		c = &http.Client{Transport: &http.Transport{}} // want "transport-in-loop: "
		if get(c, u) == nil {
			break
		}
	}
	return get(c, "http://example.com/done")
}

func iteratorBad(urls iter.Seq[string]) {
	for u := range urls {
		c := http.Client{Transport: &http.Transport{}} // want "transport-in-loop: "
		_ = get(&c, u)
	}
}

func outsideOk(urls []string) {
	tr := &http.Transport{}
	defer tr.CloseIdleConnections()
	c := &http.Client{Transport: tr}
	for _, u := range urls {
		_ = get(c, u)
	}
}

// A loop whose body always leaves it does not come back to the literal; the
// function may be called again.
func firstBad(urls []string) error {
	for _, u := range urls {
		c := &http.Client{Transport: &http.Transport{}} // want "transport-per-call: "
		return get(c, u)
	}
	return errors.New("none")
}

func main() {
	singleTurnOk()
	lazyOk([]string{"http://example.com"})
}

func singleTurnOk() {
	for i := 0; i < 1; i++ {
		c := &http.Client{Transport: &http.Transport{}} // want "transport-per-call: "
		_ = get(c, "http://example.com")
	}
	for _, u := range []string{"http://example.com"} {
		c := &http.Client{Transport: &http.Transport{}} // want "transport-per-call: "
		_ = get(c, u)
	}
}

func lazyOk(urls []string) {
	var c *http.Client
	for _, u := range urls {
		if c == nil {
			c = &http.Client{Transport: &http.Transport{}}
		}
		_ = get(c, u)
	}
}

func neverSentOk(urls []string) int {
	n := 0
	for range urls {
		tr := &http.Transport{}
		n += tr.MaxIdleConns
	}
	return n
}
