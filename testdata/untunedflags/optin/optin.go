// Package optin is read with the categories that are off by default.
package optin

import (
	"context"
	"net"
	"net/http"
	"time"
)

func droppedBad() *http.Client {
	return &http.Client{Transport: &http.Transport{IdleConnTimeout: time.Minute}} // want "defaults-dropped: http.Transport has no Proxy and no TLSHandshakeTimeout, unlike http.DefaultTransport"
}

func proxyOk() *http.Client {
	return &http.Client{Transport: &http.Transport{Proxy: http.ProxyFromEnvironment, IdleConnTimeout: time.Minute}}
}

func noProxyWrittenOk() *http.Client {
	return &http.Client{Transport: &http.Transport{Proxy: nil, IdleConnTimeout: time.Minute}}
}

func cloneOk() *http.Client {
	return &http.Client{Transport: http.DefaultTransport.(*http.Transport).Clone()}
}

func unixOk(path string) *http.Client {
	return &http.Client{Transport: &http.Transport{
		DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
			return new(net.Dialer).DialContext(ctx, "unix", path)
		},
	}}
}

func longBad() *http.Client {
	return &http.Client{Transport: &http.Transport{Proxy: http.ProxyFromEnvironment, IdleConnTimeout: time.Hour}} // want "idle-too-long: http.Transport sets IdleConnTimeout to 1h0m0s: "
}

func laterLongBad() *http.Client {
	tr := http.DefaultTransport.(*http.Transport).Clone()
	tr.IdleConnTimeout = 10 * time.Minute // want "idle-too-long: "
	return &http.Client{Transport: tr}
}

func fiveMinutesOk() *http.Client {
	return &http.Client{Transport: &http.Transport{Proxy: http.ProxyFromEnvironment, IdleConnTimeout: 5 * time.Minute}}
}

func queueBad() *http.Client {
	tr := http.DefaultTransport.(*http.Transport).Clone()
	tr.MaxConnsPerHost = 4 // want "queueing: http.Transport tr sets MaxConnsPerHost to 4 and the client at line 52 has no Timeout: on HTTP/1 further requests to the host wait until a connection is given back"
	return &http.Client{Transport: tr}
}

func timeoutOk() *http.Client {
	tr := http.DefaultTransport.(*http.Transport).Clone()
	tr.MaxConnsPerHost = 4
	return &http.Client{Transport: tr, Timeout: time.Minute}
}

func headerTimeoutOk() *http.Client {
	tr := http.DefaultTransport.(*http.Transport).Clone()
	tr.MaxConnsPerHost = 4
	tr.ResponseHeaderTimeout = time.Second
	return &http.Client{Transport: tr}
}

func manyOk() *http.Client {
	tr := http.DefaultTransport.(*http.Transport).Clone()
	tr.MaxConnsPerHost = 400
	return &http.Client{Transport: tr}
}
