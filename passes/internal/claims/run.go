package claims

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	goruntime "runtime"
	"slices"
	"strings"
	"sync"
)

//go:embed testdata/runtime
var runtime embed.FS

// An Execution is one run of a function in one scenario. The fields are those of the runtime's
// type Run.
type Execution struct {
	Scenario     string
	Results      []string
	Panic        string
	Late         bool
	Opened, Left int
}

// A Report is what became of a function, scenario by scenario. It is short if
// the function ended the process.
type Report struct {
	Runs []Execution
	Died string // what the process said when it ended too soon
}

// Left returns how many bodies were left open in all.
func (r Report) Left() (n int) {
	for _, run := range r.Runs {
		n += run.Left
	}
	return n
}

// A Subject is a package, given by the text of its files, of which the named functions are
// executed; all if none is named.
type Subject struct {
	Files     map[string][]byte
	Functions []string
}

// Run executes functions of some packages, in a module below dir, and returns what became
// of them by their names, for each package in the order given.
func Run(dir string, subjects ...Subject) ([]map[string]Report, error) {
	track, err := runtime.ReadFile("testdata/runtime/track.go")
	if err != nil {
		return nil, err
	}
	text := map[string]string{"go.mod": "module claims\n\ngo 1.26\n", "track/track.go": string(track)}
	all := make([]calls, len(subjects))
	for i, s := range subjects {
		if all[i], err = s.write(text, packageOf(i)); err != nil {
			return nil, err
		}
	}
	text["main.go"] = program(len(subjects))
	for file, text := range text {
		file = filepath.Join(dir, filepath.FromSlash(file))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return nil, err
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			return nil, err
		}
	}
	binary := filepath.Join(dir, "claims.exe")
	if out, err := command(dir, "go", "build", "-o", binary, "."); err != nil {
		return nil, fmt.Errorf("%v\n%s", err, out)
	}
	return executeAll(dir, binary, all), nil
}

func packageOf(i int) string { return fmt.Sprintf("subject%d", i) }

// write adds the files of the package, in a directory of that name, to text.
func (s Subject) write(text map[string]string, dir string) (calls, error) {
	cs, name, err := callsOf(s.Files)
	if err != nil {
		return nil, err
	}
	cs = slices.DeleteFunc(cs, func(c call) bool {
		return len(s.Functions) > 0 && !slices.Contains(s.Functions, c.name)
	})
	text[dir+"/claims_calls.go"] = cs.source(name)
	for file, content := range s.Files {
		text[dir+"/"+filepath.Base(file)] = string(content)
	}
	return cs, nil
}

// program is the file that hands the functions of n packages to the runtime.
func program(n int) string {
	var imports, entries strings.Builder
	for i := range n {
		fmt.Fprintf(&imports, "\t%s \"claims/%[1]s\"\n", packageOf(i))
		fmt.Fprintf(&entries, "\t%q: %[1]s.Calls,\n", packageOf(i))
	}
	return "package main\n\nimport (\n" + imports.String() + "\t\"claims/track\"\n)\n\n" +
		"func main() {\n\ttrack.Main(map[string]map[string]func(*track.Env) []any{\n" + entries.String() + "\t})\n}\n"
}

// executeAll executes as many functions at a time as there are processors: most of the
// time they wait.
func executeAll(dir, binary string, all []calls) []map[string]Report {
	var (
		mu      sync.Mutex
		wg      sync.WaitGroup
		slots   = make(chan struct{}, goruntime.GOMAXPROCS(0))
		reports = make([]map[string]Report, len(all))
	)
	for i, cs := range all {
		reports[i] = make(map[string]Report)
		for _, c := range cs {
			slots <- struct{}{}
			wg.Go(func() {
				defer func() { <-slots }()
				r := execute(dir, binary, packageOf(i), c)
				mu.Lock()
				defer mu.Unlock()
				reports[i][c.name] = r
			})
		}
	}
	wg.Wait()
	return reports
}

func execute(dir, binary, pkg string, c call) (r Report) {
	args := []string{pkg, c.name}
	if c.busy {
		args = append(args, "patient")
	}
	out, err := command(dir, binary, args...)
	dec := json.NewDecoder(bytes.NewReader(out))
	for {
		var run Execution
		if dec.Decode(&run) != nil {
			break
		}
		r.Runs = append(r.Runs, run)
	}
	if err != nil {
		r.Died = err.Error()
	}
	return r
}

func command(dir, name string, args ...string) ([]byte, error) {
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=-buildvcs=false", "GOTOOLCHAIN=local")
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		err = fmt.Errorf("%s: %v\n%s", filepath.Base(name), err, stderr.String())
	}
	return out, err
}
