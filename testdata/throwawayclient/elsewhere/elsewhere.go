// Package elsewhere calls a function that makes and uses up a transport.
package elsewhere

import (
	"net/http"

	again "fixtures/throwawayclient/elsewhere/again/tool"
	"fixtures/throwawayclient/elsewhere/tool"
)

func loopBad(urls []string) {
	for _, u := range urls {
		_ = tool.Fetch(u) // want "transport-in-loop: tool.Fetch creates and uses up an http.Transport, and is called on each turn of the loop at line 12: "
	}
}

func handlerBad(w http.ResponseWriter, r *http.Request) {
	_ = tool.Fetch(r.URL.Path) // want "transport-per-request: tool.Fetch creates"
}

func goroutineBad(urls []string) {
	for _, u := range urls {
		go func() {
			_ = tool.Fetch(u) // want "transport-per-goroutine: "
		}()
	}
}

func startedBad(url string) {
	go tool.Fetch(url) // want "transport-per-goroutine: "
}

// Reported at the literal.
func callOk(url string) error { return tool.Fetch(url) }

func carefulOk(urls []string) {
	for _, u := range urls {
		_ = tool.Careful(u)
	}
}

// Whether it makes one is not known here.
func sometimesOk(urls []string) {
	for _, u := range urls {
		_ = tool.Sometimes(u, false)
	}
}

func againBad(urls []string) {
	for _, u := range urls {
		_ = again.Fetch(u) // want "transport-in-loop: again.Fetch creates and uses up an http.Transport, and is called on each turn of the loop at line [0-9]+: "
	}
}
