// Command program runs its functions once.
package main

import (
	"net/http"
	"os"
	"time"
)

func get(c *http.Client, url string) error {
	resp, err := c.Get(url)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func main() {
	c := &http.Client{Transport: &http.Transport{}}
	_ = get(c, os.Args[1])
	onceOk()
	go background()
	for _, u := range os.Args {
		_ = eachBad(u)
	}
	for _, u := range os.Args {
		c := &http.Client{Transport: &http.Transport{}} // want "transport-in-loop: "
		_ = get(c, u)
	}
	go func() {
		c := &http.Client{Transport: &http.Transport{}}
		_ = get(c, "http://example.com")
	}()
}

func onceOk() { deeperOk() }

func deeperOk() {
	_ = get(&http.Client{Transport: &http.Transport{}}, "http://example.com")
}

func background() {
	c := &http.Client{Transport: &http.Transport{}}
	for {
		time.Sleep(time.Second)
		_ = get(c, "http://example.com")
	}
}

func eachBad(url string) error {
	return get(&http.Client{Transport: &http.Transport{}}, url) // want "transport-per-call: "
}
