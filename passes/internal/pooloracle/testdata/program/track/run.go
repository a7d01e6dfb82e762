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

// explore runs f for all strings of decisions, depth first.
func explore(server *Server, f Function, shared []*http.Transport) []Path {
	var all []Path
	for script := []bool(nil); len(all) < paths; {
		e := &env.Env{Base: server.URL}
		var results []any
		var taken []bool // by the first call
		for i := range calls {
			n := 0
			e.Decide = func() bool {
				d := n < len(script) && script[n]
				if n++; i == 0 {
					taken = append(taken, d)
				}
				return d
			}
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
		all = append(all, Path{counts, settings, made})
		script = taken
		for len(script) > 0 && script[len(script)-1] {
			script = script[:len(script)-1]
		}
		if len(script) == 0 {
			break
		}
		script[len(script)-1] = true
	}
	return all
}
