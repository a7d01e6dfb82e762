package oracle

import (
	"flag"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/httpvet/httpvet/passes/unclosedbody"
)

var (
	flagSeed  = flag.Uint64("oracle.seed", 1, "seed of the first generated function; 0 means a random one")
	flagCount = flag.Int("oracle.n", 100, "number of generated functions per mode")
	flagMode  = flag.String("oracle.mode", "", "uncorrelated or correlated; both when empty")
	flagShown = flag.Int("oracle.show", 4, "number of disagreements to shrink and show, in all")
)

var loaded = sync.OnceValues(LoadLibrary)

func library(t testing.TB) *Library {
	lib, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	return lib
}

// TestOracle holds unclosedbody against the execution of generated functions.
func TestOracle(t *testing.T) {
	seed := *flagSeed
	if seed == 0 {
		seed = uint64(time.Now().UnixNano())
	}
	for _, mode := range []string{"uncorrelated", "correlated"} {
		if *flagMode == "" || *flagMode == mode {
			t.Run(mode, func(t *testing.T) {
				t.Logf("replay with -oracle.mode=%s -oracle.n=%d -oracle.seed=%d", mode, *flagCount, seed)
				show(t, compareSeeds(t, mode, Seeds(seed, *flagCount)))
			})
		}
	}
}

func readFile(t *testing.T, name string) string {
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestSeeds runs the seeds that once brought a disagreement to light.
func TestSeeds(t *testing.T) {
	seeds := map[string][]uint64{}
	for line := range strings.Lines(readFile(t, "testdata/seeds")) {
		line, _, _ = strings.Cut(line, "#")
		if fields := strings.Fields(line); len(fields) > 0 {
			seed, err := strconv.ParseUint(fields[1], 10, 64)
			if err != nil {
				t.Fatal(err)
			}
			seeds[fields[0]] = append(seeds[fields[0]], seed)
		}
	}
	for mode, list := range seeds {
		t.Run(mode, func(t *testing.T) { show(t, compareSeeds(t, mode, list)) })
	}
}

// FuzzOracle looks for seeds that bring a disagreement to light. An input may
// not take more than ten seconds, so all that is done once is done before,
// the first build included, an input stands for few functions, and nothing is shrunk.
func FuzzOracle(f *testing.F) {
	s := &Session{Analyzer: unclosedbody.Analyzer, Library: library(f)}
	if err := s.Run(Seeds(1, 1)); err != nil {
		f.Fatal(err)
	}
	f.Add(uint64(1), false)
	f.Add(uint64(1), true)
	f.Fuzz(func(t *testing.T, seed uint64, correlated bool) {
		mode := "uncorrelated"
		if correlated {
			mode = "correlated"
		}
		compareSeeds(t, mode, Seeds(seed, 8))
	})
}

// compareSeeds fails on more disagreements than the mode allows: none, or one
// site in a hundred where conditions are correlated.
func compareSeeds(t *testing.T, mode string, seeds []uint64) *Session {
	s := &Session{Analyzer: unclosedbody.Analyzer, Correlated: mode == "correlated", Library: library(t)}
	if err := s.Run(seeds); err != nil {
		t.Fatal(err)
	}
	t.Logf("%s: %v", mode, &s.Totals)
	if len(s.Disagreements) > 0 {
		t.Logf("disagreements at seeds %d", failing(s.Disagreements))
	}
	allowed := 0
	if s.Correlated {
		allowed = max(1, s.Totals.Inside/100)
	}
	if s.Totals.Verdicts[FalseReport] > allowed || s.Totals.Verdicts[Missed] > allowed || strayReports(s.Disagreements) {
		t.Error("the analyzer and the executions disagree")
	}
	if len(seeds) >= 100 && s.Totals.InsideShare() < 0.6 {
		t.Errorf("only %.1f%% of the sites are inside the contract", 100*s.Totals.InsideShare())
	}
	if 50*s.Uncompiled > len(seeds) {
		t.Errorf("%d of %d generated functions do not compile", s.Uncompiled, len(seeds))
	}
	return s
}

// failing lists the seeds of the functions with a disagreement, the first few.
func failing(list []Result) []uint64 {
	var seeds []uint64
	for _, r := range list {
		if len(seeds) < 30 && !slices.Contains(seeds, r.Function.Seed) {
			seeds = append(seeds, r.Function.Seed)
		}
	}
	return seeds
}

func strayReports(list []Result) bool {
	for _, r := range list {
		if r.Site == "" {
			return true
		}
	}
	return false
}

// show shrinks some of the disagreements and logs them. All tests share the
// number to show, so that a bad day does not take an hour.
func show(t *testing.T, s *Session) {
	list := s.Disagreements[:min(len(s.Disagreements), *flagShown)]
	*flagShown -= len(list)
	if len(list) == 0 {
		return
	}
	small, err := Shrink(s.Library, list, s.Analyzer)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range small {
		t.Logf("%s\n", r.Describe())
	}
}
