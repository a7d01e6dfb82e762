package oracle

import (
	"fmt"
	"testing"
)

// A function depends on its seed and on nothing else.
func TestGenerateRepeats(t *testing.T) {
	for seed := range uint64(200) {
		for _, correlated := range []bool{false, true} {
			a, b := Generate("F", seed, correlated), Generate("F", seed, correlated)
			if a.Source != b.Source || fmt.Sprint(a.Sites) == "" {
				t.Fatalf("seed %d gives two functions:\n%s\n%s", seed, a.Source, b.Source)
			}
		}
	}
}

// What is generated compiles, but for a rare accident.
func TestGenerateCompiles(t *testing.T) {
	lib := library(t)
	bad := 0
	const n = 1000
	for seed := range uint64(n) {
		if f := Generate("F", seed, seed%2 == 0); lib.repair(f) == nil {
			bad++
			_, errs := lib.errs(f)
			t.Logf("seed %d: %v", seed, errs[0])
		}
	}
	if bad > n/100 {
		t.Errorf("%d of %d functions do not compile", bad, n)
	}
}
