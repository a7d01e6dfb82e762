package growth_test

import (
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/packages"

	"github.com/httpvet/httpvet/passes"
	"github.com/httpvet/httpvet/passes/internal/directive"
	"github.com/httpvet/httpvet/passes/internal/fieldvalues"
	"github.com/httpvet/httpvet/passes/internal/fixture"
	"github.com/httpvet/httpvet/passes/internal/growth"
	"github.com/httpvet/httpvet/passes/internal/ledger"
	"github.com/httpvet/httpvet/passes/internal/noreturn"
	"github.com/httpvet/httpvet/passes/internal/pools"
	"github.com/httpvet/httpvet/passes/internal/sites"
)

// BenchmarkParts tells what each part of the analysis costs, over shapes that give it
// something to do. A part that is an analyzer includes those that it requires: what
// comes later in the list less what comes before is its own share.
func BenchmarkParts(b *testing.B) {
	for _, s := range growth.Shapes {
		switch s.Name {
		case "branches", "helpers", "functions", "transports":
			b.Run(s.Name, func(b *testing.B) { parts(b, fixture.Check(b, s.Source(100))) })
		}
	}
}

func parts(b *testing.B, p *packages.Package) {
	run := func(a *analysis.Analyzer) any {
		return fixture.Analyze(b, []*packages.Package{p}, a)[0].Result
	}
	measure := func(name string, do func()) {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				do()
			}
		})
	}
	book := run(ledger.Analyzer).(*ledger.Result)
	measure("directives", func() { directive.Parse(p.Fset, p.Syntax[0]) })
	measure("noreturn", func() { run(noreturn.Analyzer) })
	measure("summaries", func() { run(ledger.Analyzer) })
	measure("findings", func() { run(ledger.Analyzer).(*ledger.Result).Leaks() })
	measure("sites", func() { sites.New(p.Types, book.Funcs) })
	measure("fieldvalues", func() { fieldvalues.New(p.Types, book.Funcs).Transports() })
	measure("pools", func() { run(pools.Analyzer) })
	for _, a := range passes.Suite() {
		measure(a.Name, func() { run(a) })
	}
}
