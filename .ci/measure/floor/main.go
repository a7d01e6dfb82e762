// Floor is a vet tool whose only analyzer does nothing. It has a type of facts, so
// that the go command visits dependencies for it: what that costs, any analyzer
// with facts costs.
package main

import (
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/unitchecker"
)

type fact struct{ N int }

func (*fact) AFact() {}

func main() {
	unitchecker.Main(&analysis.Analyzer{
		Name:      "floor",
		Doc:       "does nothing",
		FactTypes: []analysis.Fact{new(fact)},
		Run:       func(*analysis.Pass) (any, error) { return nil, nil },
	})
}
