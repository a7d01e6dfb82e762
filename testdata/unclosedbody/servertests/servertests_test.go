// Tests that ask an httptest.Server get real responses; a recorder gives none.
package servertests

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestHelloOk(t *testing.T) {
	srv := httptest.NewServer(Handler())
	defer srv.Close()
	resp, err := http.Get(srv.URL + "/x")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasSuffix(string(b), "/x") {
		t.Errorf("got %q", b)
	}
}

func TestStatusBad(t *testing.T) {
	srv := httptest.NewServer(Handler())
	defer srv.Close()
	resp, err := srv.Client().Get(srv.URL) // want "never-closed: "
	if err != nil {
		t.Fatal(err)
	}
	if resp.StatusCode != http.StatusOK {
		t.Errorf("status %s", resp.Status)
	}
}

func TestTableBad(t *testing.T) {
	srv := httptest.NewServer(Handler())
	t.Cleanup(srv.Close)
	for _, path := range []string{"/a", "/b", "/c"} {
		t.Run(path, func(t *testing.T) {
			resp, err := http.Post(srv.URL+path, "text/plain", nil) // want "path: "
			if err != nil {
				t.Fatal(err)
			}
			if resp.StatusCode != http.StatusOK {
				t.Errorf("status %s", resp.Status)
				return
			}
			resp.Body.Close()
		})
	}
}

func TestRecorderOk(t *testing.T) {
	w := httptest.NewRecorder()
	Handler().ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/x", nil))
	resp := w.Result()
	if resp.StatusCode != http.StatusOK {
		t.Error(resp.Status)
	}
	if b, _ := io.ReadAll(w.Result().Body); len(b) == 0 {
		t.Error("empty body")
	}
}

func TestHeadOk(t *testing.T) {
	srv := httptest.NewServer(Handler())
	defer srv.Close()
	resp, err := http.Head(srv.URL)
	if err != nil {
		t.Fatal(err)
	}
	if resp.StatusCode != http.StatusOK {
		t.Error(resp.Status)
	}
}

// A server that closes its connections makes the request fail.
func TestBrokenServerOk(t *testing.T) {
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		panic(http.ErrAbortHandler)
	}))
	defer srv.Close()
	if _, err := http.Get(srv.URL); err == nil {
		t.Fatal("expected an error")
	}
}

type stub struct{ status int }

func (s stub) RoundTrip(*http.Request) (*http.Response, error) {
	return &http.Response{StatusCode: s.status, Body: io.NopCloser(strings.NewReader(""))}, nil
}

// Asked directly, the stub answers from memory.
func TestStubDirectOk(t *testing.T) {
	resp, err := stub{status: 204}.RoundTrip(nil)
	if err != nil {
		t.Fatal(err)
	}
	if resp.StatusCode != 204 {
		t.Error(resp.Status)
	}
}
