// Tests that expect no response: what becomes of one is of no interest.
package expectederr

import (
	"errors"
	"net/http"
	"testing"

	"fixtures/stub/require"
)

const unreachable = "http://unreachable.invalid"

func TestFatalOk(t *testing.T) {
	resp, err := http.Get(unreachable)
	if err == nil {
		resp.Body.Close()
		t.Fatal("there is a server")
	}
}

func TestDeferredOk(t *testing.T) {
	resp, err := http.Get(unreachable)
	if err == nil {
		defer resp.Body.Close()
		t.Fatalf("there is a server: %s", resp.Status)
	}
}

// TestErrorBad goes on.
func TestErrorBad(t *testing.T) {
	resp, err := http.Get(unreachable) // want "unread: "
	if err == nil {
		_ = resp.Body.Close()
		t.Error("there is a server")
	}
}

// TestFatalLaterBad has a path that goes on.
func TestFatalLaterBad(t *testing.T) {
	resp, err := http.Get(unreachable) // want "unread: "
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		t.Fatal(resp.Status)
	}
}

func TestRequireOk(t *testing.T) {
	resp, err := http.Get(unreachable)
	if resp != nil {
		resp.Body.Close()
	}
	require.Error(t, err)
}

func TestRequireNoErrorBad(t *testing.T) {
	resp, err := http.Get(unreachable) // want "unread: "
	require.NoError(t, err)
	resp.Body.Close()
}

// pollBad never returns either, but sends again.
func pollBad(url string) {
	for {
		resp, err := http.Get(url) // want "unread: "
		if err == nil {
			resp.Body.Close()
		}
	}
}

var errRefused = errors.New("refused")

func equals(t *testing.T, want, got any) {
	if want != got {
		t.Fatalf("got %v, want %v", got, want)
	}
}

func TestSentinelOk(t *testing.T) {
	resp, err := http.Get(unreachable)
	equals(t, errRefused, err)
	if resp != nil {
		resp.Body.Close()
	}
}
