package vettool

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/httpvet/httpvet/cmd/httpvet/internal/checker"
	"github.com/httpvet/httpvet/cmd/httpvet/internal/gocmd"
)

// A unit is a package, or one with its tests, as the go command describes it to a vet
// tool (type vetConfig of cmd/go, Go 1.26 and 1.27).
type unit struct {
	ID, ImportPath, Dir       string
	GoFiles, IgnoredFiles     []string
	ModulePath, ModuleVersion string // go1.26
	Module                    *gocmd.Module
	GoVersion                 string
	ImportMap                 map[string]string // from what an import says to what it means
	PackageFile               map[string]string // what the compiler has written of imports
	PackageVetx               map[string]string // what this program has
	Standard                  map[string]bool   // that are of the standard library
	VetxOnly                  bool              // nobody asked for its findings
	VetxOutput                string
	Stdout                    string // where to print, instead
	FixArchive                string // where to put files that fixes change, instead
}

// readUnit reads the description of a package from a file.
func readUnit(file string) (*unit, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	u := new(unit)
	if err := json.Unmarshal(data, u); err != nil {
		return nil, fmt.Errorf("cannot decode %s: %v", file, err)
	}
	if u.Module == nil && u.ModulePath != "" {
		u.Module = &gocmd.Module{Path: u.ModulePath, Version: u.ModuleVersion}
	}
	if u.Module != nil {
		u.Module.GoVersion = strings.TrimPrefix(u.GoVersion, "go")
		// A fetched module has a version. What has none is the main module's, or lies in a
		// directory as that does.
		u.Module.Main = u.Module.Main || u.Module.Version == ""
	}
	return u, nil
}

// analyse runs the rules, and leaves what importers have to know where the go command
// wants it. The error is also that of a rule which fails: the go command, told of that as it
// is of findings, would have forgotten it the next time.
func (u *unit) analyse(rules []*analysis.Analyzer) (*checker.Result, error) {
	if path := u.unknown(); path != "" {
		return nil, fmt.Errorf("package %s: the analysis of %s, which it imports, has failed", u.ImportPath, path)
	}
	known, err := checker.ReadKnown(rules, u.PackageVetx)
	if err != nil {
		return nil, err
	}
	c := checker.New(checker.Request{
		Rules:    rules,
		Packages: u.packages(),
		Full:     func(*gocmd.Package) bool { return !u.VetxOnly },
		Arch:     arch(),
		Known:    known,
	})
	res := c.One(u.ImportPath)
	if res.Err != nil {
		return nil, u.worded(res.Err)
	}
	if len(res.Failures) > 0 {
		f := res.Failures[0]
		return nil, fmt.Errorf("internal error: %s on package %s: %s", f.Rule, u.ImportPath, f.Text)
	}
	return res, c.WriteKnown(u.ImportPath, u.VetxOutput)
}

// unknown returns a package of which nothing is known because it has not been looked at,
// or "". Of the standard library nothing need be known.
func (u *unit) unknown() string {
	for _, path := range u.imports() {
		if u.PackageVetx[path] == "" && !u.Standard[path] && path != "unsafe" {
			return path
		}
	}
	return ""
}

// worded says why the package was not analysed.
func (u *unit) worded(err error) error {
	if crash, ok := errors.AsType[*checker.CrashError](err); ok {
		return fmt.Errorf("internal error: the analysis of package %s crashed: %s", u.ImportPath, crash.Reason)
	}
	if errors.Is(err, checker.ErrImport) {
		for _, path := range u.imports() {
			if u.PackageFile[path] == "" && path != "unsafe" {
				err = fmt.Errorf("the go command has not compiled %s for it, as it does for the command httpvet", path)
				break
			}
		}
	}
	return fmt.Errorf("package %s: %w", u.ImportPath, err)
}

// packages returns the package, and those that it imports, as far as types go.
func (u *unit) packages() []*gocmd.Package {
	p := &gocmd.Package{ID: u.ImportPath, Dir: u.Dir, Files: u.GoFiles, Ignored: u.IgnoredFiles, Imports: u.imports(), Module: u.Module, Renamed: u.ImportMap}
	pkgs := []*gocmd.Package{p}
	for _, path := range p.Imports {
		pkgs = append(pkgs, &gocmd.Package{ID: path, Export: u.PackageFile[path]})
	}
	return pkgs
}

// imports returns the paths of the packages that this one imports, in order.
func (u *unit) imports() []string {
	paths := slices.Sorted(maps.Values(u.ImportMap))
	paths = slices.DeleteFunc(paths, func(path string) bool { return path == "C" })
	return slices.Compact(paths)
}

// arch returns the architecture that packages are compiled for, of which the go command
// tells in the environment.
func arch() string {
	if arch := os.Getenv("GOARCH"); arch != "" {
		return arch
	}
	return runtime.GOARCH
}
