package passes_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/httpvet/httpvet/passes"
	"github.com/httpvet/httpvet/passes/internal/fixture"
)

// TestTogether: drivers run the rules of a package side by side, in any order, and
// what the rules share must not make them differ from run to run. Under the race
// detector this shows that they share nothing which one of them writes.
func TestTogether(t *testing.T) {
	rounds := 2
	patterns := []string{"./unreadbody/...", "./throwawayclient/...", "./untunedtransport/...", "./fixes/..."}
	if testing.Short() {
		rounds = 1
	} else {
		patterns = append(patterns, "./unclosedbody/...")
	}
	pkgs := fixture.Load(t, fixture.Dir(t), nil, patterns...)
	first := found(t, pkgs, passes.Suite()...)
	if len(first) < 4 {
		t.Errorf("findings of %q only", slices.Sorted(maps.Keys(first)))
	}
	for range rounds {
		again := found(t, pkgs, passes.Suite()...)
		if !maps.EqualFunc(first, again, slices.Equal) {
			t.Error("two runs differ")
		}
	}
}
