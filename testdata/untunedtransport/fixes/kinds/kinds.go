// Package kinds has findings with a fix and without.
package kinds

import (
	"crypto/tls"
	"net/http"
	"time"
)

const idle = time.Minute

func http2() *http.Client {
	return &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{}, IdleConnTimeout: idle}} // want "http2-off: "
}

func nanos() *http.Client {
	return &http.Client{Transport: &http.Transport{IdleConnTimeout: 90}} // want "nanoseconds: "
}

func partly() *http.Client {
	return &http.Client{Transport: &http.Transport{MaxIdleConns: 5, MaxIdleConnsPerHost: 50}} // want "contradiction: .*; sets no IdleConnTimeout"
}

func lost() error {
	tr := &http.Transport{TLSClientConfig: &tls.Config{}} // want "http2-off: "
	resp, err := (&http.Client{Transport: tr}).Get("https://example.com")
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func Global() { http.DefaultClient.Timeout = idle } // want "global-mutation: "
