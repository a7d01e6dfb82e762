package gocmd

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestCompilerLines(t *testing.T) {
	for text, want := range map[string][]string{
		"# m/b\nb/b.go:5:23: undefined: x\nb/b.go:6:1: too\n":   {"b/b.go:5:23: undefined: x", "b/b.go:6:1: too"},
		"# m/b [m/b.test]\nb/b_test.go:5:28: undefined: x\n":    {"b/b_test.go:5:28: undefined: x"},
		"# m/e\n# [m/e]\ne.go:1:1: x":                           {"e.go:1:1: x"},
		"# m/e":                                                 {"the compiler failed without a word"},
		"no required module provides x; to add it:\n\tgo get x": nil,
		"": nil,
	} {
		if got := compilerLines(text); !slices.Equal(got, want) || (got == nil) != (want == nil) {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestComplaint(t *testing.T) {
	for text, want := range map[string]string{
		"": "",
		"go: downloading go1.99 (linux/amd64)\ngo: download go1.99: toolchain not available\n": "download go1.99: toolchain not available",
		"go: errors parsing go.mod:\n/m/go.mod:3: unknown directive: x\n":                      "errors parsing go.mod: /m/go.mod:3: unknown directive: x",
		"go: warning: \"./...\" matched no packages\n":                                         "",
		"go: broken:\n": "broken",
	} {
		if got := complaint(text); got != want {
			t.Errorf("complaint(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestCheckVersions(t *testing.T) {
	for _, test := range []struct {
		tool, goCommand      string
		oldEnough, newEnough bool // CheckBuiltWith, CheckOldest
	}{
		{"go1.26.8", "go1.26.8", true, true},
		{"go1.26.0", "go1.26.8", true, true}, // a patch release changes no syntax
		{"go1.26.8", "go1.27rc1", false, true},
		{"go1.27.1", "go1.26.8", true, true},
		{"go1.27.1 X:nodwarf5", "go1.28.0 X:nodwarf5", false, true},
		{"go1.26.8", "devel go1.28-0a1b2c3 Mon", false, true},
		{"go1.26.8", "go1.25.9", true, false},
		{"go1.26.8", "", true, true}, // unknown: let it show
	} {
		if err := CheckBuiltWith(test.tool, test.goCommand); (err == nil) != test.oldEnough {
			t.Errorf("CheckBuiltWith(%q, %q) = %v", test.tool, test.goCommand, err)
		}
		if err := CheckOldest(test.goCommand); (err == nil) != test.newEnough {
			t.Errorf("CheckOldest(%q) = %v", test.goCommand, err)
		}
	}
}

func TestImporter(t *testing.T) {
	for last, want := range map[string]string{
		"m/p":           "m/p",
		"m/p (test)":    "m/p",
		"m/p from p.go": "m/p",
	} {
		if got := (&PackageError{ImportStack: []string{"m/q", last}}).Importer(); got != want {
			t.Errorf("%q: got %q, want %q", last, got, want)
		}
	}
	if got := new(PackageError).Importer(); got != "" {
		t.Errorf("without a stack: got %q", got)
	}
}

// module writes a module, given its files, and returns the directory.
func module(t *testing.T, files map[string]string) Go {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return Go{Dir: dir}
}

// TestManyPatterns: more than fit one command line are as one.
func TestManyPatterns(t *testing.T) {
	g := module(t, map[string]string{
		"go.mod": "module m\n\ngo 1.26\n",
		"a/a.go": "package a\n",
		"b/b.go": "package b\n\nimport _ \"m/a\"\n",
	})
	// The first command line has b, and a for its sake; the second has a.
	patterns := append(slices.Repeat([]string{"./b"}, atOnce), "./a")
	pkgs, err := g.Build(t.Context(), patterns)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range pkgs {
		got = append(got, fmt.Sprint(p.ID, p.DepOnly, slices.Contains(p.Match, "./a"), p.Export != ""))
	}
	if want := []string{"m/afalse true true", "m/bfalse false true"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestOnce: a program with a profile does not make other packages of what it imports.
func TestOnce(t *testing.T) {
	g := module(t, map[string]string{
		"go.mod":      "module m\n\ngo 1.26\n",
		"a/a.go":      "package a\n",
		"default.pgo": "",
		"m.go":        "package main\n\nimport _ \"m/a\"\n\nfunc main() {}\n",
	})
	pkgs, err := g.Build(t.Context(), []string{"./..."})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pkgs {
		if p.ID != p.Path() {
			t.Errorf("there is %s", p.ID)
		}
	}
}
