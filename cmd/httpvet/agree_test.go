package main_test

import (
	"bytes"
	stdcmp "cmp"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/httpvet/httpvet/passes"
)

// values are settings that differ from the defaults, by what the default is, or
// for one flag. A flag for which none of them will do needs a line here.
var values = map[string]string{
	"true": "false", "false": "true", "info": "warning", "": "example.com/x.Close", "0": "7",
	"unreadbody.go": "1.25", "untunedtransport.pool": "always",
}

// TestOneTable: for every flag of every rule, the flag itself, the line in the
// configuration file and what -print-flags tells go vet are the same, and go vet
// knows it.
func TestOneTable(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "go.mod"), "module example.com/m\n\ngo 1.26\n")
	run := func(args ...string) string {
		cmd := exec.Command(filepath.Join(bin, "httpvet"), args...)
		cmd.Dir = dir
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("httpvet %v: %v\n%s", args, err, out)
		}
		return string(out)
	}
	var known []struct{ Name string }
	if err := json.Unmarshal([]byte(run("-flags")), &known); err != nil {
		t.Fatal(err)
	}
	vet := make(map[string]bool)
	for _, f := range known {
		vet[f.Name] = true
	}
	for _, a := range passes.Suite() {
		a.Flags.VisitAll(func(f *flag.Flag) {
			if f.Name == "ran" {
				return
			}
			name := a.Name + "." + f.Name
			value := stdcmp.Or(values[name], values[f.DefValue])
			if value == "" {
				t.Errorf("-%s: no value to try instead of %q", name, f.DefValue)
				return
			}
			want := "-" + name + "=" + value + "\n"
			if !vet[name] {
				t.Errorf("go vet does not know -%s", name)
			}
			if got := run("-config=none", "-"+name+"="+value, "-print-flags"); got != want {
				t.Errorf("as flag: %q, want %q", got, want)
			}
			write(t, filepath.Join(dir, ".httpvet.yml"), inYAML(strings.Split(name, "."), value))
			if got := run("-print-flags"); got != want {
				t.Errorf("in the file: %q, want %q", got, want)
			}
		})
	}
}

// TestReadmeConfiguration: the example in the README is one, and says what it
// seems to say.
func TestReadmeConfiguration(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, example, found := strings.Cut(string(readme), "```yaml\n")
	example, _, ended := strings.Cut(example, "```\n")
	if !found || !ended {
		t.Fatal("no example in the README")
	}
	dir := t.TempDir()
	write(t, filepath.Join(dir, ".httpvet.yml"), example)
	cmd := exec.Command(filepath.Join(bin, "httpvet"), "-print-flags")
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, want := range []string{"-tags=integration", "-unclosedbody", "-unclosedbody.tests=false", "-unclosedbody.severity=warning"} {
		if !slices.Contains(strings.Fields(string(out)), want) {
			t.Errorf("no %s in\n%s", want, out)
		}
	}
}

// TestVetAgrees: over all fixtures, go vet and httpvet, which find their own way to
// types and facts, say the same of the same places, and offer the same fixes.
func TestVetAgrees(t *testing.T) {
	openSources(t)
	read := func(command string, args ...string) []string {
		cmd := exec.Command(command, args...)
		cmd.Dir = "../../testdata"
		cmd.Env = append(os.Environ(), goSettings(t)...)
		out, err := cmd.Output()
		if exit, ok := errors.AsType[*exec.ExitError](err); err != nil && (!ok || exit.ExitCode() != 1) {
			t.Fatalf("%s: %v", command, err)
		}
		var said []string
		for dec := json.NewDecoder(bytes.NewReader(out)); dec.More(); {
			var units map[string]map[string][]any
			if err := dec.Decode(&units); err != nil {
				t.Fatalf("%s: %v", command, err)
			}
			for _, rules := range units {
				for rule, findings := range rules {
					for _, f := range findings {
						text, err := json.Marshal(f) // the two escape differently
						if err != nil {
							t.Fatal(err)
						}
						said = append(said, rule+" "+string(text))
					}
				}
			}
		}
		slices.Sort(said)
		return slices.Compact(said)
	}
	vet := read("go", "vet", "-vettool="+filepath.Join(bin, "httpvet"), "-json", "./...")
	own := read(filepath.Join(bin, "httpvet"), "-config=none", "-json", "./...")
	if len(vet) < 1000 {
		t.Errorf("go vet says %d things of the fixtures", len(vet))
	}
	if diff := cmp.Diff(vet, own); diff != "" {
		t.Errorf("what go vet says, and what httpvet: %s", diff)
	}
}

// inYAML nests a value in mappings.
func inYAML(path []string, value string) string {
	text := ""
	for i, key := range path {
		text += "\n" + strings.Repeat("  ", i) + key + ":"
	}
	return text + " " + value + "\n"
}
