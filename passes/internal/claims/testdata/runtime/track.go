// Package track watches the bodies of the responses that a function gets.
package track

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"reflect"
	"strings"
	"sync"
	"time"
)

// A Scenario is how the server answers: request by request, the last answer
// again and again.
type Scenario struct {
	Name    string
	Answers []Answer
}

// An Answer is one response. Status 0 is none at all.
type Answer struct {
	Status int
	Body   string
	Broken bool // the body ends before it should
}

func answers(body string, statuses ...int) (as []Answer) {
	for _, s := range statuses {
		as = append(as, Answer{Status: s, Body: body})
	}
	return as
}

var scenarios = []Scenario{
	{"ok", answers("hello", 200)},
	{"json", answers(`{"a": 1}`, 200)},
	{"gzip", answers(zipped("hello"), 200)},
	{"empty", answers("", 200)},
	{"missing", answers("no such page", 404)},
	{"teapot", answers("short and stout", 418)},
	{"failing", answers("oops", 500)},
	{"busy", answers("later", 503, 503, 429, 200)},
	{"unauthorized", answers("who are you", 401, 200)},
	{"broken", []Answer{{200, "hel", true}}},
	{"down", answers("", 0)},
	{"goes down", answers("hello", 200, 0)},
	{"comes up", answers("hello", 0, 200)},
}

func zipped(s string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	io.WriteString(w, s)
	w.Close()
	return b.String()
}

// An Env is what a function is called with.
type Env struct {
	URL    string
	Client *http.Client

	mu           sync.Mutex
	scenario     Scenario
	requests     int
	opened, left int
}

// Request returns a request to the server.
func (e *Env) Request() *http.Request {
	req, err := http.NewRequest("GET", e.URL, nil)
	if err != nil {
		log.Fatal(err)
	}
	return req
}

// URLs returns some addresses of the server.
func (e *Env) URLs() []string { return []string{e.URL + "/1", e.URL + "/2", e.URL + "/3"} }

type transport struct {
	*Env
	next http.RoundTripper
}

var errDown = errors.New("the server is down")

func (t transport) RoundTrip(req *http.Request) (*http.Response, error) {
	t.mu.Lock()
	a := t.scenario.Answers[min(t.requests, len(t.scenario.Answers)-1)]
	t.requests++
	t.mu.Unlock()
	if a.Status == 0 {
		return nil, errDown
	}
	req = req.Clone(req.Context())
	want, _ := json.Marshal(a)
	req.Header.Set("Answer", string(want))
	resp, err := t.next.RoundTrip(req)
	if err != nil {
		return nil, err
	}
	t.mu.Lock()
	t.opened++
	t.left++
	t.mu.Unlock()
	resp.Body = &body{ReadCloser: resp.Body, env: t.Env}
	return resp, nil
}

type body struct {
	io.ReadCloser
	env    *Env
	closed sync.Once
}

func (b *body) Close() error {
	b.closed.Do(func() {
		b.env.mu.Lock()
		b.env.left--
		b.env.mu.Unlock()
	})
	return b.ReadCloser.Close()
}

func serve(w http.ResponseWriter, req *http.Request) {
	var a Answer
	if err := json.Unmarshal([]byte(req.Header.Get("Answer")), &a); err != nil {
		log.Print(err)
	}
	w.Header().Set("Content-Type", "text/plain")
	if a.Broken {
		w.Header().Set("Content-Length", fmt.Sprint(len(a.Body)+10))
	}
	w.WriteHeader(a.Status)
	io.WriteString(w, a.Body)
}

// A Run is one execution of a function.
type Run struct {
	Scenario     string
	Results      []string
	Panic        string
	Late         bool // it did not return
	Opened, Left int
}

// Main runs function os.Args[2] of package os.Args[1] in all scenarios and prints the runs.
// With another argument it gives the goroutines that the function starts some time.
func Main(packages map[string]map[string]func(*Env) []any) {
	log.SetOutput(io.Discard)
	f := packages[os.Args[1]][os.Args[2]]
	server := httptest.NewServer(http.HandlerFunc(serve))
	next := http.DefaultTransport
	out := json.NewEncoder(os.Stdout)
	for _, sc := range scenarios {
		e := &Env{URL: server.URL, scenario: sc}
		http.DefaultTransport = transport{e, next}
		http.DefaultClient.Transport = http.DefaultTransport
		e.Client = &http.Client{Transport: http.DefaultTransport}
		r := e.run(f)
		if err := out.Encode(r); err != nil {
			os.Exit(2)
		}
		if r.Late {
			return // it still runs, and would be in the way
		}
	}
}

func (e *Env) run(f func(*Env) []any) Run {
	r := Run{Scenario: e.scenario.Name}
	done := make(chan struct{})
	go func() {
		defer close(done)
		defer func() {
			if p := recover(); p != nil {
				r.Panic = strings.ReplaceAll(fmt.Sprint(p), e.URL, "URL")
			}
		}()
		for _, x := range f(e) {
			r.Results = append(r.Results, strings.ReplaceAll(e.use(x), e.URL, "URL"))
		}
	}()
	late := false
	select {
	case <-done:
		if len(os.Args) > 3 {
			time.Sleep(300 * time.Millisecond) // it has started goroutines
		}
	case <-time.After(time.Second):
		late = true
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if late {
		return Run{Scenario: e.scenario.Name, Late: true, Opened: e.opened, Left: e.left}
	}
	r.Opened, r.Left = e.opened, e.left
	return r
}

// use does with a result what a caller does, and says what it was.
func (e *Env) use(x any) string {
	switch x := x.(type) {
	case nil:
		return "nil"
	case *http.Response:
		if x == nil {
			return "nil"
		}
		return fmt.Sprint(x.StatusCode, " ", e.use(x.Body))
	case []*http.Response:
		var all []string
		for _, resp := range x {
			all = append(all, e.use(resp))
		}
		return strings.Join(all, ", ")
	case error:
		return x.Error()
	case io.ReadCloser:
		b, err := io.ReadAll(x)
		x.Close()
		return fmt.Sprintf("%q %v", b, err)
	case io.Reader:
		b, err := io.ReadAll(x)
		return fmt.Sprintf("%q %v", b, err)
	}
	if v := reflect.ValueOf(x); v.Kind() == reflect.Func || v.Kind() == reflect.Pointer {
		return fmt.Sprintf("%T", x)
	}
	return fmt.Sprintf("%v", x)
}
