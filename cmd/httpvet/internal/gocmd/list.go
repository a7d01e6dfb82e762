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

// A Package is one package as "go list" describes it.
type Package struct {
	ImportPath string
	Dir        string
	Match      []string // the patterns that named it
	ForTest    string   // the package of whose tests this is a part

	GoFiles, CgoFiles, TestGoFiles, XTestGoFiles []string

	Error      *PackageError   // of the package itself
	DepsErrors []*PackageError // of the packages it imports, at any distance
}

// Units returns the IDs under which "go vet" analyses the package: itself
// together with its in-package tests, and its external tests.
func (p *Package) Units() []string {
	var ids []string
	if len(p.GoFiles)+len(p.CgoFiles)+len(p.TestGoFiles) > 0 {
		ids = append(ids, p.ImportPath)
	}
	if len(p.XTestGoFiles) > 0 {
		ids = append(ids, p.ImportPath+"_test")
	}
	return ids
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

// Named returns the packages that the patterns name, without a look at what
// they import, so cheaply; some may carry an Error, and a pattern that matches
// nothing either appears as such a package or matches no package at all.
func (g Go) Named(ctx context.Context, patterns []string) ([]*Package, error) {
	return g.list(ctx, patterns, "-find",
		"-json=ImportPath,Dir,Match,GoFiles,CgoFiles,TestGoFiles,XTestGoFiles,Error")
}

// Closure returns the packages that the patterns name and all that they and
// their tests import, with the errors that the go command found while loading
// them. Test binaries are left out; test variants "p [p.test]" are not.
func (g Go) Closure(ctx context.Context, patterns []string) ([]*Package, error) {
	// Without the fields on embedded files go list does not look for them, and so
	// does not say that one is missing.
	pkgs, err := g.list(ctx, patterns, "-deps", "-test",
		"-json=ImportPath,Dir,Match,ForTest,Error,DepsErrors,EmbedFiles,TestEmbedFiles,XTestEmbedFiles")
	return slices.DeleteFunc(pkgs, func(p *Package) bool {
		return strings.HasSuffix(p.ImportPath, ".test") || p.ImportPath == "unsafe"
	}), err
}

func (g Go) list(ctx context.Context, patterns []string, flags ...string) ([]*Package, error) {
	args := slices.Concat([]string{"list", "-e"}, flags, g.tagFlags(), []string{"--"}, patterns)
	out, err := g.output(ctx, args...)
	if err != nil {
		return nil, err
	}
	var pkgs []*Package
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		p := new(Package)
		switch err := dec.Decode(p); err {
		case nil:
			pkgs = append(pkgs, p)
		case io.EOF:
			return pkgs, nil
		default:
			return nil, fmt.Errorf("cannot decode the output of go list: %v", err)
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
