package throwawayclient

import (
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/httpvet/httpvet/passes/internal/fixture"
)

// cost is what testdata/throwawayclaims/run measures of 20 requests.
type cost struct{ Dials, Open, Goroutines, Cookies int }

// TestClaims runs code that the analyzer reports against a real server, as it
// is and as the fixes make it: connections and goroutines stay behind before
// and not after, and a client without a transport of its own costs neither.
func TestClaims(t *testing.T) {
	dir := fixture.Dir(t)
	overlay := map[string]string{}
	for _, root := range analyze(t, dir, "./throwawayclaims", nil) {
		if n := len(root.Diagnostics); n != 9 {
			t.Fatalf("%d findings, want 9", n)
		}
		for name, text := range applied(t, &analysistest.Result{Action: root}) {
			mended := filepath.Join(t.TempDir(), "claims.go")
			if err := os.WriteFile(mended, text, 0o666); err != nil {
				t.Fatal(err)
			}
			overlay[name] = mended
			t.Logf("%s", text)
		}
	}
	before, after := map[string]cost{}, map[string]cost{}
	fixture.Execute(t, dir, "./throwawayclaims/run", nil, &before)
	fixture.Execute(t, dir, "./throwawayclaims/run", overlay, &after)
	t.Logf("before: %v", before)
	t.Logf("after:  %v", after)

	const n = 20
	for _, name := range []string{"Loop", "Goroutines", "Variable", "Deferred", "Request", "Unheard"} {
		// Each connection is two goroutines here and one in the server.
		if c := before[name]; c.Dials != n || c.Open != n || c.Goroutines < 2*n {
			t.Errorf("%s before: %+v, want a connection for each of %d requests, left open", name, c, n)
		}
	}
	// Of goroutines that share a pool each may come when the two idle
	// connections that it keeps are in use, or have just been given up.
	few := map[string]int{"Loop": 1, "Goroutines": n / 2, "Variable": 1, "Deferred": n, "Request": 1, "Unheard": n}
	for name, most := range few {
		if c := after[name]; c.Dials > most {
			t.Errorf("%s after: %d dials, want at most %d", name, c.Dials, most)
		}
		if c := after[name]; name != "Variable" && name != "Request" && (c.Open > 0 || c.Goroutines > 0) {
			t.Errorf("%s after: %+v, want nothing to stay behind", name, c)
		}
	}
	for _, name := range []string{"Variable", "Request"} {
		if c := after[name]; c.Open > 1 {
			t.Errorf("%s after: %+v, want one connection, which is kept for the next call", name, c)
		}
	}
	for _, name := range []string{"Shared", "SharedGoroutines"} {
		if c := before[name]; c.Dials != 1 || c.Open > 1 {
			t.Errorf("%s: %+v, want one connection for all clients", name, c)
		}
	}
	if c, well := before["Jar"], before["JarWell"]; c.Cookies != 0 || well.Cookies != n-1 {
		t.Errorf("of %d cookies %d came back with a jar for each request and %d with one jar", n-1, c.Cookies, well.Cookies)
	}
}
