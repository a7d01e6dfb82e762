// Who sends is an interface: what it returns may come from anywhere.
package interfaces

import (
	"context"
	"net/http"
)

type doer interface {
	Do(*http.Request) (*http.Response, error)
}

type getter interface {
	Get(url string) (*http.Response, error)
}

type api interface {
	ListItems(ctx context.Context, id string) (*http.Response, error)
}

func doBad(d doer, req *http.Request) (int, error) {
	resp, err := d.Do(req) // want "unread: "
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	return resp.StatusCode, nil
}

func getBad(g getter, url string) (int, error) {
	resp, err := g.Get(url) // want "unread: "
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	return resp.StatusCode, nil
}

func roundTripBad(rt http.RoundTripper, req *http.Request) (int, error) {
	resp, err := rt.RoundTrip(req) // want "unread: "
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	return resp.StatusCode, nil
}

// generatedClientOk: such methods often read the body and put it back.
func generatedClientOk(ctx context.Context, a api) (int, error) {
	resp, err := a.ListItems(ctx, "1")
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	return resp.StatusCode, nil
}
