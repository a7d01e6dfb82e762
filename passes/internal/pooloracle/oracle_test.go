package pooloracle

import (
	"flag"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/packages"

	"github.com/httpvet/httpvet/passes/internal/fixture"
	"github.com/httpvet/httpvet/passes/throwawayclient"
	"github.com/httpvet/httpvet/passes/untunedtransport"
)

var (
	flagSeed  = flag.Uint64("oracle.seed", 1, "seed of the first generated function; 0 means a random one")
	flagCount = flag.Int("oracle.n", 100, "number of generated functions")
	flagShown = flag.Int("oracle.show", 3, "number of disagreements to show")
)

// seeds are of functions that once brought a disagreement to light; they run each time.
var seeds = []uint64{
	1795938269724925389, // more decisions than strings of them are tried
}

// chunk is how many functions share a module.
const chunk = 400

// TestOracle holds throwawayclient and untunedtransport against the execution of
// generated functions.
func TestOracle(t *testing.T) {
	seed := *flagSeed
	if seed == 0 {
		seed = uint64(time.Now().UnixNano())
	}
	t.Logf("replay with -oracle.n=%d -oracle.seed=%d", *flagCount, seed)
	run := slices.Clone(seeds)
	for i := range *flagCount {
		run = append(run, seed+uint64(i))
	}
	total, differ := compareSeeds(t, run)
	t.Log(total)
	for _, d := range differ[:min(len(differ), *flagShown)] {
		t.Error(d)
	}
	if len(differ) > *flagShown {
		t.Errorf("and %d more", len(differ)-*flagShown)
	}
	if n := *flagCount; n >= 100 && (total.Reported < n/5 || total.Silent < n/5) {
		t.Errorf("too little was tried: %v", total)
	}
}

func compareSeeds(t *testing.T, seeds []uint64) (*Totals, []Disagreement) {
	total := new(Totals)
	var differ []Disagreement
	for part := range slices.Chunk(seeds, chunk) {
		var functions []*Function
		for i, seed := range part {
			functions = append(functions, Generate(fmt.Sprint("F", i), seed))
		}
		truths, err := execute(t.TempDir(), functions)
		if err != nil {
			t.Fatal(err)
		}
		clients := analyze(t, functions, throwawayclient.Analyzer)
		settings := analyze(t, functions, untunedtransport.Analyzer)
		for _, f := range functions {
			truth := truths[f.Name]
			if truth == nil {
				t.Fatalf("nothing is known of %s", f.Name)
			}
			differ = append(differ, total.compare(f, truth, clients[f.file()], settings[f.file()])...)
		}
	}
	return total, differ
}

// analyze returns what an analyzer says, by file.
func analyze(t *testing.T, functions []*Function, a *analysis.Analyzer) map[string][]Finding {
	dir := t.TempDir()
	files, err := texts(functions, false)
	if err != nil {
		t.Fatal(err)
	}
	if err := write(dir, files); err != nil {
		t.Fatal(err)
	}
	t.Setenv("GOWORK", "off")
	found := map[string][]Finding{}
	pkgs := slices.DeleteFunc(fixture.Load(t, dir, nil, "./gen"), func(p *packages.Package) bool { return len(p.Syntax) == 0 })
	for _, root := range fixture.Analyze(t, pkgs, a) {
		for _, d := range root.Diagnostics {
			pos := root.Package.Fset.Position(d.Pos)
			name := filepath.Base(pos.Filename)
			found[name] = append(found[name], Finding{pos.Line, d.Category, strings.TrimSpace(d.Message)})
		}
	}
	return found
}
