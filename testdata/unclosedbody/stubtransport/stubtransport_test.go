// Transports that a test declares answer from memory: what their responses
// hold is nothing.
package stubtransport

import (
	"errors"
	"net/http"
	"reflect"
	"testing"
)

type stub struct{ resp *http.Response }

func (s stub) RoundTrip(*http.Request) (*http.Response, error) { return s.resp, nil }

func roundTripOk(t *testing.T, req *http.Request) {
	if _, err := (&tagged{stub{&http.Response{}}}).RoundTrip(req); err != nil {
		t.Fatal(err)
	}
}

func clientOk(t *testing.T) {
	client := &http.Client{Transport: stub{&http.Response{}}}
	if _, err := client.Get("http://example.com"); err != nil {
		t.Fatal(err)
	}
}

func otherClientBad(t *testing.T, client *http.Client) {
	if _, err := client.Get("http://example.com"); err != nil { // want "discarded: "
		t.Fatal(err)
	}
}

// The error is what the test wants, or the test ends.
func deepEqualOk(t *testing.T, client *http.Client) {
	want := errors.New("refused")
	_, err := client.Get("http://example.com")
	if !reflect.DeepEqual(want, err) {
		t.Fatalf("want %v, got %v", want, err)
	}
}

func wantError(t *testing.T, f func() error) {
	if err := f(); err == nil {
		t.Error("no error")
	}
}

func returnedFromLiteralOk(t *testing.T, client *http.Client) {
	wantError(t, func() (err error) {
		_, err = client.Get("\n")
		return err
	})
}

func sentOk(t *testing.T, client *http.Client) {
	errs := make(chan error)
	go func() {
		_, err := client.Get("http://example.com")
		errs <- err
	}()
	if err := <-errs; err == nil {
		t.Fatal("no error")
	}
}
