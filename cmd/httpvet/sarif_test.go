package main_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A sarifLog is what the tests read of a SARIF file.
type sarifLog struct {
	Runs []struct {
		Tool struct {
			Driver struct {
				Rules []struct {
					ID, HelpURI string
					Help        struct{ Text string }
					Default     struct{ Level string } `json:"defaultConfiguration"`
					Properties  struct{ Tags []string }
				}
			}
		}
		Results []sarifResult
	}
}

type sarifResult struct {
	RuleID       string
	RuleIndex    int
	Level        string
	Locations    []sarifLocation
	Fingerprints map[string]string `json:"partialFingerprints"`
	Flows        []struct {
		Threads []struct {
			Locations []struct{ Location sarifLocation }
		} `json:"threadFlows"`
	} `json:"codeFlows"`
	Fixes []any
}

type sarifLocation struct {
	Physical struct {
		Artifact struct{ URI string } `json:"artifactLocation"`
		Region   struct{ StartLine, StartColumn, EndLine, EndColumn int }
	} `json:"physicalLocation"`
	Message struct{ Text string }
}

func sarifSchema(t *testing.T) *jsonschema.Schema {
	f, err := os.Open("testdata/sarif/sarif-schema-2.1.0.json")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	doc, err := jsonschema.UnmarshalJSON(f)
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("sarif.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("sarif.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func validate(schema *jsonschema.Schema, text []byte) error {
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		return err
	}
	return schema.Validate(doc)
}

// sarif runs a binary in dir and returns what it prints.
func sarif(t *testing.T, binary, dir string, args ...string) ([]byte, sarifLog) {
	cmd := exec.Command(filepath.Join(bin, binary), append([]string{"-format=sarif", "-config=none"}, args...)...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), goSettings(t)...)
	out, err := cmd.Output()
	if len(out) == 0 {
		t.Fatal(err)
	}
	var log sarifLog
	if err := json.Unmarshal(out, &log); err != nil {
		t.Fatal(err)
	}
	return out, log
}

var sarifFile = flag.String("sarif", "", "a SARIF file, which TestSARIFFile holds against the schema")

// TestSARIFFile is for files that httpvet has written elsewhere.
func TestSARIFFile(t *testing.T) {
	if *sarifFile == "" {
		t.Skip("no file is given by -sarif")
	}
	text, err := os.ReadFile(*sarifFile)
	if err != nil {
		t.Fatal(err)
	}
	if err := validate(sarifSchema(t), text); err != nil {
		t.Error(err)
	}
}

// TestSARIF holds the findings of all fixtures, and those of toy rules with
// fixes, against the official schema, and against what the schema cannot say.
func TestSARIF(t *testing.T) {
	openSources(t)
	schema := sarifSchema(t)
	toy := filepath.Join(t.TempDir(), "a b%c") // a name that a URI has to escape
	write(t, filepath.Join(toy, "go.mod"), "module example.com/m\n\ngo 1.26\n")
	write(t, filepath.Join(toy, "p", "p.go"), "package p\n\nfunc A() { leak(); shout(`\n`) }\n\nfunc leak() {}\nfunc shout(string) {}\n")
	write(t, filepath.Join(toy, "bad", "bad.go"), "package bad\n\nvar x = nowhere\n")
	text, log := sarif(t, "toyvet", toy, "./...")
	if err := validate(schema, text); err != nil {
		t.Errorf("toyvet: %v", err)
	}
	fixes := 0
	for _, r := range log.Runs[0].Results {
		fixes += len(r.Fixes)
	}
	if fixes != 2 {
		t.Errorf("%d fixes, want 2", fixes)
	}
	broken := bytes.Replace(text, []byte(`"startLine": 3`), []byte(`"startLine": 0`), 1)
	if validate(schema, broken) == nil {
		t.Error("the schema finds nothing wrong with line 0")
	}

	text, log = sarif(t, "httpvet", "../../testdata", "./unclosedbody/...")
	if err := validate(schema, text); err != nil {
		t.Errorf("httpvet: %v", err)
	}
	checkResults(t, log)
}

func checkResults(t *testing.T, log sarifLog) {
	run := log.Runs[0]
	seen := make(map[string]bool)
	levels := make(map[string]bool)
	flows := 0
	for _, r := range run.Results {
		rule := run.Tool.Driver.Rules[r.RuleIndex]
		if rule.ID != r.RuleID || rule.HelpURI == "" || rule.Help.Text == "" || len(rule.Properties.Tags) == 0 {
			t.Fatalf("%+v has the rule %+v", r, rule)
		}
		at := r.Locations[0].Physical
		if !strings.HasPrefix(at.Artifact.URI, "testdata/") || at.Region.EndLine < at.Region.StartLine || at.Region.EndColumn == 0 {
			t.Errorf("place %+v", at)
		}
		levels[r.Level] = true
		print := r.Fingerprints["httpvet/v1"]
		if print == "" || seen[print] {
			t.Errorf("fingerprint %q of %+v: none, or twice", print, at)
		}
		seen[print] = true
		if len(r.Flows) == 0 {
			continue
		}
		flows++
		steps := r.Flows[0].Threads[0].Locations
		if len(steps) < 2 || steps[0].Location.Physical != at {
			t.Errorf("the witness of %+v does not begin there", at)
		}
		if slices.ContainsFunc(steps, func(s struct{ Location sarifLocation }) bool { return s.Location.Message.Text == "" }) {
			t.Errorf("a step of %+v says nothing", at)
		}
	}
	if len(run.Results) < 100 || flows < len(run.Results)/3 || !levels["error"] || !levels["warning"] {
		t.Errorf("%d results, %d with a witness, levels %v", len(run.Results), flows, levels)
	}
}

// TestFingerprints: they stay when lines are added above, and when code is
// formatted; they differ between findings that look alike.
func TestFingerprints(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "go.mod"), "module example.com/m\n\ngo 1.26\n")
	prints := func(source string) []string {
		write(t, filepath.Join(dir, "p.go"), source)
		_, log := sarif(t, "toyvet", dir, "-leak")
		var prints []string
		for _, r := range log.Runs[0].Results {
			prints = append(prints, r.Fingerprints["httpvet/v1"])
		}
		return prints
	}
	before := prints("package p\n\nfunc A() {\n\tleak()\n\tleak()\n}\nfunc B() {\n\tleak()\n}\nfunc leak() {}\n")
	after := prints("package p\n\n// B is new.\nfunc B0() {}\n\nfunc A() {\n\n    leak( )\n\tleak()\n}\nfunc B() {\n\tleak()\n}\nfunc leak() {}\n")
	if len(before) != 3 || slices.Contains(before[1:], before[0]) || before[1] == before[2] {
		t.Errorf("before: %v", before)
	}
	if len(after) != 3 || after[2] != before[2] {
		t.Errorf("before: %v, after: %v", before, after)
	}
	indented := prints("package p\n\nfunc A() {\n    leak()\n\t\t\tleak()\n}\nfunc B() {\n\tleak()\n}\nfunc leak() {}\n")
	if !slices.Equal(before, indented) {
		t.Errorf("before: %v, indented: %v", before, indented)
	}
}

func write(t *testing.T, name, text string) {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
