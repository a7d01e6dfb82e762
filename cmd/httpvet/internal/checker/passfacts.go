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

// objectFact copies what is known of obj into the fact, and reports whether it is.
func (r *run) objectFact(obj types.Object, into analysis.Fact) bool {
	switch pkg := obj.Pkg(); pkg {
	case nil:
		return false
	case r.pkg:
		return assign(into, r.facts[fact{obj, reflect.TypeOf(into)}])
	default:
		u := r.other(pkg)
		if u == nil || len(u.encoded) == 0 {
			return false
		}
		path, err := r.paths.For(obj)
		if err != nil {
			return false
		}
		return assign(into, u.decoded()[factKey{path, reflect.TypeOf(into)}])
	}
}

// packageFact is objectFact for a package.
func (r *run) packageFact(pkg *types.Package, into analysis.Fact) bool {
	if pkg == r.pkg {
		return assign(into, r.facts[fact{nil, reflect.TypeOf(into)}])
	}
	u := r.other(pkg)
	return u != nil && assign(into, u.decoded()[factKey{kind: reflect.TypeOf(into)}])
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
	for about, f := range r.facts {
		if about.obj == nil && kinds[about.kind] {
			all = append(all, analysis.PackageFact{Package: r.pkg, Fact: f})
		}
	}
	r.unit.closure(func(u *unit) {
		for key, f := range u.decoded() {
			if key.path == "" && kinds[key.kind] {
				all = append(all, analysis.PackageFact{Package: u.exported, Fact: f})
			}
		}
	})
	return all
}

// allObjectFacts is allPackageFacts for objects.
func (r *run) allObjectFacts(kinds map[reflect.Type]bool) (all []analysis.ObjectFact) {
	for about, f := range r.facts {
		if about.obj != nil && kinds[about.kind] {
			all = append(all, analysis.ObjectFact{Object: about.obj, Fact: f})
		}
	}
	r.unit.closure(func(u *unit) {
		for key, f := range u.decoded() {
			if key.path == "" || !kinds[key.kind] {
				continue
			}
			if obj, err := objectpath.Object(u.exported, key.path); err == nil {
				all = append(all, analysis.ObjectFact{Object: obj, Fact: f})
			}
		}
	})
	return all
}
