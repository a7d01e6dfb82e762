package track

import (
	"encoding/json"
	"os"
	"strconv"

	"oraclegen/env"
)

// Main explores the functions and prints their truths as JSON, one a line. A
// function that crashes or hangs takes the process along; with a number as
// its argument, Main begins there.
func Main(functions []Function, limit int) {
	if len(os.Args) > 1 {
		first, err := strconv.Atoi(os.Args[1])
		if err != nil {
			panic(err)
		}
		functions = functions[first:]
	}
	out := json.NewEncoder(os.Stdout)
	os.Stdout = os.Stderr // generated code may print
	for _, f := range functions {
		t := Explore(f, limit)
		if err := out.Encode(t); err != nil {
			panic(err)
		}
		if t.Stuck {
			os.Exit(1)
		}
	}
}

// Options decides the settings that a function looks at.
func Options(e *env.Env, fields ...string) env.Options {
	var opt env.Options
	for _, f := range fields {
		yes := e.Decide("opt."+f, 2) == 1
		switch f {
		case "Strict":
			opt.Strict = yes
		case "Verbose":
			opt.Verbose = yes
		case "Mode":
			if opt.Mode = "slow"; yes {
				opt.Mode = "fast"
			}
		case "Limit":
			if yes {
				opt.Limit = 1
			}
		case "Tags":
			if yes {
				opt.Tags = []string{"tag"}
			}
		}
	}
	return opt
}

// Bool decides a parameter, when it is looked at.
func Bool(e *env.Env, name string, used bool) bool {
	return used && e.Decide(name, 2) == 1
}

// Int decides a parameter, when it is looked at.
func Int(e *env.Env, name string, used bool) int {
	if !used {
		return 0
	}
	return e.Decide(name, 2)
}
