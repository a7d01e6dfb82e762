package pools

import (
	"go/types"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/httpvet/httpvet/passes/internal/nethttp"
)

// An HTTPVetPools is what importers need to know of a function or method. It is
// named like the facts of package ledger, for the same reason.
type HTTPVetPools struct {
	Entries []Entry // what it does to pools and clients that it is given
	Fresh   []Fresh // the pools that it makes and hands out
	Builds  []Built // the pools that it makes and uses up on each call
}

// An Entry says what a function does to what reaches it at a path from a
// parameter. What is not listed may be kept.
type Entry struct {
	Param  int
	Path   Path
	Kind   Kind
	Effect Effect
}

// A Built is a pool that is made and used up on each call.
type Built struct {
	Origin Origin
	Idle   Idle
	Made   Place
}

func (*HTTPVetPools) AFact() {}

func (f *HTTPVetPools) String() string {
	var parts []string
	for _, e := range f.Entries {
		parts = append(parts, e.Kind.String()+" at "+string(rune('0'+e.Param))+e.Path.String()+": "+e.Effect.String())
	}
	for _, fr := range f.Fresh {
		e := Effect{Carries: fr.Carries, Sent: fr.Sent}
		parts = append(parts, fr.Kind.String()+" made: "+e.String())
	}
	if len(f.Builds) > 0 {
		parts = append(parts, "builds a pool on each call")
	}
	return strings.Join(parts, "; ")
}

// knowledge is what imported facts tell of functions in other packages.
type knowledge struct {
	pass *analysis.Pass
	memo map[*types.Func]*HTTPVetPools
}

func (k *knowledge) fact(fn *types.Func) *HTTPVetPools {
	fn = fn.Origin()
	f, ok := k.memo[fn]
	if !ok {
		f = new(HTTPVetPools)
		if fn.Pkg() == nil || fn.Pkg() == k.pass.Pkg || nethttp.Tabled(fn.Pkg().Path()) || !k.pass.ImportObjectFact(fn, f) {
			f = nil
		}
		k.memo[fn] = f
	}
	return f
}

func (k *knowledge) fresh(fn *types.Func) []Fresh {
	if f := k.fact(fn); f != nil {
		return f.Fresh
	}
	return nil
}

// effect returns what fn does to what reaches its argument i at path p: the place that
// is known of, and what of p lies beyond it.
func (k *knowledge) effect(fn *types.Func, i int, p Path, kind Kind) (e *Effect, at, beyond Path) {
	unknown := &Effect{Kept: true}
	f := k.fact(fn)
	plain, ok := p.exported()
	if f == nil || !ok {
		return unknown, "", ""
	}
	for n := range f.Entries {
		e := &f.Entries[n]
		if e.Param != i || e.Kind != kind {
			continue
		}
		if _, ok := plain.cut(e.Path); ok {
			beyond = p.drop(e.Path.len())
			return &e.Effect, p[:len(p)-len(beyond)], beyond
		}
	}
	return unknown, "", ""
}

// drop returns p without its first n steps.
func (p Path) drop(n int) Path {
	for range n {
		p = p.rest()
	}
	return p
}
