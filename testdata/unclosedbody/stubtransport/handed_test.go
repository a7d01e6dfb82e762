package stubtransport

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

type answers func(*http.Request) (*http.Response, error)

func (f answers) RoundTrip(req *http.Request) (*http.Response, error) { return f(req) }

// fetch is what the tests are about.
func fetch(client *http.Client, url string) (*http.Response, error) { return client.Get(url) }

func tableOk(t *testing.T) {
	var tr answers = func(req *http.Request) (*http.Response, error) {
		return &http.Response{Request: req}, nil
	}
	client := http.Client{Transport: tr}
	for _, tt := range []struct {
		client *http.Client
		url    string
	}{{&client, "http://a.example"}, {&client, "http://b.example"}} {
		t.Run(tt.url, func(t *testing.T) {
			got, err := fetch(tt.client, tt.url)
			if err != nil {
				t.Fatal(err)
			}
			t.Log(got.Request.URL)
			if _, err := tt.client.Get(tt.url); err != nil {
				t.Fatal(err)
			}
		})
	}
}

// What the other client asks may answer.
func twoClientsBad(t *testing.T) {
	stubbed := &http.Client{Transport: stub{&http.Response{}}}
	for _, client := range []*http.Client{stubbed, {}} {
		got, err := fetch(client, "http://a.example") // want "never-closed: "
		if err != nil {
			t.Fatal(err)
		}
		t.Log(got.Status)
	}
}

func serverBad(t *testing.T, other *http.Client) {
	srv := httptest.NewServer(http.NotFoundHandler())
	defer srv.Close()
	stubbed := &http.Client{Transport: stub{&http.Response{}}}
	for _, client := range []*http.Client{stubbed, srv.Client()} {
		got, err := fetch(client, srv.URL) // want "never-closed: "
		if err != nil {
			t.Fatal(err)
		}
		t.Log(got.Status)
	}
}

func defaultClientBad(t *testing.T) {
	stubbed := &http.Client{Transport: stub{&http.Response{}}}
	for _, client := range []*http.Client{stubbed, http.DefaultClient} {
		got, err := fetch(client, "http://a.example") // want "never-closed: "
		if err != nil {
			t.Fatal(err)
		}
		t.Log(got.Status)
	}
}

// A client that is handed in is none of the test's.
func handedInBad(t *testing.T, client *http.Client) {
	stubbed := &http.Client{Transport: stub{&http.Response{}}}
	t.Log(stubbed.Timeout)
	got, err := fetch(client, "http://a.example") // want "never-closed: "
	if err != nil {
		t.Fatal(err)
	}
	t.Log(got.Status)
}
