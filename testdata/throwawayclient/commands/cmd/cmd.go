// Package cmd is a part of a command line program: what no loop, goroutine
// or handler leads to runs once per command.
package cmd

import "net/http"

func do(c *http.Client, url string) error {
	resp, err := c.Get(url)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

// CallOk is called by commands elsewhere.
func CallOk(url string) error {
	return do(&http.Client{Transport: &http.Transport{}}, url)
}

func loopBad(urls []string) {
	for _, u := range urls {
		_ = do(&http.Client{Transport: &http.Transport{}}, u) // want "transport-in-loop: "
	}
}
