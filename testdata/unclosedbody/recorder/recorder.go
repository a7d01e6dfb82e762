// Recorders: a ResponseRecorder's result lives in memory.
package recorder

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
)

func statusOk(h http.Handler, r *http.Request) int {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result().StatusCode
}

func readOk(h http.Handler, r *http.Request) ([]byte, error) {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	resp := w.Result()
	return io.ReadAll(resp.Body)
}

func earlyReturnOk(h http.Handler, r *http.Request) []byte {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	resp := w.Result()
	if resp.StatusCode != http.StatusOK {
		return nil
	}
	defer resp.Body.Close()
	b, _ := io.ReadAll(resp.Body)
	return b
}

func serve(h http.Handler, r *http.Request) *http.Response {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

func viaHelperOk(h http.Handler, r *http.Request) string {
	return serve(h, r).Header.Get("Location")
}

func loopOk(h http.Handler, paths []string) (codes []int) {
	for _, p := range paths {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, p, nil))
		codes = append(codes, w.Result().StatusCode)
	}
	return codes
}

type handlerTransport struct{ h http.Handler }

// The result of a recorder, through a RoundTripper.
func (t handlerTransport) RoundTrip(r *http.Request) (*http.Response, error) {
	w := httptest.NewRecorder()
	t.h.ServeHTTP(w, r)
	return w.Result(), nil
}

func directOk(h http.Handler, r *http.Request) (int, error) {
	resp, err := handlerTransport{h}.RoundTrip(r)
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

// One variable for both: only the client's response needs the Close.
func eitherOk(client *http.Client, h http.Handler, r *http.Request, live bool) (int, error) {
	if live {
		resp, err := client.Do(r)
		if err != nil {
			return 0, err
		}
		defer resp.Body.Close()
		return resp.StatusCode, nil
	}
	resp := serve(h, r)
	return resp.StatusCode, nil
}

func eitherBad(client *http.Client, h http.Handler, r *http.Request, live bool) (int, error) {
	var resp *http.Response
	if live {
		var err error
		if resp, err = client.Do(r); err != nil { // want "never-closed: "
			return 0, err
		}
	} else {
		resp = serve(h, r)
	}
	return resp.StatusCode, nil
}

// A server in the same process is a server: its responses come over TCP.
func serverBad(h http.Handler) (int, error) {
	srv := httptest.NewServer(h)
	defer srv.Close()
	resp, err := srv.Client().Get(srv.URL) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func serverOk(h http.Handler) (string, error) {
	srv := httptest.NewServer(h)
	defer srv.Close()
	resp, err := srv.Client().Get(srv.URL)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	var buf bytes.Buffer
	_, err = buf.ReadFrom(resp.Body)
	return buf.String(), err
}
