package vettool

import (
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/tools/go/analysis"
)

func TestPartOf(t *testing.T) {
	known := func(path, dir string) bool { return path == "strings" && dir == "/go/src/strings" }
	tests := []struct {
		text string
		want part
	}{
		{`{"ImportPath": "example.com/a", "Dir": "/a"}`, everything},
		{`{"ImportPath": "example.com/a", "Dir": "/a", "VetxOnly": true}`, forOthers},
		{`{"ImportPath": "strings", "Dir": "/go/src/strings", "VetxOnly": true}`, types},
		{`{"ImportPath": "strings", "Dir": "/go/src/strings"}`, everything},
	}
	file := filepath.Join(t.TempDir(), "vet.cfg")
	for _, test := range tests {
		if err := os.WriteFile(file, []byte(test.text), 0o666); err != nil {
			t.Fatal(err)
		}
		if got, err := partOf(file, known); err != nil || got != test.want {
			t.Errorf("%s: part %d, %v; want %d", test.text, got, err, test.want)
		}
	}
	if got, err := partOf("-flags", known); err != nil || got != everything {
		t.Errorf("a question about flags: part %d, %v", got, err)
	}
}

func TestOnlyFacts(t *testing.T) {
	var ran []string
	analyzer := func(name string, facts ...analysis.Fact) *analysis.Analyzer {
		return &analysis.Analyzer{Name: name, FactTypes: facts, Run: func(*analysis.Pass) (any, error) {
			ran = append(ran, name)
			return nil, nil
		}}
	}
	suite := []*analysis.Analyzer{analyzer("rule"), analyzer("source", new(fact))}
	onlyFacts(suite)
	for _, a := range suite {
		a.Run(nil)
	}
	if len(ran) != 1 || ran[0] != "source" {
		t.Errorf("%q ran, want source alone", ran)
	}
}

type fact struct{}

func (*fact) AFact() {}
