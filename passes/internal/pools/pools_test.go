package pools_test

import (
	"bytes"
	"encoding/gob"
	"go/types"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/httpvet/httpvet/passes/internal/pools"
)

// factBudget bounds the encoded facts of one package of the fixtures.
const factBudget = 16 << 10

// TestFactCodec: facts survive encoding, the same fact is the same bytes, and
// they stay small.
func TestFactCodec(t *testing.T) {
	size := map[*types.Package]int{}
	for _, f := range facts(t) {
		var first bytes.Buffer
		if err := gob.NewEncoder(&first).Encode(f.Fact); err != nil {
			t.Fatalf("%v: %v", f.Object, err)
		}
		size[f.Object.Pkg()] += first.Len()
		got := new(pools.HTTPVetPools)
		if err := gob.NewDecoder(&first).Decode(got); err != nil {
			t.Fatalf("%v: %v", f.Object, err)
		}
		if diff := cmp.Diff(f.Fact.(*pools.HTTPVetPools), got); diff != "" {
			t.Errorf("%v changes in transit: %s", f.Object, diff)
		}
	}
	if len(size) == 0 {
		t.Fatal("the fixtures have no facts")
	}
	for pkg, n := range size {
		if n > factBudget {
			t.Errorf("%s: %d bytes of facts, the budget is %d", pkg.Path(), n, factBudget)
		}
	}
}

// TestFacts spells out what importers are told, twice to the same effect.
func TestFacts(t *testing.T) {
	want := map[string]string{
		// A client with a pool of its own, below its Transport.
		"maker.New":      "pool made: in 0*.0()",
		"maker.Pool":     "pool made: in 0()",
		"maker.Unpooled": "",
		"maker.Shared":   "",
		"maker.Cached":   "",
		"maker.Plain":    "client made: in 0",
		// The pool is in the field of a struct, and was used.
		"maker.Dial":       "pool made: sent in 0*.1*.0()",
		"(*maker.API).Get": "pool at 0*.1*.0(): sent; client at 0*.1: sent",
		"maker.Do":         "pool at 0*.0(): sent; client at 0: sent",
		"maker.Remember":   "",
		"tool.Fetch":       "builds a pool on each call",
		"tool.Careful":     "",
	}
	told := func() map[string]string {
		m := map[string]string{}
		for _, f := range facts(t) {
			name := f.Object.(*types.Func).FullName()
			for _, long := range []string{"fixtures/throwawayclient/constructors/", "fixtures/throwawayclient/elsewhere/"} {
				name = strings.ReplaceAll(name, long, "")
			}
			m[name] = f.Fact.(*pools.HTTPVetPools).String()
		}
		return m
	}
	first := told()
	for name, text := range want {
		if first[name] != text {
			t.Errorf("%s: %q, want %q", name, first[name], text)
		}
	}
	if diff := cmp.Diff(first, told()); diff != "" {
		t.Errorf("another run tells something else: %s", diff)
	}
}

func facts(t *testing.T) []analysis.ObjectFact {
	t.Helper()
	pkgs, err := packages.Load(&packages.Config{Mode: packages.LoadAllSyntax, Dir: "../../../testdata"},
		"./throwawayclient/...", "./unclosedbody/...")
	if err != nil {
		t.Fatal(err)
	}
	graph, err := checker.Analyze([]*analysis.Analyzer{pools.Analyzer}, pkgs, nil)
	if err != nil {
		t.Fatal(err)
	}
	var facts []analysis.ObjectFact
	for _, root := range graph.Roots {
		if root.Err != nil {
			t.Fatal(root.Err)
		}
		if crashes := root.Result.(*pools.Result).Crashes; len(crashes) > 0 {
			t.Errorf("%s: %v", root.Package, crashes)
		}
		for _, f := range root.AllObjectFacts() {
			if _, ours := f.Fact.(*pools.HTTPVetPools); ours && f.Object.Pkg() == root.Package.Types {
				facts = append(facts, f)
			}
		}
	}
	return facts
}
