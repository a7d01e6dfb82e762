package ledger

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/httpvet/httpvet/passes/internal/lifecycle"
	"github.com/httpvet/httpvet/passes/internal/noreturn"
	"github.com/httpvet/httpvet/passes/internal/protocol"
	"github.com/httpvet/httpvet/passes/internal/source"
)

// Try analyses the package once more with other text in some of its files,
// keyed by their syntax, and returns the leaks of the functions in those
// files. It fails if the package does not compile then.
//
// Other packages, and what is known of them, are as they were. So is which
// functions of the package never return.
func (r *Result) Try(changed map[*ast.File][]byte) (leaks []lifecycle.Leak, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = errors.New(reason(r)) // no crash of the package: that was analysed before
		}
	}()
	t := &trial{Result: r, again: map[*token.File]bool{}}
	if err := t.parse(changed); err != nil {
		return nil, err
	}
	if err := t.check(); err != nil {
		return nil, err
	}
	return t.leaks(), nil
}

type trial struct {
	*Result
	files []*ast.File
	again map[*token.File]bool // those with other text
	pass  analysis.Pass
}

func (t *trial) parse(changed map[*ast.File][]byte) error {
	for _, f := range t.Result.pass.Files {
		if text, ok := changed[f]; ok {
			fset := t.Result.pass.Fset
			again, err := parser.ParseFile(fset, fset.File(f.FileStart).Name(), text, parser.ParseComments|parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			t.again[fset.File(again.FileStart)] = true
			f = again
		}
		t.files = append(t.files, f)
	}
	return nil
}

func (t *trial) check() error {
	orig := t.Result.pass
	info := &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Instances: map[*ast.Ident]types.Instance{},
		Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{},
		Implicits: map[ast.Node]types.Object{}, Selections: map[*ast.SelectorExpr]*types.Selection{},
		Scopes: map[ast.Node]*types.Scope{}, FileVersions: map[*ast.File]string{},
	}
	conf := types.Config{Importer: imports{}.add(orig.Pkg.Imports()), GoVersion: orig.Pkg.GoVersion(), Sizes: orig.TypesSizes}
	pkg, err := conf.Check(orig.Pkg.Path(), orig.Fset, t.files, info)
	if err != nil {
		return err
	}
	t.pass = *orig
	t.pass.Files, t.pass.Pkg, t.pass.TypesInfo = t.files, pkg, info
	return nil
}

func (t *trial) leaks() (out []lifecycle.Leak) {
	b := build(&t.pass, checked, t.noReturn())
	files := source.New(t.pass.Fset, t.files)
	know := newKnowledge(&t.pass, files)
	engine := lifecycle.NewEngine(b.pkg, protocol.NewBody(b.funcs), know)
	tests := newTests(files, know, engine, t.pass.Pkg, b.funcs)
	for _, fn := range b.funcs {
		if fn.Pos().IsValid() && !t.again[t.pass.Fset.File(fn.Pos())] {
			continue
		}
		out = append(out, reported(engine, tests, &t.pass, files, fn)...)
	}
	return out
}

// noReturn translates what is known of the functions of the package to those
// of the trial.
func (t *trial) noReturn() func(*types.Func) bool {
	cfgs := t.Result.pass.ResultOf[noreturn.Analyzer].(*noreturn.Funcs)
	stops := map[string]bool{}
	for id, obj := range t.Result.pass.TypesInfo.Defs {
		if fn, ok := obj.(*types.Func); ok && id.Name != "_" && cfgs.NoReturn(fn) {
			stops[fn.FullName()] = true
		}
	}
	return func(fn *types.Func) bool {
		if fn.Pkg() == t.pass.Pkg {
			return stops[fn.FullName()]
		}
		return cfgs.NoReturn(fn)
	}
}

// imports are the packages that the package at hand can see, by the path under
// which it imports them, which leaves out where they are vendored.
type imports map[string]*types.Package

func (m imports) add(pkgs []*types.Package) imports {
	for _, p := range pkgs {
		path := p.Path()
		if _, after, ok := strings.Cut("/"+path, "/vendor/"); ok {
			path = after
		}
		if m[path] == nil {
			m[path] = p
			m.add(p.Imports())
		}
	}
	return m
}

func (m imports) Import(path string) (*types.Package, error) {
	if path == "unsafe" {
		return types.Unsafe, nil
	}
	if p := m[path]; p != nil {
		return p, nil
	}
	return nil, errors.New("the package does not import " + path)
}
