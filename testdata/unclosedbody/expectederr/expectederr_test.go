// A request that is expected to fail has no response to close, where the test
// stops should it succeed, or where an unknown matcher looks at the error.
package expectederr

import (
	"errors"
	"net/http"
	"strings"
	"testing"

	"fixtures/stub/match"
	"fixtures/stub/require"
)

func fatalWhenNilOk(t *testing.T, client *http.Client, url string) {
	_, err := client.Get(url)
	if err == nil {
		t.Fatal("expected an error")
	}
	if !strings.Contains(err.Error(), "refused") {
		t.Errorf("unexpected error %v", err)
	}
}

func boundFatalWhenNilOk(t *testing.T, client *http.Client, url string) {
	resp, err := client.Get(url)
	if err == nil {
		t.Fatalf("got status %d, want an error", resp.StatusCode)
	}
}

// t.Error lets the test go on, with the response lost.
func errorWhenNilBad(t *testing.T, client *http.Client, url string) {
	_, err := client.Get(url) // want "discarded: "
	if err == nil {
		t.Error("expected an error")
	}
}

func boundErrorWhenNilBad(t *testing.T, client *http.Client, url string) {
	resp, err := client.Get(url) // want "never-closed: "
	if err == nil {
		t.Errorf("got status %d, want an error", resp.StatusCode)
	}
}

func closedWhenNilOk(t *testing.T, client *http.Client, url string) {
	resp, err := client.Get(url)
	if err == nil {
		resp.Body.Close()
		t.Error("expected an error")
	}
}

func requireOk(t *testing.T, client *http.Client, url string) {
	_, err := client.Get(url)
	require.Error(t, err)
}

func errorsIsOk(t *testing.T, client *http.Client, url string, want error) {
	_, err := client.Get(url)
	if !errors.Is(err, want) {
		t.Fatalf("err = %v, want %v", err, want)
	}
}

// Whether the matcher stops the test is decided at run time.
func matcherOk(t *testing.T, client *http.Client, url string) {
	match.RegisterFailHandler(func(message string) { t.Fatal(message) })
	_, err := client.Get(url)
	match.Expect(err).To(match.HaveOccurred())
}

func matcherFuncOk(t *testing.T, client *http.Client, url string, check func(*testing.T, error)) {
	_, err := client.Get(url)
	check(t, err)
}

func requireTestOk(t *testing.T, client *http.Client, url string) {
	for _, bad := range []string{":", "ftp://x", url + "%"} {
		_, err := client.Get(bad)
		requireError(t, err, bad)
	}
}

func requireError(t testing.TB, err error, what string) {
	t.Helper()
	if err != nil {
		return
	}
	t.Fatalf("%s: expected an error", what)
}

func TestAll(t *testing.T) {
	t.Skip("the functions above are fixtures")
	fatalWhenNilOk(t, http.DefaultClient, "")
}
