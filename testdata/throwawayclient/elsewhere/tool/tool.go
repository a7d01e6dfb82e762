// Package tool makes and uses up transports.
package tool

import "net/http"

// Fetch makes a transport on each call.
func Fetch(url string) error {
	return fetch(url)
}

func fetch(url string) error {
	c := &http.Client{Transport: &http.Transport{}} // want "transport-per-call: "
	resp, err := c.Get(url)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

// Careful gives up its connections.
func Careful(url string) error {
	tr := &http.Transport{}
	defer tr.CloseIdleConnections()
	resp, err := (&http.Client{Transport: tr}).Get(url)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

// Sometimes makes a transport for some calls only.
func Sometimes(url string, insecure bool) error {
	c := http.DefaultClient
	if insecure {
		c = &http.Client{Transport: &http.Transport{}} // want "transport-per-call: http.Transport is created on some calls of Sometimes"
	}
	resp, err := c.Get(url)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}
