package throwawayclient

import (
	_ "embed"

	"golang.org/x/tools/go/analysis"

	"github.com/httpvet/httpvet/passes/docs"
	"github.com/httpvet/httpvet/passes/internal/directive"
	"github.com/httpvet/httpvet/passes/internal/ledger"
	"github.com/httpvet/httpvet/passes/internal/pools"
)

//go:embed doc.go
var doc string

// URL is the page of the rule; a diagnostic's URL is an anchor in it.
const URL = "https://github.com/httpvet/httpvet/blob/main/docs/rules/throwawayclient.md"

// Analyzer reports transports, and clients, that are built over and over.
var Analyzer = &analysis.Analyzer{
	Name:       "throwawayclient",
	Doc:        docs.MustExtract(doc, "throwawayclient"),
	URL:        URL,
	Run:        directive.Honour(run),
	ResultType: directive.ResultType,
	Requires:   []*analysis.Analyzer{ledger.Analyzer, pools.Analyzer},
}

var (
	inTests       bool // the -tests flag
	clientPerCall bool // the -client-per-call flag
)

func init() {
	directive.AddFlags(&Analyzer.Flags)
	Analyzer.Flags.BoolVar(&inTests, "tests", false, "report findings in _test.go files")
	Analyzer.Flags.BoolVar(&clientPerCall, "client-per-call", false, "report clients that share a connection pool and are built on each call of an ordinary function")
}

func run(pass *analysis.Pass) (any, error) {
	files := pass.ResultOf[ledger.Analyzer].(*ledger.Result).Files
	res := pass.ResultOf[pools.Analyzer].(*pools.Result)
	fixes := newFixer(pass, res.Sites)
	for _, l := range res.Lost {
		pos := l.Instr.Pos()
		if files.Generated(pos) || !inTests && files.Test(pos) {
			continue
		}
		category := categoryOf(l)
		if category == "" || category == clientCall && !clientPerCall {
			continue
		}
		f := newFinding(pass, files, l, category)
		d := analysis.Diagnostic{
			Pos: f.pos, End: f.end,
			Category: category,
			Message:  f.message(),
			URL:      URL + "#" + category,
			Related:  f.related(),
		}
		if fix, _ := fixes.fix(f); fix != nil {
			d.SuggestedFixes = []analysis.SuggestedFix{*fix}
		}
		pass.Report(d)
	}
	for _, c := range res.Crashes {
		pass.Report(analysis.Diagnostic{
			Pos: pass.Files[0].Package, Category: "internal-error",
			Message: pass.Pkg.Path() + ": " + c,
		})
	}
	return nil, nil
}
