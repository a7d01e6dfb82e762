package oracle

import (
	"embed"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// program holds the packages that generated code is built with.
//
//go:embed testdata/program
var program embed.FS

const programDir = "testdata/program"

// write lays out a module in dir: the fixed packages, one file per function,
// and the driver that runs them.
func write(dir string, functions []*Function) error {
	files := map[string]string{"go.mod": "module oraclegen\n\ngo 1.26\n"}
	for _, pkg := range []string{"env", "track", "helper"} {
		texts, err := programFiles(pkg)
		if err != nil {
			return err
		}
		for name, text := range texts {
			files[pkg+"/"+name] = text
		}
	}
	for name, text := range genFiles(functions) {
		files["gen/"+name] = text
	}
	var table strings.Builder
	for _, f := range functions {
		entry, err := f.entry()
		if err != nil {
			return err
		}
		table.WriteString(entry)
	}
	files["main.go"] = driverText(table.String())
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// programFiles are the texts of one of the fixed packages, by file name.
func programFiles(pkg string) (map[string]string, error) {
	entries, err := program.ReadDir(programDir + "/" + pkg)
	if err != nil {
		return nil, err
	}
	texts := map[string]string{}
	for _, e := range entries {
		text, err := program.ReadFile(programDir + "/" + pkg + "/" + e.Name())
		if err != nil {
			return nil, err
		}
		texts[e.Name()] = string(text)
	}
	return texts, nil
}

// genFiles are the texts of package gen.
func genFiles(functions []*Function) map[string]string {
	texts := map[string]string{"local.go": localHelpers()}
	for _, f := range functions {
		texts[f.file()] = f.fileText()
	}
	return texts
}

func (f *Function) file() string { return strings.ToLower(f.Name) + ".go" }

// fileText is the function as a file of package gen.
func (f *Function) fileText() string { return "package gen\n\n" + imports(f.Source) + f.Source }

// lines returns the lines of the file on which the site's calls stand.
func (f *Function) lines(site string) []int {
	var list []int
	for i, l := range strings.Split(f.fileText(), "\n") {
		if strings.HasSuffix(l, "// "+site) {
			list = append(list, i+1)
		}
	}
	return list
}

// rename returns the function under another name.
func (f *Function) rename(name string) *Function {
	g := *f
	g.Name = name
	g.Source = regexp.MustCompile(`\b(finish\d*)?`+f.Name+`\b`).ReplaceAllString(f.Source, "${1}"+name)
	return &g
}

// paths of the packages that generated code uses.
var paths = map[string]string{
	"env": "oraclegen/env", "helper": "oraclegen/helper", "http": "net/http", "url": "net/url",
	"gzip": "compress/gzip", "json": "encoding/json",
	"bufio": "bufio", "bytes": "bytes", "errors": "errors", "fmt": "fmt", "io": "io", "log": "log",
	"os": "os", "runtime": "runtime", "strings": "strings", "sync": "sync",
}

var qualified = regexp.MustCompile(`\b([a-z]+)\.[A-Z]`)

// imports is the import declaration that source needs.
func imports(source string) string {
	needed := map[string]bool{}
	for _, m := range qualified.FindAllStringSubmatch(source, -1) {
		if p := paths[m[1]]; p != "" {
			needed[p] = true
		}
	}
	var std, own []string
	for p := range needed {
		if strings.HasPrefix(p, "oraclegen/") {
			own = append(own, fmt.Sprintf("\t%q\n", p))
		} else {
			std = append(std, fmt.Sprintf("\t%q\n", p))
		}
	}
	slices.Sort(std)
	slices.Sort(own)
	return "import (\n" + strings.Join(std, "") + "\n" + strings.Join(own, "") + ")\n\n"
}
