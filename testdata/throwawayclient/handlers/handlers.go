// Package handlers makes transports where requests are served.
package handlers

import (
	"context"
	"net/http"
	"net/http/httputil"
	"net/url"
)

func relay(c *http.Client, w http.ResponseWriter, r *http.Request) {
	resp, err := c.Get("http://backend" + r.URL.Path)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	resp.Body.Close()
}

func handlerBad(w http.ResponseWriter, r *http.Request) {
	relay(&http.Client{Transport: &http.Transport{}}, w, r) // want "transport-per-request: http.Transport is created for each request: connections are not reused from request to request"
}

type service struct{ shared *http.Client }

func (s *service) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c := http.Client{Transport: &http.Transport{}} // want "transport-per-request: "
	relay(&c, w, r)
}

func (s *service) storedOk(w http.ResponseWriter, r *http.Request) {
	relay(s.shared, w, r)
}

func middlewareBad(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		relay(&http.Client{Transport: &http.Transport{}}, w, r) // want "transport-per-request: "
		next.ServeHTTP(w, r)
	})
}

// The middleware is set up once; its handler keeps the client.
func middlewareOk(next http.Handler) http.Handler {
	c := &http.Client{Transport: &http.Transport{}}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		relay(c, w, r)
		next.ServeHTTP(w, r)
	})
}

func reachedFrom(w http.ResponseWriter, r *http.Request) {
	if helperBad(r.URL.Path) != nil {
		w.WriteHeader(http.StatusBadGateway)
	}
}

func helperBad(path string) error {
	c := &http.Client{Transport: &http.Transport{}} // want "transport-per-call: http.Transport is created on each call of helperBad"
	resp, err := c.Get("http://backend" + path)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

type retrying struct{ base http.RoundTripper }

func (t *retrying) RoundTrip(r *http.Request) (*http.Response, error) {
	resp, err := t.base.RoundTrip(r)
	if err == nil {
		return resp, nil
	}
	tr := &http.Transport{} // want "transport-per-request: "
	return tr.RoundTrip(r)
}

func proxyBad(w http.ResponseWriter, r *http.Request) {
	p := httputil.NewSingleHostReverseProxy(&url.URL{Scheme: "http", Host: "backend"})
	p.Transport = &http.Transport{} // want "transport-per-request: "
	p.ServeHTTP(w, r)
}

func proxyLiteralBad(w http.ResponseWriter, r *http.Request) {
	p := &httputil.ReverseProxy{
		Rewrite:   func(pr *httputil.ProxyRequest) {},
		Transport: &http.Transport{}, // want "transport-per-request: "
	}
	p.ServeHTTP(w, r)
}

func proxyOk(target *url.URL) http.Handler {
	p := httputil.NewSingleHostReverseProxy(target)
	p.Transport = &http.Transport{}
	return p
}

// exchange is what a small router gives its handlers.
type exchange struct {
	W http.ResponseWriter
	R *http.Request
}

func routedBad(x *exchange) {
	relay(&http.Client{Transport: &http.Transport{}}, x.W, x.R) // want "transport-per-request: "
}

type UnimplementedGreeterServer struct{}

type greeter struct{ UnimplementedGreeterServer }

type message struct{ text string }

func (g *greeter) Greet(ctx context.Context, in *message) (*message, error) {
	c := &http.Client{Transport: &http.Transport{}} // want "transport-per-request: "
	resp, err := c.Get(in.text)
	if err != nil {
		return nil, err
	}
	resp.Body.Close()
	return in, nil
}

type registrar struct{}

func RegisterEchoServer(r *registrar, e any) {}

type echo struct{}

func (e *echo) Echo(ctx context.Context, in *message) (*message, error) {
	c := &http.Client{Transport: &http.Transport{}} // want "transport-per-request: "
	resp, err := c.Get(in.text)
	if err != nil {
		return nil, err
	}
	resp.Body.Close()
	return in, nil
}

func setUp(r *registrar) { RegisterEchoServer(r, &echo{}) }

// A client without a transport shares the default pool.
func timeoutOk(w http.ResponseWriter, r *http.Request) {
	relay(&http.Client{Timeout: 1e9}, w, r)
}
