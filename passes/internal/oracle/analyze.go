package oracle

import (
	"cmp"
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"
)

// report is a diagnostic, by the file it is in.
type report struct {
	file     string // relative to the module, with slashes
	line     int
	category string
	message  string
}

// analyze returns what the analyzer reports about the generated module in dir.
func (lib *Library) analyze(dir string, functions []*Function, a *analysis.Analyzer) ([]report, error) {
	gen, errs := lib.check(dir, "gen", genFiles(functions))
	if len(errs) > 0 {
		return nil, errs[0]
	}
	pkgs := []*packages.Package{lib.packages["oraclegen/env"], lib.packages["oraclegen/helper"], gen}
	graph, err := checker.Analyze([]*analysis.Analyzer{unmended(a)}, pkgs, nil)
	if err != nil {
		return nil, err
	}
	var list []report
	for _, root := range graph.Roots {
		if root.Err != nil {
			return nil, fmt.Errorf("%s: %v", root, root.Err)
		}
		for _, d := range root.Diagnostics {
			pos := root.Package.Fset.Position(d.Pos)
			name := root.Package.Name + "/" + filepath.Base(pos.Filename)
			list = append(list, report{name, pos.Line, d.Category, d.Message})
		}
	}
	slices.SortFunc(list, func(a, b report) int {
		if a.file != b.file {
			return cmp.Compare(a.file, b.file)
		}
		return a.line - b.line
	})
	return list, nil
}

// unmended returns an analyzer that reports what a does, without its fixes: it can
// read no file. To try fixes out takes longer than all the rest, and no verdict
// depends on them.
func unmended(a *analysis.Analyzer) *analysis.Analyzer {
	b := *a
	b.Run = func(pass *analysis.Pass) (any, error) {
		p := *pass
		p.ReadFile = func(string) ([]byte, error) { return nil, errors.New("not for the oracle") }
		return a.Run(&p)
	}
	return &b
}
