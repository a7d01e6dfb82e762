// Package local makes transports that reach a Unix socket or memory: they are
// meant to be as they are.
package local

import (
	"context"
	"net"
	"net/http"
	"time"
)

func unixOk(path string) *http.Client {
	return &http.Client{Transport: &http.Transport{
		DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
			var d net.Dialer
			return d.DialContext(ctx, "unix", path)
		},
	}}
}

func dialUnixOk(addr *net.UnixAddr) *http.Client {
	return &http.Client{Transport: &http.Transport{
		Dial: func(_, _ string) (net.Conn, error) { return net.DialUnix("unix", nil, addr) },
	}}
}

func dialPath(network, path string) (net.Conn, error) {
	return net.DialTimeout(network, path, time.Second)
}

func unixBelowOk(path string) *http.Client {
	return &http.Client{Transport: &http.Transport{
		Dial:         func(_, _ string) (net.Conn, error) { return dialPath("unix", path) },
		MaxIdleConns: 500,
	}}
}

func unixByVariableOk(path string) *http.Client {
	network := "unix"
	return &http.Client{Transport: &http.Transport{
		Dial: func(_, _ string) (net.Conn, error) { return net.Dial(network, path) },
	}}
}

func fixedOk(network, path string) *http.Client {
	return &http.Client{Transport: &http.Transport{
		Dial: func(_, _ string) (net.Conn, error) { return net.Dial(network, path) },
	}}
}

func pipeOk(serve func(net.Conn)) *http.Client {
	return &http.Client{Transport: &http.Transport{
		DialContext: func(context.Context, string, string) (net.Conn, error) {
			client, server := net.Pipe()
			go serve(server)
			return client, nil
		},
	}}
}

type memory struct{ conns chan net.Conn }

func (m *memory) Accept() (net.Conn, error) { return <-m.conns, nil }
func (m *memory) Close() error              { return nil }
func (m *memory) Addr() net.Addr            { return nil }

func (m *memory) DialContext(_ context.Context, network, addr string) (net.Conn, error) {
	client, server := net.Pipe()
	m.conns <- server
	return client, nil
}

func listenerOk(m *memory) *http.Client {
	return &http.Client{Transport: &http.Transport{DialContext: m.DialContext}}
}

func laterOk(path string) *http.Client {
	tr := &http.Transport{MaxIdleConns: 500}
	tr.DialContext = func(ctx context.Context, _, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, "unix", path)
	}
	return &http.Client{Transport: tr}
}

func perhapsUnixOk(path string) *http.Client {
	tr := &http.Transport{}
	if path != "" {
		tr.Dial = func(_, _ string) (net.Conn, error) { return net.Dial("unix", path) }
	}
	return &http.Client{Transport: tr}
}

func byAddressBad(paths map[string]string) *http.Client {
	return &http.Client{Transport: &http.Transport{ // want "idle-forever: "
		Dial: func(network, addr string) (net.Conn, error) {
			if p, ok := paths[addr]; ok {
				return net.Dial("unix", p)
			}
			return net.Dial(network, addr)
		},
	}}
}

func networkBad() *http.Client {
	return &http.Client{Transport: &http.Transport{ // want "idle-forever: http.Transport sets no IdleConnTimeout: .*; sets Dial without ForceAttemptHTTP2, which turns HTTP/2 off"
		Dial: func(network, addr string) (net.Conn, error) { return net.DialTimeout(network, addr, time.Second) },
	}}
}

func fileOk(dir string) *http.Client {
	tr := &http.Transport{}
	tr.RegisterProtocol("file", http.NewFileTransport(http.Dir(dir)))
	return &http.Client{Transport: tr}
}

func givenOk(dial func(context.Context, string, string) (net.Conn, error)) *http.Client {
	return &http.Client{Transport: &http.Transport{DialContext: dial}}
}

type dialer interface {
	Dial(network, addr string) (net.Conn, error)
}

func interfaceOk(d dialer) *http.Client {
	return &http.Client{Transport: &http.Transport{Dial: d.Dial}}
}

type tunnel struct{ d dialer }

func (t *tunnel) dial(network, addr string) (net.Conn, error) { return t.d.Dial(network, addr) }

func methodBad(t *tunnel) *http.Client {
	return &http.Client{Transport: &http.Transport{Dial: t.dial}} // want "idle-forever: "
}

func socksBad(d dialer) *http.Client {
	return &http.Client{Transport: &http.Transport{ // want "idle-forever: "
		Dial: func(network, addr string) (net.Conn, error) { return d.Dial(network, addr) },
	}}
}

type socket struct{ proto, addr string }

func (s *socket) dial(proto, addr string) (net.Conn, error) { return net.Dial(s.proto, s.addr) }

func socketOk(addr string) *http.Client {
	s := &socket{"unix", addr}
	return &http.Client{Transport: &http.Transport{Dial: s.dial}}
}
