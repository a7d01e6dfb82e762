package oracle

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
)

// fates are functions with what is known to become of their only site.
var fates = []struct{ name, want, results, body string }{
	{"NeverClosed", "leaks", "", `resp, err := c.Get(URL) // s1
		if err != nil {
			return
		}
		io.Copy(io.Discard, resp.Body)`},
	{"Deferred", "closed", "", `resp, err := c.Get(URL) // s1
		if err != nil {
			return
		}
		defer resp.Body.Close()`},
	{"ByStatus", "leaks", "", `resp, err := c.Get(URL) // s1
		if err != nil || resp.StatusCode != 200 {
			return
		}
		resp.Body.Close()`},
	{"Goroutine", "closed", "", `resp, err := c.Get(URL) // s1
		if err != nil {
			return
		}
		go resp.Body.Close()`},
	{"Overwritten", "leaks", "", `resp, err := c.Get(URL) // s1
		for err == nil && resp.StatusCode == 500 {
			resp, err = c.Get(URL) // s1
		}
		if err == nil {
			resp.Body.Close()
		}`},
	{"Returned", "returned", "(*http.Response, error)", `return c.Get(URL) // s1`},
	{"ReturnedWithError", "returned", "(*http.Response, error)", `resp, _ := c.Get(URL) // s1
		return resp, env.ErrRefused`},
	{"ReturnedCloser", "returned", "func() error", `resp, err := c.Get(URL) // s1
		if err != nil {
			return nil
		}
		return func() error { return resp.Body.Close() }`},
	{"ReturnedStream", "returned", "*helper.Stream", `resp, err := c.Get(URL) // s1
		if err != nil {
			return nil
		}
		return helper.NewStream(resp)`},
	{"ReturnedScanner", "leaks", "*bufio.Scanner", `resp, err := c.Get(URL) // s1
		if err != nil {
			return nil
		}
		return bufio.NewScanner(resp.Body)`},
	{"ReturnedNopCloser", "leaks", "io.ReadCloser", `resp, err := c.Get(URL) // s1
		if err != nil {
			return nil
		}
		return io.NopCloser(resp.Body)`},
	{"ReturnedMuffled", "leaks", "io.ReadCloser", `resp, err := c.Get(URL) // s1
		if err != nil {
			return nil
		}
		return &helper.Muffled{Reader: resp.Body}`},
	{"Kept", "field", "", `e.Last, _ = c.Get(URL) // s1`},
	{"Sent", "channel", "", `resp, err := c.Get(URL) // s1
		if err == nil {
			e.Out <- resp
		}`},
	{"Cleanup", "closure", "", `resp, err := c.Get(URL) // s1
		if err == nil {
			e.Cleanup = append(e.Cleanup, func() { resp.Body.Close() })
		}`},
	{"Opaque", "opaque callee", "", `resp, err := c.Get(URL) // s1
		if err == nil {
			e.Sink.Accept(resp)
		}`},
	{"OnlyRead", "leaks", "", `resp, err := c.Get(URL) // s1
		if err == nil {
			_ = e.Parse(resp.Body)
		}`},
	{"Panics", "panic", "", `resp, err := c.Get(URL) // s1
		if err == nil {
			panic(resp.Status)
		}`},
	{"Recovers", "recovered", "(err error)", `defer func() { err = e.Recovered(recover()) }()
		resp, err := c.Get(URL) // s1
		if err == nil {
			panic(resp.Status)
		}
		return nil`},
	{"LostAfterRecovery", "leaks", "", `defer func() {
			if r := recover(); r != nil {
				e.Note(e.Recovered(r).Error())
				c.Get(URL) // s1
			}
		}()
		panic("unexpected")`},
	{"CapturedThenNil", "captured variable assigned again", "", `resp, err := c.Get(URL) // s1
		if err != nil {
			return
		}
		defer func() { resp = nil }()
		e.Cleanup = append(e.Cleanup, func() { resp.Body.Close() })`},
	{"Fatal", "exit", "", `resp, err := c.Get(URL) // s1
		if err == nil {
			helper.Fatal(resp.Status)
		}`},
	{"DeferInLoop", "open on the next turn", "", `for e.Flag(1) {
			resp, err := c.Get(URL) // s1
			if err != nil {
				return
			}
			defer resp.Body.Close()
		}`},
	{"DeferInEndlessLoop", "open on the next turn", "", `for broken := false; ; {
			resp, err := c.Get(URL) // s1
			if err != nil {
				return
			}
			defer resp.Body.Close()
			broken = broken || e.Flag(1)
			if !broken {
				return
			}
		}`},
	{"LostThenExit", "open on the next turn", "", `for e.Flag(1) {
			c.Get(URL) // s1
		}
		helper.Fatal("none")`},
	{"Head", "answers own nothing", "", `c.Head(URL) // s1`},
	{"SecondCloseFails", "leaks", "", `resp, err := c.Get(URL) // s1
		if err != nil {
			return
		}
		resp.Body.Close()
		if resp.Body.Close() != nil {
			c.Get(URL) // s1
		}`},
	{"CloseOfHeadFails", "leaks", "", `resp, err := c.Head(URL) // s1
		if err == nil && resp.Body.Close() != nil {
			c.Get(URL) // s1
		}`},
	{"NeverReached", "never answered", "", neverReached},
}

// The fourth turn, behind which the request is, is more than an execution takes.
const neverReached = `for range 4 {
			if e.Flag(1) {
				return
			}
		}
		c.Get(URL) // s1`

func fateFunctions() []*Function {
	var list []*Function
	for _, f := range fates {
		body := strings.ReplaceAll(f.body, "URL", `e.Base+"/s1"`)
		if f.results == "" {
			body += "\n_ = c"
		}
		list = append(list, &Function{
			Name:   f.name,
			Source: fmt.Sprintf("func %s(c *http.Client, e *env.Env) %s {\n%s\n}\n", f.name, f.results, body),
			Sites:  map[string]*Site{"s1": {Codes: []int{200, 500}, CloseFails: true}},
		})
	}
	return list
}

// The executions of simple functions show what any reader sees.
func TestTruth(t *testing.T) {
	results, err := Compare(library(t), fateFunctions(), &analysis.Analyzer{
		Name: "silent",
		Doc:  "report nothing",
		Run:  func(*analysis.Pass) (any, error) { return nil, nil },
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(results) != len(fates) {
		t.Fatalf("%d results for %d functions", len(results), len(fates))
	}
	for i, r := range results {
		got := r.Reason
		if r.Inside {
			got = map[Verdict]string{Agreed: "closed", Missed: "leaks"}[r.Verdict]
		}
		if got != fates[i].want {
			t.Errorf("%s: %s, want %s", fates[i].name, got, fates[i].want)
		}
	}
}

// A report is false where a response owns nothing, and proves nothing where
// no execution had a response.
func TestReportOfUnopened(t *testing.T) {
	for _, test := range []struct {
		name string
		fate Fate
		want Verdict
	}{
		{"HEAD", Fate{Asked: true, Answered: true}, FalseReport},
		{"never answered", Fate{Asked: true}, Untried},
		{"never asked", Fate{}, Untried},
	} {
		truth := &Truth{Sites: map[string]*Fate{"s1": &test.fate}}
		if r := judge(&Function{}, "s1", truth, []report{{}}); r.Verdict != test.want || r.Inside != (test.want == FalseReport) {
			t.Errorf("%s: %v, inside %v, want %v", test.name, r.Verdict, r.Inside, test.want)
		}
	}
}

// What an inner function has lost stays lost, though the executions that lose it panic
// afterwards and others hand it over.
func TestLostBeforePanic(t *testing.T) {
	d := doubts{nested: map[string]bool{"s1": true}}
	for _, test := range []struct {
		site    string
		outside map[string]int
		want    Verdict
	}{
		{"s1", map[string]int{"opaque callee": 1, "panic": 2}, Outside},
		{"s1", map[string]int{"opaque callee": 1}, FalseReport},
		{"s2", map[string]int{"panic": 2}, FalseReport},
	} {
		r := Result{Site: test.site, Verdict: FalseReport, Reason: "opaque callee",
			Truth: &Truth{Sites: map[string]*Fate{test.site: {Outside: test.outside}}}}
		if d.settle(&r); r.Verdict != test.want {
			t.Errorf("%s, outside by %v: %v, want %v", test.site, test.outside, r.Verdict, test.want)
		}
	}
}
