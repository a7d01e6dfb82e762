package gocmd

import (
	"reflect"
	"strings"
	"testing"
)

func TestParseComplaints(t *testing.T) {
	const tool = "/bin/my tool"
	for _, test := range []struct {
		name, text string
		want       Complaints
	}{
		{"compiler", "# m/b\nb/b.go:5:23: undefined: x\nb/b.go:6:1: too\n", Complaints{
			Failed: []Failure{{"m/b", []string{"b/b.go:5:23: undefined: x", "b/b.go:6:1: too"}}},
		}},
		{"tool", "# m/e\n# [m/e]\ne/e_test.go:5:28: undefined: x\n# m/f [m/f.test]\nf.go:1:1: y\n", Complaints{
			Failed: []Failure{{"m/e", []string{"e/e_test.go:5:28: undefined: x"}}, {"m/f", []string{"f.go:1:1: y"}}},
		}},
		{"silent tool", "m/a: /bin/my tool: exit status 1\n", Complaints{
			Failed: []Failure{{"m/a", nil}},
		}},
		{"load error", "go: downloading x v1\nf/f.go:3:8: no required module provides x; to add it:\n\tgo get x\n", Complaints{
			Other: "f/f.go:3:8: no required module provides x; to add it: go get x",
		}},
		{"both", "# m/b\nb.go:1:1: x\ngo: stop\n", Complaints{
			Failed: []Failure{{"m/b", []string{"b.go:1:1: x"}}}, Other: "stop",
		}},
	} {
		if got := parseComplaints(test.text, tool); !reflect.DeepEqual(*got, test.want) {
			t.Errorf("%s: got %+v, want %+v", test.name, *got, test.want)
		}
	}
}

func TestFailureWarning(t *testing.T) {
	for _, test := range []struct {
		lines string
		want  bool
	}{
		{"c.go:3:3: warning: careful [-Wcpp]\n    3 | #warning careful\n      |  ^~~~", true},
		{"c.go: In function 'f':\nc.go:3:3: warning: careful", true},
		{"c.go:3:3: warning: careful\nc.go:4:3: error: no", false},
		{"c.go:3:3: warning: careful\nc.go:9:3: undefined: x", false},
		{"c.go:9:3: undefined: x", false},
		{"", false},
	} {
		if got := (Failure{Lines: strings.Split(test.lines, "\n")}).Warning(); got != test.want {
			t.Errorf("%q: got %v", test.lines, got)
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
