package ledger

import (
	"go/types"
	"slices"

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
// HTTPVetSummary does nothing of note, or the engine could not digest it.
type HTTPVetPackage struct {
	Yields  bool // some function hands an open response to its caller
	Reaches bool // it imports net/http, at whatever distance

	Lends      []string // its interfaces that hand a response to a function they are given
	Implements []string // such interfaces of its imports, in full, that a type of it implements
}

func (*HTTPVetPackage) AFact() {}

func (f *HTTPVetPackage) String() string {
	text := "looked at"
	if f.Yields {
		text += " yields"
	}
	if f.Reaches {
		text += " reaches"
	}
	for _, name := range f.Lends {
		text += " lends by " + name
	}
	for _, name := range f.Implements {
		text += " implements " + name
	}
	return text
}

// export makes the summaries of the package known to its importers, and returns the
// functions that it failed for. Functions that importers cannot name get none, but for
// methods: a value of an unexported type can be handed out.
func export(pass *analysis.Pass, know *knowledge, engine *lifecycle.Engine, fns []*ssa.Function) (crashes []Crash) {
	known := &HTTPVetPackage{Reaches: reaches(pass), Implements: know.implemented()}
	for _, fn := range fns {
		obj, ok := fn.Object().(*types.Func)
		if !ok || !obj.Exported() || fn.Parent() != nil || obj.Pkg() != pass.Pkg {
			continue
		}
		contain(&crashes, engine, fn.String(), func() {
			crashOnPurpose(fn.Name())
			known.Yields = known.Yields || engine.Fresh(fn)
			if s := engine.Summary(fn); !s.Trivial() {
				pass.ExportObjectFact(obj, &HTTPVetSummary{*s})
			}
		})
	}
	eachInterfaceMethod(pass.Pkg, func(m *types.Func) {
		contain(&crashes, engine, m.FullName(), func() {
			crashOnPurpose(m.Name())
			if s := engine.Interface(m); s != nil && !s.Trivial() {
				pass.ExportObjectFact(m, &HTTPVetSummary{*s})
				if name := interfaceOf(m); len(s.Lent) > 0 && !slices.Contains(known.Lends, name) {
					known.Lends = append(known.Lends, name)
				}
			}
		})
	})
	pass.ExportPackageFact(known)
	return crashes
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
