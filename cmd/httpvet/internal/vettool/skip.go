package vettool

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// A part says how much of a package has to be looked at.
type part uint8

const (
	everything part = iota
	forOthers       // nobody asked for its findings, only for what its importers have to know
	types           // its importers know all of it but its types
)

// partOf returns which part of the package that file describes has to be looked
// at. A package of the standard library is analysed in full if it is asked for, with
// its tests, which may import what the package does not.
func partOf(file string, skip func(path, dir string) bool) (part, error) {
	if !strings.HasSuffix(file, ".cfg") {
		return everything, nil // a question about the flags
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return everything, err
	}
	var unit struct {
		ImportPath, Dir string
		VetxOnly        bool
	}
	if err := json.Unmarshal(data, &unit); err != nil {
		return everything, fmt.Errorf("cannot decode %s: %v", file, err)
	}
	switch {
	case !unit.VetxOnly:
		return everything, nil
	case skip != nil && skip(unit.ImportPath, unit.Dir):
		return types, nil
	}
	return forOthers, nil
}

// onlyFacts takes away from an analyzer what it does to report findings, if all
// that it does is to report them. unitchecker runs the analyzers that need facts
// on a dependency too, as if they had any to give, and drops their findings.
func onlyFacts(suite []*analysis.Analyzer) {
	for _, a := range suite {
		if len(a.FactTypes) == 0 {
			a.Run = func(*analysis.Pass) (any, error) { return nil, nil }
		}
	}
}
