package unreadbody_test

import (
	"bytes"
	"context"
	"go/version"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httptrace"
	"runtime"
	"testing"
	"time"
)

// The claims of the messages, made to happen: what each use of a body means
// for the next request to the same HTTP/1 server.

// closeUnread is the bad example of the documentation.
func closeUnread(resp *http.Response) { resp.Body.Close() }

// drainAndClose is what the fix makes of it.
func drainAndClose(resp *http.Response) {
	io.Copy(io.Discard, io.LimitReader(resp.Body, 256<<10))
	resp.Body.Close()
}

func readPartly(resp *http.Response) {
	var b [10]byte
	resp.Body.Read(b[:])
	resp.Body.Close()
}

// drains reports whether the net/http that this test is built with drains in
// Close.
func drains() bool { return version.Compare(runtime.Version(), "go1.27") >= 0 }

func TestClaims(t *testing.T) {
	body := bytes.Repeat([]byte("x"), 64<<10)
	tests := []struct {
		name   string
		status int
		use    func(*http.Response)
		reused bool
	}{
		{"unread", http.StatusOK, closeUnread, drains()},
		{"unread error page", http.StatusNotFound, closeUnread, drains()},
		{"partly read", http.StatusOK, readPartly, drains()},
		{"drained", http.StatusOK, drainAndClose, true},
		{"no content", http.StatusNoContent, closeUnread, true},
		{"not modified", http.StatusNotModified, closeUnread, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				w.WriteHeader(test.status)
				if test.status != http.StatusNoContent && test.status != http.StatusNotModified {
					w.Write(body)
				}
			}))
			defer server.Close()
			client := server.Client()
			test.use(get(t, client, server.URL, nil))
			time.Sleep(200 * time.Millisecond) // what Close drains, it drains in the background
			var reused bool
			drainAndClose(get(t, client, server.URL, &reused))
			if reused != test.reused {
				t.Errorf("with %s the next request reuses the connection: %t, want %t", runtime.Version(), reused, test.reused)
			}
		})
	}
}

// TestDrainIsBounded shows what the limits are for: the drain that the fix
// inserts ends with the request's deadline though the server goes on.
func TestDrainIsBounded(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusOK)
		w.(http.Flusher).Flush()
		<-r.Context().Done()
	}))
	defer server.Close()
	client := server.Client()
	client.Timeout = 100 * time.Millisecond
	done := make(chan struct{})
	go func() {
		defer close(done)
		drainAndClose(get(t, client, server.URL, nil))
	}()
	select {
	case <-done:
	case <-time.After(30 * time.Second):
		t.Fatal("the drain goes on after the deadline")
	}
}

func get(t *testing.T, client *http.Client, url string, reused *bool) *http.Response {
	ctx := httptrace.WithClientTrace(context.Background(), &httptrace.ClientTrace{
		GotConn: func(info httptrace.GotConnInfo) {
			if reused != nil {
				*reused = info.Reused
			}
		},
	})
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		t.Error(err)
		return nil
	}
	resp, err := client.Do(req)
	if err != nil {
		t.Error(err)
		return nil
	}
	return resp
}
