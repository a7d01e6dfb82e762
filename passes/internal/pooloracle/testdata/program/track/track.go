// Package track tells what became of the transports that generated functions made.
// It knows nothing of the functions but what they call.
package track

import (
	"net/http"
	"reflect"
	"sync"
)

var (
	mu    sync.Mutex
	made  []*http.Transport              // since the last call of Forget
	sent  = map[string]map[string]bool{} // site, to the settings it was sent with
	turns = map[string]int{}             // site, to how many transports were made there
)

// Made notes a new transport.
func Made(tr *http.Transport) {
	mu.Lock()
	defer mu.Unlock()
	made = append(made, tr)
}

// Here notes that a transport was made at a site.
func Here(site string) {
	mu.Lock()
	defer mu.Unlock()
	turns[site]++
}

// Sent notes what the transport of rt is set to when a site sends over it.
func Sent(site string, rt http.RoundTripper) {
	mu.Lock()
	defer mu.Unlock()
	reach(reflect.ValueOf(rt), func(tr *http.Transport) {
		if sent[site] == nil {
			sent[site] = map[string]bool{}
		}
		sent[site][Settings(tr)] = true
	})
}

// Settings says in words which complaints about the settings of a transport are true.
func Settings(tr *http.Transport) string {
	words := ""
	keeps := !tr.DisableKeepAlives && tr.MaxIdleConnsPerHost >= 0
	if keeps && tr.IdleConnTimeout == 0 {
		words += " idle-forever"
	}
	if keeps && tr.MaxIdleConns > 100 && tr.MaxIdleConnsPerHost == 0 {
		words += " per-host-forgotten"
	}
	tuned := tr.IdleConnTimeout > 0 || tr.MaxIdleConns > 0 || tr.MaxIdleConnsPerHost > 0
	if tr.DisableKeepAlives && tuned || !tr.DisableKeepAlives &&
		(tr.MaxIdleConns > 0 && tr.MaxIdleConns < tr.MaxIdleConnsPerHost || tr.MaxIdleConnsPerHost < 0) {
		words += " contradiction"
	}
	if (tr.TLSClientConfig != nil || tr.DialContext != nil) && !tr.ForceAttemptHTTP2 && tr.TLSNextProto == nil && tr.Protocols == nil {
		words += " http2-off"
	}
	return words
}

// Forget closes what is still open, and returns what was noted since the last call.
func Forget() (settings map[string][]string, count map[string]int) {
	mu.Lock()
	defer mu.Unlock()
	for _, tr := range made {
		tr.CloseIdleConnections()
	}
	settings, count = map[string][]string{}, turns
	for site, all := range sent {
		for s := range all {
			settings[site] = append(settings[site], s)
		}
	}
	made, sent, turns = nil, map[string]map[string]bool{}, map[string]int{}
	return settings, count
}
