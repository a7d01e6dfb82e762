// Package ledger runs the lifecycle engine over a package, once for all
// rules: it builds SSA where that can matter, computes summaries bottom-up,
// exports them as facts, and hands the findings to the passes that word them.
//
// Its Analyzer reports nothing. It is the one owner of the fact types, since
// go/analysis allows a fact type to be registered by one analyzer only, and
// it is where a crash of the engine is contained.
//
// It knows packages, facts and drivers; how a resource is followed is
// lifecycle's business, what net/http does is nethttp's, and which findings
// are worth a report is the passes'.
package ledger

import (
	"go/token"
	"reflect"
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/httpvet/httpvet/passes/internal/lifecycle"
	"github.com/httpvet/httpvet/passes/internal/noreturn"
	"github.com/httpvet/httpvet/passes/internal/protocol"
	"github.com/httpvet/httpvet/passes/internal/source"
)

// Analyzer computes the summaries and findings of a package. Its result is a
// *Result. Drivers keep facts by the names of analyzers, and run other linters'
// beside it, hence its name.
var Analyzer = &analysis.Analyzer{
	Name:       "httpvetledger",
	Doc:        "httpvetledger: compute what functions do with HTTP responses (helper of the httpvet rules, reports nothing)",
	Run:        run,
	Requires:   []*analysis.Analyzer{noreturn.Analyzer},
	FactTypes:  []analysis.Fact{new(HTTPVetSummary), new(HTTPVetPackage)},
	ResultType: reflect.TypeFor[*Result](),
}

// A Result is what the engine found out about a package.
type Result struct {
	// Files leads from positions back to syntax. It is always set.
	Files *source.Files
	// Funcs are the functions of the package in SSA form, in source order,
	// function literals right after the function that they stand in, and last
	// the initializer of the package. It is nil where no finding is possible
	// and the SSA form was not built.
	Funcs []*ssa.Function
	// Leaks are the acquisitions of the package that some path never
	// settles, sorted by position. Generated files have none.
	Leaks []lifecycle.Leak
	// Uses tells of each acquisition of the package that some path releases how
	// it was consumed by then, sorted by position. Generated files have none.
	Uses []lifecycle.Use
	// Crashes are the functions that the engine could not digest.
	Crashes []Crash
	// GaveUp counts the acquisitions that the budget did not suffice for.
	GaveUp int

	pass   *analysis.Pass
	engine *lifecycle.Engine
}

// A Crash is an internal error, contained: the function it happened in, and
// what the runtime said.
type Crash struct {
	Func   string
	Reason string
	Pos    token.Pos
}

func run(pass *analysis.Pass) (any, error) {
	res := &Result{Files: source.New(pass.Fset, pass.Files), pass: pass}
	relevance := relevanceOf(pass)
	if relevance == irrelevant {
		return res, nil
	}
	b := build(pass, pass.ResultOf[noreturn.Analyzer].(*noreturn.Funcs).NoReturn)
	if b == nil {
		return res, nil
	}
	res.Funcs = b.funcs
	know := newKnowledge(pass, res.Files)
	engine := lifecycle.NewEngine(b.pkg, protocol.Body{}, know)
	res.engine = engine
	tests := newTests(res.Files, know, engine, pass.Pkg, b.funcs)
	for _, fn := range b.funcs {
		contain(res, engine, fn, func() {
			crashOnPurpose(fn.Name())
			res.Uses = append(res.Uses, consumed(engine, res.Files, fn)...)
			res.Leaks = append(res.Leaks, reported(engine, tests, pass, res.Files, fn)...)
		})
	}
	res.GaveUp = engine.GaveUp
	slices.SortStableFunc(res.Leaks, func(a, b lifecycle.Leak) int { return int(a.Call.Pos() - b.Call.Pos()) })
	res.Leaks = slices.CompactFunc(res.Leaks, func(a, b lifecycle.Leak) bool { return a.Call == b.Call })
	slices.SortStableFunc(res.Uses, func(a, b lifecycle.Use) int { return int(a.Call.Pos() - b.Call.Pos()) })
	contain(res, engine, nil, func() { export(pass, engine, b.funcs) })
	pass.ExportPackageFact(&HTTPVetPackage{Yields: yields(pass, engine, b.funcs), Crashes: crashNames(res.Crashes)})
	return res, nil
}

// consumed returns the uses in fn that are worth a report.
func consumed(engine *lifecycle.Engine, files *source.Files, fn *ssa.Function) []lifecycle.Use {
	if !Tests() && files.Test(fn.Pos()) {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(engine.Uses(fn)), func(u lifecycle.Use) bool {
		return files.Generated(u.Call.Pos())
	})
}

// reported returns the leaks of fn that are worth a report.
func reported(engine *lifecycle.Engine, tests *tests, pass *analysis.Pass, files *source.Files, fn *ssa.Function) (out []lifecycle.Leak) {
	if !Tests() && files.Test(fn.Pos()) {
		return nil
	}
	for _, l := range engine.Leaks(fn) {
		if !files.Generated(l.Call.Pos()) && !tests.excuses(l) {
			out = append(out, overwritten(pass.TypesInfo, files, l))
		}
	}
	return out
}

func crashNames(crashes []Crash) []string {
	var names []string
	for _, c := range crashes {
		names = append(names, c.Func)
	}
	return names
}

// contain runs do and turns a panic into a Crash: one function that the
// engine cannot digest must not cost the findings of the others.
func contain(res *Result, engine *lifecycle.Engine, fn *ssa.Function, do func()) {
	defer func() {
		if r := recover(); r != nil {
			engine.Abandon()
			c := Crash{Func: "summaries", Reason: reason(r)}
			if fn != nil {
				c.Func, c.Pos = fn.String(), fn.Pos()
			}
			res.Crashes = append(res.Crashes, c)
		}
	}()
	do()
}
