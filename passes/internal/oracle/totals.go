package oracle

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Totals counts results.
type Totals struct {
	Functions  int
	Executions int
	Verdicts   map[Verdict]int
	Inside     int
	Leaking    int
	Reasons    map[string]int // what is no agreement, by kind
}

// Add counts more results.
func (t *Totals) Add(results []Result) {
	if t.Verdicts == nil {
		t.Verdicts, t.Reasons = map[Verdict]int{}, map[string]int{}
	}
	last := ""
	for _, r := range results {
		if name := r.Function.Name; name != last && r.Truth != nil {
			last = name
			t.Functions++
			t.Executions += r.Truth.Executions
		}
		t.Verdicts[r.Verdict]++
		if r.Inside {
			t.Inside++
			if r.Truth.Sites[r.Site].Leaked > 0 {
				t.Leaking++
			}
		}
		if kind := r.kind(); kind != "" {
			t.Reasons[kind]++
		}
	}
}

// kind groups what is neither an agreement nor unlike anything else: by the
// reason, and by the category of a false report.
func (r Result) kind() string {
	reason, _, _ := strings.Cut(r.Reason, ":")
	switch {
	case r.Verdict == FalseReport && r.Site == "":
		return fmt.Sprintf("%v, at no site", r.Verdict)
	case r.Verdict == FalseReport:
		return fmt.Sprintf("%v of %s, %s", r.Verdict, r.Reports[0].category, cmp.Or(reason, "closed"))
	case r.Verdict == Missed, r.Verdict == Agreed:
		return ""
	}
	return fmt.Sprintf("%v, %s", r.Verdict, reason)
}

// Tried is the number of sites with a truth.
func (t *Totals) Tried() int {
	n := 0
	for v, count := range t.Verdicts {
		if v != Untried {
			n += count
		}
	}
	return n
}

// InsideShare is the share of the sites tried that are inside the contract.
func (t *Totals) InsideShare() float64 { return share(t.Inside, t.Tried()) }

// Rate is the share of v among the sites inside the contract.
func (t *Totals) Rate(v Verdict) float64 { return share(t.Verdicts[v], t.Inside) }

func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

func (t *Totals) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d functions, %d executions, %d sites tried, %.1f%% inside the contract (%d leak, %d do not)\n",
		t.Functions, t.Executions, t.Tried(), 100*t.InsideShare(), t.Leaking, t.Inside-t.Leaking)
	fmt.Fprintf(&b, "%d agreements, %d false reports (%.2f%%), %d misses (%.2f%%)\n",
		t.Verdicts[Agreed], t.Verdicts[FalseReport], 100*t.Rate(FalseReport), t.Verdicts[Missed], 100*t.Rate(Missed))
	for _, kind := range slices.Sorted(maps.Keys(t.Reasons)) {
		fmt.Fprintf(&b, "  %6d %s\n", t.Reasons[kind], kind)
	}
	return b.String()
}

// Describe is a disagreement with what proves it, ready to become a fixture.
func (r Result) Describe() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s at %s of %s (seed %d)", r.Verdict, r.site(), r.Function.Name, r.Function.Seed)
	if r.Reason != "" {
		fmt.Fprintf(&b, ", which is outside the contract: %s", r.Reason)
	}
	b.WriteByte('\n')
	for _, d := range r.Reports {
		fmt.Fprintf(&b, "  reported: %s (%s)\n", d.message, d.category)
	}
	if r.Truth != nil && r.Site != "" {
		switch fate := r.Truth.Sites[r.Site]; {
		case fate.Leaked > 0:
			fmt.Fprintf(&b, "  %d bodies leak in %d executions, for one: %s\n", fate.Leaked, r.Truth.Executions, fate.Proof)
		case len(fate.Outside) > 0:
			fmt.Fprintf(&b, "  handed over on: %s\n", fate.OutsideProof)
		default:
			fmt.Fprintf(&b, "  closed on all of %d executions\n", r.Truth.Executions-r.Truth.Cut)
		}
	}
	b.WriteString(r.Function.Source)
	return b.String()
}

func (r Result) site() string {
	if r.Site == "" {
		return "no site"
	}
	return r.Site
}
