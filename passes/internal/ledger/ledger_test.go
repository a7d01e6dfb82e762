package ledger_test

import (
	"bytes"
	"encoding/gob"
	"go/types"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/httpvet/httpvet/passes/internal/fixture"
	"github.com/httpvet/httpvet/passes/internal/ledger"
)

func TestFacts(t *testing.T) {
	// Package facts cannot be expected in fixtures that have object facts, too.
	analysistest.Run(t, fixture.Dir(t, "facts"), ledger.Analyzer, "./facts")
}

// factBudget bounds the encoded facts of one package of the fixtures. They
// are denser in functions that do something to responses than any real code.
const factBudget = 32 << 10

// TestFactCodec: facts survive encoding, the same fact is the same bytes, and
// they stay small.
func TestFactCodec(t *testing.T) {
	facts := allFacts(t)
	if len(facts) == 0 {
		t.Fatal("the fixtures have no facts")
	}
	size := map[*types.Package]int{}
	for _, f := range facts {
		var first bytes.Buffer
		if err := gob.NewEncoder(&first).Encode(f.Fact); err != nil {
			t.Fatalf("%v: %v", f.Object, err)
		}
		for range 10 {
			var again bytes.Buffer
			if err := gob.NewEncoder(&again).Encode(f.Fact); err != nil || !bytes.Equal(first.Bytes(), again.Bytes()) {
				t.Fatalf("%v: encoding it again gives other bytes (%v)", f.Object, err)
			}
		}
		size[f.Object.Pkg()] += first.Len()
		got := new(ledger.HTTPVetSummary)
		if err := gob.NewDecoder(&first).Decode(got); err != nil {
			t.Fatalf("%v: %v", f.Object, err)
		}
		if want := f.Fact.(*ledger.HTTPVetSummary); want.String() != got.String() {
			t.Errorf("%v changes in transit: %s", f.Object, cmp.Diff(want.String(), got.String()))
		}
	}
	for pkg, n := range size {
		if n > factBudget {
			t.Errorf("%s: %d bytes of facts, the budget is %d", pkg.Path(), n, factBudget)
		}
	}
}

// TestDeterminism: two analyses of one package give the same facts.
func TestDeterminism(t *testing.T) {
	text := func() map[string]string {
		m := map[string]string{}
		for _, f := range allFacts(t) {
			m[f.Object.Pkg().Path()+" "+f.Object.String()] = f.Fact.(*ledger.HTTPVetSummary).String()
		}
		return m
	}
	if diff := cmp.Diff(text(), text()); diff != "" {
		t.Error(diff)
	}
}

func allFacts(t *testing.T) []analysis.ObjectFact {
	t.Helper()
	pkgs, err := packages.Load(&packages.Config{Mode: packages.LoadAllSyntax, Dir: fixture.Dir(t)}, "./...")
	if err != nil {
		t.Fatal(err)
	}
	graph, err := checker.Analyze([]*analysis.Analyzer{ledger.Analyzer}, pkgs, nil)
	if err != nil {
		t.Fatal(err)
	}
	var facts []analysis.ObjectFact
	for _, root := range graph.Roots {
		for _, f := range root.AllObjectFacts() {
			if f.Object.Pkg() == root.Package.Types {
				facts = append(facts, f)
			}
		}
	}
	return facts
}
