package tests

import (
	"net/http"
	"testing"
)

func TestOk(t *testing.T) {
	for range 3 {
		c := &http.Client{Transport: &http.Transport{}}
		resp, err := c.Get("http://example.com")
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
	}
}
