package handmadestub

import (
	"net/http"
	"testing"
)

func TestLimitedOk(t *testing.T) {
	made := &http.Response{StatusCode: 204}
	rt := limited(transport(func(*http.Request) (*http.Response, error) { return made, nil }))
	resp, err := rt.RoundTrip(&http.Request{})
	if err != nil {
		t.Fatal(err)
	}
	if resp != made {
		t.Error("another response")
	}
}

func TestClientBad(t *testing.T) {
	resp, err := http.Get("http://localhost") // want "never-closed: "
	if err != nil {
		t.Fatal(err)
	}
	t.Log(resp.Status)
}
