// DumpResponse: with body it reads and closes the original and leaves a copy
// in memory; without it leaves the body alone. DumpRequest has nothing to do
// with it.
package dump

import (
	"io"
	"log"
	"net/http"
	"net/http/httputil"
)

func withBodyOk(client *http.Client, url string) (string, error) {
	resp, err := client.Get(url)
	if err != nil {
		return "", err
	}
	b, err := httputil.DumpResponse(resp, true)
	if err != nil {
		resp.Body.Close()
		return "", err
	}
	return string(b), nil
}

func withBodyDeferOk(client *http.Client, url string) (string, error) {
	resp, err := client.Get(url)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	b, err := httputil.DumpResponse(resp, true)
	return string(b), err
}

func withBodyThenUseOk(client *http.Client, url string) ([]byte, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	if dump, err := httputil.DumpResponse(resp, true); err == nil {
		log.Printf("%s", dump)
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body)
}

func withoutBodyBad(client *http.Client, url string) (string, error) {
	resp, err := client.Get(url) // want "never-closed: "
	if err != nil {
		return "", err
	}
	b, err := httputil.DumpResponse(resp, false)
	return string(b), err
}

func withoutBodyOk(client *http.Client, url string) (string, error) {
	resp, err := client.Get(url)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	b, err := httputil.DumpResponse(resp, false)
	return string(b), err
}

// Whether the body is dumped depends on the size.
func sometimesOk(client *http.Client, url string) (string, error) {
	resp, err := client.Get(url)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	b, err := httputil.DumpResponse(resp, resp.ContentLength < 1<<20)
	return string(b), err
}

func requestDumpBad(client *http.Client, req *http.Request) (string, error) {
	b, err := httputil.DumpRequestOut(req, true)
	if err != nil {
		return "", err
	}
	resp, err := client.Do(req) // want "never-closed: "
	if err != nil {
		return "", err
	}
	return string(b) + resp.Status, nil
}

func debug(resp *http.Response) {
	if b, err := httputil.DumpResponse(resp, true); err == nil {
		log.Printf("%s", b)
	}
}

func debugHelperOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	debug(resp)
	return resp.Body.Close()
}

func dumpedTransportOk(next http.RoundTripper, req *http.Request) (*http.Response, error) {
	resp, err := next.RoundTrip(req)
	if err != nil {
		return nil, err
	}
	debug(resp)
	return resp, nil
}
