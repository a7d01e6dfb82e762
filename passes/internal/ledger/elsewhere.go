package ledger

import (
	"go/token"
	"go/types"
	"slices"
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
			if name != nil && name.Imported() != m.Pkg() && k.importImplements(name.Imported(), m, iface) {
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

// importImplements reports whether pkg, which is imported, declares a type that
// implements iface, of which m is a method. Drivers do not show all types of an import
// that are not exported: of those its fact tells, if pkg imports the interface.
func (k *knowledge) importImplements(pkg *types.Package, m *types.Func, iface *types.Interface) bool {
	if k.implements(pkg, iface) {
		return true
	}
	var fact HTTPVetPackage
	return k.pass.ImportPackageFact(pkg, &fact) && slices.Contains(fact.Implements, m.Pkg().Path()+"."+interfaceOf(m))
}

// implemented returns the interfaces of imports that hand a response to a function they
// are given, and that a type of the package implements, in full and sorted.
func (k *knowledge) implemented() (names []string) {
	for _, imp := range k.pass.Pkg.Imports() {
		var fact HTTPVetPackage
		if !k.pass.ImportPackageFact(imp, &fact) {
			continue
		}
		for _, name := range fact.Lends {
			if obj := imp.Scope().Lookup(name); obj != nil {
				if iface, ok := obj.Type().Underlying().(*types.Interface); ok && k.implements(k.pass.Pkg, iface) {
					names = append(names, imp.Path()+"."+name)
				}
			}
		}
	}
	slices.Sort(names)
	return names
}

// interfaceOf returns the name of the interface that m is a method of, "" if it has none.
func interfaceOf(m *types.Func) string {
	if named, ok := m.Signature().Recv().Type().(*types.Named); ok {
		return named.Obj().Name()
	}
	return ""
}
