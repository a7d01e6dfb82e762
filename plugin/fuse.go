package plugin

import (
	"reflect"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// golangci-lint keeps the facts of each analyzer and package in a file of its own, and
// hands them on to importers analyzer by analyzer, also where there are none. For
// analyzers that look at little of a program this costs as much as they do. So those of
// httpvet that have facts run as one.

// A fusion is the analyzers of httpvet with facts that some rules require, those that
// others require before them.
type fusion struct {
	members []*analysis.Analyzer
	fused   *analysis.Analyzer
}

// results are those of the members.
type results map[*analysis.Analyzer]any

// fuse returns the fusion of what the rules require.
func fuse(rules []*analysis.Analyzer) *fusion {
	f := new(fusion)
	for _, rule := range rules {
		f.add(rule.Requires)
	}
	if len(f.members) == 0 {
		return f
	}
	// Which members there are is part of the name, under which facts are kept.
	f.fused = &analysis.Analyzer{
		Doc:        "all that httpvet has to know of imports (helper of the httpvet rules, reports nothing)",
		ResultType: reflect.TypeFor[results](),
	}
	var names []string
	for _, m := range f.members {
		names = append(names, m.Name)
		f.fused.FactTypes = append(f.fused.FactTypes, m.FactTypes...)
		for _, dep := range m.Requires {
			if !f.has(dep) && !slices.Contains(f.fused.Requires, dep) {
				f.fused.Requires = append(f.fused.Requires, dep)
			}
		}
	}
	f.fused.Name = strings.Join(names, "_")
	return f
}

func (f *fusion) add(required []*analysis.Analyzer) {
	for _, a := range required {
		if !ours(a) || f.has(a) {
			continue
		}
		f.add(a.Requires)
		if len(a.FactTypes) > 0 {
			f.members = append(f.members, a)
		}
	}
}

func (f *fusion) has(a *analysis.Analyzer) bool { return slices.Contains(f.members, a) }

// onlyOf lets an analyzer see no facts but its own, as it would by itself.
func onlyOf(a *analysis.Analyzer, pass *analysis.Pass) {
	its := make(map[reflect.Type]bool)
	for _, fact := range a.FactTypes {
		its[reflect.TypeOf(fact)] = true
	}
	objects, packages := pass.AllObjectFacts, pass.AllPackageFacts
	pass.AllObjectFacts = func() []analysis.ObjectFact {
		return slices.DeleteFunc(objects(), func(f analysis.ObjectFact) bool { return !its[reflect.TypeOf(f.Fact)] })
	}
	pass.AllPackageFacts = func() []analysis.PackageFact {
		return slices.DeleteFunc(packages(), func(f analysis.PackageFact) bool { return !its[reflect.TypeOf(f.Fact)] })
	}
}
