package oracle

import (
	"maps"
	"os"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// Verdict is how an analyzer's silence or report relates to the truth.
type Verdict int

// A verdict is counted as an agreement only inside the contract.
const (
	Agreed      Verdict = iota // reported and leaks, or neither
	FalseReport                // reported, and no execution leaks
	Missed                     // silent, and an execution leaks
	Outside                    // silent, as it should be, about what was handed on
	Untried                    // no execution got there, or there were too many
)

func (v Verdict) String() string {
	return [...]string{"agreement", "false report", "miss", "outside", "untried"}[v]
}

// Result is what came of one site, or of a report that belongs to none.
type Result struct {
	Function *Function
	Site     string // "" for a report at no site
	Verdict  Verdict
	Inside   bool   // the truth is leaks or does not leak
	Reason   string // why it is outside or untried
	Truth    *Truth
	Reports  []report
}

// nilDereference is the reason of a body left open by a crash that nobody
// wrote down. To report it is not asked for, and not wrong.
const nilDereference = "nil dereference"

// judge compares the truth about a site with the reports at it.
func judge(f *Function, site string, t *Truth, reports []report) Result {
	r := Result{Function: f, Site: site, Truth: t, Reports: reports}
	fate := t.Sites[site]
	reported := len(reports) > 0
	switch {
	case t.Problem != "":
		r.Verdict, r.Reason = Untried, t.Problem
	case !fate.Answered:
		// All that came so far was cut, or was left before: nothing is known.
		r.Verdict, r.Reason = Untried, "never answered"
	case fate.Opened == 0 && !reported:
		r.Verdict, r.Reason = Untried, "answers own nothing"
	case fate.Leaked > 0:
		r.Inside = true
		if !reported {
			r.Verdict = Missed
		}
	case fate.Again:
		r.Verdict, r.Reason = Outside, "open on the next turn"
	case len(fate.Outside) > 0:
		r.Verdict, r.Reason = Outside, slices.Sorted(maps.Keys(fate.Outside))[0]
		if reported && fate.Outside[nilDereference] == 0 {
			r.Verdict = FalseReport
		}
	default:
		r.Inside = true
		if reported {
			r.Verdict = FalseReport
		}
	}
	return r
}

// Compare writes the functions as a module, runs it, has the analyzer look
// at it, and returns the results in the order of the functions.
func Compare(lib *Library, functions []*Function, a *analysis.Analyzer) ([]Result, error) {
	dir, err := os.MkdirTemp("", "oracle")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	if err := write(dir, functions); err != nil {
		return nil, err
	}
	truths, err := run(dir, functions)
	if err != nil {
		return nil, err
	}
	reports, err := lib.analyze(dir, functions, a)
	if err != nil {
		return nil, err
	}
	return compare(functions, truths, reports), nil
}

func compare(functions []*Function, truths map[string]*Truth, reports []report) []Result {
	var results []Result
	for _, f := range functions {
		t := truths[f.Name]
		doubts := f.doubts()
		at := map[int][]report{}
		for _, r := range reports {
			if r.file == "gen/"+f.file() {
				at[r.line] = append(at[r.line], r)
			}
		}
		for _, site := range slices.Sorted(maps.Keys(f.Sites)) {
			var own []report
			for _, line := range f.lines(site) {
				own = append(own, at[line]...)
				delete(at, line)
			}
			r := judge(f, site, t, own)
			doubts.settle(&r)
			results = append(results, r)
		}
		for _, line := range slices.Sorted(maps.Keys(at)) {
			results = append(results, Result{Function: f, Verdict: FalseReport, Truth: t, Reports: at[line]})
		}
	}
	return append(results, strays(reports)...)
}

// strays are the reports about helpers, none of which leaks.
func strays(reports []report) []Result {
	var results []Result
	for _, r := range reports {
		if !strings.HasPrefix(r.file, "gen/") || r.file == "gen/local.go" {
			results = append(results, Result{Function: &Function{Name: r.file}, Verdict: FalseReport, Reports: []report{r}})
		}
	}
	return results
}
