package track

import (
	"io"
	"net/http"
	"runtime"
	"testing"

	"oraclegen/env"
)

// world is all that one execution can reach.
type world struct {
	d         *decisions
	transport *transport
	env       *env.Env
}

func newWorld(script []int, sites map[string]Site) *world {
	d := &decisions{script: script, asked: map[string]int{}}
	w := &world{d: d, transport: &transport{d: d, sites: sites, asked: map[string]bool{}, got: map[string]bool{}}}
	client := &http.Client{Transport: w.transport}
	http.DefaultClient.Transport = w.transport
	w.env = &env.Env{
		Base:       "http://oracle.test",
		Content:    &body{d: d, site: "content", spec: Site{ReadFails: true, Gzip: true}},
		Doer:       client,
		Transport:  w.transport,
		Send:       client.Do,
		Fetch:      client.Get,
		Cache:      map[string]*http.Response{},
		Out:        make(chan *http.Response, 100),
		OnResponse: func(resp *http.Response) { w.keep(resp) },
		OnBody:     func(c io.Closer) { w.keep(c) },
		Sink:       sink{w},
		T:          fakeT{},
		Parse: func(r io.Reader) error {
			_, err := io.ReadAll(r)
			return err
		},
		Decide: d.decide,
		Mark:   func(string) { w.recover() },
	}
	return w
}

// keep is the opaque callee: what it was given is no longer the caller's.
func (w *world) keep(v any) {
	for _, b := range held(v) {
		b.opaque = true
	}
}

// recover notes which bodies were there when the function recovered: those
// that the panic left open. What is acquired later has an owner again.
func (w *world) recover() {
	for _, b := range w.transport.bodies {
		b.recovered = true
	}
}

type sink struct{ w *world }

func (s sink) Accept(resp *http.Response) { s.w.keep(resp) }

// fakeT stops the goroutine, as tests do.
type fakeT struct{ testing.TB }

func (fakeT) Helper()               {}
func (fakeT) FailNow()              { runtime.Goexit() }
func (fakeT) Fatal(...any)          { runtime.Goexit() }
func (fakeT) Fatalf(string, ...any) { runtime.Goexit() }
func (fakeT) Skip(...any)           { runtime.Goexit() }
func (fakeT) Errorf(string, ...any) {}
func (fakeT) Error(...any)          {}
func (fakeT) Logf(string, ...any)   {}
