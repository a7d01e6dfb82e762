package oracle

import (
	"fmt"
	"go/ast"
	"go/types"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
)

// crude is a stand-in for the analyzer, wrong in both directions: it reports
// an acquisition exactly when its function has no defer in it.
var crude = &analysis.Analyzer{
	Name: "crude",
	Doc:  "report responses in functions without a defer",
	Run: func(pass *analysis.Pass) (any, error) {
		if pass.Pkg.Name() != "gen" {
			return nil, nil
		}
		for _, file := range pass.Files {
			for _, d := range file.Decls {
				if fn, ok := d.(*ast.FuncDecl); ok && !strings.HasPrefix(fn.Name.Name, "local") {
					crudely(pass, fn)
				}
			}
		}
		return nil, nil
	},
}

func crudely(pass *analysis.Pass, fn *ast.FuncDecl) {
	var calls []*ast.CallExpr
	closes := false
	ast.Inspect(fn, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			tuple, ok := pass.TypesInfo.TypeOf(n).(*types.Tuple)
			if ok && tuple.Len() == 2 && tuple.At(0).Type().String() == "*net/http.Response" {
				calls = append(calls, n)
			}
		case *ast.DeferStmt:
			closes = true
		}
		return true
	})
	for _, call := range calls {
		if !closes {
			pass.ReportRangef(call, "never closed")
		}
	}
}

func generated(t *testing.T, n int, correlated bool) []*Function {
	var list []*Function
	for i := range n {
		if f := library(t).repair(Generate(fmt.Sprint("F", i), uint64(i), correlated)); f != nil {
			list = append(list, f)
		}
	}
	return list
}

// A crude analyzer is found out, and each disagreement shrinks to a function
// that shows it still.
func TestShrink(t *testing.T) {
	lib := library(t)
	results, err := Compare(library(t), generated(t, 80, false), crude)
	if err != nil {
		t.Fatal(err)
	}
	byVerdict := map[Verdict][]Result{}
	for _, r := range results {
		byVerdict[r.Verdict] = append(byVerdict[r.Verdict], r)
	}
	missed, wrong := byVerdict[Missed], byVerdict[FalseReport]
	if len(missed) < 2 || len(wrong) < 2 {
		t.Fatalf("%d misses and %d false reports of a crude analyzer", len(missed), len(wrong))
	}
	small, err := Shrink(lib, append(missed[:1:1], wrong[:2]...), crude)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range small {
		t.Log(r.Describe())
		if lines := strings.Count(r.Function.Source, "\n"); lines > 12 {
			t.Errorf("%d lines are left", lines)
		}
	}
}

// perfect reports what leaks.
func perfect(functions []*Function, truths map[string]*Truth) []report {
	var list []report
	for _, f := range functions {
		for site, fate := range truths[f.Name].Sites {
			if lines := f.lines(site); fate.Leaked > 0 {
				list = append(list, report{file: "gen/" + f.file(), line: lines[len(lines)-1]})
			}
		}
	}
	return list
}

// A perfect analyzer agrees everywhere; each report that it drops is a miss,
// and each that it adds is a false report.
func TestCompare(t *testing.T) {
	functions := generated(t, 60, true)
	dir := t.TempDir()
	if err := write(dir, functions); err != nil {
		t.Fatal(err)
	}
	truths, err := run(dir, functions)
	if err != nil {
		t.Fatal(err)
	}
	reports := perfect(functions, truths)
	closed := closedSite(t, functions, truths)
	for _, test := range []struct {
		name          string
		reports       []report
		wrong, missed int
	}{
		{"perfect", reports, 0, 0},
		{"one dropped", reports[1:], 0, 1},
		{"one too many", append(reports[:len(reports):len(reports)], closed), 1, 0},
		{"at no site", append(reports[:len(reports):len(reports)], report{file: closed.file, line: 1}), 1, 0},
		{"in a helper", append(reports[:len(reports):len(reports)], report{file: "helper/close.go", line: 1}), 1, 0},
	} {
		var totals Totals
		totals.Add(compare(functions, truths, test.reports))
		if wrong, missed := totals.Verdicts[FalseReport], totals.Verdicts[Missed]; wrong != test.wrong || missed != test.missed {
			t.Errorf("%s: %d false reports and %d misses, want %d and %d", test.name, wrong, missed, test.wrong, test.missed)
		}
	}
}

// closedSite is where a report would be false.
func closedSite(t *testing.T, functions []*Function, truths map[string]*Truth) report {
	for _, f := range functions {
		for site, fate := range truths[f.Name].Sites {
			if fate.Closed > 0 && fate.Leaked == 0 && len(fate.Outside) == 0 && !fate.Again {
				return report{file: "gen/" + f.file(), line: f.lines(site)[0]}
			}
		}
	}
	t.Fatal("no site is closed")
	return report{}
}
