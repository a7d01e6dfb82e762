package growth

import (
	"fmt"
	"strings"
)

// A Shape is a way to grow.
type Shape struct {
	Name string
	// Source returns a package with one size of it.
	Source func(n int) string
	// Leaks is how many responses of it are left open by some path.
	Leaks func(n int) int
}

// Shapes are the ways in which functions grow, in reality or in generated code.
var Shapes = []Shape{
	{"acquisitions", acquisitions, none},
	{"deferred", deferred, none},
	{"held", held, none},
	{"leaks", leaks, func(n int) int { return n }},
	{"branches", branches, one},
	{"flags", flags, none},
	{"returns", returns, one},
	{"loops", loops, one},
	{"nested", nested, one},
	{"cases", cases, one},
	{"closures", closures, one},
	{"callees", callees, one},
	{"helpers", helpers, none},
	{"functions", functions, func(n int) int { return n }},
	{"transports", transports, none},
	{"doubling", doubling, one},
	{"turns", turns, one},
}

func none(int) int { return 0 }
func one(int) int  { return 1 }

// A text is a Go file on its way.
type text struct{ strings.Builder }

func file() *text {
	t := new(text)
	t.line("package p")
	t.line("import %q", "net/http")
	return t
}

func (t *text) line(format string, args ...any) { fmt.Fprintf(t, format+"\n", args...) }

// times writes format for each i below n, which may use i once or more.
func (t *text) times(n int, format string) {
	for i := range n {
		t.line("%s", strings.ReplaceAll(format, "$", fmt.Sprint(i)))
	}
}

// open begins a function that has the response resp.
func (t *text) open(params string) {
	t.line("func f(u string, %s) error {", params)
	t.line("resp, err := http.Get(u)\nif err != nil { return err }")
}

func (t *text) String() string { return t.Builder.String() }

// acquisitions: one response after the other.
func acquisitions(n int) string {
	t := file()
	t.line("func f(u string) error {")
	t.times(n, "r$, err := http.Get(u)\nif err != nil { return err }\nr$.Body.Close()")
	t.line("return nil }")
	return t.String()
}

// deferred: all are closed at the end.
func deferred(n int) string {
	t := file()
	t.line("func f(u string) error {")
	t.times(n, "r$, err := http.Get(u)\nif err != nil { return err }\ndefer r$.Body.Close()")
	t.line("return nil }")
	return t.String()
}

// held: all are open at once, and closed by name.
func held(n int) string {
	t := file()
	t.line("func f(u string) {")
	t.times(n, "r$, err$ := http.Get(u)\nif err$ == nil { defer r$.Body.Close() }")
	t.line("}")
	return t.String()
}

// leaks: none is closed.
func leaks(n int) string {
	t := file()
	t.line("func f(u string) error {")
	t.times(n, "r$, err := http.Get(u)\nif err != nil { return err }\nprintln(r$.StatusCode)")
	t.line("return nil }")
	return t.String()
}

// branches: conditions that have nothing to do with each other, behind a response
// that is left open.
func branches(n int) string {
	t := file()
	t.open("xs []int")
	t.line("sum := resp.StatusCode")
	t.times(n, "if xs[$] > sum { sum += xs[$] }")
	t.line("println(sum)\nreturn nil }")
	return t.String()
}

// flags: conditions that are asked a second time, and that decide nothing about the
// response.
func flags(n int) string {
	t := file()
	t.line("type opts struct {")
	t.times(n, "f$ bool")
	t.line("}")
	t.open("o opts")
	t.times(n, "if o.f$ { println($) }")
	t.times(n, "if o.f$ { println(-$) }")
	t.line("resp.Body.Close()\nreturn nil }")
	return t.String()
}

// returns: each may be the one that forgets; the last does.
func returns(n int) string {
	t := file()
	t.open("xs []int")
	t.times(n, "if xs[$] == resp.StatusCode { return resp.Body.Close() }")
	t.line("return nil }")
	return t.String()
}

// loops: one after the other, between a response and the end that forgets it.
func loops(n int) string {
	t := file()
	t.open("xs []int")
	t.line("sum := 0")
	t.times(n, "for i := range xs { if xs[i] > $ { break }; sum += i }")
	t.line("println(resp.StatusCode, sum)\nreturn nil }")
	return t.String()
}

// nested: each condition within the other; the innermost forgets.
func nested(n int) string {
	t := file()
	t.open("xs []int")
	t.times(n, "if xs[$] > 0 {")
	t.line("return nil")
	t.times(n, "}")
	t.line("return resp.Body.Close() }")
	return t.String()
}

// cases: of one switch; the last forgets.
func cases(n int) string {
	t := file()
	t.open("kind int")
	t.line("switch kind {")
	t.times(n, "case $: return resp.Body.Close()")
	t.line("default: println(kind)\n}\nreturn nil }")
	return t.String()
}

// closures: that are called, and do nothing to the response.
func closures(n int) string {
	t := file()
	t.open("xs []int")
	t.line("sum := 0")
	t.times(n, "func() { sum += xs[$] + resp.StatusCode }()")
	t.line("return nil }")
	return t.String()
}

// callees: the response goes down a chain of functions; the last forgets it.
func callees(n int) string {
	t := file()
	t.open("xs []int")
	t.line("return g0(resp, xs) }")
	for i := range n {
		t.line("func g%d(resp *http.Response, xs []int) error { return g%d(resp, xs) }", i, i+1)
	}
	t.line("func g%d(resp *http.Response, xs []int) error { println(resp.StatusCode); return nil }", n)
	return t.String()
}

// helpers: all are shown the response, none closes it.
func helpers(n int) string {
	t := file()
	t.open("xs []int")
	t.line("defer resp.Body.Close()")
	t.times(n, "if err := h$(resp); err != nil { return err }")
	t.line("return nil }")
	t.line("type failure struct{ code int }\nfunc (failure) Error() string { return \"\" }")
	t.times(n, "func h$(resp *http.Response) error { if resp.StatusCode == $ { return failure{$} }; return nil }")
	return t.String()
}

// functions: of which each leaks.
func functions(n int) string {
	t := file()
	t.times(n, "func f$(u string) (int, error) { resp, err := http.Get(u); if err != nil { return 0, err }; return resp.StatusCode, nil }")
	return t.String()
}

// transports: one after the other, kept in a map.
func transports(n int) string {
	t := file()
	t.line("func f(u string) map[int]*http.Client {\nm := map[int]*http.Client{}")
	t.times(n, "t$ := &http.Transport{MaxIdleConns: $, IdleConnTimeout: 90e9, MaxIdleConnsPerHost: $}\nm[$] = &http.Client{Transport: t$}")
	t.line("return m }")
	return t.String()
}

// doubling: a number that is computed from itself twice, time and again, decides
// about the response.
func doubling(n int) string {
	t := file()
	t.open("h int")
	t.times(n, "h = h<<5 ^ h>>2")
	t.line("if h > 7 { return nil }\nreturn resp.Body.Close() }")
	return t.String()
}

// turns: the same in a variable that a function literal has captured, and in a loop.
func turns(n int) string {
	t := file()
	t.open("xs []int")
	t.line("at, most := 0, 0\ndefer func() { println(at, most) }()")
	t.line("for at < len(xs) {")
	t.times(n, "at += min(len(xs)-at, xs[$])\nmost = max(most, at, most)")
	t.line("}\nprintln(resp.StatusCode)\nreturn nil }")
	return t.String()
}
