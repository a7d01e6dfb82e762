package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestMain lets this program be the vet tool that perProcess wraps.
func TestMain(m *testing.M) {
	if tool := os.Getenv(wrappedTool); tool != "" {
		os.Exit(wrap(tool, os.Args[1:]))
	}
	os.Exit(m.Run())
}

func TestCost(t *testing.T) {
	dir := t.TempDir()
	files := map[string]string{
		"go.mod":         "module example.com/m\n\ngo 1.26\n",
		"base/base.go":   "package base\n\nimport \"net/http\"\n\nvar Client = http.DefaultClient\n",
		"leaf/leaf.go":   "package leaf\n\nimport \"example.com/m/base\"\n\nvar Client = base.Client\n",
		"cmd/m/main.go":  "package main\n\nimport \"example.com/m/base\"\n\nfunc main() { println(base.Client) }\n",
		"other/other.go": "package other\n",
	}
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	mod, err := load(dir)
	if err != nil {
		t.Fatal(err)
	}
	if filepath.Base(mod.leaf) != "leaf.go" || filepath.Base(mod.base) != "base.go" {
		t.Errorf("leaf %s, base %s", mod.leaf, mod.base)
	}
	tools, err := newTools(nil, t.TempDir()) // the floor: what a tool costs takes its time
	if err != nil {
		t.Fatal(err)
	}
	m, err := measure(dir, tools, 1)
	if err != nil {
		t.Fatal(err)
	}
	for _, tool := range tools {
		for _, s := range situations {
			if runs := m.runs[key{tool, s}]; len(runs) != 1 || runs[0].cpu <= 0 {
				t.Errorf("%s, %s: %v", tool.name, s, runs)
			}
		}
		if mem := m.memory[tool]; mem.processes < 4 || mem.median <= 0 || mem.max < mem.median {
			t.Errorf("%s: %+v", tool.name, mem)
		}
	}
	twin := &tool{name: "twin"}
	m.tools = append(m.tools, twin)
	for _, s := range situations {
		m.runs[key{twin, s}] = m.runs[key{tools[0], s}]
	}
	m.memory[twin] = m.memory[tools[0]]
	var out bytes.Buffer
	if err := m.write(&out); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{": 4 packages, ", "| floor |", "| twin | 1.00× |"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, &out)
		}
	}
	for name, text := range files {
		if now, err := os.ReadFile(filepath.Join(dir, name)); err != nil || string(now) != text {
			t.Errorf("%s was not put back: %v\n%s", name, err, now)
		}
	}
}

func TestMedian(t *testing.T) {
	for _, test := range []struct {
		xs   []float64
		want float64
	}{{[]float64{3}, 3}, {[]float64{3, 1}, 2}, {[]float64{9, 1, 2}, 2}} {
		if got := median(test.xs); got != test.want {
			t.Errorf("median of %v: %v, want %v", test.xs, got, test.want)
		}
	}
}

func TestUnknownTool(t *testing.T) {
	if _, err := newTools([]string{"no-such"}, t.TempDir()); err == nil {
		t.Error("no error")
	}
}
