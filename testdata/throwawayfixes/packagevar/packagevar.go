// Package packagevar has literals of constants.
package packagevar

import (
	"crypto/tls"
	"net"
	"net/http"
	"time"
)

const wait = 5 * time.Second

func get(c *http.Client, url string) error {
	resp, err := c.Get(url)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

// Fetch asks for a page.
func Fetch(url string) error {
	c := &http.Client{
		Timeout: wait,
		Transport: &http.Transport{ // want "Make it a variable of the package, fetchClient"
			TLSClientConfig: &tls.Config{MinVersion: tls.VersionTLS13},
			DialContext:     (&net.Dialer{Timeout: wait}).DialContext,
			Proxy:           http.ProxyFromEnvironment,
		},
	}
	return get(c, url)
}

type api struct{ base string }

func (a *api) HTTPGet(path string, token string) error {
	tr := &http.Transport{MaxIdleConns: 10} // want "Make it a variable of the package, httpGetTransport"
	return get(&http.Client{Transport: tr, Timeout: time.Duration(len(token))}, a.base+path)
}

func handle(w http.ResponseWriter, r *http.Request) {
	if get(&http.Client{Transport: &http.Transport{}}, r.URL.Path) != nil { // want "Make it a variable of the package, handleClient"
		w.WriteHeader(http.StatusBadGateway)
	}
}
