package testcode

import (
	"crypto/tls"
	"net/http"
	"testing"
	"time"
)

func TestOk(t *testing.T) {
	http.DefaultClient = &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{}, MaxIdleConns: 500}}
	_ = &http.Client{Timeout: 1}
	_ = &http.Client{Timeout: 10} // want "nanoseconds: "
	tr := &http.Transport{DisableKeepAlives: true, IdleConnTimeout: time.Second}
	http.DefaultClient.Transport = tr
}
