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
	"reflect"
	"slices"
	"sync"

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

	pass  *analysis.Pass
	found func() findings // once, whoever asks first

	// Rules that run side by side share the engine, which remembers answers.
	mu     sync.Mutex
	engine *lifecycle.Engine
}

// A findings is what is of interest of a package that was asked for, but not of one
// that others import. Drivers run no rules on the latter, so it is not made before a
// rule asks for it.
type findings struct {
	leaks   []lifecycle.Leak
	uses    []lifecycle.Use
	crashes []Crash
}

// Leaks returns the acquisitions of the package that some path never settles, sorted
// by position. Generated files have none.
func (r *Result) Leaks() []lifecycle.Leak { return r.found().leaks }

// Uses returns, for each acquisition of the package that some path releases, how it
// was consumed by then, sorted by position. Generated files have none.
func (r *Result) Uses() []lifecycle.Use { return r.found().uses }

// Crashes returns the functions that the engine could not digest, once each.
func (r *Result) Crashes() []Crash { return r.found().crashes }

// A Crash is an internal error, contained: the function or interface method it
// happened in, and what the runtime said.
type Crash struct {
	Func   string
	Reason string
}

func run(pass *analysis.Pass) (any, error) {
	res := &Result{Files: source.New(pass.Fset, pass.Files), pass: pass, found: func() findings { return findings{} }}
	how := relevanceOf(pass)
	if how == irrelevant {
		return res, nil
	}
	b := build(pass, how, pass.ResultOf[noreturn.Analyzer].(*noreturn.Funcs).NoReturn)
	if b == nil {
		return res, nil
	}
	res.Funcs = b.funcs
	know := newKnowledge(pass, res.Files)
	res.engine = lifecycle.NewEngine(b.pkg, protocol.NewBody(b.funcs), know)
	crashes := export(pass, know, res.engine, b.funcs)
	res.found = sync.OnceValue(func() findings {
		res.mu.Lock()
		defer res.mu.Unlock()
		return find(pass, res.engine, newTests(res.Files, know, res.engine, pass.Pkg, b.funcs), res.Files, b.funcs, crashes)
	})
	return res, nil
}

// find looks for findings in fns. crashes are those that there were already.
func find(pass *analysis.Pass, engine *lifecycle.Engine, tests *tests, files *source.Files, fns []*ssa.Function, crashes []Crash) findings {
	f := findings{crashes: crashes}
	for _, fn := range fns {
		contain(&f.crashes, engine, fn.String(), func() {
			crashOnPurpose(fn.Name())
			f.uses = append(f.uses, consumed(engine, files, fn)...)
			f.leaks = append(f.leaks, reported(engine, tests, pass, files, fn)...)
		})
	}
	slices.SortStableFunc(f.leaks, func(a, b lifecycle.Leak) int { return int(a.Call.Pos() - b.Call.Pos()) })
	f.leaks = slices.CompactFunc(f.leaks, func(a, b lifecycle.Leak) bool { return a.Call == b.Call })
	slices.SortStableFunc(f.uses, func(a, b lifecycle.Use) int { return int(a.Call.Pos() - b.Call.Pos()) })
	return f
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

// contain runs do and turns a panic into a Crash in the function of that name, unless
// there was one in it before: what the engine cannot digest must not cost the findings
// of everything else.
func contain(crashes *[]Crash, engine *lifecycle.Engine, name string, do func()) {
	defer func() {
		if r := recover(); r != nil {
			engine.Abandon()
			if !slices.ContainsFunc(*crashes, func(before Crash) bool { return before.Func == name }) {
				*crashes = append(*crashes, Crash{name, reason(r)})
			}
		}
	}()
	do()
}
