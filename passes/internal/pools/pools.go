package pools

import (
	"fmt"
	"go/token"
	"go/types"
	"reflect"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/httpvet/httpvet/passes/internal/ledger"
	"github.com/httpvet/httpvet/passes/internal/nethttp"
	"github.com/httpvet/httpvet/passes/internal/sites"
	"github.com/httpvet/httpvet/passes/internal/source"
)

// Analyzer finds the pools and clients of a package that are lost. Its result
// is a *Result. It is an analyzer of its own, and not a part of the ledger,
// so that whoever asks for response bodies only does not pay for it.
var Analyzer = &analysis.Analyzer{
	Name:       "httpvetpools",
	Doc:        "httpvetpools: follow HTTP transports and clients from where they are made (helper of the httpvet rules, reports nothing)",
	Run:        run,
	Requires:   []*analysis.Analyzer{ledger.Analyzer},
	FactTypes:  []analysis.Fact{new(HTTPVetPools)},
	ResultType: reflect.TypeFor[*Result](),
}

// A Result is what is to be said of the pools of a package.
type Result struct {
	// Lost are the sources whose pool, or client, is used and lost, and that
	// run more than once, in the order of the code.
	Lost []Lost
	// Sites tells where code of the package runs; nil where nothing was looked at.
	Sites *sites.Map
	// Crashes are the functions that could not be digested, and why.
	Crashes []string
}

// A Lost is a source that makes something that is lost each time.
type Lost struct {
	*Source
	Site sites.Site
	// Jar: a client with a cookie jar of its own, for a single request.
	Jar bool
	// Each: not only in some cases.
	Each bool
	// Same: each time with the same settings.
	Same bool
	// Built is set for a call of a function in another package that makes
	// and uses up a pool of its own.
	Built *Built
}

// An Analysis answers questions about the functions of one package.
type Analysis struct {
	fset     *token.FileSet
	files    *source.Files
	fns      []*ssa.Function
	prog     *ssa.Program
	sites    *sites.Map
	know     *knowledge
	steps    steps
	effects  [kinds]map[query]*Effect
	sources  map[*ssa.Function][]*Source
	looking  map[*ssa.Function]bool
	closes   map[*ssa.Function]bool
	globals  map[*ssa.Global]bool // those that are assigned to
	placesIn map[shape][]Path
	depth    int
}

func run(pass *analysis.Pass) (any, error) {
	book := pass.ResultOf[ledger.Analyzer].(*ledger.Result)
	fns := book.Funcs
	res := &Result{}
	if len(fns) == 0 || !concerned(pass) {
		return res, nil
	}
	a := &Analysis{
		fset: pass.Fset, files: book.Files, fns: fns, prog: fns[0].Prog, sites: sites.New(pass.Pkg, fns),
		know:    &knowledge{pass, map[*types.Func]*HTTPVetPools{}},
		sources: map[*ssa.Function][]*Source{}, looking: map[*ssa.Function]bool{}, closes: map[*ssa.Function]bool{},
		placesIn: map[shape][]Path{},
	}
	for k := range a.effects {
		a.effects[k] = map[query]*Effect{}
	}
	res.Sites = a.sites
	builds := map[*ssa.Function][]Built{}
	for _, fn := range fns {
		a.contain(res, fn.String(), func() { a.check(fn, res, builds) })
	}
	a.contain(res, "facts", func() { a.export(pass, fns, builds) })
	return res, nil
}

// contain runs do and turns a panic into a line for the user: one function
// that cannot be digested must not cost the findings of the others.
func (a *Analysis) contain(res *Result, name string, do func()) {
	defer func() {
		if r := recover(); r != nil {
			line, _, _ := strings.Cut(fmt.Sprint(r), "\n")
			res.Crashes = append(res.Crashes, name+": "+line)
			a.depth = 0
			clear(a.looking)
		}
	}()
	do()
}

// check adds what is lost in fn to res, and to builds.
func (a *Analysis) check(fn *ssa.Function, res *Result, builds map[*ssa.Function][]Built) {
	for _, s := range a.Sources(fn) {
		if !s.Lost() {
			continue
		}
		l := Lost{Source: s, Site: a.siteOf(s)}
		if l.Site.Kind == sites.Once || a.forTests(s.Instr) {
			continue
		}
		l.Each = a.each(s)
		l.Same = a.same(s, l.Site.Kind)
		if s.Kind == Client {
			l.Jar = hasFreshJar(s) && !s.Effect.Many
		}
		res.Lost = append(res.Lost, l)
		if s.Kind == Pool && l.Site.Kind == sites.Call && l.Each {
			builds[fn] = append(builds[fn], Built{Origin: s.Origin, Idle: s.Idle, Made: s.Made})
		}
	}
	res.Lost = append(res.Lost, a.elsewhere(fn, builds)...)
}

// concerned reports whether a package can make or be given a pool: it can
// reach net/http, or a package that it imports has facts.
func concerned(pass *analysis.Pass) bool {
	return nethttp.Imports(pass.Pkg) || len(pass.AllObjectFacts()) > 0
}

func (a *Analysis) place(pos token.Pos) Place {
	p := a.fset.Position(pos)
	return Place{File: p.Filename, Line: p.Line}
}

// siteOf returns how often s runs. What serves as long as the process does,
// or as a worker, is made once for it.
func (a *Analysis) siteOf(s *Source) sites.Site {
	site := a.sites.Of(s.Instr)
	single := site.Kind == sites.Call && site.Reached == sites.Once || site.Kind == sites.Goroutine && !site.Many
	if single && a.serves(s, site.Kind == sites.Goroutine) {
		site.Kind = sites.Once
	}
	return site
}

// serves reports whether s is used in a loop that waits on channels.
func (a *Analysis) serves(s *Source, sleeping bool) bool {
	for _, send := range s.Sends {
		if a.sites.Waits(send, sleeping) {
			return true
		}
		if call, ok := send.(ssa.CallInstruction); ok {
			if fn := call.Common().StaticCallee(); fn != nil && a.sites.Serves(fn, sleeping) {
				return true
			}
		}
	}
	return false
}

// elsewhere returns the calls in fn of functions in other packages that make
// and use up a pool, as far as a loop, a goroutine or a handler runs them,
// and notes the others as something that fn does on each call.
func (a *Analysis) elsewhere(fn *ssa.Function, builds map[*ssa.Function][]Built) []Lost {
	var out []Lost
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			call, ok := instr.(ssa.CallInstruction)
			if !ok {
				continue
			}
			callee := call.Common().StaticCallee()
			if callee == nil || callee.Blocks != nil {
				continue
			}
			obj, ok := callee.Object().(*types.Func)
			if !ok {
				continue
			}
			f := a.know.fact(obj)
			if f == nil || len(f.Builds) == 0 {
				continue
			}
			site := a.sites.Of(instr)
			if _, started := instr.(*ssa.Go); started && site.Kind != sites.Once {
				site = sites.Site{Kind: sites.Goroutine, At: instr.Pos()}
			}
			switch {
			case site.Kind == sites.Call && site.Reached == sites.Once:
				if !always(instr) {
					continue
				}
				builds[fn] = append(builds[fn], f.Builds[0])
			case site.Kind != sites.Once:
				out = append(out, Lost{
					Source: &Source{Kind: Pool, Origin: f.Builds[0].Origin, Instr: instr, Idle: f.Builds[0].Idle, Made: f.Builds[0].Made},
					Site:   site, Built: &f.Builds[0], Each: !a.sites.InLoop(instr) && always(instr) || a.sites.EachTurn(instr),
				})
			}
		}
	}
	return out
}
