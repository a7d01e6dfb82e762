package pooloracle

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// program holds the packages that generated functions are built with.
//
//go:embed testdata/program
var program embed.FS

// texts returns the files of a module with the functions, by path. Executed, the
// comments that begin with track: are code.
func texts(functions []*Function, executed bool) (map[string]string, error) {
	files := map[string]string{
		"go.mod":       "module poolgen\n\ngo 1.26\n",
		"gen/local.go": "package gen\n\nimport \"sync\"\n\nvar mu sync.Mutex\n",
	}
	root, err := fs.Sub(program, "testdata/program")
	if err != nil {
		return nil, err
	}
	err = fs.WalkDir(root, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(root, path)
		files[path] = string(text)
		return err
	})
	var table strings.Builder
	for _, f := range functions {
		files["gen/"+f.file()] = f.text()
		table.WriteString(f.entry())
	}
	files["main.go"] = fmt.Sprintf(driver, table.String())
	if executed {
		for path, text := range files {
			files[path] = strings.ReplaceAll(text, "//track:", "")
		}
	}
	return files, err
}

const driver = `package main

import (
	"net/http"

	"poolgen/env"
	"poolgen/gen"
	"poolgen/maker"
	"poolgen/track"
)

func main() { track.Main(functions, []*http.Transport{maker.Shared}) }

var functions = []track.Function{
%s}
`

func (f *Function) entry() string {
	if f.Result == "" {
		return fmt.Sprintf("\t{%q, func(e *env.Env) any { return gen.%s(e) }},\n", f.Name, f.Name)
	}
	return fmt.Sprintf("\t{%q, func(e *env.Env) any { v, _ := gen.%s(e); return v }},\n", f.Name, f.Name)
}

func (f *Function) file() string { return strings.ToLower(f.Name) + ".go" }

// text is the function as a file of package gen.
func (f *Function) text() string {
	var b strings.Builder
	b.WriteString("package gen\n\n//track:import \"poolgen/track\"\n\nimport (\n")
	for _, p := range []string{"crypto/tls", "io", "net/http", "poolgen/env", "poolgen/maker", "sync", "time"} {
		name := p[strings.LastIndexByte(p, '/')+1:]
		if regexp.MustCompile(`\b` + name + `\.`).MatchString(f.Source) {
			fmt.Fprintf(&b, "\t%q\n", p)
		}
	}
	b.WriteString(")\n\n" + f.Source)
	return b.String()
}

// siteAt returns the site of a line of the file: that of its comment, or of a variable.
// It is "" if there is none.
func (f *Function) siteAt(line int) string {
	lines := strings.Split(f.text(), "\n")
	if line < 1 || line > len(lines) {
		return ""
	}
	_, site, _ := strings.Cut(lines[line-1], " // ")
	if m := siteVariable.FindStringSubmatch(lines[line-1]); site == "" && m != nil {
		site = m[1]
	}
	if f.Sites[site] == nil {
		return ""
	}
	return site
}

var siteVariable = regexp.MustCompile(`\b[a-z]+?(f\d+s\d+)\b`)

// write puts files below dir.
func write(dir string, files map[string]string) error {
	for path, text := range files {
		path = filepath.Join(dir, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			return err
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			return err
		}
	}
	return nil
}

// A Truth is what executions of a function showed. The fields are those of the
// driver's output.
type Truth struct {
	Name  string
	Calls int // for each path
	Paths []Path
}

// A Path is what calls with the same decisions showed, by site.
type Path struct {
	Counts   map[string]Count
	Settings map[string][]string // which complaints hold, once for each state that was sent with
	Made     map[string]int
}

// A Count is about one site.
type Count struct{ Dialled, Open, Requests, Cookies int }

// execute builds and runs a module with the functions.
func execute(dir string, functions []*Function) (map[string]*Truth, error) {
	files, err := texts(functions, true)
	if err != nil {
		return nil, err
	}
	if err := write(dir, files); err != nil {
		return nil, err
	}
	binary := filepath.Join(dir, "driver")
	if _, err := command(dir, "go", "build", "-o", binary, "."); err != nil {
		return nil, err
	}
	out, err := command(dir, binary, strconv.Itoa(0))
	if err != nil {
		return nil, err
	}
	truths := map[string]*Truth{}
	for dec := json.NewDecoder(bytes.NewReader(out)); dec.More(); {
		t := new(Truth)
		if err := dec.Decode(t); err != nil {
			return nil, err
		}
		truths[t.Name] = t
	}
	return truths, nil
}

func command(dir, name string, args ...string) ([]byte, error) {
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	cmd.Env = slices.Concat(os.Environ(), []string{"GOWORK=off", "GOFLAGS=", "GOTOOLCHAIN=local"})
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		err = fmt.Errorf("%s: %v\n%s", name, err, stderr.Bytes())
	}
	return out, err
}
