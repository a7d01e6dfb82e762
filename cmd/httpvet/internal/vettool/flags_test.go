package vettool

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
)

func rules(names ...string) (suite []*analysis.Analyzer) {
	for _, name := range names {
		a := &analysis.Analyzer{Name: name, Doc: name}
		a.Flags.String("depth", "1", "how deep")
		a.Flags.Bool("tests", true, "whether tests")
		suite = append(suite, a)
	}
	return suite
}

// TestParse: an analyzer that is named runs alone, one that is denied does not; flags of
// analyzers reach them.
func TestParse(t *testing.T) {
	tests := []struct{ args, run string }{
		{"", "a b c"},
		{"-a", "a"},
		{"-a -c=true", "a c"},
		{"-b=false", "a c"},
		{"-b=false -a", "a"},
		{"-json -fix -diff", "a b c"},
	}
	for _, test := range tests {
		opts, err := parse(rules("a", "b", "c"), append(strings.Fields(test.args), "vet.cfg"))
		if err != nil {
			t.Errorf("%s: %v", test.args, err)
			continue
		}
		var run []string
		for _, a := range opts.rules {
			run = append(run, a.Name)
		}
		if got := strings.Join(run, " "); got != test.run || opts.config != "vet.cfg" {
			t.Errorf("%s: %s run on %s, want %s", test.args, got, opts.config, test.run)
		}
	}
	suite := rules("a", "b")
	opts, err := parse(suite, []string{"-b.depth=7", "-fix", "-a.tests=false", "vet.cfg"})
	if err != nil || !opts.fix || opts.diff {
		t.Fatalf("%+v, %v", opts, err)
	}
	if got := suite[1].Flags.Lookup("depth").Value.String() + suite[0].Flags.Lookup("tests").Value.String(); got != "7false" {
		t.Errorf("flags of analyzers: %s", got)
	}
	for _, bad := range []string{"-d vet.cfg", "-a=maybe vet.cfg", "-a", "vet.cfg vet.cfg", "-a.depht=1 vet.cfg"} {
		if _, err := parse(rules("a"), strings.Fields(bad)); err == nil {
			t.Errorf("%s: no error", bad)
		}
	}
}

// TestListFlags: the go command learns of every flag, and which want no value.
func TestListFlags(t *testing.T) {
	var out bytes.Buffer
	if err := listFlags(rules("a"), &out); err != nil {
		t.Fatal(err)
	}
	var list []struct {
		Name string
		Bool bool
	}
	if err := json.Unmarshal(out.Bytes(), &list); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range list {
		if f.Bool {
			f.Name += "?"
		}
		got = append(got, f.Name)
	}
	if want := []string{"a?", "a.depth", "a.tests?", "diff?", "fix?", "json?"}; !slices.Equal(got, want) {
		t.Errorf("flags %q, want %q", got, want)
	}
}
