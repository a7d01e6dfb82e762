package gocmd

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
)

// A Package is one package of a build as "go list" describes it.
type Package struct {
	// ID is the import path, for a package that is compiled anew for the tests of
	// p, itself with its tests included, followed by " [p.test]".
	ID      string `json:"ImportPath"`
	Name    string
	Dir     string
	Match   []string // the patterns that named it
	DepOnly bool     // that it is there because of others
	ForTest string   // the package of whose tests this is a part
	Module  *Module  // nil for the standard library

	Files   []string          `json:"CompiledGoFiles"` // absolute; what cgo makes in place of what imports C
	Ignored []string          `json:"IgnoredGoFiles"`  // absolute
	Imports []string          // IDs
	Renamed map[string]string `json:"ImportMap"` // from what an import says to the ID, where they differ

	Export  string // the file with the types that it exports, "" if it could not be compiled
	BuildID string // depends on all that the compiler was given for it

	Error      *PackageError   // of the package itself
	DepsErrors []*PackageError // of the packages it imports, at any distance
}

// A Module is the module of a package.
type Module struct {
	Path, Version, GoVersion string

	Main    bool
	Replace *struct{ Version string } // by what
}

// Path returns the import path, that of external tests with the _test they have
// as a package.
func (p *Package) Path() string {
	path, _, _ := strings.Cut(p.ID, " [")
	return path
}

// Tests returns the package whose tests this is: the same with its own, or its
// external ones; "" if there are none in it.
func (p *Package) Tests() string {
	if path := p.Path(); p.ForTest != "" && (path == p.ForTest || path == p.ForTest+"_test") {
		return p.ForTest
	}
	return ""
}

// Fixed reports whether the files of the package are not for anybody to edit, and so
// the same as long as its build ID is: those of the standard library and of a module
// that was fetched.
func (p *Package) Fixed() bool {
	if p.Module == nil || p.Module.Main {
		return false
	}
	if r := p.Module.Replace; r != nil {
		return r.Version != ""
	}
	return p.Module.Version != ""
}

// Broken returns what the compiler said of the package, line by line, nil if it has
// nothing to complain about or did not come to it.
func (p *Package) Broken() []string {
	if p.Error == nil {
		return nil
	}
	return compilerLines(p.Error.Err)
}

// compilerLines returns the lines of text if that is what a compiler said of a
// package: those below the header "# path", which may have a second "# [path]".
func compilerLines(text string) []string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	if !strings.HasPrefix(lines[0], "# ") {
		return nil
	}
	for len(lines) > 0 && strings.HasPrefix(lines[0], "# ") {
		lines = lines[1:]
	}
	if len(lines) == 0 {
		return []string{"the compiler failed without a word"}
	}
	return lines
}

// A PackageError is what "go list -e" marks a package with.
type PackageError struct {
	ImportStack []string // ends in the package that has the error
	Pos         string   // "file:line:col" of the import or the directive; may be empty
	Err         string
}

// Text returns the error in one line, without its position.
func (e *PackageError) Text() string { return oneLine(e.Err) }

// Importer returns the import path of the package in whose source the error
// is, or "" if the error came from the command line.
func (e *PackageError) Importer() string {
	if len(e.ImportStack) == 0 {
		return ""
	}
	last := e.ImportStack[len(e.ImportStack)-1]
	last, _, _ = strings.Cut(last, " (")    // "p (test)"
	last, _, _ = strings.Cut(last, " from") // "p from p.go"
	return last
}

// atOnce is how many patterns fit a command line on every system.
const atOnce = 250

// Build compiles the packages that the patterns name, their tests, and all that
// those import, as far as the go command has not done so before, and returns
// all of them. Packages that cannot be loaded or compiled are among them, with an
// Error; a pattern that matches nothing either appears as such a package or matches no
// package at all. The programs that run tests are left out.
func (g Go) Build(ctx context.Context, patterns []string) ([]*Package, error) {
	var all []*Package
	byID := make(map[string]*Package)
	for some := range slices.Chunk(patterns, atOnce) {
		pkgs, err := g.buildSome(ctx, some)
		if err != nil {
			return nil, err
		}
		for _, p := range pkgs {
			if known := byID[p.ID]; known != nil {
				known.Match = append(known.Match, p.Match...)
				known.DepOnly = known.DepOnly && p.DepOnly
				continue
			}
			byID[p.ID] = p
			all = append(all, p)
		}
	}
	return all, nil
}

func (g Go) buildSome(ctx context.Context, patterns []string) ([]*Package, error) {
	// A profile of a program (default.pgo) would make all that it imports another
	// package, which is compiled once more. GOFLAGS may ask for files with counters.
	args := slices.Concat([]string{"list", "-e", "-deps", "-test", "-export", "-compiled", "-pgo=off", "-cover=false",
		"-json=ImportPath,Name,Dir,Match,DepOnly,ForTest,Module,CompiledGoFiles,IgnoredGoFiles,Imports,ImportMap,Export,BuildID,Error,DepsErrors"},
		g.tagFlags(), []string{"--"}, patterns)
	out, err := g.output(ctx, args...)
	if err != nil {
		return nil, err
	}
	var pkgs []*Package
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		p := new(Package)
		switch err := dec.Decode(p); err {
		case nil:
		case io.EOF:
			return pkgs, nil
		default:
			return nil, fmt.Errorf("cannot decode the output of go list: %v", err)
		}
		if p.Name == "main" && strings.HasSuffix(p.ID, ".test") && p.ForTest == "" && len(p.Match) == 0 {
			continue
		}
		absolute(p.Dir, p.Files)
		absolute(p.Dir, p.Ignored)
		pkgs = append(pkgs, p)
	}
}

// absolute makes names of files in dir absolute, in place.
func absolute(dir string, files []string) {
	for i, file := range files {
		if !filepath.IsAbs(file) {
			files[i] = filepath.Join(dir, file)
		}
	}
}

// Modules returns the directories of the main modules: more than one in a
// workspace.
func (g Go) Modules(ctx context.Context) ([]string, error) {
	out, err := g.output(ctx, "list", "-m", "-f", "{{.Dir}}")
	if err != nil {
		return nil, err
	}
	var dirs []string
	for line := range strings.Lines(string(out)) {
		dirs = append(dirs, filepath.Clean(strings.TrimSpace(line)))
	}
	return dirs, nil
}
