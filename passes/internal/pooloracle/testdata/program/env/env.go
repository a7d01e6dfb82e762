// Package env is what a generated function sees of the world.
package env

import (
	"net/http"
	"net/http/httptest"
	"runtime"
)

// Env is handed to every generated function.
type Env struct {
	Decide func(line int) bool // how the condition of a line comes out
	Base   string              // of the server
	kept   []any
}

// Cond is a condition of which nothing is known.
func (e *Env) Cond() bool {
	_, _, line, _ := runtime.Caller(1)
	return e.Decide(line)
}

// URL is where a request of a site goes.
func (e *Env) URL(site string) string { return e.Base + "/" + site }

// URLs is the same three times.
func (e *Env) URLs(site string) []string { return []string{e.URL(site), e.URL(site), e.URL(site)} }

// Keep holds what it is given for as long as the process lives.
func (e *Env) Keep(v any) { e.kept = append(e.kept, v) }

// Kept returns what is held.
func (e *Env) Kept() []any { return e.kept }

// Serve sends three requests to a handler, as a server does.
func (e *Env) Serve(h http.Handler) {
	for range 3 {
		h.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest("GET", "/", nil))
	}
}
