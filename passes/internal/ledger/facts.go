package ledger

import (
	"go/types"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/httpvet/httpvet/passes/internal/lifecycle"
)

// An HTTPVetSummary is the summary of an exported function or method, or of a
// method of an exported interface. Facts of all linters in a process share the names
// that gob gives their types, package name and type name, hence the long names.
type HTTPVetSummary struct{ Summary lifecycle.Summary }

func (*HTTPVetSummary) AFact()           {}
func (f *HTTPVetSummary) String() string { return f.Summary.String() }

// An HTTPVetPackage says that a package was looked at: a function of it without an
// HTTPVetSummary does nothing of note.
type HTTPVetPackage struct {
	Yields  bool     // some function hands an open response to its caller
	Crashes []string // functions that the engine could not digest
}

func (*HTTPVetPackage) AFact() {}

func (f *HTTPVetPackage) String() string {
	var parts []string
	if f.Yields {
		parts = append(parts, "yields")
	}
	if len(f.Crashes) > 0 {
		parts = append(parts, "incomplete: "+strings.Join(f.Crashes, ", "))
	}
	return "looked at " + strings.Join(parts, " ")
}

// export makes the summaries of the package known to its importers. Functions
// that importers cannot name get none, but for methods: a value of an
// unexported type can be handed out.
func export(pass *analysis.Pass, engine *lifecycle.Engine, fns []*ssa.Function) {
	for _, fn := range fns {
		obj, ok := fn.Object().(*types.Func)
		if !ok || !obj.Exported() || fn.Parent() != nil || obj.Pkg() != pass.Pkg {
			continue
		}
		if s := engine.Summary(fn); !s.Trivial() {
			pass.ExportObjectFact(obj, &HTTPVetSummary{*s})
		}
	}
	eachInterfaceMethod(pass.Pkg, func(m *types.Func) {
		if s := engine.Interface(m); s != nil && !s.Trivial() {
			pass.ExportObjectFact(m, &HTTPVetSummary{*s})
		}
	})
}

// eachInterfaceMethod calls f for the exported methods of the exported
// interfaces that pkg declares.
func eachInterfaceMethod(pkg *types.Package, f func(*types.Func)) {
	scope := pkg.Scope()
	for _, name := range scope.Names() {
		tn, ok := scope.Lookup(name).(*types.TypeName)
		if !ok || !tn.Exported() || tn.IsAlias() {
			continue
		}
		if iface, ok := tn.Type().Underlying().(*types.Interface); ok {
			for m := range iface.ExplicitMethods() {
				if m.Exported() && m.Pkg() == pkg {
					f(m)
				}
			}
		}
	}
}

// yields reports whether importers can get an open response from the package.
func yields(pass *analysis.Pass, engine *lifecycle.Engine, fns []*ssa.Function) bool {
	for _, fn := range fns {
		if obj, ok := fn.Object().(*types.Func); ok && obj.Exported() && engine.Fresh(fn) {
			return true
		}
	}
	return false
}
