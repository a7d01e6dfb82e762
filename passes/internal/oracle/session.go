package oracle

import (
	"fmt"
	"slices"

	"golang.org/x/tools/go/analysis"
)

// chunk is how many functions share a module.
const chunk = 400

// Session compares an analyzer with the truth on generated functions.
type Session struct {
	Analyzer   *analysis.Analyzer
	Correlated bool
	Library    *Library

	Totals        Totals
	Disagreements []Result
	Uncompiled    int // functions that the generator got wrong
}

// Run compares the functions that belong to the seeds.
func (s *Session) Run(seeds []uint64) error {
	for part := range slices.Chunk(seeds, chunk) {
		var functions []*Function
		for i, seed := range part {
			f := s.Library.repair(Generate(fmt.Sprint("F", i), seed, s.Correlated))
			if f == nil {
				s.Uncompiled++
				continue
			}
			functions = append(functions, f)
		}
		results, err := Compare(s.Library, functions, s.Analyzer)
		if err != nil {
			return err
		}
		s.Totals.Add(results)
		for _, r := range results {
			if r.Verdict == FalseReport || r.Verdict == Missed {
				s.Disagreements = append(s.Disagreements, r)
			}
		}
	}
	return nil
}

// Seeds returns n seeds, first and those that follow it.
func Seeds(first uint64, n int) []uint64 {
	seeds := make([]uint64, n)
	for i := range seeds {
		seeds[i] = first + uint64(i)
	}
	return seeds
}
