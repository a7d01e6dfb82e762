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
	"github.com/httpvet/httpvet/passes/throwawayclient"
	"github.com/httpvet/httpvet/passes/unclosedbody"
	"github.com/httpvet/httpvet/passes/unreadbody"
	"github.com/httpvet/httpvet/passes/untunedtransport"
)

//go:embed doc.go
var doc string

// URL is the page of the rule; a diagnostic's URL is an anchor in it.
const URL = "https://github.com/httpvet/httpvet/blob/main/docs/rules/badignore.md"

// Analyzer judges the directives for the rules that it requires, which all honour
// directives. They run if it does, but only those count that the driver has told
// it to be wanted, all if it has not.
var Analyzer = &analysis.Analyzer{
	Name: "badignore",
	Doc:  docs.MustExtract(doc, "badignore"),
	URL:  URL,
	Run:  run,
	Requires: []*analysis.Analyzer{
		unclosedbody.Analyzer,
		unreadbody.Analyzer,
		throwawayclient.Analyzer,
		untunedtransport.Analyzer,
	},
}

// ran names the rules that run, separated by commas; all do if it is empty.
var ran string

func init() {
	Analyzer.Flags.StringVar(&ran, "ran", "", "comma-separated names of the rules that run, set by the driver; all if empty")
}

func run(pass *analysis.Pass) (any, error) {
	for _, file := range pass.Files {
		if ast.IsGenerated(file) {
			continue
		}
		for _, d := range directive.Parse(pass.Fset, file) {
			if d.Kind != directive.Nolint { // those are judged by golangci-lint
				judge(pass, d)
			}
		}
	}
	return nil, nil
}

// judge reports what is wrong with a directive.
func judge(pass *analysis.Pass, d *directive.Directive) {
	report := func(category, message string) {
		pass.Report(analysis.Diagnostic{
			Pos: d.Comment.Pos(), End: d.Comment.End(),
			Category: category,
			URL:      URL + "#" + category,
			Message:  message,
		})
	}
	rules := pass.Analyzer.Requires
	switch d.Problem {
	case directive.Malformed:
		report("malformed", "not a directive that httpvet knows: those are //httpvet:ignore and //httpvet:ignore-file")
		return
	case directive.Spaced:
		// Prose may begin like that. It does not go on with the name of a rule.
		if slices.ContainsFunc(d.Rules, func(name string) bool { return lookup(rules, name) != nil }) {
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
		rule := lookup(rules, name)
		if rule == nil {
			report("unknown-rule", fmt.Sprintf("httpvet:ignore names %s, but no rule that can be ignored has that name; the rules are %s", name, names(rules)))
			continue
		}
		if judges(pass, rule, d) && !pass.ResultOf[rule].(*directive.Used).Of(d) {
			report("unused", fmt.Sprintf("httpvet:ignore silences nothing: %s has nothing to report here", name))
		}
	}
}

// judges reports whether what the rule did says whether the directive is of use.
func judges(pass *analysis.Pass, rule *analysis.Analyzer, d *directive.Directive) bool {
	if ran != "" && !slices.Contains(strings.Split(ran, ","), rule.Name) {
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

func lookup(rules []*analysis.Analyzer, name string) *analysis.Analyzer {
	for _, a := range rules {
		if a.Name == name {
			return a
		}
	}
	return nil
}

func names(rules []*analysis.Analyzer) string {
	var names []string
	for _, a := range rules {
		names = append(names, a.Name)
	}
	return strings.Join(names, ", ")
}
