package growth_test

import (
	"fmt"
	"testing"

	"golang.org/x/tools/go/packages"

	"github.com/httpvet/httpvet/passes"
	"github.com/httpvet/httpvet/passes/internal/fixture"
	"github.com/httpvet/httpvet/passes/internal/growth"
)

// open returns how many responses of p unclosedbody reports, all rules being at work.
func open(t testing.TB, p *packages.Package) int {
	found := 0
	for _, a := range fixture.Analyze(t, []*packages.Package{p}, passes.Suite()...) {
		for _, d := range a.Diagnostics {
			if d.Category == "internal-error" {
				t.Errorf("%s", d.Message)
			}
			if a.Analyzer.Name == "unclosedbody" {
				found++
			}
		}
	}
	return found
}

func TestFindings(t *testing.T) {
	for _, s := range growth.Shapes {
		for _, n := range []int{1, 7, 30} {
			if got, want := open(t, fixture.Check(t, s.Source(n))), s.Leaks(n); got != want {
				t.Errorf("%s of %d: %d findings, want %d", s.Name, n, got, want)
			}
		}
	}
}

// TestMonsters: functions that nobody writes, some of 5,000 blocks and more, are
// analysed to the end. Where the budget does not suffice there is silence, and never
// a finding too many.
func TestMonsters(t *testing.T) {
	many := map[string]bool{"acquisitions": true, "deferred": true, "held": true, "leaks": true, "closures": true}
	for _, s := range growth.Shapes {
		n := 1700
		if many[s.Name] {
			n = 400 // more takes longer, and shows no more
		}
		if got, most := open(t, fixture.Check(t, s.Source(n))), s.Leaks(n); got > most {
			t.Errorf("%s of %d: %d findings, of which at most %d are true", s.Name, n, got, most)
		}
	}
}

// BenchmarkGrowth analyses functions of all shapes, with all rules. Type-checking is
// not counted.
func BenchmarkGrowth(b *testing.B) {
	for _, s := range growth.Shapes {
		for _, n := range []int{10, 100, 1000} {
			b.Run(fmt.Sprintf("%s/%d", s.Name, n), func(b *testing.B) {
				p := fixture.Check(b, s.Source(n))
				b.ReportAllocs()
				for b.Loop() {
					open(b, p)
				}
			})
		}
	}
}
