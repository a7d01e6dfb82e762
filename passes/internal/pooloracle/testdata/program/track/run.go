package track

import (
	"encoding/json"
	"net/http"
	"os"
	"strconv"

	"poolgen/env"
)

// calls is how often a function is called in a row: what is done once is told from
// what is done each time.
const calls = 3

// paths is how many decision strings are tried.
const paths = 80

// A Function is what is run.
type Function struct {
	Name string
	Call func(*env.Env) any
}

// A Path is what calls of a function with the same decisions showed, by site.
type Path struct {
	Counts   map[string]Count
	Settings map[string][]string
	Made     map[string]int
}

// Main runs the functions from the one on that the first argument counts, and prints
// what each showed. shared are the transports that belong to everybody.
func Main(functions []Function, shared []*http.Transport) {
	first, _ := strconv.Atoi(os.Args[1])
	server := NewServer()
	enc := json.NewEncoder(os.Stdout)
	for _, f := range functions[first:] {
		enc.Encode(struct {
			Name  string
			Calls int
			Paths []Path
		}{f.Name, calls, explore(server, f, shared)})
	}
}

// explore runs f for decisions of two kinds: each condition comes out the same whenever
// it is asked, as for requests that are all alike, and then all strings of decisions.
// Of strings there may be more than paths. Those that are tried differ near their ends
// only, which is why the first kind is not left to them.
func explore(server *Server, f Function, shared []*http.Transport) []Path {
	var all []Path
	steady := map[int]int{} // by line, its place in the string of decisions
	each(func(decide func(int) bool) {
		all = append(all, run(server, f, shared, func() func(int) bool {
			return func(line int) bool {
				if _, ok := steady[line]; !ok {
					steady[line] = len(steady)
				}
				return decide(steady[line])
			}
		}))
	})
	each(func(decide func(int) bool) {
		all = append(all, run(server, f, shared, func() func(int) bool {
			n := -1
			return func(int) bool {
				n++
				return decide(n)
			}
		}))
	})
	return all
}

// each calls visit with strings of decisions, depth first, until there are no more or
// enough were tried. A string is as long as visit asks for.
func each(visit func(decide func(at int) bool)) {
	var script []bool
	for range paths {
		asked := 0
		visit(func(at int) bool {
			for len(script) <= at {
				script = append(script, false)
			}
			asked = max(asked, at+1)
			return script[at]
		})
		script = script[:asked] // what is done once does not ask again
		for len(script) > 0 && script[len(script)-1] {
			script = script[:len(script)-1]
		}
		if len(script) == 0 {
			return
		}
		script[len(script)-1] = true
	}
}

// run calls f several times; fresh returns what decides during one call.
func run(server *Server, f Function, shared []*http.Transport, fresh func() func(int) bool) Path {
	e := &env.Env{Base: server.URL}
	var results []any
	for range calls {
		e.Decide = fresh()
		results = append(results, f.Call(e))
	}
	for _, r := range append(results, e.Kept()...) {
		dispose(r)
	}
	for _, tr := range shared {
		tr.CloseIdleConnections()
	}
	http.DefaultTransport.(*http.Transport).CloseIdleConnections()
	counts := server.Take()
	settings, made := Forget()
	return Path{counts, settings, made}
}
