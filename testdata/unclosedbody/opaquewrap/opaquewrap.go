// Readers made by functions of which nothing is known: one that has a Close
// may close what it was given, a plain result cannot.
package opaquewrap

import (
	"errors"
	"io"
	"net/http"

	"fixtures/stub/progress"
)

func proxiedOk(client *http.Client, req *http.Request) (io.ReadCloser, error) {
	resp, err := client.Do(req)
	if err != nil {
		return nil, err
	}
	return (&progress.Bar{}).Proxy(resp.Body), nil
}

func proxiedAndClosedOk(client *http.Client, req *http.Request) ([]byte, error) {
	resp, err := client.Do(req)
	if err != nil {
		return nil, err
	}
	r := (&progress.Bar{}).Proxy(resp.Body)
	defer r.Close()
	return io.ReadAll(r)
}

func proxiedLateBad(client *http.Client, req *http.Request) (io.ReadCloser, error) {
	resp, err := client.Do(req) // want "dropped-on-error: "
	if err != nil {
		return nil, err
	}
	if resp.StatusCode != http.StatusOK {
		return nil, errors.New(resp.Status)
	}
	return (&progress.Bar{}).Proxy(resp.Body), nil
}

func countedBad(client *http.Client, req *http.Request) (int64, error) {
	resp, err := client.Do(req) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return progress.Count(resp.Body)
}
