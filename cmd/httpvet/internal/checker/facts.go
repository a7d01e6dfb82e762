package checker

import (
	"bytes"
	"cmp"
	"encoding/gob"
	"io"
	"reflect"
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/types/objectpath"
)

// A factKey says what a fact is about: an object of a package or, if the path is
// empty, the package.
type factKey struct {
	path objectpath.Path
	kind reflect.Type
}

// A factSet is what is known of one package.
type factSet map[factKey]analysis.Fact

// A record is a fact as it is encoded.
type record struct {
	Path string
	Fact analysis.Fact
}

// encode returns the facts in a form that is the same for the same facts.
func (s factSet) encode() ([]byte, error) {
	if len(s) == 0 {
		return nil, nil
	}
	records := make([]record, 0, len(s))
	for key, fact := range s {
		records = append(records, record{string(key.path), fact})
	}
	slices.SortFunc(records, func(a, b record) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(kindName(a.Fact), kindName(b.Fact)))
	})
	var b bytes.Buffer
	err := gob.NewEncoder(&b).Encode(records)
	return b.Bytes(), err
}

func kindName(f analysis.Fact) string { return reflect.TypeOf(f).String() }

// decodeFacts undoes encode. What cannot be decoded has been kept by this very
// program, and is a mistake in it.
func decodeFacts(data []byte) factSet {
	if len(data) == 0 {
		return nil
	}
	var records []record
	if err := gob.NewDecoder(bytes.NewReader(data)).Decode(&records); err != nil {
		panic("facts: " + err.Error())
	}
	set := make(factSet, len(records))
	for _, r := range records {
		set[factKey{objectpath.Path(r.Path), reflect.TypeOf(r.Fact)}] = r.Fact
	}
	return set
}

// factTypes are the analyzers that have facts or need one that has, with the types.
type factTypes map[*analysis.Analyzer]map[reflect.Type]bool

// newFactTypes makes the types of the facts of rules, and of all that they require,
// known to gob. It encodes one of each: gob numbers types as it meets them, and the
// same facts are to be the same bytes whichever package is done first.
func newFactTypes(rules []*analysis.Analyzer) factTypes {
	types := make(factTypes)
	seen := make(map[*analysis.Analyzer]bool)
	var visit func(a *analysis.Analyzer)
	visit = func(a *analysis.Analyzer) {
		if seen[a] {
			return
		}
		seen[a] = true
		for _, req := range a.Requires {
			visit(req)
		}
		if len(a.FactTypes) == 0 {
			return
		}
		kinds := make(map[reflect.Type]bool)
		for _, f := range a.FactTypes {
			kinds[reflect.TypeOf(f)] = true
			gob.Register(f)
			enc := gob.NewEncoder(io.Discard)
			_ = enc.Encode([]record{{Fact: f}})
			_ = enc.Encode([]*known{{About: []analysis.Fact{f}}})
		}
		types[a] = kinds
	}
	for _, a := range rules {
		visit(a)
	}
	return types
}
