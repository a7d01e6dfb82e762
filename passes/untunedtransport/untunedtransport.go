package untunedtransport

import (
	_ "embed"
	"go/ast"
	"go/token"
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/httpvet/httpvet/passes/docs"
	"github.com/httpvet/httpvet/passes/internal/directive"
	"github.com/httpvet/httpvet/passes/internal/edits"
	"github.com/httpvet/httpvet/passes/internal/fieldvalues"
	"github.com/httpvet/httpvet/passes/internal/ledger"
	"github.com/httpvet/httpvet/passes/internal/pools"
	"github.com/httpvet/httpvet/passes/internal/sites"
	"github.com/httpvet/httpvet/passes/internal/source"
)

//go:embed doc.go
var doc string

// URL is the page of the rule; a diagnostic's URL is an anchor in it.
const URL = "https://github.com/httpvet/httpvet/blob/main/docs/rules/untunedtransport.md"

// Analyzer reports HTTP transports whose pool was left at its defaults or is
// tuned against itself.
var Analyzer = &analysis.Analyzer{
	Name:       "untunedtransport",
	Doc:        docs.MustExtract(doc, "untunedtransport"),
	URL:        URL,
	Run:        directive.Honour(run),
	ResultType: directive.ResultType,
	Requires:   []*analysis.Analyzer{ledger.Analyzer, pools.Analyzer},
}

func init() {
	ledger.AddFlags(&Analyzer.Flags)
	directive.AddFlags(&Analyzer.Flags)
	options.register(&Analyzer.Flags)
}

// A checker looks at one package.
type checker struct {
	*analysis.Pass
	files    *source.Files
	values   *fieldvalues.Package
	res      *ledger.Result
	tests    map[string]bool // files that are test code, by name
	lost     []pools.Lost
	sites    *sites.Map
	crowds   map[ssa.Value]crowded // transports that many goroutines send over
	findings []finding
	editable map[*ast.File]*edits.File
	offered  map[*edits.File][]analysis.TextEdit // by fixes so far
}

func run(pass *analysis.Pass) (any, error) {
	res := pass.ResultOf[ledger.Analyzer].(*ledger.Result)
	made := pass.ResultOf[pools.Analyzer].(*pools.Result)
	if res.Funcs == nil || made.Sites == nil {
		return nil, nil
	}
	c := &checker{
		Pass: pass, files: res.Files, res: res,
		values: fieldvalues.New(pass.Pkg, res.Funcs),
		lost:   made.Lost, sites: made.Sites,
		tests:    map[string]bool{},
		editable: map[*ast.File]*edits.File{},
		offered:  map[*edits.File][]analysis.TextEdit{},
	}
	c.crowds = c.sends()
	units := c.nanoseconds()
	for _, t := range c.values.Transports() {
		if s := c.siteOf(t); s != nil {
			c.transport(t, s, units)
		}
	}
	c.leftOver(units)
	c.globals()
	slices.SortStableFunc(c.findings, func(a, b finding) int { return int(a.pos - b.pos) })
	for _, f := range c.findings {
		if !c.files.Generated(f.pos) && (ledger.Tests() || !c.files.Test(f.pos)) {
			c.report(f)
		}
	}
	return nil, nil
}

// transport looks at one transport and makes at most one finding of all that
// is wrong with it.
func (c *checker) transport(t *fieldvalues.Transport, s *site, units map[token.Pos][]problem) {
	ps := units[s.key()]
	delete(units, s.key())
	if t.Used && !c.test(s.pos) {
		for _, check := range checks {
			if p := check(c, t, s); p != nil {
				ps = append(ps, *p)
			}
		}
	}
	thrownAway := c.thrownAway(t, s)
	if thrownAway {
		ps = slices.DeleteFunc(ps, func(p problem) bool { return !besideThrowaway[p.category] })
	}
	if len(ps) == 0 {
		return
	}
	slices.SortStableFunc(ps, func(a, b problem) int { return int(b.category) - int(a.category) })
	f := finding{site: s, problems: ps, pos: s.pos, end: s.end, fixable: !thrownAway}
	if at := ps[0].at; at.IsValid() && !slices.ContainsFunc(ps, func(p problem) bool { return !p.at.IsValid() }) {
		f.pos, f.end = c.storeAt(at)
	}
	c.findings = append(c.findings, f)
}

func (c *checker) report(f finding) {
	d := analysis.Diagnostic{
		Pos: f.pos, End: f.end,
		Category: f.category().String(),
		Message:  f.message(),
		URL:      URL + "#" + f.category().String(),
	}
	for _, p := range f.problems {
		for _, r := range p.related {
			d.Related = append(d.Related, analysis.RelatedInformation{Pos: r.at, Message: r.text})
		}
	}
	if fix := c.fix(f); fix != nil {
		d.SuggestedFixes = []analysis.SuggestedFix{*fix}
	}
	c.Report(d)
}
