package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
)

// A module is a checkout.
type module struct {
	dir      string
	packages int // of the module
	visited  int // with what they depend on, tests not counted
	// leaf and base are files: of a package that nothing in the module imports,
	// and of the one that most of it does.
	leaf, base string
	edits      int
	saved      map[string][]byte
}

type listed struct {
	ImportPath, Dir, Name string
	GoFiles, Deps         []string
	DepOnly               bool
	Module                *struct{ Main bool }
}

// load looks at dir and makes what all tools need.
func load(dir string) (*module, error) {
	cmd := exec.Command("go", "list", "-e", "-deps", "-json=ImportPath,Dir,Name,GoFiles,Deps,DepOnly,Module", "./...")
	cmd.Dir, cmd.Env, cmd.Stderr = dir, append(os.Environ(), "GOWORK=off"), os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w", err)
	}
	m := &module{dir: dir, saved: map[string][]byte{}}
	var own []listed
	importers := map[string]int{}
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var p listed
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, err
		}
		m.visited++
		if p.DepOnly || len(p.GoFiles) == 0 {
			continue
		}
		own = append(own, p)
		for _, d := range p.Deps {
			importers[d]++
		}
	}
	m.packages = len(own)
	reaches := func(p listed) bool { return slices.Contains(p.Deps, "net/http") && p.Name != "main" }
	own = slices.DeleteFunc(own, func(p listed) bool { return !reaches(p) })
	if len(own) == 0 {
		return nil, errors.New("no package imports net/http")
	}
	slices.SortStableFunc(own, func(a, b listed) int { return cmp.Compare(importers[a.ImportPath], importers[b.ImportPath]) })
	leaf, base := own[0], own[len(own)-1]
	m.leaf, m.base = filepath.Join(leaf.Dir, leaf.GoFiles[0]), filepath.Join(base.Dir, base.GoFiles[0])
	return m, m.export()
}

// export brings export data up to date, for the packages and their tests.
func (m *module) export() error {
	cmd := exec.Command("go", "list", "-e", "-export", "-deps", "-test", "./...")
	cmd.Dir, cmd.Env = m.dir, append(os.Environ(), "GOWORK=off")
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("go list -export: %w", err)
	}
	return nil
}

// edit adds an exported function to file, each time another one.
func (m *module) edit(file string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	if m.saved[file] == nil {
		m.saved[file] = text
	}
	m.edits++
	text = fmt.Appendf(slices.Clone(m.saved[file]), "\nfunc Measured%dX%d() {}\n", os.Getpid(), m.edits)
	if err := os.WriteFile(file, text, 0o666); err != nil {
		return err
	}
	return m.export()
}

// restore puts back what was edited.
func (m *module) restore() error {
	var errs []error
	for file, text := range m.saved {
		errs = append(errs, os.WriteFile(file, text, 0o666))
	}
	clear(m.saved)
	return errors.Join(errs...)
}
