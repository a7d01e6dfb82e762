package ledger

import (
	"go/token"
	"go/types"
)

// Elsewhere reports whether a call of interface method m at a place may run
// an implementation from another package than that of the interface. It is
// asked where the one that the package of the interface hands out is at fault.
//
// Tests are the place for doubles. Other code takes what it is given: that the
// package at hand, or one that it imports, declares an implementation of its
// own, if only one that wraps the original, is the sign that it may be given
// that. A double that only the tests of the package import is none.
func (k *knowledge) Elsewhere(m *types.Func, at token.Pos) bool {
	if !at.IsValid() || k.Test(at) {
		return true
	}
	iface, ok := m.Signature().Recv().Type().Underlying().(*types.Interface)
	if !ok {
		return true
	}
	if m.Pkg() != k.pass.Pkg && k.implements(k.pass.Pkg, iface) {
		return true
	}
	for _, file := range k.pass.Files {
		if k.Test(file.Package) {
			continue
		}
		for _, spec := range file.Imports {
			name := k.pass.TypesInfo.PkgNameOf(spec)
			if name != nil && name.Imported() != m.Pkg() && k.implements(name.Imported(), iface) {
				return true
			}
		}
	}
	return false
}

// implements reports whether pkg declares a type that implements iface, other
// than for its tests.
func (k *knowledge) implements(pkg *types.Package, iface *types.Interface) bool {
	scope := pkg.Scope()
	for _, name := range scope.Names() {
		tn, ok := scope.Lookup(name).(*types.TypeName)
		if !ok || types.IsInterface(tn.Type()) || pkg == k.pass.Pkg && k.Test(tn.Pos()) {
			continue
		}
		if types.Implements(tn.Type(), iface) || types.Implements(types.NewPointer(tn.Type()), iface) {
			return true
		}
	}
	return false
}
