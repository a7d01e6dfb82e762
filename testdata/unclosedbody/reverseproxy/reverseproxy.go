// Reverse proxies: the proxy closes the response it shows to ModifyResponse,
// whatever the hook returns; a hook that replaces the body, or sends requests
// of its own, has its own duties.
package reverseproxy

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httputil"
	"net/url"
)

func statusOk(target *url.URL) http.Handler {
	p := httputil.NewSingleHostReverseProxy(target)
	p.ModifyResponse = func(resp *http.Response) error {
		if resp.StatusCode >= 500 {
			return errors.New(resp.Status)
		}
		resp.Header.Del("Server")
		return nil
	}
	return p
}

func rewriteOk(target *url.URL) http.Handler {
	return &httputil.ReverseProxy{
		Rewrite: func(r *httputil.ProxyRequest) { r.SetURL(target) },
		ModifyResponse: func(resp *http.Response) error {
			b, err := io.ReadAll(resp.Body)
			if err != nil {
				return err
			}
			if err := resp.Body.Close(); err != nil {
				return err
			}
			b = bytes.ReplaceAll(b, []byte("http://"), []byte("https://"))
			resp.Body = io.NopCloser(bytes.NewReader(b))
			resp.ContentLength = int64(len(b))
			return nil
		},
	}
}

// A parameter is borrowed: what becomes of it is the proxy's concern.
func FN_rewriteWithoutClose(target *url.URL) http.Handler {
	return &httputil.ReverseProxy{
		Rewrite: func(r *httputil.ProxyRequest) { r.SetURL(target) },
		ModifyResponse: func(resp *http.Response) error {
			b, err := io.ReadAll(resp.Body)
			if err != nil {
				return err
			}
			resp.Body = io.NopCloser(bytes.NewReader(b))
			return nil
		},
	}
}

func wrapOk(target *url.URL, limit int64) http.Handler {
	p := httputil.NewSingleHostReverseProxy(target)
	p.ModifyResponse = func(resp *http.Response) error {
		resp.Body = http.MaxBytesReader(nil, resp.Body, limit)
		return nil
	}
	return p
}

// The hook sends a request of its own.
func auditBad(client *http.Client, target *url.URL, audit string) http.Handler {
	p := httputil.NewSingleHostReverseProxy(target)
	p.ModifyResponse = func(resp *http.Response) error {
		seen, err := client.Post(audit, "text/plain", nil) // want "never-closed: "
		if err != nil {
			return err
		}
		resp.Header.Set("X-Audit", seen.Header.Get("X-Id"))
		return nil
	}
	return p
}

func auditOk(client *http.Client, target *url.URL, audit string) http.Handler {
	p := httputil.NewSingleHostReverseProxy(target)
	p.ModifyResponse = func(resp *http.Response) error {
		seen, err := client.Post(audit, "text/plain", nil)
		if err != nil {
			return err
		}
		defer seen.Body.Close()
		resp.Header.Set("X-Audit", seen.Header.Get("X-Id"))
		return nil
	}
	return p
}

// The fallback's body takes the place of the failed one's, which the proxy can
// no longer close.
func fallbackOk(client *http.Client, target *url.URL, fallback string) http.Handler {
	p := httputil.NewSingleHostReverseProxy(target)
	p.ModifyResponse = func(resp *http.Response) error {
		if resp.StatusCode < 500 {
			return nil
		}
		other, err := client.Get(fallback)
		if err != nil {
			return err
		}
		resp.Body.Close()
		*resp = *other
		return nil
	}
	return p
}

func relayByHandOk(client *http.Client, w http.ResponseWriter, out *http.Request) {
	resp, err := client.Do(out)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	defer resp.Body.Close()
	for k, vs := range resp.Header {
		w.Header()[k] = vs
	}
	w.WriteHeader(resp.StatusCode)
	io.Copy(w, resp.Body)
}

func relayByHandBad(client *http.Client, w http.ResponseWriter, out *http.Request) {
	resp, err := client.Do(out) // want "path: "
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	if resp.StatusCode >= 500 {
		http.Error(w, resp.Status, http.StatusBadGateway)
		return
	}
	defer resp.Body.Close()
	w.WriteHeader(resp.StatusCode)
	io.Copy(w, resp.Body)
}

// The request's body is the server's to close.
func echoOk(w http.ResponseWriter, r *http.Request) {
	if _, err := io.Copy(w, r.Body); err != nil {
		fmt.Fprintln(w, err)
	}
}
