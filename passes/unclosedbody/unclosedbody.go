package unclosedbody

import (
	_ "embed"
	"fmt"
	"sync"

	"golang.org/x/tools/go/analysis"

	"github.com/httpvet/httpvet/passes/docs"
	"github.com/httpvet/httpvet/passes/internal/directive"
	"github.com/httpvet/httpvet/passes/internal/ledger"
)

const name = "unclosedbody"

//go:embed doc.go
var doc string

// URL is the page of the rule; a diagnostic's URL is an anchor in it.
const URL = "https://github.com/httpvet/httpvet/blob/main/docs/rules/unclosedbody.md"

// rule returns what doc.go says of the rule.
var rule = sync.OnceValue(func() docs.Rule { return docs.NewRule(name, docs.MustExtract(doc, name), URL) })

// Analyzer reports response bodies that some path never closes.
var Analyzer = &analysis.Analyzer{
	Name:       name,
	Doc:        docs.MustExtract(doc, name),
	URL:        URL,
	Run:        directive.Honour(run),
	ResultType: directive.ResultType,
	Requires:   []*analysis.Analyzer{ledger.Analyzer},
}

// floor is the -severity flag.
var floor docs.Severity

func init() {
	ledger.AddFlags(&Analyzer.Flags)
	directive.AddFlags(&Analyzer.Flags)
	Analyzer.Flags.Var(&floor, "severity", "report findings of this severity and above: info, perf, warning or error")
}

func run(pass *analysis.Pass) (any, error) {
	res := pass.ResultOf[ledger.Analyzer].(*ledger.Result)
	var findings []finding
	for _, l := range res.Leaks() {
		if f := newFinding(res.Files, l); f.severity() >= floor {
			findings = append(findings, f)
		}
	}
	for _, a := range newFixer(pass, res).fixes(findings) {
		report(pass, a)
	}
	for _, c := range res.Crashes() {
		pos := pass.Files[0].Package
		pass.Report(analysis.Diagnostic{
			Pos: pos, Category: "internal-error",
			Message: fmt.Sprintf("%s: %s: %s", pass.Pkg.Path(), c.Func, c.Reason),
		})
	}
	return nil, nil
}

func report(pass *analysis.Pass, a attempt) {
	f := a.finding
	d := analysis.Diagnostic{
		Pos: f.pos, End: f.end,
		Category: f.category,
		Message:  f.message(),
		URL:      URL + "#" + f.category,
	}
	for _, step := range f.Witness {
		if text := f.describe(step); text != "" {
			d.Related = append(d.Related, analysis.RelatedInformation{Pos: step.At, Message: text})
		}
	}
	if len(a.repairs) > 0 {
		d.SuggestedFixes = []analysis.SuggestedFix{{Message: a.repairs[0].title, TextEdits: a.repairs[0].edits}}
	}
	pass.Report(d)
}
