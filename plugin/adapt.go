package plugin

import (
	"fmt"
	"go/types"
	"maps"
	"reflect"
	"slices"
	"strings"
	"sync"

	"golang.org/x/tools/go/analysis"
)

// adapt returns the rules as golangci-lint can run them. What they require of httpvet is
// adapted, too, and what has facts is one analyzer then; what they require of x/tools
// stays as it is, since other linters share it.
func adapt(rules []*analysis.Analyzer) []*analysis.Analyzer {
	ad := adapter{
		fusion: fuse(rules), crashes: new(sync.Map),
		copies: make(map[*analysis.Analyzer]*analysis.Analyzer),
	}
	if ad.fused != nil {
		ad.fused.Run = ad.runFused
	}
	var adapted []*analysis.Analyzer
	for _, a := range rules {
		adapted = append(adapted, ad.adapt(a))
	}
	return adapted
}

type adapter struct {
	*fusion
	copies  map[*analysis.Analyzer]*analysis.Analyzer
	crashes *sync.Map // of a crash, to what was said: a line
}

func (ad adapter) adapt(a *analysis.Analyzer) *analysis.Analyzer {
	switch c, ok := ad.copies[a]; {
	case ok:
		return c
	case ad.has(a):
		return ad.fused
	}
	c := *a
	ad.copies[a] = &c
	c.Requires = nil
	for _, dep := range a.Requires {
		if ours(dep) {
			dep = ad.adapt(dep)
		}
		if !slices.Contains(c.Requires, dep) {
			c.Requires = append(c.Requires, dep)
		}
	}
	c.Run = func(pass *analysis.Pass) (any, error) { return ad.run(a, pass, ad.resultsOf(pass)) }
	return &c
}

// A crash is where one happened.
type crash struct {
	analyzer *analysis.Analyzer
	pkg      *types.Package
}

// module begins the import paths of the packages of httpvet.
const module = "github.com/httpvet/httpvet/"

// ours reports whether an analyzer that others require is part of httpvet: it is
// if its result is.
func ours(a *analysis.Analyzer) bool {
	t := a.ResultType
	if t != nil && t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return t != nil && strings.HasPrefix(t.PkgPath(), module)
}

// resultsOf returns the results that an adapted analyzer is given, by the analyzers
// that they are of.
func (ad adapter) resultsOf(adapted *analysis.Pass) results {
	given := make(results)
	for a, result := range adapted.ResultOf {
		if a == ad.fused {
			maps.Copy(given, result.(results))
		} else {
			given[a] = result
		}
	}
	for a, c := range ad.copies {
		if result, ok := adapted.ResultOf[c]; ok {
			given[a] = result
		}
	}
	return given
}

// runFused runs the members of the fusion.
func (ad adapter) runFused(fused *analysis.Pass) (any, error) {
	given := ad.resultsOf(fused)
	for _, m := range ad.members {
		result, err := ad.run(m, fused, given)
		if err != nil {
			return nil, err
		}
		given[m] = result
	}
	return given, nil
}

// run runs the original of an adapted analyzer, or a member of the fusion.
func (ad adapter) run(a *analysis.Analyzer, adapted *analysis.Pass, given results) (result any, err error) {
	pass := *adapted
	pass.Analyzer = a
	pass.Report = func(d analysis.Diagnostic) { adapted.Report(told(d)) }
	pass.ResultOf = make(map[*analysis.Analyzer]any)
	for _, dep := range a.Requires {
		if line, crashed := ad.crashes.Load(crash{dep, pass.Pkg}); crashed {
			return ad.crashed(&pass, line.(string)), nil
		}
		pass.ResultOf[dep] = given[dep]
	}
	if ad.has(a) {
		onlyOf(a, &pass)
	}
	defer func() {
		if r := recover(); r != nil {
			line, _, _ := strings.Cut(fmt.Sprint(r), "\n")
			result, err = ad.crashed(&pass, fmt.Sprintf("%s: %s: %s", pass.Pkg.Path(), a.Name, line)), nil
		}
	}()
	return a.Run(&pass)
}

// crashed reports a crash, remembers it for those who require the result, and
// returns one that is empty but of the right type.
func (ad adapter) crashed(pass *analysis.Pass, line string) any {
	ad.crashes.Store(crash{pass.Analyzer, pass.Pkg}, line)
	if len(pass.Files) > 0 {
		pass.Report(analysis.Diagnostic{Pos: pass.Files[0].Package, Category: internalError, Message: line})
	}
	if pass.Analyzer.ResultType == nil {
		return nil
	}
	return reflect.Zero(pass.Analyzer.ResultType).Interface()
}

// internalError is the category of a diagnostic that says not that the code is
// wrong but that the analysis crashed.
const internalError = "internal-error"

// told returns a diagnostic as golangci-lint is to hear of it. That drops the
// category, so the message has to say what a crash is.
func told(d analysis.Diagnostic) analysis.Diagnostic {
	d.Related = nil
	if d.Category == internalError {
		d.Message = "internal error: " + d.Message
	}
	return d
}
