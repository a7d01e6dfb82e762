package ledger

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/httpvet/httpvet/passes/internal/lifecycle"
	"github.com/httpvet/httpvet/passes/internal/nethttp"
	"github.com/httpvet/httpvet/passes/internal/source"
)

// knowledge answers the engine's questions about other packages: from the
// tables for the standard library, from imported facts for everything else.
type knowledge struct {
	pass    *analysis.Pass
	files   *source.Files
	memo    map[*types.Func]*lifecycle.Summary
	seen    map[*types.Package]bool // packages looked at, by their fact
	handled map[*types.Func]bool    // functions of the package that carry the directive
	noneOf  lifecycle.Summary
}

func newKnowledge(pass *analysis.Pass, files *source.Files) *knowledge {
	return &knowledge{pass: pass, files: files, memo: map[*types.Func]*lifecycle.Summary{}, seen: map[*types.Package]bool{}, handled: handled(pass)}
}

// Test reports whether at lies in a _test.go file of the package.
func (k *knowledge) Test(at token.Pos) bool { return k.files.Test(at) }

func (k *knowledge) Pure(fn *types.Func) bool     { return nethttp.Pure(fn) }
func (k *knowledge) Equality(fn *types.Func) bool { return nethttp.Equality(fn) }
func (k *knowledge) NoReturn(fn *types.Func) bool { return nethttp.NoReturn(fn) }

// Summary returns what is known of fn. An empty summary says that its package
// was looked at and fn does nothing of note; nil, that nothing is known.
func (k *knowledge) Summary(fn *types.Func) *lifecycle.Summary {
	fn = fn.Origin()
	if s, ok := k.memo[fn]; ok {
		return s
	}
	s := k.find(fn)
	k.memo[fn] = s
	return s
}

func (k *knowledge) find(fn *types.Func) *lifecycle.Summary {
	if s := declared(fn); s != nil {
		return s
	}
	if row, ok := nethttp.Lookup(fn.FullName()); ok {
		return fromRow(fn, row)
	}
	if fn.Pkg() == nil {
		return nil // error.Error
	}
	recv := fn.Signature().Recv()
	abstract := recv != nil && types.IsInterface(recv.Type())
	if nethttp.Tabled(fn.Pkg().Path()) && !abstract {
		return &k.noneOf
	}
	var fact HTTPVetSummary
	if k.pass.ImportObjectFact(fn, &fact) {
		return &fact.Summary
	}
	if abstract {
		return nil // anyone can implement it
	}
	if k.lookedAt(fn.Pkg()) {
		return &k.noneOf
	}
	return nil
}

func (k *knowledge) lookedAt(pkg *types.Package) bool {
	yes, ok := k.seen[pkg]
	if !ok {
		yes = k.pass.ImportPackageFact(pkg, new(HTTPVetPackage))
		k.seen[pkg] = yes
	}
	return yes
}

// declared returns the summary of a function that the user named in an
// option, nil for all others.
func declared(fn *types.Func) *lifecycle.Summary {
	name, sig := fn.FullName(), fn.Signature()
	s := &lifecycle.Summary{}
	if options.closers.has(name) {
		n := sig.Params().Len()
		if sig.Recv() != nil {
			n++
		}
		for i := range n {
			for _, k := range []lifecycle.Kind{lifecycle.Handle, lifecycle.Part} {
				s.Entries = append(s.Entries, lifecycle.Entry{At: lifecycle.Place{Param: i}, Kind: k,
					Outcomes: []lifecycle.Outcome{{Effect: lifecycle.Release, Read: lifecycle.Some}}})
			}
		}
	}
	if options.sources.has(name) {
		for i := range sig.Results().Len() {
			if !nethttp.IsResponse(sig.Results().At(i).Type()) {
				continue
			}
			values := make([]lifecycle.Value, sig.Results().Len())
			if last := len(values) - 1; last > i && isError(sig.Results().At(last).Type()) {
				values[last] = lifecycle.Nil
			}
			s.Fresh = append(s.Fresh, lifecycle.Outcome{Effect: lifecycle.Keep, Results: values,
				Carries: []lifecycle.Carry{{Result: i, Kind: lifecycle.Handle, Upto: lifecycle.ToEnd}}})
		}
	}
	if s.Trivial() {
		return nil
	}
	return s
}

func isError(t types.Type) bool {
	return types.Identical(t, types.Universe.Lookup("error").Type())
}

// handledDirective marks a function whose response needs no Close by its
// callers. It is the incumbent's, honoured so that a change of linter does
// not cost the annotations.
const handledDirective = "//bodyclose:handled"

func (k *knowledge) Declared(fn *types.Func) *lifecycle.Summary { return declared(fn) }
func (k *knowledge) Handled(fn *types.Func) bool                { return k.handled[fn] }

func handled(pass *analysis.Pass) map[*types.Func]bool {
	var m map[*types.Func]bool
	for _, file := range pass.Files {
		for _, decl := range file.Decls {
			fd, ok := decl.(*ast.FuncDecl)
			if !ok || fd.Doc == nil {
				continue
			}
			for _, c := range fd.Doc.List {
				if text, _, _ := strings.Cut(c.Text, " "); text == handledDirective {
					if m == nil {
						m = map[*types.Func]bool{}
					}
					m[pass.TypesInfo.Defs[fd.Name].(*types.Func)] = true
				}
			}
		}
	}
	return m
}

// fromRow turns a row of the standard library's table into a summary.
func fromRow(fn *types.Func, row nethttp.Row) *lifecycle.Summary {
	s := &lifecycle.Summary{}
	sig := fn.Signature()
	results := make([]lifecycle.Value, sig.Results().Len())
	last := len(results) - 1
	if row.Yields {
		values := append([]lifecycle.Value(nil), results...)
		if last > 0 {
			values[last] = lifecycle.Nil
		}
		s.Fresh = []lifecycle.Outcome{{Effect: lifecycle.Keep, Results: values,
			Carries: []lifecycle.Carry{{Kind: lifecycle.Handle, Upto: lifecycle.ToEnd}}}}
	}
	for _, a := range row.Args {
		for _, kind := range kinds(a) {
			s.Entries = append(s.Entries, lifecycle.Entry{
				At: lifecycle.Place{Param: a.Param}, Kind: kind, Outcomes: effects(a),
			})
		}
	}
	switch {
	case row.Joins:
		s.Joins, s.Knows, s.Plain = true, true, []lifecycle.Outcome{{Effect: lifecycle.Borrow}}
	case row.NotNil:
		results[0] = lifecycle.NotNil
		s.Plain, s.Knows = []lifecycle.Outcome{{Effect: lifecycle.Borrow, Results: results}}, true
	case row.TrueMeans >= 0:
		s.Plain, s.Knows = truths(row, results), true
	}
	return s
}

// truths returns the outcomes of a predicate on an error.
func truths(row nethttp.Row, results []lifecycle.Value) []lifecycle.Outcome {
	outcome := func(last lifecycle.Value, when ...lifecycle.Cond) lifecycle.Outcome {
		values := append([]lifecycle.Value(nil), results...)
		values[len(values)-1] = last
		return lifecycle.Outcome{Effect: lifecycle.Borrow, Results: values, When: when}
	}
	is := func(param int, v lifecycle.Value) lifecycle.Cond {
		return lifecycle.Cond{At: lifecycle.Place{Param: param}, Is: v}
	}
	p := row.TrueMeans
	if !row.Compares {
		return []lifecycle.Outcome{outcome(lifecycle.True, is(p, lifecycle.NotNil)), outcome(lifecycle.False)}
	}
	return []lifecycle.Outcome{
		outcome(lifecycle.True, is(p, lifecycle.NotNil)),
		outcome(lifecycle.True, is(p, lifecycle.Nil), is(p+1, lifecycle.LiteralNil)),
		outcome(lifecycle.False, is(p, lifecycle.NotNil)),
		outcome(lifecycle.False, is(p, lifecycle.Nil), is(p+1, lifecycle.NotNil)),
	}
}

// kinds returns the forms in which what a row says of an argument applies.
func kinds(a nethttp.Arg) []lifecycle.Kind {
	switch a.Do {
	case nethttp.Calls, nethttp.CallsLater, nethttp.CallsBack:
		return []lifecycle.Kind{lifecycle.Func}
	}
	if a.Do == nethttp.Borrows {
		return []lifecycle.Kind{lifecycle.Handle, lifecycle.Part, lifecycle.Func}
	}
	return []lifecycle.Kind{lifecycle.Handle, lifecycle.Part}
}

func effects(a nethttp.Arg) []lifecycle.Outcome {
	o := lifecycle.Outcome{Effect: lifecycle.Borrow}
	carry := lifecycle.Carry{Kind: lifecycle.Part, Upto: lifecycle.ToEnd}
	switch a.Do {
	case nethttp.ReadsSome:
		o.Read = lifecycle.Some
	case nethttp.ReadsAll:
		o.Read = lifecycle.ToEnd
	case nethttp.Closes:
		o.Effect, o.Read = lifecycle.Release, lifecycle.ToEnd
	case nethttp.Keeps, nethttp.CallsLater:
		o.Effect = lifecycle.Keep
	case nethttp.Calls:
		o.Effect = lifecycle.Release
	case nethttp.CallsBack:
		carry.Kind = lifecycle.Func
		o.Carries = []lifecycle.Carry{carry}
	case nethttp.Wraps:
		carry.Hidden = true
		o.Carries = []lifecycle.Carry{carry}
	case nethttp.Opens:
		carry.Hidden, o.Read = true, lifecycle.Some
		o.Carries = []lifecycle.Carry{carry}
	case nethttp.Limits:
		carry.Hidden, carry.Upto = true, lifecycle.Some
		o.Carries = []lifecycle.Carry{carry}
	case nethttp.Encloses:
		o.Carries = []lifecycle.Carry{carry}
	}
	if a.If < 0 {
		return []lifecycle.Outcome{o}
	}
	o.When = []lifecycle.Cond{{At: lifecycle.Place{Param: a.If}, Is: lifecycle.True}}
	otherwise := lifecycle.Outcome{Effect: lifecycle.Borrow, When: []lifecycle.Cond{{At: lifecycle.Place{Param: a.If}, Is: lifecycle.False}}}
	return []lifecycle.Outcome{o, otherwise}
}
