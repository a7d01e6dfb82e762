package checker

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/types/objectpath"

	"github.com/httpvet/httpvet/cmd/httpvet/internal/gocmd"
	"github.com/httpvet/httpvet/cmd/httpvet/internal/report"
	"github.com/httpvet/httpvet/passes"
)

// check runs rules on packages and returns what is found and what is not analysed.
func check(t *testing.T, rules []*analysis.Analyzer, pkgs []*gocmd.Package, cache *Cache) (found []report.Finding, failed map[string]error) {
	t.Helper()
	c := New(Request{
		Rules: rules, Packages: pkgs, Skip: passes.KnownByTable, Arch: runtime.GOARCH, Cache: cache,
		Full: func(p *gocmd.Package) bool { return !p.DepOnly },
	})
	failed = make(map[string]error)
	n := 0
	err := c.Run(context.Background(), func(res *Result) {
		n++
		found = append(found, res.Findings...)
		if res.Err != nil {
			failed[res.Package.ID] = res.Err
		}
	})
	if err != nil || n != c.Len() {
		t.Fatalf("%v, %d results of %d packages", err, n, c.Len())
	}
	return report.Merge(found), failed
}

func build(t *testing.T, dir string, patterns ...string) []*gocmd.Package {
	t.Helper()
	// The go command repeats a test when a file changes that the test has looked at; what
	// others read for it, it does not see.
	files(t, dir)
	pkgs, err := gocmd.Go{Dir: dir}.Build(context.Background(), patterns)
	if err != nil {
		t.Fatal(err)
	}
	return pkgs
}

func openCache(t *testing.T, dir, given string) *Cache {
	t.Helper()
	c, err := OpenCache(dir, given)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestKept: findings are the same from the cache as without one, and what has become
// illegible in it is done again.
func TestKept(t *testing.T) {
	pkgs := build(t, "../../../../testdata", "./facts/...", "./throwawayclient/...")
	rules := passes.Suite()
	want, failed := check(t, rules, pkgs, nil)
	if len(want) < 50 || len(failed) > 0 {
		t.Fatalf("%d findings, %v", len(want), failed)
	}
	dir := t.TempDir()
	same := func(how string, rules []*analysis.Analyzer) {
		t.Helper()
		got, _ := check(t, rules, pkgs, openCache(t, dir, "x"))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", how, diff)
		}
	}
	same("cold", rules)
	stored := files(t, dir)
	same("again", rules)
	if now := files(t, dir); len(now) != len(stored) {
		t.Errorf("%d files after the first run, %d after the second", len(stored), len(now))
	}
	same("by rules that do nothing", idle(rules))
	for _, file := range stored {
		if err := os.Truncate(file, 10); err != nil {
			t.Fatal(err)
		}
	}
	same("illegible", rules)

	if got, _ := check(t, idle(rules), pkgs, openCache(t, dir, "y")); len(got) > 0 {
		t.Errorf("%d findings of other rules", len(got))
	}
}

// idle returns rules of the same names that find nothing.
func idle(rules []*analysis.Analyzer) (none []*analysis.Analyzer) {
	for _, a := range rules {
		none = append(none, &analysis.Analyzer{Name: a.Name, Doc: a.Doc, Requires: a.Requires, Run: func(*analysis.Pass) (any, error) { return nil, nil }})
	}
	return none
}

func files(t *testing.T, dir string) (all []string) {
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			all = append(all, path)
			_, err = os.Stat(path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestNoCache: a directory that cannot be one is an error.
func TestNoCache(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := OpenCache(file, ""); err == nil {
		t.Error("a file is taken for a directory")
	}
}

type number struct{ N int }

func (*number) AFact() {}

type name struct{ Of []string }

func (*name) AFact() {}

// TestSameBytes: the same facts are encoded in the same way, whatever their order.
func TestSameBytes(t *testing.T) {
	newFactTypes([]*analysis.Analyzer{{Name: "a", FactTypes: []analysis.Fact{new(number), new(name)}}})
	var first []byte
	for i := range 20 {
		set := make(factSet)
		for j := range 20 {
			set[factKey{path: "x", kind: reflect.TypeFor[*name]()}] = &name{[]string{"y"}}
			set[factKey{path: objectpath.Path(fmt.Sprint((i + j) % 20)), kind: reflect.TypeFor[*number]()}] = &number{(i + j) % 20}
		}
		got, err := set.encode()
		if err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			first = got
			if diff := cmp.Diff(len(set), len(decodeFacts(got))); diff != "" {
				t.Error(diff)
			}
		}
		if !bytes.Equal(first, got) {
			t.Fatal("the bytes differ")
		}
	}
}

// TestFailures: what cannot be analysed is told of the package that is at fault, and of
// those that import it; the others are analysed. Packages that import each other do not
// make it wait.
func TestFailures(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "go.mod", "module m\n\ngo 1.26\n")
	write(t, dir, "good/x.go", "package good\n")
	write(t, dir, "bad/x.go", "package bad\n\nvar x = nowhere\n")
	write(t, dir, "user/x.go", "package user\n\nimport _ \"m/bad\"\n")
	write(t, dir, "one/x.go", "package one\n\nimport _ \"m/two\"\n")
	write(t, dir, "two/x.go", "package two\n\nimport _ \"m/one\"\n")
	write(t, dir, "crash/x.go", "package crash\n")
	write(t, dir, "friend/x.go", "package friend\n\nimport _ \"m/crash\"\n")
	// The compiler misses a body, the type checker does not.
	write(t, dir, "bodiless/x.go", "package bodiless\n\nfunc F()\n")
	rule := &analysis.Analyzer{Name: "rule", Doc: "rule: x", FactTypes: []analysis.Fact{new(number)}, Run: func(pass *analysis.Pass) (any, error) {
		if pass.Pkg.Name() == "crash" {
			panic("on purpose\nwith more")
		}
		pass.ReportRangef(pass.Files[0].Name, "seen")
		return nil, nil
	}}
	found, failed := check(t, []*analysis.Analyzer{rule}, build(t, dir, "./..."), nil)
	var seen []string
	for _, f := range found {
		seen = append(seen, f.Package)
	}
	if want := []string{"m/bodiless", "m/good"}; !slices.Equal(seen, want) {
		t.Errorf("analysed %q, want %q", seen, want)
	}
	for _, id := range []string{"m/user", "m/friend", "m/two"} {
		if !errors.Is(failed[id], ErrImport) {
			t.Errorf("%s: %v", id, failed[id])
		}
	}
	if crash, ok := errors.AsType[*CrashError](failed["m/crash"]); !ok || crash.Reason != "panic: on purpose" {
		t.Errorf("m/crash: %v", failed["m/crash"])
	}
	if err := failed["m/bad"]; err == nil || errors.Is(err, ErrImport) {
		t.Errorf("m/bad: %v", err)
	}
	if failed["m/one"] == nil || len(failed) != 6 {
		t.Errorf("%d packages failed: %v", len(failed), failed)
	}
}

// TestInterrupted: what is interrupted ends, whatever its rules are at.
func TestInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	never := make(chan struct{})
	defer close(never)
	rule := &analysis.Analyzer{Name: "rule", Doc: "rule: x", Run: func(*analysis.Pass) (any, error) {
		cancel()
		<-never
		return nil, nil
	}}
	c := New(Request{Rules: []*analysis.Analyzer{rule}, Packages: build(t, "../../../../testdata", "./facts"), Arch: runtime.GOARCH,
		Full: func(p *gocmd.Package) bool { return !p.DepOnly }, Skip: func(string, string) bool { return true }})
	if err := c.Run(ctx, func(*Result) { t.Error("a result") }); !errors.Is(err, context.Canceled) {
		t.Errorf("%v, want %v", err, context.Canceled)
	}
}

// TestLineDirectives: a file whose positions are those of another is not to be edited,
// and neither is the other.
func TestLineDirectives(t *testing.T) {
	for text, want := range map[string][]string{
		"package p\n":                          nil,
		"package p\n//line x.go:7\n":           {"x.go"},
		"package p\n//line x.go:7:1\r\n":       {"x.go"},
		"package p // line x.go:7\n":           nil,
		"package p /*line y.go:3*/\n":          {"y.go"},
		"package p\n//line :7\n//line z.y:1\n": {"", "z.y"},
	} {
		if got := lineDirectives([]byte(text)); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	file := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}
