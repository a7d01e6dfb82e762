// t.Cleanup takes over what its function closes, here and in a helper.
package testcleanup

import (
	"io"
	"net/http"
	"testing"
)

func literalOk(t *testing.T, client *http.Client) {
	resp, err := client.Get(base)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { resp.Body.Close() })
	if resp.StatusCode != http.StatusOK {
		t.Fatal(resp.Status)
	}
}

func checkedLiteralOk(t *testing.T, client *http.Client) {
	resp, err := client.Get(base)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := resp.Body.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
}

func get(t testing.TB, client *http.Client, path string) *http.Response {
	t.Helper()
	resp, err := client.Get(base + path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = resp.Body.Close() })
	return resp
}

// The helper has registered the Close.
func helperOk(t *testing.T, client *http.Client) {
	resp := get(t, client, "a")
	if resp.StatusCode != http.StatusOK {
		t.Error(resp.Status)
	}
}

func helperInLoopOk(t *testing.T, client *http.Client, paths []string) {
	for _, p := range paths {
		if b, err := io.ReadAll(get(t, client, p).Body); err != nil || len(b) == 0 {
			t.Error(p)
		}
	}
}

func bodyHelperOk(t *testing.T, client *http.Client) {
	body := open(t, client)
	if _, err := io.Copy(io.Discard, body); err != nil {
		t.Error(err)
	}
}

func open(t testing.TB, client *http.Client) io.ReadCloser {
	t.Helper()
	resp, err := client.Get(base)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { resp.Body.Close() })
	return resp.Body
}

func closeLater(t testing.TB, c io.Closer) {
	t.Cleanup(func() {
		if err := c.Close(); err != nil {
			t.Log(err)
		}
	})
}

func closerHelperOk(t *testing.T, client *http.Client) {
	resp, err := client.Get(base)
	if err != nil {
		t.Fatal(err)
	}
	closeLater(t, resp.Body)
}

// Cleaning up something else.
func otherCleanupBad(t *testing.T, client *http.Client) {
	resp, err := client.Get(base) // want "never-closed: "
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(client.CloseIdleConnections)
	if resp.StatusCode != http.StatusOK {
		t.Error(resp.Status)
	}
}

func lateCleanupBad(t *testing.T, client *http.Client) {
	resp, err := client.Get(base) // want "path: "
	if err != nil {
		t.Fatal(err)
	}
	if resp.StatusCode != http.StatusOK {
		t.Error(resp.Status)
		return
	}
	t.Cleanup(func() { resp.Body.Close() })
}

// Registered per turn, run at the end of the test: in a test that is no pile
// worth a word.
func cleanupInLoopOk(t *testing.T, client *http.Client) {
	for _, p := range []string{"a", "b"} {
		resp, err := client.Get(base + p)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { resp.Body.Close() })
	}
}

func TestAll(t *testing.T) {
	t.Skip("the functions above are fixtures")
	literalOk(t, http.DefaultClient)
}
