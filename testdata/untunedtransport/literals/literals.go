// Package literals makes transports in every way there is to write one.
package literals

import (
	"net/http"
	"reflect"
	"time"
)

func pointerBad() *http.Client {
	return &http.Client{Transport: &http.Transport{}} // want "idle-forever: http.Transport sets no IdleConnTimeout: idle HTTP/1 and HTTP/2 connections are kept until the server closes them"
}

func namedBad() http.RoundTripper {
	tr := &http.Transport{DisableCompression: true} // want "idle-forever: http.Transport tr sets"
	return tr
}

func newBad() *http.Client {
	tr := new(http.Transport) // want "idle-forever: http.Transport tr"
	return &http.Client{Transport: tr}
}

func zeroVarBad() *http.Client {
	var tr http.Transport // want "idle-forever: http.Transport tr"
	return &http.Client{Transport: &tr}
}

func valueBad() *http.Client {
	tr := http.Transport{DisableCompression: true} // want "idle-forever: http.Transport tr"
	return &http.Client{Transport: &tr}
}

var global = &http.Transport{} // want "idle-forever: http.Transport global"

func UsesGlobal() http.RoundTripper { return global }

func elidedBad() []http.RoundTripper {
	var out []http.RoundTripper
	for _, tr := range []*http.Transport{
		{}, // want "idle-forever: http.Transport sets"
		{IdleConnTimeout: time.Second},
	} {
		out = append(out, tr)
	}
	return out
}

func mapBad() map[string]*http.Transport {
	return map[string]*http.Transport{
		"a": {}, // want "idle-forever: "
		"b": {IdleConnTimeout: time.Second},
	}
}

func setOk() *http.Client {
	return &http.Client{Transport: &http.Transport{IdleConnTimeout: time.Minute}}
}

// A written 0 is a decision.
func zeroOk() *http.Client {
	return &http.Client{Transport: &http.Transport{IdleConnTimeout: 0}}
}

func unknownOk(d time.Duration) *http.Client {
	return &http.Client{Transport: &http.Transport{IdleConnTimeout: d}}
}

var _ http.RoundTripper = &http.Transport{}

func comparedOk(rt http.RoundTripper) bool {
	return reflect.TypeOf(rt) == reflect.TypeOf(&http.Transport{})
}

func unusedOk() {
	tr := &http.Transport{}
	tr.MaxIdleConns = 500
}

type embedded struct{ *http.Transport }

func embeddedBad() embedded {
	return embedded{&http.Transport{}} // want "idle-forever: "
}

type held struct{ tr http.Transport }

func FN_heldByValue() http.RoundTripper {
	h := &held{tr: http.Transport{MaxIdleConns: 500}}
	return &h.tr
}

type filled struct{ *http.Transport }

func (f *filled) fill() { f.IdleConnTimeout = time.Minute }

func filledOk() *filled {
	f := &filled{&http.Transport{}}
	f.fill()
	return f
}

var zero http.Transport // want "idle-forever: http.Transport zero sets"

var value = http.Transport{MaxIdleConns: 500, IdleConnTimeout: time.Minute} // want "per-host-forgotten: "

var setElsewhere http.Transport

var Exported http.Transport

func variablesOk() []http.RoundTripper {
	setElsewhere.IdleConnTimeout = time.Minute
	return []http.RoundTripper{&zero, &value, &setElsewhere, &Exported}
}
