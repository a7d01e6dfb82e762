package fieldvalues

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/httpvet/httpvet/passes/internal/nethttp"
)

// A Mutation is a store to http.DefaultTransport, http.DefaultClient, or to
// something that is reached through one of them.
type Mutation struct {
	At   token.Pos
	Name string // DefaultTransport or DefaultClient
	Path string // ".MaxIdleConns", "" if the variable itself is assigned
	Fn   *ssa.Function
}

// Mutations returns the stores to the values that all of a program shares, in
// source order of the functions.
func (p *Package) Mutations() []Mutation {
	var out []Mutation
	for _, fn := range p.funcs {
		for _, b := range fn.Blocks {
			for _, instr := range b.Instrs {
				st, ok := instr.(*ssa.Store)
				if !ok {
					continue
				}
				if name, path := p.sharedAt(st.Addr, depth); name != "" {
					out = append(out, Mutation{At: st.Pos(), Name: name, Path: path, Fn: fn})
				}
			}
		}
	}
	return out
}

// Shared reports whether the package assigns http.DefaultTransport or
// something that it leads to, so that its settings are not known.
func (p *Package) Shared() bool { return p.mutated }

// sharedAt returns which shared value the variable at addr belongs to.
func (p *Package) sharedAt(addr ssa.Value, fuel int) (name, path string) {
	if fuel == 0 {
		return "", ""
	}
	switch addr := addr.(type) {
	case *ssa.Global:
		return defaultName(addr), ""
	case *ssa.FieldAddr:
		name, path := p.sharedBy(addr.X, fuel-1)
		return name, path + "." + fieldName(addr)
	}
	// The pointer itself: *http.DefaultClient = …
	return p.sharedBy(addr, fuel-1)
}

// sharedBy returns which shared value a pointer, or an interface that holds
// one, leads to.
func (p *Package) sharedBy(v ssa.Value, fuel int) (name, path string) {
	if fuel == 0 {
		return "", ""
	}
	switch v := v.(type) {
	case *ssa.FieldAddr:
		return p.sharedAt(v, fuel)
	case *ssa.TypeAssert:
		return p.sharedBy(v.X, fuel-1)
	case *ssa.Extract:
		if ta, ok := v.Tuple.(*ssa.TypeAssert); ok && v.Index == 0 {
			return p.sharedBy(ta.X, fuel-1)
		}
	case *ssa.UnOp:
		if v.Op != token.MUL {
			return "", ""
		}
		switch addr := v.X.(type) {
		case *ssa.Global:
			if name := defaultName(addr); name != "" {
				return name, ""
			}
		case *ssa.FieldAddr:
			return p.sharedAt(addr, fuel-1)
		}
		if src := p.source(v.X); src != nil {
			return p.sharedBy(src, fuel-1)
		}
	}
	return "", ""
}

// defaultName returns the name of a variable of net/http that is shared.
func defaultName(g *ssa.Global) string {
	if g.Pkg == nil || g.Pkg.Pkg == nil || g.Pkg.Pkg.Path() != nethttp.Path {
		return ""
	}
	switch g.Name() {
	case nethttp.DefaultTransport, nethttp.DefaultClient:
		return g.Name()
	}
	return ""
}

// isDefault reports whether v is the value of a shared variable of net/http.
func isDefault(v ssa.Value, name string) bool {
	load, ok := v.(*ssa.UnOp)
	if !ok || load.Op != token.MUL {
		return false
	}
	g, ok := load.X.(*ssa.Global)
	return ok && defaultName(g) == name
}

func fieldName(fa *ssa.FieldAddr) string {
	s := fa.X.Type().Underlying().(*types.Pointer).Elem().Underlying().(*types.Struct)
	return s.Field(fa.Field).Name()
}
