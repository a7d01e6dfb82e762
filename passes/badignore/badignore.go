package badignore

import (
	_ "embed"
	"fmt"
	"go/ast"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/httpvet/httpvet/passes/docs"
	"github.com/httpvet/httpvet/passes/internal/directive"
)

//go:embed doc.go
var doc string

// URL is the page of the rule; a diagnostic's URL is an anchor in it.
const URL = "https://github.com/httpvet/httpvet/blob/main/docs/rules/badignore.md"

// New returns the analyzer that judges the directives for the given rules, which
// all honour directives. The rules run if it does, but only those count that the
// driver has told it to be wanted, all if it has not.
func New(rules ...*analysis.Analyzer) *analysis.Analyzer {
	j := &judge{rules: rules}
	a := &analysis.Analyzer{
		Name:     "badignore",
		Doc:      docs.MustExtract(doc, "badignore"),
		URL:      URL,
		Run:      j.run,
		Requires: rules,
	}
	a.Flags.StringVar(&j.ran, "ran", "", "comma-separated names of the rules that run, set by the driver; all if empty")
	return a
}

type judge struct {
	rules []*analysis.Analyzer
	ran   string
}

func (j *judge) run(pass *analysis.Pass) (any, error) {
	for _, file := range pass.Files {
		if ast.IsGenerated(file) {
			continue
		}
		for _, d := range directive.Parse(pass.Fset, file) {
			if d.Kind != directive.Nolint { // those are judged by golangci-lint
				j.judge(pass, d)
			}
		}
	}
	return nil, nil
}

// judge reports what is wrong with a directive.
func (j *judge) judge(pass *analysis.Pass, d *directive.Directive) {
	report := func(category, message string) {
		pass.Report(analysis.Diagnostic{
			Pos: d.Comment.Pos(), End: d.Comment.End(),
			Category: category,
			URL:      URL + "#" + category,
			Message:  message,
		})
	}
	switch d.Problem {
	case directive.Malformed:
		report("malformed", "not a directive that httpvet knows: those are //httpvet:ignore and //httpvet:ignore-file")
		return
	case directive.Spaced:
		// Prose may begin like that. It does not go on with the name of a rule.
		if slices.ContainsFunc(d.Rules, func(name string) bool { return j.lookup(name) != nil }) {
			report("malformed", "a comment with a space in front is no directive: write //httpvet:ignore")
		}
		return
	case directive.NoRule:
		report("malformed", "httpvet:ignore names no rule: write //httpvet:ignore rule reason")
		return
	case directive.NoReason:
		report("no-reason", "httpvet:ignore "+strings.Join(d.Rules, ",")+" gives no reason, so it silences nothing")
		return
	}
	for _, name := range d.Rules {
		rule := j.lookup(name)
		if rule == nil {
			report("unknown-rule", fmt.Sprintf("httpvet:ignore names %s, but no rule that can be ignored has that name; the rules are %s", name, j.names()))
			continue
		}
		if j.judges(pass, rule, d) && !pass.ResultOf[rule].(*directive.Used).Of(d) {
			report("unused", fmt.Sprintf("httpvet:ignore silences nothing: %s has nothing to report here", name))
		}
	}
}

// judges reports whether what the rule did says whether the directive is of use.
func (j *judge) judges(pass *analysis.Pass, rule *analysis.Analyzer, d *directive.Directive) bool {
	if j.ran != "" && !slices.Contains(strings.Split(j.ran, ","), rule.Name) {
		return false
	}
	if pass.ResultOf[rule].(*directive.Used).Incomplete {
		return false
	}
	if f := rule.Flags.Lookup("severity"); f != nil && f.Value.String() != f.DefValue {
		return false
	}
	f := rule.Flags.Lookup("tests")
	test := strings.HasSuffix(pass.Fset.Position(d.Comment.Pos()).Filename, "_test.go")
	return !test || f == nil || f.Value.String() == "true"
}

func (j *judge) lookup(name string) *analysis.Analyzer {
	for _, a := range j.rules {
		if a.Name == name {
			return a
		}
	}
	return nil
}

func (j *judge) names() string {
	var names []string
	for _, a := range j.rules {
		names = append(names, a.Name)
	}
	return strings.Join(names, ", ")
}
