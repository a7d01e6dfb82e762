package plugin

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/httpvet/httpvet/passes"
)

// TestFuse: what rules require is one analyzer, whose facts are kept under a name that
// tells which facts they are.
func TestFuse(t *testing.T) {
	rules := make(map[string]*analysis.Analyzer)
	for _, rule := range passes.Suite() {
		rules[rule.Name] = rule
	}
	for names, want := range map[string]string{
		"unclosedbody":                  "httpvetnoreturn_httpvetledger",
		"unclosedbody unreadbody":       "httpvetnoreturn_httpvetledger",
		"badignore untunedtransport":    "httpvetnoreturn_httpvetledger_httpvetpools",
		"unclosedbody untunedtransport": "httpvetnoreturn_httpvetledger_httpvetpools",
		"throwawayclient unclosedbody":  "httpvetnoreturn_httpvetledger_httpvetpools",
	} {
		var chosen []*analysis.Analyzer
		for _, name := range strings.Fields(names) {
			chosen = append(chosen, rules[name])
		}
		adapted := adapt(chosen)
		if err := analysis.Validate(adapted); err != nil {
			t.Error(err)
		}
		for _, rule := range adapted {
			var required []string
			for _, dep := range rule.Requires {
				if len(dep.FactTypes) > 0 {
					required = append(required, dep.Name)
				}
			}
			if rule.Name == "badignore" { // requires rules, which are none of them
				if len(required) > 0 || !slices.Contains(rule.Requires, adapted[len(adapted)-1]) {
					t.Errorf("badignore requires %v", rule.Requires)
				}
				continue
			}
			if len(required) != 1 || required[0] != want {
				t.Errorf("of %s, %s requires %q, want %s", names, rule.Name, required, want)
			}
		}
	}
}

type one struct{ N int }

func (*one) AFact() {}

type other struct{ N int }

func (*other) AFact() {}

// A count is how many facts an analyzer has seen.
type count struct{ objects, packages int }

// TestOnlyOf: one of several analyzers that run as one sees its own facts and the
// results of those that it requires.
func TestOnlyOf(t *testing.T) {
	counts := func(name string, fact analysis.Fact, requires ...*analysis.Analyzer) *analysis.Analyzer {
		return &analysis.Analyzer{
			Name: name, Doc: name, FactTypes: []analysis.Fact{fact}, Requires: requires,
			ResultType: reflect.TypeFor[*count](),
			Run: func(pass *analysis.Pass) (any, error) {
				for _, dep := range requires {
					if seen := pass.ResultOf[dep].(*count); seen.objects != 1 {
						t.Errorf("%s is told that %s has seen %v", name, dep.Name, *seen)
					}
				}
				pass.ExportObjectFact(pass.Pkg.Scope().Lookup("F"), fact)
				pass.ExportPackageFact(fact)
				return &count{len(pass.AllObjectFacts()), len(pass.AllPackageFacts())}, nil
			},
		}
	}
	first := counts("first", new(one))
	second := counts("second", new(other), first)
	rule := &analysis.Analyzer{
		Name: "rule", Doc: "rule", Requires: []*analysis.Analyzer{second, first},
		Run: func(pass *analysis.Pass) (any, error) {
			got := fmt.Sprint(*pass.ResultOf[first].(*count), *pass.ResultOf[second].(*count))
			if got != "{1 1} {1 1}" {
				t.Errorf("facts seen: %s", got)
			}
			return nil, nil
		},
	}
	adapted := adapt([]*analysis.Analyzer{rule})
	if name := adapted[0].Requires[0].Name; name != "first_second" {
		t.Errorf("run as %s", name)
	}
	analysistest.Run(t, analysistest.TestData(), adapted[0], "facts")
}
