// Package docs_test checks what people copy: the recipes in the documentation,
// and the files that other programs read in this repository.
package docs_test

import (
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

type step struct {
	ID, Name, Uses, Shell, Run string
	Dir                        string `yaml:"working-directory"`
	With, Env                  map[string]string
}

type action struct {
	Name, Description string
	Branding          map[string]string
	Inputs            map[string]struct{ Description, Default string }
	Outputs           map[string]struct{ Description, Value string }
	Runs              struct {
		Using string
		Steps []step
	}
}

// TestYAML: every file and every example can be read, has no key twice, and is
// not empty.
func TestYAML(t *testing.T) {
	texts := make(map[string]string)
	for _, name := range []string{"action.yml", ".pre-commit-hooks.yaml", ".golangci.example.yml", ".custom-gcl.example.yml"} {
		texts[name] = read(t, "../"+name)
	}
	for i, text := range blocks(t, "yaml") {
		texts["example "+string(rune('1'+i))] = text
	}
	for name, text := range texts {
		var v any
		if err := yaml.Unmarshal([]byte(text), &v); err != nil {
			t.Errorf("%s: %v", name, err)
		} else if v == nil {
			t.Errorf("%s: empty", name)
		}
		if strings.Contains(text, "\t") {
			t.Errorf("%s: a tab", name)
		}
	}
	if len(texts) < 8 {
		t.Errorf("only %d texts", len(texts))
	}
}

// expression is what GitHub replaces.
var expression = regexp.MustCompile(`\$\{\{ *([\w.-]+) *\}\}`)

// TestAction: the action is complete, and no input is text of a script.
func TestAction(t *testing.T) {
	a := readAction(t)
	if a.Runs.Using != "composite" {
		t.Errorf("using %q", a.Runs.Using)
	}
	used := make(map[string]bool)
	ids := make(map[string]bool)
	for _, s := range a.Runs.Steps {
		if s.Run == "" || s.Shell != "bash" {
			t.Errorf("step %q: want a script for bash", s.Name)
		}
		if strings.Contains(s.Run, "${{") {
			t.Errorf("step %q: an expression in the script", s.Name)
		}
		for name := range s.Env {
			if !strings.Contains(s.Run, "$"+name) {
				t.Errorf("step %q: %s is not used", s.Name, name)
			}
		}
		ids[s.ID] = true
		if err := parses(s.Run); err != nil {
			t.Errorf("step %q: %v", s.Name, err)
		}
	}
	for _, m := range expression.FindAllStringSubmatch(read(t, "../action.yml"), -1) {
		kind, name, _ := strings.Cut(m[1], ".")
		switch kind {
		case "inputs":
			used[name] = true
			if _, ok := a.Inputs[name]; !ok {
				t.Errorf("no input %s", name)
			}
		case "steps":
			if id, _, _ := strings.Cut(name, "."); !ids[id] {
				t.Errorf("no step %s", id)
			}
		case "github":
		default:
			t.Errorf("unknown expression %s", m[0])
		}
	}
	for name, in := range a.Inputs {
		if !used[name] || in.Description == "" {
			t.Errorf("input %s is not used or not described", name)
		}
	}
}

// TestActionRuns: the action hands its inputs on as they are, and ends as it is
// told to.
func TestActionRuns(t *testing.T) {
	a := readAction(t)
	i := slices.IndexFunc(a.Runs.Steps, func(s step) bool { return s.ID == "run" })
	if i < 0 {
		t.Fatal("no step run")
	}
	gopath, dir := t.TempDir(), t.TempDir()
	write(t, filepath.Join(gopath, "bin", "httpvet"), "#!/bin/sh\nprintf '%s\\n' \"$@\" >args\nexit $CODE\n")
	output := filepath.Join(t.TempDir(), "output")
	run := func(code string, inputs map[string]string) (args []string, exit int) {
		env := append(os.Environ(), "GOPATH="+gopath, "GITHUB_OUTPUT="+output, "CODE="+code)
		for name, value := range a.Runs.Steps[i].Env {
			input := strings.TrimPrefix(expression.FindStringSubmatch(value)[1], "inputs.")
			text, given := inputs[input]
			if !given {
				text = a.Inputs[input].Default
			}
			env = append(env, name+"="+text)
		}
		// As GitHub runs a script for bash.
		cmd := exec.Command("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", a.Runs.Steps[i].Run)
		cmd.Dir, cmd.Env = dir, env
		out, err := cmd.CombinedOutput()
		if err != nil && cmd.ProcessState == nil {
			t.Fatalf("%v\n%s", err, out)
		}
		return strings.Split(strings.TrimSuffix(read(t, filepath.Join(dir, "args")), "\n"), "\n"), cmd.ProcessState.ExitCode()
	}
	for _, test := range []struct {
		name, code string
		inputs     map[string]string
		args       []string
		exit       int
	}{
		{"defaults", "0", nil, []string{"-format=github", "./..."}, 0},
		{"findings", "1", nil, []string{"-format=github", "./..."}, 1},
		{"findings are allowed", "1", map[string]string{"fail-on-findings": "false"}, []string{"-format=github", "./..."}, 0},
		{"not analysed", "2", map[string]string{"fail-on-findings": "false"}, []string{"-format=github", "./..."}, 2},
		{
			"everything", "0",
			map[string]string{"format": "sarif", "output": "a b.sarif", "args": "-tags=x y\n\n-tests=false\n", "packages": "./a ./b/..."},
			[]string{"-format=sarif", "-o=a b.sarif", "-tags=x y", "-tests=false", "./a", "./b/..."}, 0,
		},
		{
			"code in inputs", "0",
			map[string]string{"format": "$(touch x)", "output": "`touch x`", "args": "\"; touch x; \"", "packages": "* $(touch${IFS}x);touch"},
			[]string{"-format=$(touch x)", "-o=`touch x`", "\"; touch x; \"", "*", "$(touch${IFS}x);touch"}, 0,
		},
	} {
		args, exit := run(test.code, test.inputs)
		if !slices.Equal(args, test.args) || exit != test.exit {
			t.Errorf("%s: %q, exit code %d; want %q, %d", test.name, args, exit, test.args, test.exit)
		}
		if got := read(t, output); !strings.HasSuffix(got, "exit-code="+test.code+"\n") {
			t.Errorf("%s: output %q", test.name, got)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "x")); err == nil {
		t.Error("an input was run")
	}
}

// TestWorkflows: the workflows use the action as it is.
func TestWorkflows(t *testing.T) {
	a := readAction(t)
	n := 0
	for _, text := range blocks(t, "yaml") {
		var workflow struct {
			On   any
			Jobs map[string]struct{ Steps []step }
		}
		if err := yaml.Unmarshal([]byte(text), &workflow); err != nil {
			continue // not a workflow
		}
		for job, j := range workflow.Jobs {
			if workflow.On == nil {
				t.Errorf("job %s never starts", job)
			}
			for _, s := range j.Steps {
				if !strings.HasPrefix(s.Uses, "httpvet/httpvet@") {
					continue
				}
				n++
				for _, name := range slices.Sorted(maps.Keys(s.With)) {
					if _, ok := a.Inputs[name]; !ok {
						t.Errorf("job %s: no input %s", job, name)
					}
				}
			}
		}
	}
	if n < 3 {
		t.Errorf("the action is used %d times", n)
	}
}

// TestHooks: every hook that builds httpvet has a twin for the installed one.
func TestHooks(t *testing.T) {
	var hooks []struct {
		ID, Entry, Language string
		Args                []string
	}
	if err := yaml.Unmarshal([]byte(read(t, "../.pre-commit-hooks.yaml")), &hooks); err != nil {
		t.Fatal(err)
	}
	entries := make(map[string]string)
	for _, h := range hooks {
		entries[h.ID+" "+h.Language] = h.Entry
		if !slices.Equal(h.Args, []string{"./..."}) {
			t.Errorf("%s: args %q", h.ID, h.Args)
		}
	}
	for _, id := range []string{"httpvet", "httpvet-fix"} {
		if entry := entries[id+" golang"]; entry == "" || entry != entries[id+"-system system"] {
			t.Errorf("%s: %q", id, entries)
		}
	}
}

// TestShell: the shell examples are shell.
func TestShell(t *testing.T) {
	all := blocks(t, "sh")
	for _, text := range all {
		if err := parses(text); err != nil {
			t.Errorf("%v in\n%s", err, text)
		}
	}
	if len(all) < 2 {
		t.Errorf("%d examples", len(all))
	}
}

// TestFirstRun: the page has the commands of the script that makes it.
func TestFirstRun(t *testing.T) {
	page := read(t, "first-run.md")
	commands := regexp.MustCompile(`(?m)^run [012] '(.*)'$`).FindAllStringSubmatch(read(t, "../.ci/new-user"), -1)
	for _, m := range commands {
		_, after, found := strings.Cut(page, "\n$ "+m[1]+"\n")
		if !found {
			t.Errorf("not there, or not there in this order: %s; .ci/new-user makes the page", m[1])
			continue
		}
		page = after
	}
	if strings.Contains(page, "\n$ ") || len(commands) < 10 {
		t.Errorf("%d commands in the script, more in the page", len(commands))
	}
}

// parses returns an error if a text is no script for bash.
func parses(script string) error {
	cmd := exec.Command("bash", "-n")
	cmd.Stdin = strings.NewReader(script)
	return cmd.Run()
}

// blocks returns the blocks of a language in the guides.
func blocks(t *testing.T, language string) []string {
	t.Helper()
	files, err := filepath.Glob("*.md")
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	block := regexp.MustCompile("(?ms)^```" + language + "\n(.*?)^```$")
	for _, file := range files {
		for _, m := range block.FindAllStringSubmatch(read(t, file), -1) {
			found = append(found, m[1])
		}
	}
	return found
}

func readAction(t *testing.T) action {
	t.Helper()
	dec := yaml.NewDecoder(strings.NewReader(read(t, "../action.yml")))
	dec.KnownFields(true)
	var a action
	if err := dec.Decode(&a); err != nil {
		t.Fatal(err)
	}
	return a
}

func read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o755); err != nil {
		t.Fatal(err)
	}
}
