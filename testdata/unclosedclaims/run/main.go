// Command run calls the functions of claims and prints what each has cost: connections
// that are open once those that are idle were closed, and the most at a time.
package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync/atomic"
	"time"

	claims "fixtures/unclosedclaims"
)

const n = 20

// A cost is what n requests cost.
type cost struct{ Open, Peak int }

var open, peak atomic.Int64

func main() {
	long := []byte(strings.Repeat("x", 1<<20))
	var zipped bytes.Buffer
	zw := gzip.NewWriter(&zipped)
	zw.Write(long)
	zw.Close()
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.RawQuery {
		case "short":
			w.Write([]byte("hello"))
		case "gzip":
			w.Header().Set("Content-Type", "application/gzip")
			w.Write(zipped.Bytes())
			w.(http.Flusher).Flush()
			<-r.Context().Done() // there may be more
		default:
			w.Header().Set("Content-Length", "1048576")
			w.Write(long)
		}
	}))
	server.Config.ConnState = func(_ net.Conn, s http.ConnState) {
		switch s {
		case http.StateNew:
			peak.Store(max(peak.Load(), open.Add(1)))
		case http.StateClosed:
			open.Add(-1)
		}
	}
	server.Start()
	each := func(f func(*http.Client, string) error) cost {
		return measure(func(c *http.Client) {
			for range n {
				f(c, server.URL)
			}
		})
	}
	json.NewEncoder(os.Stdout).Encode(map[string]cost{
		"Discarded":       each(claims.Discarded),
		"NeverClosed":     each(claims.NeverClosed),
		"Path":            each(claims.Path),
		"Overwritten":     each(claims.Overwritten),
		"DroppedOnError":  each(claims.DroppedOnError),
		"DeferInLoop":     measure(func(c *http.Client) { claims.DeferInLoop(c, server.URL, n) }),
		"DeferInLoopWell": measure(func(c *http.Client) { claims.DeferInLoopWell(c, server.URL, n) }),
		"ReplacedWell":    each(claims.ReplacedWell),
		"WrapperOnly":     each(claims.WrapperOnly),
		"Replaced":        each(claims.Replaced),
		"ReadToEOF":       each(claims.ReadToEOF),
	})
}

// measure waits until the number of open connections has settled.
func measure(f func(*http.Client)) cost {
	before := open.Load()
	peak.Store(before)
	client := &http.Client{Transport: &http.Transport{}}
	f(client)
	last := int64(-1)
	for same := 0; same < 10; {
		client.CloseIdleConnections()
		time.Sleep(20 * time.Millisecond)
		if now := open.Load(); now == last {
			same++
		} else {
			last, same = now, 0
		}
	}
	return cost{int(last - before), int(peak.Load() - before)}
}
