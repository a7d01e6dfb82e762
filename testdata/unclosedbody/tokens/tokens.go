// Tokens and challenges: a first answer of 401, 407 or 403 is followed by a
// second request, and must not be forgotten on the way.
package tokens

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strings"
)

type auth struct {
	client *http.Client
	token  string
	login  func(context.Context) (string, error)
}

func (a *auth) sign(req *http.Request) { req.Header.Set("Authorization", "Bearer "+a.token) }

func (a *auth) challengeBad(ctx context.Context, req *http.Request) (*http.Response, error) {
	resp, err := a.client.Do(req) // want "(overwritten|dropped-on-error|path): "
	if err != nil {
		return nil, err
	}
	if resp.StatusCode == http.StatusUnauthorized {
		if a.token, err = a.login(ctx); err != nil {
			return nil, err
		}
		a.sign(req)
		resp, err = a.client.Do(req)
	}
	return resp, err
}

func (a *auth) challengeOk(ctx context.Context, req *http.Request) (*http.Response, error) {
	resp, err := a.client.Do(req)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode == http.StatusUnauthorized {
		io.Copy(io.Discard, io.LimitReader(resp.Body, 1<<16))
		resp.Body.Close()
		if a.token, err = a.login(ctx); err != nil {
			return nil, err
		}
		a.sign(req)
		resp, err = a.client.Do(req)
	}
	return resp, err
}

// The scope is read from the first answer, which is then overwritten.
func (a *auth) scopeBad(req *http.Request) (string, error) {
	resp, err := a.client.Do(req) // want "overwritten: "
	if err != nil {
		return "", err
	}
	if scope := resp.Header.Get("Www-Authenticate"); scope != "" {
		req.Header.Set("Authorization", scope)
		if resp, err = a.client.Do(req); err != nil {
			return "", err
		}
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	return string(b), err
}

func (a *auth) scopeOk(req *http.Request) (string, error) {
	resp, err := a.client.Do(req)
	if err != nil {
		return "", err
	}
	if scope := resp.Header.Get("Www-Authenticate"); scope != "" {
		resp.Body.Close()
		req.Header.Set("Authorization", scope)
		if resp, err = a.client.Do(req); err != nil {
			return "", err
		}
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	return string(b), err
}

func (a *auth) fetchTokenOk(ctx context.Context, url string) (string, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, url, strings.NewReader("grant_type=client_credentials"))
	if err != nil {
		return "", err
	}
	resp, err := a.client.Do(req)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	var t struct {
		AccessToken string `json:"access_token"`
	}
	if err := json.NewDecoder(resp.Body).Decode(&t); err != nil {
		return "", err
	}
	if t.AccessToken == "" {
		return "", errors.New("no token")
	}
	return t.AccessToken, nil
}

func (a *auth) fetchTokenBad(ctx context.Context, url string) (string, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, url, nil)
	if err != nil {
		return "", err
	}
	resp, err := a.client.Do(req) // want "path: "
	if err != nil {
		return "", err
	}
	if resp.StatusCode == http.StatusForbidden {
		return "", errors.New("forbidden")
	}
	var t struct {
		AccessToken string `json:"access_token"`
	}
	err = json.NewDecoder(resp.Body).Decode(&t)
	resp.Body.Close()
	return t.AccessToken, err
}

// Recursion with the token renewed: the first answer is closed by its defer.
func (a *auth) onceMoreOk(ctx context.Context, req *http.Request, retry bool) ([]byte, error) {
	a.sign(req)
	resp, err := a.client.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode == http.StatusUnauthorized && retry {
		if a.token, err = a.login(ctx); err != nil {
			return nil, err
		}
		return a.onceMoreOk(ctx, req, false)
	}
	return io.ReadAll(resp.Body)
}

// Two variables, and the first is closed on neither side of the check.
func (a *auth) preflightBad(req *http.Request) (*http.Response, error) {
	pre, err := a.client.Get(req.URL.String()) // want "never-closed: "
	if err != nil {
		return nil, err
	}
	if pre.StatusCode == http.StatusForbidden {
		return nil, errors.New("forbidden")
	}
	return a.client.Do(req)
}

func (a *auth) preflightOk(req *http.Request) (*http.Response, error) {
	pre, err := a.client.Get(req.URL.String())
	if err != nil {
		return nil, err
	}
	pre.Body.Close()
	if pre.StatusCode == http.StatusForbidden {
		return nil, errors.New("forbidden")
	}
	return a.client.Do(req)
}
