package oracle

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"
)

// Library holds what generated functions import, loaded once: the standard
// library and the packages env and helper.
type Library struct {
	fset     *token.FileSet
	packages map[string]*packages.Package
	sizes    types.Sizes
}

// beneath are the packages of the standard library that env and helper import
// and no generated function does.
var beneath = []string{"runtime", "syscall", "os", "log", "testing"}

// LoadLibrary loads the library, which takes some seconds.
func LoadLibrary() (*Library, error) {
	lib := &Library{fset: token.NewFileSet(), packages: map[string]*packages.Package{}}
	std := slices.Clone(beneath)
	for _, p := range paths {
		if !strings.HasPrefix(p, "oraclegen/") {
			std = append(std, p)
		}
	}
	slices.Sort(std)
	pkgs, err := packages.Load(&packages.Config{Mode: packages.LoadAllSyntax, Fset: lib.fset, Dir: os.TempDir(), Env: environ()}, slices.Compact(std)...)
	if err != nil {
		return nil, err
	}
	var failed error
	packages.Visit(pkgs, nil, func(p *packages.Package) {
		if len(p.Errors) > 0 {
			failed = fmt.Errorf("loading %s: %v", p.PkgPath, p.Errors[0])
		}
		p.Syntax, p.TypesInfo = nil, new(types.Info)
		lib.packages[p.PkgPath], lib.sizes = p, p.TypesSizes
	})
	if failed != nil {
		return nil, failed
	}
	for _, name := range []string{"env", "helper"} {
		texts, err := programFiles(name)
		if err != nil {
			return nil, err
		}
		p, errs := lib.check("", name, texts)
		if len(errs) > 0 {
			return nil, errs[0]
		}
		lib.packages[p.PkgPath] = p
	}
	return lib, nil
}

// environ is what the go command runs with: no workspace, no other toolchain.
func environ() []string {
	return append(os.Environ(), "GOWORK=off", "GOFLAGS=-buildvcs=false", "GOTOOLCHAIN=local")
}

// Import implements types.Importer.
func (lib *Library) Import(path string) (*types.Package, error) {
	if path == "unsafe" {
		return types.Unsafe, nil
	}
	if p := lib.packages[path]; p != nil {
		return p.Types, nil
	}
	return nil, fmt.Errorf("oracle: package %s is not in the library", path)
}

// check type-checks a package of the generated module, whose files have the
// given texts, and returns it with what the compiler would say.
func (lib *Library) check(dir, name string, texts map[string]string) (*packages.Package, []types.Error) {
	p := &packages.Package{
		ID: "oraclegen/" + name, PkgPath: "oraclegen/" + name, Name: name,
		Fset: lib.fset, TypesSizes: lib.sizes, Imports: map[string]*packages.Package{},
		Module: &packages.Module{Path: "oraclegen", GoVersion: "1.26"},
		TypesInfo: &types.Info{
			Types: map[ast.Expr]types.TypeAndValue{}, Instances: map[*ast.Ident]types.Instance{},
			Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{},
			Implicits: map[ast.Node]types.Object{}, Selections: map[*ast.SelectorExpr]*types.Selection{},
			Scopes: map[ast.Node]*types.Scope{}, FileVersions: map[*ast.File]string{},
		},
	}
	var errs []types.Error
	note := func(err error) {
		if e, ok := err.(types.Error); ok {
			errs = append(errs, e)
		} else {
			errs = append(errs, types.Error{Fset: lib.fset, Msg: err.Error()})
		}
	}
	for _, file := range slices.Sorted(maps.Keys(texts)) {
		path := filepath.Join(dir, name, file)
		f, err := parser.ParseFile(lib.fset, path, texts[file], parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			note(err)
			continue
		}
		p.Syntax = append(p.Syntax, f)
		p.GoFiles = append(p.GoFiles, path)
		for _, spec := range f.Imports {
			imported := strings.Trim(spec.Path.Value, `"`)
			p.Imports[imported] = lib.packages[imported]
		}
	}
	p.CompiledGoFiles = p.GoFiles
	conf := types.Config{Importer: lib, Sizes: lib.sizes, GoVersion: "go1.26", Error: note}
	p.Types, _ = conf.Check(p.PkgPath, lib.fset, p.Syntax, p.TypesInfo)
	return p, errs
}
