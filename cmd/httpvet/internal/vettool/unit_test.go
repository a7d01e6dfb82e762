package vettool

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
)

// describeUnit writes the description of a unit.
func describeUnit(t *testing.T, u unit) string {
	t.Helper()
	data, err := json.Marshal(u)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "vet.cfg")
	if err := os.WriteFile(file, data, 0o666); err != nil {
		t.Fatal(err)
	}
	return file
}

// TestReadUnit: what both versions of the go command say of the module, and which version
// of the language the package is in.
func TestReadUnit(t *testing.T) {
	tests := []struct {
		text, path, version string
		main                bool
	}{
		{`{"GoVersion": "go1.22", "ModulePath": "example.com/m"}`, "example.com/m", "1.22", true},
		{`{"GoVersion": "go1.22", "ModulePath": "example.com/m", "ModuleVersion": "v1.0.0"}`, "example.com/m", "1.22", false},
		{`{"GoVersion": "go1.27", "Module": {"Path": "example.com/m", "Main": true}}`, "example.com/m", "1.27", true},
		{`{"GoVersion": "go1.27", "Module": {"Path": "example.com/m", "Version": "v1.0.0"}}`, "example.com/m", "1.27", false},
	}
	file := filepath.Join(t.TempDir(), "vet.cfg")
	for _, test := range tests {
		if err := os.WriteFile(file, []byte(test.text), 0o666); err != nil {
			t.Fatal(err)
		}
		u, err := readUnit(file)
		if err != nil {
			t.Fatal(err)
		}
		if m := u.Module; m.Path != test.path || m.GoVersion != test.version || m.Main != test.main {
			t.Errorf("%s: %+v", test.text, m)
		}
	}
	if err := os.WriteFile(file, []byte(`{"GoVersion": "go1.27"}`), 0o666); err != nil {
		t.Fatal(err)
	}
	if u, err := readUnit(file); err != nil || u.Module != nil {
		t.Errorf("without a module: %v, %v", u, err)
	}
}

// TestSkip: of a package that nobody asked for, and that is known without a look at it,
// an empty file is written; one that is asked for is looked at.
func TestSkip(t *testing.T) {
	ran := 0
	suite := []*analysis.Analyzer{{Name: "rule", Doc: "rule", Run: func(*analysis.Pass) (any, error) {
		ran++
		return nil, nil
	}}}
	out := filepath.Join(t.TempDir(), "vet.out")
	source := filepath.Join(t.TempDir(), "a.go")
	if err := os.WriteFile(source, []byte("package strings"), 0o666); err != nil {
		t.Fatal(err)
	}
	u := unit{
		ImportPath: "strings", Dir: "/go/src/strings", GoFiles: []string{source},
		VetxOnly: true, VetxOutput: out, Stdout: filepath.Join(t.TempDir(), "stdout"),
	}
	skip := func(path, dir string) bool { return path == "strings" && dir == "/go/src/strings" }
	if err := check(suite, []string{describeUnit(t, u)}, skip); err != nil {
		t.Fatal(err)
	}
	if text, err := os.ReadFile(out); err != nil || len(text) > 0 || ran > 0 {
		t.Errorf("skipped: %q, %v, %d runs", text, err, ran)
	}
	u.VetxOnly = false
	if err := check(suite, []string{describeUnit(t, u)}, skip); err != nil || ran != 1 {
		t.Errorf("asked for: %v, %d runs", err, ran)
	}
}

// TestMissing: what the go command has left out is named.
func TestMissing(t *testing.T) {
	source := filepath.Join(t.TempDir(), "a.go")
	if err := os.WriteFile(source, []byte("package a; import _ \"example.com/b\""), 0o666); err != nil {
		t.Fatal(err)
	}
	known := filepath.Join(t.TempDir(), "known")
	if err := os.WriteFile(known, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	u := unit{ImportPath: "example.com/a", GoFiles: []string{source}, ImportMap: map[string]string{"example.com/b": "example.com/b"}}
	fails := func(want string) {
		t.Helper()
		err := check(nil, []string{describeUnit(t, u)}, nil)
		if err == nil || err.Error() != want {
			t.Errorf("error %v, want %s", err, want)
		}
	}
	fails("package example.com/a: the analysis of example.com/b, which it imports, has failed")
	u.PackageVetx = map[string]string{"example.com/b": known}
	fails("package example.com/a: the go command has not compiled example.com/b for it, as it does for the command httpvet")
	u.PackageFile = map[string]string{"example.com/b": filepath.Join(t.TempDir(), "none")}
	if err := check(nil, []string{describeUnit(t, u)}, nil); err == nil || !strings.HasPrefix(err.Error(), "package example.com/a: types of example.com/b: open ") {
		t.Errorf("a file that is not there: %v", err)
	}
}
