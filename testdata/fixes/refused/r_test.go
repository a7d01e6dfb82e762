package refused

import (
	"net/http"
	"testing"
)

func TestHandMadeBad(t *testing.T) {
	rt := limited(tripper(func(*http.Request) (*http.Response, error) { return &http.Response{StatusCode: 200}, nil }))
	client := &http.Client{Transport: rt}
	resp, err := client.Do(&http.Request{}) // want `never-closed: no fix: hand made`
	if err != nil {
		t.Fatal(err)
	}
	if resp.StatusCode != 200 {
		t.Error(resp.Status)
	}
}
