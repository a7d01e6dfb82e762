// Command run calls the functions of claims and prints what each has cost:
// connections dialled, connections still open, and goroutines that are left.
package main

import (
	"encoding/json"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"runtime"
	"sync/atomic"
	"time"

	claims "fixtures/throwawayclaims"
)

const n = 20

type cost struct{ Dials, Open, Goroutines, Cookies int }

var dials, open, cookies atomic.Int64

func main() {
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, err := r.Cookie("seen"); err == nil {
			cookies.Add(1)
		}
		http.SetCookie(w, &http.Cookie{Name: "seen", Value: "yes"})
		w.Write([]byte("hello"))
	}))
	server.Config.ConnState = func(_ net.Conn, s http.ConnState) {
		switch s {
		case http.StateNew:
			dials.Add(1)
			open.Add(1)
		case http.StateClosed:
			open.Add(-1)
		}
	}
	server.Start()
	times := func(f func()) func() {
		return func() {
			for range n {
				f()
			}
		}
	}
	costs := map[string]cost{
		"Loop":       measure(func() { claims.Loop(server.URL, n) }),
		"Goroutines": measure(func() { claims.Goroutines(server.URL, n) }),
		"Variable":   measure(times(func() { claims.Variable(server.URL) })),
		"Deferred":   measure(times(func() { claims.Deferred(server.URL, nil) })),
		"Request": measure(times(func() {
			claims.Request(server.URL).ServeHTTP(httptest.NewRecorder(), httptest.NewRequest("GET", "/", nil))
		})),
		"Unheard":          measure(times(func() { claims.Unheard(server.URL, nil) })),
		"Jar":              measure(times(func() { claims.Jar(server.URL) })),
		"JarWell":          measure(times(func() { claims.JarWell(server.URL) })),
		"SharedGoroutines": measure(func() { claims.SharedGoroutines(server.URL, n) }),
		"Shared":           measure(func() { claims.Shared(server.URL, n) }),
	}
	json.NewEncoder(os.Stdout).Encode(costs)
}

// measure waits until the numbers have settled.
func measure(f func()) cost {
	http.DefaultClient.CloseIdleConnections()
	d, o, g, k := dials.Load(), open.Load(), runtime.NumGoroutine(), cookies.Load()
	f()
	now := func() cost {
		return cost{int(dials.Load() - d), int(open.Load() - o), runtime.NumGoroutine() - g, int(cookies.Load() - k)}
	}
	last := now()
	for same := 0; same < 10; {
		time.Sleep(20 * time.Millisecond)
		if c := now(); c == last {
			same++
		} else {
			last, same = c, 0
		}
	}
	return last
}
