package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"
)

// A mutant is one function broken in one way.
type mutant struct {
	file       string
	function   string
	start, end int    // its lines before
	after      [2]int // and behind the change
	edits      []edit
}

// An edit replaces a part of a file.
type edit struct {
	from, to int
	text     string
}

// mutate applies the edits of mutants, which do not overlap, to the text of their file,
// and notes where each is then.
func mutate(text []byte, mutants []*mutant) []byte {
	type change struct {
		edit
		m *mutant
	}
	var changes []change
	for _, m := range mutants {
		m.after = [2]int{m.start, m.end}
		for _, e := range m.edits {
			changes = append(changes, change{e, m})
		}
	}
	slices.SortFunc(changes, func(a, b change) int { return b.from - a.from })
	for _, c := range changes {
		more := strings.Count(c.text, "\n") - bytes.Count(text[c.from:c.to], []byte("\n"))
		text = slices.Concat(text[:c.from:c.from], []byte(c.text), text[c.to:])
		for _, m := range mutants {
			if m == c.m {
				m.after[1] += more
			} else if m.start > c.m.end {
				m.after[0] += more
				m.after[1] += more
			}
		}
	}
	return text
}

// find returns the mutants of the packages in dir, by kind: at most one of a kind in
// each function.
func find(dir string, patterns []string) (map[string][]*mutant, error) {
	pkgs, err := packages.Load(&packages.Config{
		Mode: packages.NeedName | packages.NeedFiles | packages.NeedCompiledGoFiles | packages.NeedImports |
			packages.NeedTypes | packages.NeedTypesSizes | packages.NeedSyntax | packages.NeedTypesInfo | packages.NeedDeps | packages.NeedExportFile,
		Dir: dir, Tests: true, Fset: token.NewFileSet(),
	}, patterns...)
	if err != nil {
		return nil, err
	}
	found := map[string][]*mutant{}
	seen := map[string]bool{}
	for _, p := range pkgs {
		for i, file := range p.Syntax {
			name := p.CompiledGoFiles[i]
			if seen[name] || ast.IsGenerated(file) || !strings.HasPrefix(name, dir+string(filepath.Separator)) {
				continue
			}
			seen[name] = true
			text, err := os.ReadFile(name)
			if err != nil {
				return nil, err
			}
			u := &unit{pkg: p, index: i, text: text}
			for _, decl := range file.Decls {
				if fn, ok := decl.(*ast.FuncDecl); ok && fn.Body != nil {
					for _, k := range kinds {
						if m := u.mutant(fn, k); m != nil && u.compiles(m) {
							found[k.name] = append(found[k.name], m)
						}
					}
				}
			}
		}
	}
	return found, nil
}

// A unit is a file of a package.
type unit struct {
	pkg   *packages.Package
	index int
	text  []byte
}

func (u *unit) name() string { return u.pkg.CompiledGoFiles[u.index] }

func (u *unit) at(p token.Pos) token.Position { return u.pkg.Fset.PositionFor(p, false) }

// source returns the text of a node.
func (u *unit) source(n ast.Node) string {
	return string(u.text[u.at(n.Pos()).Offset:u.at(n.End()).Offset])
}

// replace is the edit that puts text in the place of a node, with the line if the node
// is all there is on it.
func (u *unit) replace(n ast.Node, text string) edit {
	return edit{u.at(n.Pos()).Offset, u.at(n.End()).Offset, text}
}

func (u *unit) mutant(fn *ast.FuncDecl, k kind) *mutant {
	edits := k.edits(u, fn)
	if edits == nil {
		return nil
	}
	return &mutant{
		file: u.name(), function: fn.Name.Name,
		start: u.at(fn.Pos()).Line, end: u.at(fn.End()).Line, edits: edits,
	}
}

// compiles reports whether the package type-checks with m, if it does without.
func (u *unit) compiles(m *mutant) bool {
	file, err := parser.ParseFile(u.pkg.Fset, u.name(), mutate(u.text, []*mutant{m}), parser.SkipObjectResolution)
	if err != nil {
		return false
	}
	files := slices.Clone(u.pkg.Syntax)
	files[u.index] = file
	ok := true
	conf := types.Config{
		Sizes: u.pkg.TypesSizes, FakeImportC: true,
		Error: func(error) { ok = false },
		Importer: importer(func(path string) (*types.Package, error) {
			if path == "unsafe" {
				return types.Unsafe, nil
			}
			if p := u.pkg.Imports[path]; p != nil && p.Types != nil {
				return p.Types, nil
			}
			return nil, fmt.Errorf("no package %s", path)
		}),
	}
	conf.Check(u.pkg.PkgPath, u.pkg.Fset, files, nil)
	return ok
}

type importer func(path string) (*types.Package, error)

func (i importer) Import(path string) (*types.Package, error) { return i(path) }
