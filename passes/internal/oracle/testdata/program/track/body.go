package track

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"

	"oraclegen/env"
)

// Site says how the responses of one acquisition vary.
type Site struct {
	Codes      []int // status codes; 200 when empty
	Errors     int   // how many different errors a request can fail with
	Media      bool  // the content type varies
	ReadFails  bool
	CloseFails bool
	Gzip       bool // a Read yields compressed data, or plain data
}

// body is a response body that knows what was done to it.
type body struct {
	d                 *decisions
	site              string
	spec              Site
	read, eof, closed bool
	readBeforeClose   bool
	opaque            bool // an opaque callee had it
	recovered         bool // acquired before the function recovered from a panic
	overlapped        bool // open when its site acquired anew
}

// Read yields all there is, each time anew, so that no reader fails or goes
// well only because of what was read before.
func (b *body) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	b.read = true
	outcomes := [][]byte{plain}
	if b.spec.Gzip {
		outcomes = [][]byte{zipped, plain}
	}
	if b.spec.ReadFails {
		outcomes = append(outcomes, nil)
	}
	data := outcomes[b.d.decide(b.site+".read", len(outcomes))]
	if data == nil {
		return 0, errors.New("connection reset")
	}
	b.eof = true
	return copy(p, data), io.EOF
}

// Close may fail each time anew: nothing promises that the second Close of a
// body goes well because the first one did.
func (b *body) Close() error {
	if !b.closed {
		b.closed, b.readBeforeClose = true, b.read
	}
	if b.spec.CloseFails && b.d.decide(b.site+".close", 2) == 1 {
		return errors.New("not closed well")
	}
	return nil
}

// headBody is the body of a response to HEAD. It owns nothing, but readers and
// Close may fail on it as on any other.
type headBody struct{ b *body }

func (h headBody) Read(p []byte) (int, error) { return h.b.Read(p) }
func (h headBody) Close() error               { return h.b.Close() }

// transport answers requests out of decisions.
type transport struct {
	d      *decisions
	sites  map[string]Site
	bodies []*body
	asked  map[string]bool // sites that sent a request
	got    map[string]bool // sites that had a response
	idle   int             // goroutines when the function runs alone
}

func (t *transport) RoundTrip(req *http.Request) (*http.Response, error) {
	site := strings.TrimPrefix(req.URL.Path, "/")
	spec, known := t.sites[site]
	if !known {
		panic("no such site: " + site)
	}
	t.asked[site] = true
	if picked := t.d.decide(site+".fails", 1+max(1, spec.Errors)); picked > 0 {
		return nil, []error{env.ErrRefused, env.ErrTimeout}[picked-1]
	}
	code := http.StatusOK
	if len(spec.Codes) > 0 {
		code = spec.Codes[t.d.decide(site+".status", len(spec.Codes))]
	}
	media := "application/json"
	if spec.Media && t.d.decide(site+".media", 2) == 1 {
		media = "text/html"
	}
	resp := &http.Response{
		Status: fmt.Sprintf("%d %s", code, http.StatusText(code)), StatusCode: code,
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: http.Header{"Content-Type": {media}}, Request: req, ContentLength: -1,
		Body: headBody{&body{d: t.d, site: site, spec: spec}},
	}
	t.got[site] = true
	if req.Method != http.MethodHead {
		resp.Body = t.open(site, spec)
	}
	return resp, nil
}

func (t *transport) open(site string, spec Site) *body {
	settle(t.idle)
	for _, b := range t.bodies {
		b.overlapped = b.overlapped || b.site == site && !b.closed
	}
	b := &body{d: t.d, site: site, spec: spec}
	t.bodies = append(t.bodies, b)
	return b
}

var plain = []byte("{\"n\":1}\n")

var zipped = func() []byte {
	var buf bytes.Buffer
	w := gzip.NewWriter(&buf)
	w.Write(plain)
	w.Close()
	return buf.Bytes()
}()
