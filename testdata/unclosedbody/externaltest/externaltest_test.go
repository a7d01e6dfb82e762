// The external test package of a client.
package externaltest_test

import (
	"net/http"
	"testing"

	"fixtures/unclosedbody/externaltest"
)

func TestGetOk(t *testing.T) {
	c := &externaltest.Client{HTTP: http.DefaultClient}
	resp, err := c.Get("https://example.org/")
	if err != nil {
		t.Skip(err)
	}
	defer resp.Body.Close()
	if resp.StatusCode >= 500 {
		t.Error(resp.Status)
	}
}

func TestGetBad(t *testing.T) {
	c := &externaltest.Client{HTTP: http.DefaultClient}
	resp, err := c.Get("https://example.org/") // want "never-closed: "
	if err != nil {
		t.Skip(err)
	}
	if resp.StatusCode >= 500 {
		t.Error(resp.Status)
	}
}

func TestTextOk(t *testing.T) {
	c := &externaltest.Client{HTTP: http.DefaultClient}
	text, resp, err := c.Text("https://example.org/")
	if err != nil {
		t.Skip(err)
	}
	if text == "" || resp.StatusCode != http.StatusOK {
		t.Error(resp.Status)
	}
}
