// Package http2 turns HTTP/2 off, by accident or on purpose.
package http2

import (
	"context"
	"crypto/tls"
	"net"
	"net/http"
	"time"
)

const idle = time.Minute

func tlsBad() *http.Client {
	return &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{}, IdleConnTimeout: idle}} // want "http2-off: http.Transport sets TLSClientConfig without ForceAttemptHTTP2, which turns HTTP/2 off"
}

func dialerBad() *http.Client {
	d := &net.Dialer{Timeout: time.Second}
	return &http.Client{Transport: &http.Transport{DialContext: d.DialContext, IdleConnTimeout: idle}} // want "http2-off: http.Transport sets DialContext without"
}

func netDialBad() *http.Client {
	return &http.Client{Transport: &http.Transport{Dial: net.Dial, IdleConnTimeout: idle}} // want "http2-off: http.Transport sets Dial without"
}

func literalHookBad() *http.Client {
	return &http.Client{Transport: &http.Transport{ // want "http2-off: "
		DialContext: func(ctx context.Context, network, addr string) (net.Conn, error) {
			d := net.Dialer{Timeout: time.Second}
			return d.DialContext(ctx, network, addr)
		},
		IdleConnTimeout: idle,
	}}
}

func tcp4(ctx context.Context, _, addr string) (net.Conn, error) {
	var d net.Dialer
	return d.DialContext(ctx, "tcp4", addr)
}

func namedHookBad() *http.Client {
	return &http.Client{Transport: &http.Transport{DialContext: tcp4, IdleConnTimeout: idle}} // want "http2-off: "
}

func bothBad() *http.Client {
	return &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{}, DialContext: tcp4, IdleConnTimeout: idle}} // want "sets TLSClientConfig and DialContext without"
}

func dialTLSBad() *http.Client {
	d := &tls.Dialer{}
	return &http.Client{Transport: &http.Transport{DialTLSContext: d.DialContext, IdleConnTimeout: idle}} // want "sets DialTLSContext without ForceAttemptHTTP2, which turns HTTP/2 off \\(the hook has to offer h2 as well\\)"
}

func makeHook(d *net.Dialer) func(context.Context, string, string) (net.Conn, error) {
	return func(ctx context.Context, network, addr string) (net.Conn, error) {
		return d.DialContext(ctx, network, addr)
	}
}

func madeHookBad() *http.Client {
	return &http.Client{Transport: &http.Transport{DialContext: makeHook(&net.Dialer{}), IdleConnTimeout: idle}} // want "http2-off: "
}

func laterBad(skip bool) *http.Client {
	tr := &http.Transport{IdleConnTimeout: idle} // want "http2-off: "
	tr.TLSClientConfig = &tls.Config{InsecureSkipVerify: skip}
	return &http.Client{Transport: tr}
}

func config() (*tls.Config, error) { return &tls.Config{}, nil }

func configFromCallBad() (*http.Client, error) {
	cfg, err := config()
	if err != nil {
		return nil, err
	}
	return &http.Client{Transport: &http.Transport{TLSClientConfig: cfg, IdleConnTimeout: idle}}, nil // want "http2-off: "
}

func forcedOk() *http.Client {
	return &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{}, ForceAttemptHTTP2: true, IdleConnTimeout: idle}}
}

func writtenFalseOk() *http.Client {
	return &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{}, ForceAttemptHTTP2: false, IdleConnTimeout: idle}}
}

func nextProtoOk() *http.Client {
	return &http.Client{Transport: &http.Transport{
		TLSClientConfig: &tls.Config{}, IdleConnTimeout: idle,
		TLSNextProto: map[string]func(string, *tls.Conn) http.RoundTripper{},
	}}
}

func protocolsOk() *http.Client {
	tr := &http.Transport{TLSClientConfig: &tls.Config{}, IdleConnTimeout: idle}
	tr.Protocols = new(http.Protocols)
	tr.Protocols.SetHTTP1(true)
	return &http.Client{Transport: tr}
}

func ownProtocolsOk() *http.Client {
	cfg := &tls.Config{NextProtos: []string{"http/1.1"}}
	return &http.Client{Transport: &http.Transport{TLSClientConfig: cfg, IdleConnTimeout: idle}}
}

func http1Config() *tls.Config { return &tls.Config{NextProtos: []string{"http/1.1"}} }

func ownProtocolsFromCallOk() *http.Client {
	return &http.Client{Transport: &http.Transport{TLSClientConfig: http1Config(), IdleConnTimeout: idle}}
}

func perhapsNilOk(cfg *tls.Config) *http.Client {
	return &http.Client{Transport: &http.Transport{TLSClientConfig: cfg, IdleConnTimeout: idle}}
}

func onlyIfOk(cfg *tls.Config) *http.Client {
	tr := &http.Transport{IdleConnTimeout: idle}
	if cfg != nil {
		tr.TLSClientConfig = cfg
	}
	return &http.Client{Transport: tr}
}

func nilOk() *http.Client {
	return &http.Client{Transport: &http.Transport{TLSClientConfig: nil, DialContext: nil, IdleConnTimeout: idle}}
}

func cloneOk() *http.Client {
	tr := http.DefaultTransport.(*http.Transport).Clone()
	tr.TLSClientConfig = &tls.Config{}
	return &http.Client{Transport: tr}
}

func givenHookOk(dial func(context.Context, string, string) (net.Conn, error)) *http.Client {
	return &http.Client{Transport: &http.Transport{DialContext: dial, IdleConnTimeout: idle}}
}

type dialer interface {
	DialContext(context.Context, string, string) (net.Conn, error)
}

func interfaceHookOk(d dialer) *http.Client {
	return &http.Client{Transport: &http.Transport{DialContext: d.DialContext, IdleConnTimeout: idle}}
}

func proxyOnlyOk() *http.Client {
	return &http.Client{Transport: &http.Transport{Proxy: http.ProxyFromEnvironment, IdleConnTimeout: idle}}
}
