package callbacks

import (
	"io"
	"net/http"
)

func servedAtOnceOk(w http.ResponseWriter, r *http.Request) {
	resp, err := http.Get("https://example.com")
	if err != nil {
		return
	}
	http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		defer resp.Body.Close()
		io.Copy(w, resp.Body)
	}).ServeHTTP(w, r)
}

func servedAtOnceBad(w http.ResponseWriter, r *http.Request) {
	resp, err := http.Get("https://example.com") // want `read-to-eof: response body of resp is read to the end but not closed`
	if err != nil {
		return
	}
	http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		io.Copy(w, resp.Body)
	}).ServeHTTP(w, r)
}

func servedLaterOk(mux *http.ServeMux) {
	resp, err := http.Get("https://example.com")
	if err != nil {
		return
	}
	mux.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) {
		io.Copy(w, resp.Body)
		resp.Body.Close()
	})
}

// Whenever the handler runs, it leaves the body open.
func servedLaterBad(mux *http.ServeMux) {
	resp, err := http.Get("https://example.com") // want `never-closed: response body of resp is never closed`
	if err != nil {
		return
	}
	mux.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) { io.Copy(w, resp.Body) })
}

func servedByDefaultBad() {
	resp, err := http.Get("https://example.com") // want `never-closed: response body of resp is never closed`
	if err != nil {
		return
	}
	http.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) { io.Copy(w, resp.Body) })
}

func onShutdownOk(srv *http.Server) {
	resp, err := http.Get("https://example.com")
	if err != nil {
		return
	}
	srv.RegisterOnShutdown(func() { resp.Body.Close() })
}
