package claims

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
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

// Run executes the named functions of a package, all if none is named, given
// by the text of its files, in a module below dir.
func Run(dir string, files map[string][]byte, functions ...string) (map[string]Report, error) {
	calls, name, err := callsOf(files)
	if err != nil {
		return nil, err
	}
	calls = slices.DeleteFunc(calls, func(c call) bool {
		return len(functions) > 0 && !slices.Contains(functions, c.name)
	})
	text, err := runtime.ReadFile("testdata/runtime/track.go")
	if err != nil {
		return nil, err
	}
	write := map[string]string{
		"go.mod":                  "module claims\n\ngo 1.26\n",
		"track/track.go":          string(text),
		"main.go":                 "package main\n\nimport (\n\tsubject \"claims/subject\"\n\t\"claims/track\"\n)\n\nfunc main() { track.Main(subject.Calls) }\n",
		"subject/claims_calls.go": calls.source(name),
	}
	for file, text := range files {
		write["subject/"+filepath.Base(file)] = string(text)
	}
	for file, text := range write {
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
	reports := map[string]Report{}
	for _, c := range calls {
		reports[c.name] = execute(dir, binary, c)
	}
	return reports, nil
}

func execute(dir, binary string, c call) (r Report) {
	args := []string{c.name}
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
