package track

import (
	"net/http"
	"runtime"
	"time"

	"oraclegen/env"
	"oraclegen/helper"
)

// Function is a generated function as the driver knows it. Call runs it and
// returns its results.
type Function struct {
	Name  string
	Sites map[string]Site
	Call  func(c *http.Client, e *env.Env) []any
}

// Truth is what all executions of a function showed.
type Truth struct {
	Name       string
	Executions int
	Cut        int    // executions that ran out of turns
	Problem    string // why this truth is worthless
	Stuck      bool   // it left something running that never ends
	Sites      map[string]*Fate
}

// Fate is what became of the bodies of one site.
type Fate struct {
	Asked, Answered        bool // some execution sent the request, and had a response
	Opened, Closed, Leaked int
	ClosedUnread           int
	Returned               int            // of those closed, by executions that returned
	Outside                map[string]int // by reason
	Again                  bool           // acquired anew while the last one was open
	Proof                  string         // an execution that leaks
	OutsideProof           string         // one that hands over
}

// Explore runs f over all decision strings, at most limit of them.
func Explore(f Function, limit int) *Truth {
	t := &Truth{Name: f.Name, Sites: map[string]*Fate{}}
	for site := range f.Sites {
		t.Sites[site] = &Fate{Outside: map[string]int{}}
	}
	var script []int
	var before []choice
	for {
		if t.Executions >= limit {
			t.Problem = "too many executions"
			return t
		}
		w := newWorld(script, f.Sites)
		results, end, problem := w.execute(f)
		t.Executions++
		switch {
		case problem != "":
			t.Problem, t.Stuck = problem, true
			return t
		case !w.d.follows(before):
			t.Problem = "not deterministic: " + w.d.String()
			return t
		case w.d.cut:
			t.Cut++
			w.overlaps(t)
		default:
			w.judge(t, results, end)
		}
		before, script = w.d.made, w.d.next()
		if script == nil {
			return t
		}
	}
}

// patience is how long one execution may take.
const patience = 2 * time.Second

// execute calls f and waits for the goroutines it leaves. End is how the
// function was left: "" (it returned), "panic", "nil dereference" or "exit".
func (w *world) execute(f Function) (results []any, end, problem string) {
	helper.OnExit = runtime.Goexit
	base := runtime.NumGoroutine()
	w.transport.idle = base + 1
	done := make(chan struct{})
	returned := false
	go func() {
		defer close(done)
		defer func() {
			if returned {
				return
			}
			end = "exit"
			switch recover().(type) {
			case nil:
			case runtime.Error:
				end = "nil dereference"
			default:
				end = "panic"
			}
		}()
		client := &http.Client{Transport: w.transport}
		results = f.Call(client, w.env)
		returned = true
	}()
	select {
	case <-done:
	case <-time.After(patience):
		return nil, "", "hangs: " + w.d.String()
	}
	if !settle(base) {
		return nil, "", "leaves a goroutine: " + w.d.String()
	}
	return results, end, ""
}

// settle waits until no more than n goroutines are left, so that what a
// function leaves to a goroutine is done before it is looked at.
func settle(n int) bool {
	for start := time.Now(); runtime.NumGoroutine() > n; runtime.Gosched() {
		if time.Since(start) > patience {
			return false
		}
	}
	return true
}

// judge adds one execution to the truth.
func (w *world) judge(t *Truth, results []any, end string) {
	for site := range w.transport.asked {
		t.Sites[site].Asked = true
	}
	for site := range w.transport.got {
		t.Sites[site].Answered = true
	}
	var open []*body
	for _, b := range w.transport.bodies {
		fate := t.Sites[b.site]
		fate.Opened++
		if b.closed {
			fate.Again = fate.Again || b.overlapped
			fate.Closed++
			if end == "" {
				fate.Returned++
			}
			if !b.readBeforeClose {
				fate.ClosedUnread++
			}
			continue
		}
		open = append(open, b)
	}
	if len(open) == 0 {
		return
	}
	w.d.quiet = true
	owners := w.owners(results)
	for _, b := range open {
		fate := t.Sites[b.site]
		switch why := w.outside(b, end, owners); {
		case why != "":
			fate.Outside[why]++
			fate.OutsideProof = w.d.String()
			// What the next turn of a loop has lost already, the panic or exit
			// behind the loop does not excuse, and does not condemn either.
			fate.Again = fate.Again || why == end && b.overlapped
		default:
			fate.Leaked++
			if proof := w.d.String(); fate.Proof == "" || len(proof) < len(fate.Proof) {
				fate.Proof = proof
			}
		}
	}
}

// overlaps adds to the truth what an execution has shown that was cut short: that a
// loop, which may have no end, acquired anew what was open.
func (w *world) overlaps(t *Truth) {
	for _, b := range w.transport.bodies {
		t.Sites[b.site].Again = t.Sites[b.site].Again || b.overlapped
	}
}

// outside says why b, open at the end, is no longer the function's.
func (w *world) outside(b *body, end string, owners map[*body]string) string {
	switch {
	case b.opaque:
		return "opaque callee"
	case owners[b] != "":
		return owners[b]
	case end != "":
		return end
	case b.recovered:
		return "recovered"
	}
	return ""
}

// owners says who else can close which open body.
func (w *world) owners(results []any) map[*body]string {
	owners := map[*body]string{}
	claim := func(why string, v any) {
		for _, b := range held(v) {
			owners[b] = why
		}
		before := w.openBodies()
		use(v)
		for _, b := range before {
			if b.closed && owners[b] == "" {
				owners[b] = why
			}
		}
	}
	for _, r := range results {
		claim("returned", r)
	}
	claim("field", w.env.Last)
	claim("field", w.env.Body)
	claim("map", w.env.Cache)
	claim("slice", w.env.All)
	claim("channel", w.env.Out)
	claim("closure", w.env.Cleanup)
	return owners
}

func (w *world) openBodies() []*body {
	var open []*body
	for _, b := range w.transport.bodies {
		if !b.closed {
			open = append(open, b)
		}
	}
	return open
}
