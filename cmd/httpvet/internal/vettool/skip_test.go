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
		emit string
		want part
	}{
		{`{"ImportPath": "example.com/a", "Dir": "/a"}`, "", everything},
		{`{"ImportPath": "example.com/a", "Dir": "/a", "VetxOnly": true}`, "", forOthers},
		{`{"ImportPath": "example.com/a", "Dir": "/a"}`, EmitAll, everything},
		{`{"ImportPath": "example.com/a", "Dir": "/a", "VetxOnly": true}`, EmitOwn, everything},
		{`{"ImportPath": "example.com/a", "Dir": "/mod/example.com/a@v1.0.0", "VetxOnly": true}`, EmitOwn, forOthers},
		{`{"ImportPath": "example.com/a", "Dir": "/mod/example.com/a@v1.0.0"}`, EmitOwn, forOthers},
		{`{"ImportPath": "example.com/a", "Dir": "/mod/example.com/a@v1.0.0"}`, EmitAll, everything},
		{`{"ImportPath": "example.com/a", "Dir": "/b/vendor/example.com/a", "VetxOnly": true}`, EmitOwn, forOthers},
		{`{"ImportPath": "strings", "Dir": "/go/src/strings", "VetxOnly": true}`, EmitOwn, types},
		{`{"ImportPath": "strings", "Dir": "/go/src/strings", "VetxOnly": true}`, "", types},
		{`{"ImportPath": "strings", "Dir": "/go/src/strings"}`, EmitAll, types},
		{`{"ImportPath": "strings", "Dir": "/go/src/strings"}`, "", everything},
		{`{"ImportPath": "strings", "Dir": "/go/src/strings", "GoFiles": ["/go/src/strings/a.go", "/go/src/strings/a_test.go"]}`, EmitAll, everything},
	}
	file := filepath.Join(t.TempDir(), "vet.cfg")
	for _, test := range tests {
		if err := os.WriteFile(file, []byte(test.text), 0o666); err != nil {
			t.Fatal(err)
		}
		if got, err := partOf(file, test.emit, known); err != nil || got != test.want {
			t.Errorf("%s, emit %q: part %d, %v; want %d", test.text, test.emit, got, err, test.want)
		}
	}
	if got, err := partOf("-flags", "", known); err != nil || got != everything {
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
