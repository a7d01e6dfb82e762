package checker

import (
	"bytes"
	"go/types"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/go/analysis"

	"github.com/httpvet/httpvet/cmd/httpvet/internal/gocmd"
	"github.com/httpvet/httpvet/cmd/httpvet/internal/report"
	"github.com/httpvet/httpvet/passes"
)

// TestKnown: what is found in packages is the same whether one checker looks at all of
// them, or each at one, and knows of the others what those have written. That is the same
// twice.
func TestKnown(t *testing.T) {
	t.Run("own", func(t *testing.T) {
		found := sameKnown(t, passes.Suite(), build(t, "../../../../testdata", "./facts/...", "./throwawayclient/..."))
		if len(found) < 50 {
			t.Errorf("%d findings", len(found))
		}
	})
	t.Run("chain", func(t *testing.T) {
		dir := t.TempDir()
		write(t, dir, "go.mod", "module m\n\ngo 1.26\n")
		write(t, dir, "deep/x.go", "package deep\n\ntype T struct{}\n\nfunc (T) F() {}\n")
		write(t, dir, "aside/x.go", "package aside\n\nfunc F() {}\n")
		write(t, dir, "mid/x.go", "package mid\n\nimport (\n\t\"m/aside\"\n\t\"m/deep\"\n)\n\nfunc Get() (t deep.T) { aside.F(); return }\n")
		write(t, dir, "far/x.go", "package far\n\nimport \"m/mid\"\n\nfunc F() { mid.Get().F() }\n")
		write(t, dir, "wrap/x.go", "package wrap\n\nimport \"m/deep\"\n\n//go:noinline\nfunc F() { deep.T{}.F() }\n")
		// What others know of deep by way of this one is not all: it shows nothing of it.
		write(t, dir, "hide/x.go", "package hide\n\nimport \"m/wrap\"\n\nfunc F() { wrap.F() }\n")
		write(t, dir, "both/x.go", "package both\n\nimport (\n\t\"m/hide\"\n\t\"m/mid\"\n)\n\nfunc F() { mid.Get().F(); hide.F() }\n")
		write(t, dir, "end/x.go", "package end\n\nimport \"m/far\"\n\nfunc F() { far.F() }\n")
		pkgs := build(t, dir, "./...")
		sameFiles(t, []*analysis.Analyzer{chain}, pkgs)
		found := sameKnown(t, []*analysis.Analyzer{chain}, pkgs)
		var got []string
		for _, f := range found {
			got = append(got, f.Package+": "+f.Message)
		}
		want := []string{
			"m/aside: knows of [m/aside]",
			"m/both: calls F of m/deep",
			"m/both: calls F of m/hide",
			"m/both: calls Get of m/mid",
			"m/both: knows of [m/aside m/both m/deep m/hide m/mid m/wrap]",
			"m/deep: knows of [m/deep]",
			"m/end: calls F of m/far",
			"m/end: knows of [m/aside m/deep m/end m/far m/mid]",
			"m/far: calls F of m/deep",
			"m/far: calls Get of m/mid",
			"m/far: knows of [m/aside m/deep m/far m/mid]",
			"m/hide: calls F of m/wrap",
			"m/hide: knows of [m/deep m/hide m/wrap]",
			"m/mid: calls F of m/aside",
			"m/mid: knows of [m/aside m/deep m/mid]",
			"m/wrap: calls F of m/deep",
			"m/wrap: knows of [m/deep m/wrap]",
		}
		slices.Sort(got)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	})
}

// chain reports the calls of functions of which something is known, which it is of all,
// and the packages of which something is known.
var chain = &analysis.Analyzer{
	Name: "chain", Doc: "chain: x",
	FactTypes: []analysis.Fact{new(number), new(name)},
	Run: func(pass *analysis.Pass) (any, error) {
		pass.ExportPackageFact(&name{[]string{pass.Pkg.Path()}})
		for _, obj := range pass.TypesInfo.Defs {
			if fn, ok := obj.(*types.Func); ok {
				pass.ExportObjectFact(fn, &number{1})
			}
		}
		for id, obj := range pass.TypesInfo.Uses {
			if fn, ok := obj.(*types.Func); ok && pass.ImportObjectFact(fn, new(number)) {
				pass.Reportf(id.Pos(), "calls %s of %s", fn.Name(), fn.Pkg().Path())
			}
		}
		var known []string
		for _, f := range pass.AllPackageFacts() {
			known = append(known, f.Package.Path())
		}
		slices.Sort(known)
		pass.ReportRangef(pass.Files[0].Name, "knows of %v", known)
		return nil, nil
	},
}

// sameKnown returns what rules find in packages.
func sameKnown(t *testing.T, rules []*analysis.Analyzer, pkgs []*gocmd.Package) []report.Finding {
	want, failed := check(t, rules, pkgs, nil)
	if len(failed) > 0 {
		t.Fatal(failed)
	}
	one := alone(t, rules, pkgs)
	if diff := cmp.Diff(want, report.Merge(one.found)); diff != "" {
		t.Error(diff)
	}
	return want
}

// sameFiles: what is written of packages is the same each time.
func sameFiles(t *testing.T, rules []*analysis.Analyzer, pkgs []*gocmd.Package) {
	first := alone(t, rules, pkgs)
	for range 10 {
		again := alone(t, rules, pkgs)
		for id, file := range first.files {
			a, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if b, err := os.ReadFile(again.files[id]); err != nil || !bytes.Equal(a, b) {
				t.Fatalf("%s: what is written of it differs the second time (%v)", id, err)
			}
		}
	}
}

// separate is the work of checkers that each look at one package.
type separate struct {
	t     *testing.T
	rules []*analysis.Analyzer
	pkgs  map[string]*gocmd.Package
	files map[string]string // what they have written, by ID
	found []report.Finding
}

func alone(t *testing.T, rules []*analysis.Analyzer, pkgs []*gocmd.Package) *separate {
	s := &separate{t: t, rules: rules, pkgs: make(map[string]*gocmd.Package), files: make(map[string]string)}
	for _, p := range pkgs {
		s.pkgs[p.ID] = p
	}
	dir := t.TempDir()
	for _, p := range pkgs {
		s.look(p, dir)
	}
	return s
}

// look looks at a package after those that it imports.
func (s *separate) look(p *gocmd.Package, dir string) {
	if s.files[p.ID] != "" || p.ID == "unsafe" || p.DepOnly && passes.KnownByTable(p.Path(), p.Dir) {
		return
	}
	request := Request{Rules: s.rules, Arch: runtime.GOARCH, Full: func(p *gocmd.Package) bool { return !p.DepOnly }}
	request.Packages = []*gocmd.Package{p}
	files := make(map[string]string)
	for _, id := range p.Imports {
		dep := s.pkgs[id]
		s.look(dep, dir)
		// Without those that it imports itself.
		request.Packages = append(request.Packages, &gocmd.Package{ID: id, Export: dep.Export})
		if file := s.files[id]; file != "" {
			files[dep.Path()] = file
		}
	}
	var err error
	if request.Known, err = ReadKnown(request.Rules, files); err != nil {
		s.t.Fatal(err)
	}
	c := New(request)
	res := c.One(p.ID)
	if res.Err != nil {
		s.t.Fatalf("%s: %v", p.ID, res.Err)
	}
	s.found = append(s.found, res.Findings...)
	s.files[p.ID] = filepath.Join(dir, strconv.Itoa(len(s.files)))
	if err := c.WriteKnown(p.ID, s.files[p.ID]); err != nil {
		s.t.Fatal(err)
	}
}

// TestKnownIllegible: a file that is not what was written is an error that names the
// package; one that is empty says nothing.
func TestKnownIllegible(t *testing.T) {
	file := filepath.Join(t.TempDir(), "known")
	read := func(text string) (Known, error) {
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		return ReadKnown(passes.Suite(), map[string]string{"example.com/a": file})
	}
	if all, err := read(""); err != nil || len(all) > 0 {
		t.Errorf("of an empty file: %v, %v", all, err)
	}
	if _, err := read("this and that"); err == nil || !strings.HasPrefix(err.Error(), "what is known of example.com/a: ") {
		t.Errorf("of another file: %v", err)
	}
}
