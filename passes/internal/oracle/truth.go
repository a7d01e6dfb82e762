package oracle

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os/exec"
	"path/filepath"
	"strconv"
)

// Truth is what the executions of a function showed. The fields are those of
// the driver's type of the same name.
type Truth struct {
	Name       string
	Executions int
	Cut        int
	Problem    string
	Sites      map[string]*Fate
}

// Fate is what became of the bodies of one site.
type Fate struct {
	Asked, Answered        bool
	Opened, Closed, Leaked int
	ClosedUnread           int
	Returned               int // of those closed, by executions that returned
	Outside                map[string]int
	Again                  bool
	Proof                  string
	OutsideProof           string
}

// run builds the module in dir and returns the truth about its functions. It
// starts the driver again behind a function that has killed it.
func run(dir string, functions []*Function) (map[string]*Truth, error) {
	binary := filepath.Join(dir, "driver")
	if _, err := command(dir, "go", "build", "-o", binary, "."); err != nil {
		return nil, err
	}
	truths := map[string]*Truth{}
	for first := 0; first < len(functions); {
		out, failed := command(dir, binary, strconv.Itoa(first))
		last := ""
		for dec := json.NewDecoder(bytes.NewReader(out)); dec.More(); first++ {
			t := new(Truth)
			if err := dec.Decode(t); err != nil {
				return nil, fmt.Errorf("output of the generated module: %v", err)
			}
			truths[t.Name] = t
			last = t.Problem
		}
		if failed != nil && last == "" && first < len(functions) {
			name := functions[first].Name
			truths[name] = &Truth{Name: name, Problem: "crashes: " + failed.Error()}
			first++
		} else if last == "" && first < len(functions) {
			return nil, fmt.Errorf("the generated module says nothing about %s", functions[first].Name)
		}
	}
	return truths, nil
}

// command runs a program in the module in dir and returns its output. The
// error has what it complained about.
func command(dir, name string, args ...string) ([]byte, error) {
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	cmd.Env = environ()
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		err = fmt.Errorf("%s: %v\n%s", name, err, stderr.Bytes())
	}
	return out, err
}
