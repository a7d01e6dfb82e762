package untunedtransport_test

import (
	"bufio"
	"context"
	"crypto/tls"
	"encoding/pem"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// What the rule says of net/http is executed here, against a real server: a
// change in net/http breaks these tests before it makes the messages lie.

const (
	requests = 1000
	burst    = 50
)

// dials sends 1,000 requests over tr, 50 at a time, and returns how many
// connections that took.
func dials(t *testing.T, tr *http.Transport) int {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		time.Sleep(5 * time.Millisecond)
		_, _ = io.WriteString(w, "hello")
	}))
	defer server.Close()
	defer tr.CloseIdleConnections()
	var n atomic.Int64
	tr.DialContext = func(ctx context.Context, network, addr string) (net.Conn, error) {
		n.Add(1)
		return new(net.Dialer).DialContext(ctx, network, addr)
	}
	c := &http.Client{Transport: tr}
	for range requests / burst {
		var wg sync.WaitGroup
		for range burst {
			wg.Go(func() { get(t, c, server.URL) })
		}
		wg.Wait()
		// A connection goes back to the pool a moment after the body ends.
		time.Sleep(2 * time.Millisecond)
	}
	return int(n.Load())
}

// get reads a response to its end and returns its protocol.
func get(t *testing.T, c *http.Client, url string) string {
	t.Helper()
	resp, err := c.Get(url)
	if err != nil {
		t.Error(err)
		return ""
	}
	defer resp.Body.Close()
	if _, err := io.Copy(io.Discard, resp.Body); err != nil {
		t.Error(err)
	}
	return resp.Proto
}

// TestDials: default-pool, per-host-forgotten and contradiction dial for most
// requests of a burst; with the advice a connection is dialled once.
func TestDials(t *testing.T) {
	clone := func(set func(*http.Transport)) *http.Transport {
		tr := http.DefaultTransport.(*http.Transport).Clone()
		set(tr)
		return tr
	}
	for _, c := range []struct {
		name     string
		tr       *http.Transport
		min, max int
	}{
		{"default-pool", clone(func(*http.Transport) {}), 700, requests},
		{"a literal", &http.Transport{IdleConnTimeout: time.Minute}, 700, requests},
		{"per-host-forgotten", clone(func(tr *http.Transport) { tr.MaxIdleConns = 500 }), 700, requests},
		{"the advice", clone(func(tr *http.Transport) { tr.MaxIdleConns, tr.MaxIdleConnsPerHost = 500, 500 }), 1, 2 * burst},
		{"a size", clone(func(tr *http.Transport) { tr.MaxIdleConnsPerHost = burst }), 1, 2 * burst},
		{"contradiction: MaxIdleConns", clone(func(tr *http.Transport) { tr.MaxIdleConns, tr.MaxIdleConnsPerHost = 10, burst }), 500, requests},
		{"contradiction: negative", clone(func(tr *http.Transport) { tr.MaxIdleConnsPerHost = -1 }), requests, requests},
		{"contradiction: DisableKeepAlives", clone(func(tr *http.Transport) { tr.DisableKeepAlives, tr.MaxIdleConnsPerHost = true, burst }), requests, requests},
	} {
		n := dials(t, c.tr)
		t.Logf("%s: %d dials for %d requests", c.name, n, requests)
		if n < c.min || n > c.max {
			t.Errorf("%s: %d dials, want %d to %d", c.name, n, c.min, c.max)
		}
	}
}

// TestHTTP2: http2-off is so, and ForceAttemptHTTP2 turns it on.
func TestHTTP2(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("makes the system trust the server's certificate by SSL_CERT_FILE")
	}
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	server.EnableHTTP2 = true
	server.StartTLS()
	defer server.Close()
	file := filepath.Join(t.TempDir(), "cert.pem")
	block := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw})
	if err := os.WriteFile(file, block, 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("SSL_CERT_FILE", file)
	dial := new(net.Dialer).DialContext
	for _, c := range []struct {
		name string
		tr   *http.Transport
		want string
	}{
		{"zero", &http.Transport{}, "HTTP/2.0"},
		{"TLSClientConfig", &http.Transport{TLSClientConfig: &tls.Config{}}, "HTTP/1.1"},
		{"TLSClientConfig, forced", &http.Transport{TLSClientConfig: &tls.Config{}, ForceAttemptHTTP2: true}, "HTTP/2.0"},
		{"DialContext", &http.Transport{DialContext: dial}, "HTTP/1.1"},
		{"DialContext, forced", &http.Transport{DialContext: dial, ForceAttemptHTTP2: true}, "HTTP/2.0"},
		{"DialTLSContext", &http.Transport{DialTLSContext: new(tls.Dialer).DialContext}, "HTTP/1.1"},
		{"DialTLSContext, forced", &http.Transport{DialTLSContext: new(tls.Dialer).DialContext, ForceAttemptHTTP2: true}, "HTTP/1.1"},
		{"DialTLSContext with h2, forced", &http.Transport{
			DialTLSContext:    (&tls.Dialer{Config: &tls.Config{NextProtos: []string{"h2", "http/1.1"}}}).DialContext,
			ForceAttemptHTTP2: true,
		}, "HTTP/2.0"},
		{"pool settings", &http.Transport{MaxIdleConnsPerHost: 5, IdleConnTimeout: time.Minute}, "HTTP/2.0"},
	} {
		if got := get(t, &http.Client{Transport: c.tr}, server.URL); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
		c.tr.CloseIdleConnections()
	}
}

// TestIdle: without IdleConnTimeout an idle connection is kept, on HTTP/1 and
// on HTTP/2; with it, it is closed.
func TestIdle(t *testing.T) {
	for _, h2 := range []bool{false, true} {
		var open atomic.Int64
		server := httptest.NewUnstartedServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
		server.EnableHTTP2 = h2
		server.Config.ConnState = func(_ net.Conn, s http.ConnState) {
			switch s {
			case http.StateNew:
				open.Add(1)
			case http.StateClosed, http.StateHijacked:
				open.Add(-1)
			}
		}
		server.StartTLS()
		trust := server.Client().Transport.(*http.Transport).TLSClientConfig
		for _, idle := range []time.Duration{0, 50 * time.Millisecond} {
			tr := &http.Transport{TLSClientConfig: trust.Clone(), ForceAttemptHTTP2: h2, IdleConnTimeout: idle}
			proto := get(t, &http.Client{Transport: tr}, server.URL)
			want := int64(1)
			if idle > 0 {
				want = 0
			}
			time.Sleep(300 * time.Millisecond)
			for range 100 { // a busy machine is slow to close
				if open.Load() == want {
					break
				}
				time.Sleep(20 * time.Millisecond)
			}
			if got := open.Load(); got != want {
				t.Errorf("%s, IdleConnTimeout %v: %d connections open, want %d", proto, idle, got, want)
			}
			tr.CloseIdleConnections()
			for open.Load() > 0 {
				time.Sleep(time.Millisecond)
			}
		}
		server.Close()
	}
}

// TestNanoseconds: a plain number as a Timeout lets no request through.
func TestNanoseconds(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	defer server.Close()
	//httpvet:ignore untunedtransport what it says is what is tried here
	resp, err := (&http.Client{Timeout: 30}).Get(server.URL) //nolint:bodyclose
	var timeout interface{ Timeout() bool }
	if err == nil {
		resp.Body.Close()
		t.Fatal("30ns were enough")
	}
	if !errors.As(err, &timeout) || !timeout.Timeout() {
		t.Errorf("%v is no timeout", err)
	}
}

// TestQueueing: an unclosed body makes the next request to the host wait.
func TestQueueing(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "hello") }))
	defer server.Close()
	tr := &http.Transport{MaxConnsPerHost: 1}
	defer tr.CloseIdleConnections()
	c := &http.Client{Transport: tr}
	first, err := c.Get(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	req, _ := http.NewRequestWithContext(ctx, http.MethodGet, server.URL, nil)
	if resp, err := c.Do(req); !errors.Is(err, context.DeadlineExceeded) {
		if err == nil {
			resp.Body.Close()
		}
		t.Errorf("the second request did not wait: %v", err)
	}
	first.Body.Close()
	get(t, c, server.URL)
}

// TestDefaultsDropped: without TLSHandshakeTimeout a handshake that is never
// answered lasts as long as the request may.
func TestDefaultsDropped(t *testing.T) {
	mute, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer mute.Close()
	for _, limit := range []time.Duration{0, 20 * time.Millisecond} {
		ctx, cancel := context.WithTimeout(t.Context(), 500*time.Millisecond)
		req, _ := http.NewRequestWithContext(ctx, http.MethodGet, "https://"+mute.Addr().String(), nil)
		resp, err := (&http.Transport{TLSHandshakeTimeout: limit}).RoundTrip(req)
		cancel()
		if err == nil {
			resp.Body.Close()
			t.Fatal("somebody answered")
		}
		if waited := errors.Is(err, context.DeadlineExceeded); waited != (limit == 0) {
			t.Errorf("TLSHandshakeTimeout %v: %v", limit, err)
		}
	}
	if http.DefaultTransport.(*http.Transport).Proxy == nil || (&http.Transport{}).Proxy != nil {
		t.Error("a literal has the Proxy of http.DefaultTransport")
	}
}

// TestIdleTooLong: a POST on an idle connection that the server gives up at
// that moment fails; it is not repeated.
func TestIdleTooLong(t *testing.T) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer ln.Close()
	go func() {
		conn, err := ln.Accept()
		if err != nil {
			return
		}
		defer conn.Close()
		r := bufio.NewReader(conn)
		if _, err := http.ReadRequest(r); err == nil {
			_, _ = io.WriteString(conn, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
			_, _ = r.Peek(1) // the next request
		}
	}()
	tr := &http.Transport{IdleConnTimeout: time.Hour}
	defer tr.CloseIdleConnections()
	c := &http.Client{Transport: tr}
	get(t, c, "http://"+ln.Addr().String())
	resp, err := c.Post("http://"+ln.Addr().String(), "text/plain", strings.NewReader("hello"))
	if err == nil {
		resp.Body.Close()
		t.Error("the POST was answered")
	}
}

// TestGlobalMutation: who uses the shared client sees what others do to it.
func TestGlobalMutation(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { time.Sleep(100 * time.Millisecond) }))
	defer server.Close()
	http.DefaultClient.Timeout = 10 * time.Millisecond
	defer func() { http.DefaultClient.Timeout = 0 }()
	//httpvet:ignore unreadbody the request is to fail
	if resp, err := http.Get(server.URL); err == nil {
		resp.Body.Close()
		t.Error("http.Get does not know of http.DefaultClient's Timeout")
	}
}
