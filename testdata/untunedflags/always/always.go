// Package always is read with -pool=always.
package always

import (
	"net/http"
	"time"
)

func literalBad() *http.Client {
	return &http.Client{Transport: &http.Transport{IdleConnTimeout: time.Minute}} // want "default-pool: http.Transport sets no MaxIdleConnsPerHost: where requests share a host, HTTP/1 keeps 2 idle connections and closes the rest"
}

func cloneBad() *http.Client {
	return &http.Client{Transport: http.DefaultTransport.(*http.Transport).Clone()} // want "default-pool: "
}

func sendBad(u string) error {
	resp, err := http.Get(u) // want "default-pool: http.Get sends over http.DefaultTransport: where they share a host, "
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func sizedOk(n int) *http.Client {
	return &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: n, IdleConnTimeout: time.Minute}}
}

func disabledOk() *http.Client {
	return &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
}
