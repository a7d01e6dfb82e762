// Fatal, FailNow and Skip end the test; Error and Log let it go on.
package testfatal

import (
	"io"
	"net/http"
	"testing"
)

func fatalOk(t *testing.T, client *http.Client, url string) {
	resp, err := client.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	if resp.StatusCode != http.StatusOK {
		t.Fatalf("status %s", resp.Status)
	}
	resp.Body.Close()
}

func failNowOk(t *testing.T, client *http.Client, url string) {
	resp, err := Ping(client, url)
	if err != nil {
		t.Error(err)
		t.FailNow()
	}
	if resp.StatusCode != http.StatusOK {
		t.Errorf("status %s", resp.Status)
		t.FailNow()
	}
	defer resp.Body.Close()
}

func skipOk(t *testing.T, client *http.Client, url string) {
	resp, err := client.Get(url)
	if err != nil {
		t.Skipf("offline: %v", err)
	}
	if resp.StatusCode == http.StatusServiceUnavailable {
		t.Skip("service is down")
	}
	defer resp.Body.Close()
}

func interfaceOk(tb testing.TB, client *http.Client, url string) {
	tb.Helper()
	resp, err := client.Get(url)
	if err != nil {
		tb.Fatal(err)
	}
	if resp.StatusCode != http.StatusOK {
		tb.Fatal(resp.Status)
	}
	defer resp.Body.Close()
}

func benchmarkOk(b *testing.B, client *http.Client, url string) {
	for b.Loop() {
		resp, err := client.Get(url)
		if err != nil {
			b.Fatal(err)
		}
		io.Copy(io.Discard, resp.Body)
		resp.Body.Close()
	}
}

func benchmarkBad(b *testing.B, client *http.Client, url string) {
	for b.Loop() {
		resp, err := client.Get(url) // want "never-closed: "
		if err != nil {
			b.Fatal(err)
		}
		if resp.StatusCode != http.StatusOK {
			b.Fatal(resp.Status)
		}
	}
}

func errorGoesOnBad(t *testing.T, client *http.Client, url string) {
	resp, err := client.Get(url) // want "path: "
	if err != nil {
		t.Fatal(err)
	}
	if resp.StatusCode != http.StatusOK {
		t.Errorf("status %s", resp.Status)
		return
	}
	resp.Body.Close()
}

func neverClosedBad(t *testing.T, client *http.Client, url string) {
	resp, err := client.Get(url) // want "never-closed: "
	if err != nil {
		t.Fatal(err)
	}
	if got, want := resp.StatusCode, http.StatusOK; got != want {
		t.Errorf("status = %d, want %d", got, want)
	}
}

func discardedBad(t *testing.T, client *http.Client, url string) {
	if _, err := client.Get(url); err != nil { // want "discarded: "
		t.Error(err)
	}
}

func fuzzOk(f *testing.F, client *http.Client, base string) {
	f.Add("index")
	f.Fuzz(func(t *testing.T, path string) {
		resp, err := client.Get(base + path)
		if err != nil {
			t.Skip()
		}
		defer resp.Body.Close()
		if resp.StatusCode >= 500 {
			t.Fatal(resp.Status)
		}
	})
}

func subtestsOk(t *testing.T, client *http.Client, urls map[string]string) {
	for name, u := range urls {
		t.Run(name, func(t *testing.T) {
			resp, err := client.Get(u)
			if err != nil {
				t.Fatal(err)
			}
			defer resp.Body.Close()
		})
	}
}

func subtestsBad(t *testing.T, client *http.Client, urls map[string]string) {
	for name, u := range urls {
		t.Run(name, func(t *testing.T) {
			resp, err := client.Get(u) // want "never-closed: "
			if err != nil {
				t.Fatal(err)
			}
			t.Log(resp.Status)
		})
	}
}

// get either returns an open response or ends the test.
func get(t testing.TB, client *http.Client, url string) *http.Response {
	t.Helper()
	resp, err := client.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	return resp
}

func helperOk(t *testing.T, client *http.Client, url string) {
	resp := get(t, client, url)
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		t.Error(resp.Status)
	}
}

func helperBad(t *testing.T, client *http.Client, url string) {
	resp := get(t, client, url) // want "never-closed: "
	if resp.StatusCode != http.StatusOK {
		t.Error(resp.Status)
	}
}

// must is the local form of require.NoError.
func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func mustOk(t *testing.T, client *http.Client, url string) {
	resp, err := client.Get(url)
	must(t, err)
	b, err := io.ReadAll(resp.Body)
	must(t, resp.Body.Close())
	must(t, err)
	if len(b) == 0 {
		t.Error("empty")
	}
}

func mustBad(t *testing.T, client *http.Client, url string) {
	resp, err := client.Get(url) // want "read-to-eof: "
	must(t, err)
	b, err := io.ReadAll(resp.Body)
	must(t, err)
	if len(b) == 0 {
		t.Error("empty")
	}
}

func TestAll(t *testing.T) {
	t.Skip("the functions above are fixtures")
	fatalOk(t, http.DefaultClient, "")
}
