package checker

import (
	"go/types"
	"reflect"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/types/objectpath"
)

// set returns the facts that importers can name.
func (r *run) set() factSet {
	set := make(factSet, len(r.facts))
	for about, f := range r.facts {
		key := factKey{kind: about.kind}
		if about.obj != nil {
			path, err := r.paths.For(about.obj)
			if err != nil {
				continue // nobody else can get hold of it
			}
			key.path = path
		}
		set[key] = f
	}
	return set
}

// other returns the unit whose exported types are pkg, as the package at hand sees it.
func (r *run) other(pkg *types.Package) *unit {
	if test := r.unit.ForTest; test != "" {
		if u := r.units[pkg.Path()+" ["+test+".test]"]; u != nil {
			return u
		}
	}
	return r.units[pkg.Path()]
}

// known returns what is known of pkg, which is not the package at hand.
func (r *run) known(pkg *types.Package) factSet {
	if u := r.other(pkg); u != nil && len(u.encoded) > 0 {
		return u.decoded()
	}
	if k := r.Known[pkg.Path()]; k != nil {
		return k.decoded()
	}
	return nil
}

// objectFact copies what is known of obj into the fact, and reports whether it is.
func (r *run) objectFact(obj types.Object, into analysis.Fact) bool {
	switch pkg := obj.Pkg(); pkg {
	case nil:
		return false
	case r.pkg:
		return assign(into, r.facts[fact{obj, reflect.TypeOf(into)}])
	default:
		set := r.known(pkg)
		if len(set) == 0 {
			return false
		}
		path, err := r.paths.For(obj)
		if err != nil {
			return false
		}
		return assign(into, set[factKey{path, reflect.TypeOf(into)}])
	}
}

// packageFact is objectFact for a package.
func (r *run) packageFact(pkg *types.Package, into analysis.Fact) bool {
	if pkg == r.pkg {
		return assign(into, r.facts[fact{nil, reflect.TypeOf(into)}])
	}
	return assign(into, r.known(pkg)[factKey{kind: reflect.TypeOf(into)}])
}

func assign(into, f analysis.Fact) bool {
	if f == nil {
		return false
	}
	reflect.ValueOf(into).Elem().Set(reflect.ValueOf(f).Elem())
	return true
}

// allPackageFacts returns the facts of these kinds about the package at hand and those
// that it imports, at any distance.
func (r *run) allPackageFacts(kinds map[reflect.Type]bool) (all []analysis.PackageFact) {
	add := func(pkg *types.Package, facts []analysis.Fact) {
		for _, f := range facts {
			if kinds[reflect.TypeOf(f)] {
				all = append(all, analysis.PackageFact{Package: pkg, Fact: f})
			}
		}
	}
	for about, f := range r.facts {
		if about.obj == nil {
			add(r.pkg, []analysis.Fact{f})
		}
	}
	r.unit.closure(func(u *unit) { add(u.exported, u.decoded().about()) })
	for path, k := range r.Known {
		pkg := r.plain[path]
		if pkg == nil {
			pkg = types.NewPackage(path, "") // nothing of it is seen
		}
		add(pkg, k.About)
	}
	return all
}

// allObjectFacts is allPackageFacts for objects.
func (r *run) allObjectFacts(kinds map[reflect.Type]bool) (all []analysis.ObjectFact) {
	for about, f := range r.facts {
		if about.obj != nil && kinds[about.kind] {
			all = append(all, analysis.ObjectFact{Object: about.obj, Fact: f})
		}
	}
	add := func(pkg *types.Package, set factSet) {
		for key, f := range set {
			if key.path == "" || !kinds[key.kind] {
				continue
			}
			if obj, err := objectpath.Object(pkg, key.path); err == nil {
				all = append(all, analysis.ObjectFact{Object: obj, Fact: f})
			}
		}
	}
	r.unit.closure(func(u *unit) { add(u.exported, u.decoded()) })
	for path, k := range r.Known {
		if pkg := r.plain[path]; pkg != nil {
			add(pkg, k.decoded())
		}
	}
	return all
}
