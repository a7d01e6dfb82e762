// Redirects followed by hand: each hop is a response of its own. A redirect
// that the client refuses comes back with an error and a closed body.
package redirects

import (
	"errors"
	"io"
	"net/http"
	"net/url"
)

var errTooMany = errors.New("too many redirects")

func noFollow(client *http.Client) *http.Client {
	c := *client
	c.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &c
}

func followOk(client *http.Client, u *url.URL) (*http.Response, error) {
	client = noFollow(client)
	for range 10 {
		resp, err := client.Get(u.String())
		if err != nil {
			return nil, err
		}
		next, err := resp.Location()
		if err != nil {
			return resp, nil
		}
		resp.Body.Close()
		u = next
	}
	return nil, errTooMany
}

func followBad(client *http.Client, u *url.URL) (*http.Response, error) {
	client = noFollow(client)
	for range 10 {
		resp, err := client.Get(u.String()) // want "(overwritten|path|dropped-on-error): "
		if err != nil {
			return nil, err
		}
		next, err := resp.Location()
		if err != nil {
			return resp, nil
		}
		u = next
	}
	return nil, errTooMany
}

// With ErrUseLastResponse the body is open like any other.
func lastResponseBad(client *http.Client, u string) (string, error) {
	resp, err := noFollow(client).Get(u) // want "never-closed: "
	if err != nil {
		return "", err
	}
	return resp.Header.Get("Location"), nil
}

func lastResponseOk(client *http.Client, u string) (string, error) {
	resp, err := noFollow(client).Get(u)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	return resp.Header.Get("Location"), nil
}

// A refused redirect: both results are set, and the body is closed.
func refusedOk(client *http.Client, u string) (string, error) {
	resp, err := client.Get(u)
	if err != nil {
		if uerr := new(url.Error); errors.As(err, &uerr) && resp != nil {
			return resp.Header.Get("Location"), nil
		}
		return "", err
	}
	defer resp.Body.Close()
	return "", errors.New("no redirect")
}

func postRedirectBad(client *http.Client, u string) (*http.Response, error) {
	for {
		resp, err := client.Post(u, "text/plain", nil) // want "(overwritten|path): "
		if err != nil {
			return nil, err
		}
		loc := resp.Header.Get("Location")
		if loc == "" {
			return resp, nil
		}
		u = loc
	}
}

func postRedirectOk(client *http.Client, u string) (*http.Response, error) {
	for {
		resp, err := client.Post(u, "text/plain", nil)
		if err != nil {
			return nil, err
		}
		loc := resp.Header.Get("Location")
		if loc == "" {
			return resp, nil
		}
		resp.Body.Close()
		u = loc
	}
}

func chainLengthOk(client *http.Client, u string) (hops int, err error) {
	client = noFollow(client)
	for u != "" {
		resp, err := client.Get(u)
		if err != nil {
			return hops, err
		}
		u = resp.Header.Get("Location")
		io.Copy(io.Discard, resp.Body)
		resp.Body.Close()
		hops++
	}
	return hops, nil
}

// The last hop's response is kept for its Request.URL only.
func finalURLBad(client *http.Client, u string) (string, error) {
	resp, err := client.Get(u) // want "never-closed: "
	if err != nil {
		return "", err
	}
	return resp.Request.URL.String(), nil
}

func finalURLOk(client *http.Client, u string) (string, error) {
	resp, err := client.Get(u)
	if err != nil {
		return "", err
	}
	resp.Body.Close()
	return resp.Request.URL.String(), nil
}
