package plugin_test

import (
	"bytes"
	"flag"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/golangci/plugin-module-register/register"
	"go.yaml.in/yaml/v3"
	"golang.org/x/tools/go/analysis"

	"github.com/httpvet/httpvet/passes"
	"github.com/httpvet/httpvet/plugin"
)

type tree = map[string]any

func TestRegistered(t *testing.T) {
	build, err := register.GetPlugin("httpvet")
	if err != nil {
		t.Fatal(err)
	}
	p, err := build(nil)
	if err != nil {
		t.Fatal(err)
	}
	if mode := p.GetLoadMode(); mode != register.LoadModeTypesInfo {
		t.Errorf("load mode %s", mode)
	}
	run := analyzers(t, nil)
	if len(run) != len(passes.Suite()) {
		t.Errorf("%d analyzers", len(run))
	}
	if err := analysis.Validate(run); err != nil {
		t.Error(err)
	}
}

func TestSelection(t *testing.T) {
	run := analyzers(t, tree{"enable": []any{"unclosedbody", "badignore"}, "disable": []any{"badignore"}})
	if len(run) != 1 || run[0].Name != "unclosedbody" {
		t.Errorf("%v run", run)
	}
	if ran := value(passes.Suite(), "badignore.ran"); ran != "unclosedbody" {
		t.Errorf("badignore was told that %q run", ran)
	}
	analyzers(t, nil)
}

// TestWrongSettings: each mistake is one line, which names the key.
func TestWrongSettings(t *testing.T) {
	for want, raw := range map[string]any{
		"unclosedbdy: no such setting; there are enable, disable, tests, unclosedbody, ": tree{"unclosedbdy": tree{}},
		"unclosedbody.known.closer: no such setting; unclosedbody has known.closers, ":   tree{"unclosedbody": tree{"known": tree{"closer": "x"}}},
		"untunedtransport.pool: want visible, always or off":                             tree{"untunedtransport": tree{"pool": "big"}},
		"tests: want true or false, not \"no\"":                                          tree{"tests": "no"},
		"badignore.ran: no such setting":                                                 tree{"badignore": tree{"ran": "x"}},
		"want settings by name, not a list":                                              []any{"unclosedbody"},
	} {
		_, err := plugin.New(raw)
		if err == nil || !strings.HasPrefix(err.Error(), want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%v: %v, want %s", raw, err, want)
		}
	}
}

// TestNolint: golangci-lint honours nolint comments by itself, unless that is
// said to be left to httpvet.
func TestNolint(t *testing.T) {
	defer reset(t)
	if got := value(analyzers(t, nil), "unclosedbody.nolint"); got != "false" {
		t.Errorf("by default %s", got)
	}
	if got := value(analyzers(t, tree{"unclosedbody": tree{"nolint": true}}), "unclosedbody.nolint"); got != "true" {
		t.Errorf("asked for, %s", got)
	}
}

// others are values that differ from the defaults, by what the default is, or
// for one flag.
var others = map[string]any{
	"true": false, "false": true, "info": "warning", "0": 7, "": []any{"example.com/x.Close", "(*example.com/x.T).Done"},
	"unreadbody.go": "1.25", "untunedtransport.pool": "always",
}

// TestOneTable: what is said in the settings of the plugin, in the configuration
// file of the command and by flags sets the same flags to the same values.
func TestOneTable(t *testing.T) {
	raw, want := make(tree), make(map[string]string)
	eachFlag(func(name string, f *flag.Flag) {
		if name != strings.ToLower(name) {
			t.Errorf("%s: golangci-lint makes the names of settings lower case", name)
		}
		v, ok := others[name]
		if !ok {
			v, ok = others[f.DefValue]
		}
		if !ok {
			t.Fatalf("%s: no value to try instead of %q", name, f.DefValue)
		}
		put(raw, strings.Split(name, "."), v)
	})
	run := analyzers(t, raw)
	defer reset(t)
	eachFlag(func(name string, f *flag.Flag) { want[name] = value(run, name) })
	eachFlag(func(name string, f *flag.Flag) {
		if want[name] == f.DefValue {
			t.Errorf("%s was not set", name)
		}
	})

	dir, bin := t.TempDir(), filepath.Join(t.TempDir(), "httpvet.exe")
	write(t, filepath.Join(dir, "go.mod"), "module example.com/m\n\ngo 1.26\n")
	if out, err := exec.Command("go", "build", "-o", bin, "../cmd/httpvet").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	printed := func(args ...string) map[string]string {
		cmd := exec.Command(bin, append(args, "-print-flags")...)
		cmd.Dir = dir
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("%v: %v", args, err)
		}
		got := make(map[string]string)
		for line := range strings.Lines(string(out)) {
			name, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "=")
			got[strings.TrimPrefix(name, "-")] = value
		}
		return got
	}
	var flags []string
	for name, value := range want {
		flags = append(flags, "-"+name+"="+value)
	}
	if got := printed(flags...); !maps.Equal(got, want) {
		t.Errorf("by flags: %v\nin the plugin: %v", got, want)
	}
	text, err := yaml.Marshal(raw)
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, ".httpvet.yml"), string(text))
	if got := printed(); !maps.Equal(got, want) {
		t.Errorf("in the file: %v\nin the plugin: %v", got, want)
	}
}

// TestExample: the example for golangci-lint has every setting, at its default.
// A flag that several rules share is set once, or the last would win.
func TestExample(t *testing.T) {
	text, err := os.ReadFile("../.golangci.example.yml")
	if err != nil {
		t.Fatal(err)
	}
	var example struct {
		Linters struct {
			Settings struct {
				Custom map[string]struct {
					Type     string
					Settings tree
				}
			}
		}
	}
	if err := yaml.Unmarshal(text, &example); err != nil {
		t.Fatal(err)
	}
	linter := example.Linters.Settings.Custom[plugin.Name]
	if linter.Type != "module" {
		t.Errorf("type %q", linter.Type)
	}
	for _, key := range []string{"enable", "disable"} {
		if list, ok := linter.Settings[key].([]any); !ok || len(list) != 0 {
			t.Errorf("%s: not an empty list", key)
		}
	}
	if !bytes.Contains(text, []byte("\n          # tests: ")) {
		t.Error("tests is not mentioned")
	}
	analyzers(t, nil)
	defaults := make(map[string]string)
	eachFlag(func(name string, f *flag.Flag) { defaults[name] = f.Value.String() })
	analyzers(t, linter.Settings)
	eachFlag(func(name string, f *flag.Flag) {
		if got := f.Value.String(); got != defaults[name] {
			t.Errorf("%s: %q, but the default is %q", name, got, defaults[name])
		}
	})
	given := make(map[flag.Value]bool)
	eachFlag(func(name string, f *flag.Flag) {
		if has(linter.Settings, strings.Split(name, ".")) {
			if given[f.Value] {
				t.Errorf("%s: set twice", name)
			}
			given[f.Value] = true
		}
	})
	eachFlag(func(name string, f *flag.Flag) {
		if !given[f.Value] {
			t.Errorf("%s: not in the example", name)
		}
	})
}

// TestCustomExample: the example for "golangci-lint custom" builds this plugin,
// with the golangci-lint that the tests are run with.
func TestCustomExample(t *testing.T) {
	text, err := os.ReadFile("../.custom-gcl.example.yml")
	if err != nil {
		t.Fatal(err)
	}
	var example struct {
		Version string
		Plugins []struct{ Module, Import, Version string }
	}
	if err := yaml.Unmarshal(text, &example); err != nil {
		t.Fatal(err)
	}
	mod, err := os.ReadFile("golangci/go.mod")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(mod), "github.com/golangci/golangci-lint/v2 "+example.Version+"\n") {
		t.Errorf("version %s is not that of golangci/go.mod", example.Version)
	}
	if len(example.Plugins) != 1 || example.Plugins[0].Import != example.Plugins[0].Module+"/plugin" {
		t.Errorf("plugins: %+v", example.Plugins)
	} else if v := example.Plugins[0].Version; !regexp.MustCompile(`^v\d+\.\d+\.\d+(-\d{14}-[0-9a-f]{12})?$`).MatchString(v) {
		// golangci-lint has the text in the key of its cache, and not what it stands for.
		t.Errorf("version %q stands for more than one httpvet", v)
	}
}

// analyzers returns those that the plugin runs with the given settings.
func analyzers(t *testing.T, raw any) []*analysis.Analyzer {
	t.Helper()
	p, err := plugin.New(raw)
	if err != nil {
		t.Fatal(err)
	}
	run, err := p.BuildAnalyzers()
	if err != nil {
		t.Fatal(err)
	}
	return run
}

// reset gives every flag its default again.
func reset(t *testing.T) {
	eachFlag(func(name string, f *flag.Flag) {
		if err := f.Value.Set(f.DefValue); err != nil {
			t.Error(err)
		}
	})
}

// eachFlag calls do for every flag of every rule that is a setting.
func eachFlag(do func(name string, f *flag.Flag)) {
	for _, a := range passes.Suite() {
		a.Flags.VisitAll(func(f *flag.Flag) {
			if f.Name != "ran" {
				do(a.Name+"."+f.Name, f)
			}
		})
	}
}

// value returns the value of a flag, named with its analyzer.
func value(suite []*analysis.Analyzer, name string) string {
	rule, name, _ := strings.Cut(name, ".")
	i := slices.IndexFunc(suite, func(a *analysis.Analyzer) bool { return a.Name == rule })
	return suite[i].Flags.Lookup(name).Value.String()
}

// put sets what is below a path in a tree.
func put(t tree, path []string, v any) {
	for ; len(path) > 1; path = path[1:] {
		inner, _ := t[path[0]].(tree)
		if inner == nil {
			inner = make(tree)
			t[path[0]] = inner
		}
		t = inner
	}
	t[path[0]] = v
}

// has reports whether there is something below a path.
func has(t tree, path []string) bool {
	for _, key := range path[:len(path)-1] {
		t, _ = t[key].(tree)
	}
	_, ok := t[path[len(path)-1]]
	return ok
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
