package passes_test

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/packages"

	"github.com/httpvet/httpvet/passes"
	"github.com/httpvet/httpvet/passes/internal/fixture"
)

// TestAlone: without the others an analyzer reports what it reports beside
// them, also for a driver that, as nogo does, does not read files for it.
func TestAlone(t *testing.T) {
	pkgs := fixture.Load(t, fixture.Dir(t), nil, "./unclosedbody/earlyreturn", "./unreadbody/basic",
		"./throwawayclient/loops", "./untunedtransport/literals", "./badignore/...")
	together := found(t, pkgs, passes.Suite()...)
	for _, a := range passes.Suite() {
		bare := *a
		bare.Run = func(pass *analysis.Pass) (any, error) {
			p := *pass
			p.ReadFile = nil
			return a.Run(&p)
		}
		alone := found(t, pkgs, &bare)
		if want := together[a.Name]; len(want) < 3 || !slices.Equal(alone[a.Name], want) {
			t.Errorf("%s: %d findings alone, %d with the others", a.Name, len(alone[a.Name]), len(want))
		}
		if len(alone) > 1 {
			t.Errorf("%s: findings of %q", a.Name, slices.Sorted(maps.Keys(alone)))
		}
	}
}

// found returns what analyzers report, with the fixes, by the name of the analyzer.
func found(t *testing.T, pkgs []*packages.Package, analyzers ...*analysis.Analyzer) map[string][]string {
	by := make(map[string][]string)
	for _, root := range fixture.Analyze(t, pkgs, analyzers...) {
		for _, d := range root.Diagnostics {
			by[root.Analyzer.Name] = append(by[root.Analyzer.Name], fmt.Sprintf("%s: %s %v", root.Package.Fset.Position(d.Pos), d.Message, d.SuggestedFixes))
		}
	}
	for _, lines := range by {
		slices.Sort(lines)
	}
	return by
}
