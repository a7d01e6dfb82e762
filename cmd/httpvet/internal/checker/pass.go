package checker

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/types"
	"os"
	"reflect"
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/types/objectpath"
)

// A syntax is a package as analyzers see it.
type syntax struct {
	files []*ast.File
	pkg   *types.Package
	info  *types.Info
	sizes types.Sizes
}

// analyse runs the rules on u, those with facts alone if the findings are of no
// interest.
func (c *Checker) analyse(u *unit, full bool) *Result {
	if err := c.read(u); err != nil {
		return &Result{Package: u.Package, Err: err}
	}
	s, err := c.check(u)
	defer func() {
		for _, f := range s.files {
			c.fset.RemoveFile(c.fset.File(f.FileStart))
		}
	}()
	if err != nil {
		return &Result{Package: u.Package, Err: err}
	}
	r := &run{
		Checker: c, unit: u, syntax: s,
		res:   &Result{Package: u.Package},
		done:  make(map[*analysis.Analyzer]outcome),
		facts: make(map[fact]analysis.Fact),
	}
	for _, a := range c.Rules {
		if out := r.exec(a, full); out.err != nil {
			r.res.Failures = append(r.res.Failures, Failure{a.Name, out.err.Error()})
		}
	}
	if u.encoded, err = r.set().encode(); err != nil {
		return &Result{Package: u.Package, Err: fmt.Errorf("facts: %v", err)}
	}
	return r.res
}

// check parses and type-checks u. What it has parsed it returns with an error as well.
func (c *Checker) check(u *unit) (s syntax, err error) {
	for _, name := range u.Files {
		file, err := parser.ParseFile(c.fset, name, u.texts[name], parser.ParseComments|parser.SkipObjectResolution)
		if file != nil {
			s.files = append(s.files, file)
		}
		if err != nil {
			return s, &SourceError{err.Error()}
		}
	}
	if err := c.load(u); err != nil {
		return s, err
	}
	s.sizes = types.SizesFor("gc", c.Arch)
	s.info = &types.Info{
		Types:        make(map[ast.Expr]types.TypeAndValue),
		Defs:         make(map[*ast.Ident]types.Object),
		Uses:         make(map[*ast.Ident]types.Object),
		Implicits:    make(map[ast.Node]types.Object),
		Instances:    make(map[*ast.Ident]types.Instance),
		Scopes:       make(map[ast.Node]*types.Scope),
		Selections:   make(map[*ast.SelectorExpr]*types.Selection),
		FileVersions: make(map[*ast.File]string),
	}
	conf := types.Config{Importer: importer(func(path string) (*types.Package, error) { return c.imported(u, path) }), Sizes: s.sizes}
	if u.Module != nil {
		// Where go.mod does not say, the go command takes this version.
		conf.GoVersion = "go1.16"
		if u.Module.GoVersion != "" {
			conf.GoVersion = "go" + u.Module.GoVersion
		}
	}
	if s.pkg, err = conf.Check(u.Path(), c.fset, s.files, s.info); err != nil {
		err = &SourceError{err.Error()} // now: afterwards nobody knows where it was
	}
	return s, err
}

type importer func(path string) (*types.Package, error)

func (f importer) Import(path string) (*types.Package, error) { return f(path) }

// imported returns the package that an import in u means.
func (c *Checker) imported(u *unit, path string) (*types.Package, error) {
	id := path
	if renamed, ok := u.Renamed[path]; ok {
		id = renamed
	}
	if dep := c.units[id]; dep != nil && dep.exported != nil {
		return dep.exported, nil
	}
	return nil, fmt.Errorf("no types of %s", id)
}

// A run is the work of the rules on one package.
type run struct {
	*Checker
	unit *unit
	syntax
	res   *Result
	done  map[*analysis.Analyzer]outcome
	facts map[fact]analysis.Fact // of the package at hand
	paths objectpath.Encoder
}

// A fact says what a fact is about: an object of the package at hand, or the package
// if that is nil.
type fact struct {
	obj  types.Object
	kind reflect.Type
}

type outcome struct {
	value any
	err   error
}

// exec runs an analyzer after those that it requires, unless only facts are wanted and
// it has none.
func (r *run) exec(a *analysis.Analyzer, full bool) outcome {
	if out, ok := r.done[a]; ok {
		return out
	}
	inputs := make(map[*analysis.Analyzer]any)
	var failed error
	for _, req := range a.Requires {
		out := r.exec(req, full || len(a.FactTypes) > 0)
		if out.err != nil && failed == nil {
			failed = fmt.Errorf("%s: %v", req.Name, out.err)
		}
		inputs[req] = out.value
	}
	var out outcome
	switch {
	case failed != nil:
		out.err = failed
	case full || len(a.FactTypes) > 0:
		out.value, out.err = a.Run(r.pass(a, inputs))
	}
	r.done[a] = out
	return out
}

func (r *run) pass(a *analysis.Analyzer, inputs map[*analysis.Analyzer]any) *analysis.Pass {
	pass := &analysis.Pass{
		Analyzer: a, Fset: r.fset, Files: r.files, IgnoredFiles: r.unit.Ignored,
		Pkg: r.pkg, TypesInfo: r.info, TypesSizes: r.sizes, ResultOf: inputs,
		ReadFile: r.readFile,
		Report: func(d analysis.Diagnostic) {
			if !slices.Contains(r.Rules, a) {
				return // it runs because others require it
			}
			r.res.Findings = append(r.res.Findings, finding(r.fset, r.unit, a.Name, d))
		},
		ImportObjectFact:  r.objectFact,
		ExportObjectFact:  func(obj types.Object, f analysis.Fact) { r.facts[fact{obj, reflect.TypeOf(f)}] = f },
		ImportPackageFact: r.packageFact,
		ExportPackageFact: func(f analysis.Fact) { r.facts[fact{nil, reflect.TypeOf(f)}] = f },
		AllObjectFacts:    func() []analysis.ObjectFact { return r.allObjectFacts(r.factTypes[a]) },
		AllPackageFacts:   func() []analysis.PackageFact { return r.allPackageFacts(r.factTypes[a]) },
	}
	if m := r.unit.Module; m != nil {
		pass.Module = &analysis.Module{Path: m.Path, Version: m.Version, GoVersion: m.GoVersion}
	}
	return pass
}

func (r *run) readFile(name string) ([]byte, error) {
	if text, ok := r.unit.texts[name]; ok {
		return text, nil
	}
	return os.ReadFile(name)
}
