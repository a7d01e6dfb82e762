package oracle

import (
	"fmt"
	"go/format"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// Limits of a shrinking: candidates that are tried together, and rounds until
// the smallest functions so far have to do.
const (
	shrinkWidth  = 400
	shrinkRounds = 30
)

// shrinking is one disagreement on its way to a minimal function.
type shrinking struct {
	result Result // the smallest so far
	best   Result // the smallest found in this round
	good   []edits
	seen   map[string]bool
	done   bool // nothing smaller is left to try
}

// candidate is a smaller function for a case.
type candidate struct {
	*shrinking
	edits    edits
	function *Function
}

// Shrink makes the functions of the disagreements as small as it can, all of
// them together: a round builds one module with many candidates for each.
func Shrink(lib *Library, list []Result, a *analysis.Analyzer) ([]Result, error) {
	var cases []*shrinking
	for _, r := range list {
		cases = append(cases, &shrinking{result: r, best: r, seen: map[string]bool{}})
	}
	for range shrinkRounds {
		var singles, unions []candidate
		active := slices.DeleteFunc(slices.Clone(cases), func(s *shrinking) bool { return s.done })
		for _, s := range active {
			singles = append(singles, s.singles(lib, shrinkWidth/len(active)+1)...)
		}
		if err := try(lib, singles, a); err != nil {
			return nil, err
		}
		// What went well alone often goes well together.
		for _, s := range cases {
			unions = append(unions, s.unions(lib)...)
		}
		if err := try(lib, unions, a); err != nil {
			return nil, err
		}
		for _, s := range active {
			s.done = s.done && len(s.good) == 0
			s.result, s.good = s.best, nil
		}
		if len(singles) == 0 {
			break
		}
	}
	var out []Result
	for _, s := range cases {
		s.result.Function = s.result.Function.rename("Shrunk")
		out = append(out, s.result)
	}
	return out, nil
}

// try compares truth and reports for the candidates, and tells each case
// which of its own still show the disagreement.
func try(lib *Library, candidates []candidate, a *analysis.Analyzer) error {
	if len(candidates) == 0 {
		return nil
	}
	byName := map[string]candidate{}
	var functions []*Function
	for i, c := range candidates {
		f := c.function.rename(fmt.Sprint("C", i))
		byName[f.Name] = c
		functions = append(functions, f)
	}
	results, err := Compare(lib, functions, a)
	if err != nil {
		return err
	}
	for _, r := range results {
		c, ok := byName[r.Function.Name]
		if !ok || !r.repeats(c.result) {
			continue
		}
		c.good = append(c.good, c.edits)
		if r.Function.size() < c.best.Function.size() {
			c.best = r
		}
	}
	return nil
}

// repeats reports whether r is the disagreement of before, and not one that
// deleting has made up.
func (r Result) repeats(before Result) bool {
	if r.Site != before.Site || r.Verdict != before.Verdict || r.Inside != before.Inside || r.Reason != before.Reason {
		return false
	}
	if r.Site == "" || r.Verdict == Missed || !r.Inside {
		return true
	}
	return r.Truth.Sites[r.Site].Returned > 0
}

var (
	spaces     = regexp.MustCompile(`\s+`)
	blankLines = regexp.MustCompile(`\n\s*\n`)
)

// size counts what there is to read.
func (f *Function) size() int { return len(spaces.ReplaceAllString(f.Source, " ")) }

// singles proposes one simplification each, at most the given number. The
// case is done when there are no more, unless one of these turns out well.
func (s *shrinking) singles(lib *Library, most int) []candidate {
	f := s.result.Function
	s.done = true
	if f.Source == "" {
		return nil
	}
	file, _ := lib.errs(f)
	var list []candidate
	for _, e := range simplifications(lib.fset, file, f) {
		if len(list) == most {
			s.done = false
			break
		}
		list = s.propose(list, lib, e)
	}
	return list
}

// unions proposes all good simplifications at once, and parts of them.
func (s *shrinking) unions(lib *Library) []candidate {
	var list []candidate
	n := len(s.good)
	for _, part := range [][2]int{{0, n}, {0, n / 2}, {n / 2, n}, {n / 4, n}, {0, n * 3 / 4}, {1, n}, {2, n}} {
		if part[1]-part[0] < 2 {
			continue
		}
		var all edits
		for _, e := range s.good[part[0]:part[1]] {
			all = append(all, e...)
		}
		list = s.propose(list, lib, all)
	}
	return list
}

// propose adds a candidate when the edits lead to something new that compiles.
func (s *shrinking) propose(list []candidate, lib *Library, e edits) []candidate {
	f := s.result.Function
	text := blankLines.ReplaceAllString(e.apply(f.Source, len(f.fileText())-len(f.Source)), "\n")
	src, err := format.Source([]byte(text))
	if err != nil || s.seen[string(src)] {
		return list
	}
	s.seen[string(src)] = true
	g := *f
	g.Source = string(src)
	g.Sites = map[string]*Site{}
	for name, spec := range f.Sites {
		if strings.Contains(g.Source, "/"+name+`"`) {
			g.Sites[name] = spec
		}
	}
	repaired := lib.repair(&g)
	if repaired == nil || s.result.Site != "" && len(repaired.lines(s.result.Site)) == 0 {
		return list
	}
	return append(list, candidate{s, e, repaired})
}
