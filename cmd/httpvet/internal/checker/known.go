package checker

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"

	"golang.org/x/tools/go/analysis"
)

// Known is what other processes have found out about packages, by import path. A vet
// tool, which looks at one package, hands it on in files.
type Known map[string]*known

// A known is what is known of one package. Most want to hear of a few packages'
// functions, and of all packages whether there is anything to hear of.
type known struct {
	Path  string
	About []analysis.Fact // about the package
	Facts []byte          // all of them, encoded

	decoded func() factSet // Facts, once
}

// ReadKnown reads what WriteKnown has written for packages, given the file of each.
// Rules are those that the facts are of.
func ReadKnown(rules []*analysis.Analyzer, files map[string]string) (Known, error) {
	newFactTypes(rules)
	all := make(Known)
	for _, path := range slices.Sorted(maps.Keys(files)) {
		data, err := os.ReadFile(files[path])
		if err != nil {
			return nil, err
		}
		if len(data) == 0 {
			continue // nothing, as of most packages
		}
		var some []*known
		if err := gob.NewDecoder(bytes.NewReader(data)).Decode(&some); err != nil {
			return nil, fmt.Errorf("what is known of %s: %v", path, err)
		}
		for _, k := range some {
			// Of two accounts of a third package one may leave its functions out.
			if old := all[k.Path]; old == nil || len(old.Facts) == 0 || k.Path == path {
				k.decoded = sync.OnceValue(func() factSet { return decodeFacts(k.Facts) })
				all[k.Path] = k
			}
		}
	}
	return all, nil
}

// WriteKnown writes what is known of the package with this ID, which has been looked
// at, and of those that it imports, as far as importers can get hold of it. What is
// known of a function can be left out if nothing that the package shows mentions the
// package of the function.
func (c *Checker) WriteKnown(id, file string) error {
	u := c.units[id]
	var all []*known
	for _, path := range slices.Sorted(maps.Keys(c.Known)) {
		k := *c.Known[path]
		if c.plain[path] == nil {
			k.Facts = nil
		}
		if len(k.About)+len(k.Facts) > 0 && path != u.Path() {
			all = append(all, &k)
		}
	}
	if len(u.encoded) > 0 {
		all = append(all, &known{Path: u.Path(), About: u.decoded().about(), Facts: u.encoded})
	}
	var data bytes.Buffer
	if len(all) > 0 {
		if err := gob.NewEncoder(&data).Encode(all); err != nil {
			return err
		}
	}
	return os.WriteFile(file, data.Bytes(), 0o666)
}

// about returns the facts about the package itself, in an order of their own.
func (s factSet) about() (facts []analysis.Fact) {
	for key, f := range s {
		if key.path == "" {
			facts = append(facts, f)
		}
	}
	slices.SortFunc(facts, func(a, b analysis.Fact) int { return strings.Compare(kindName(a), kindName(b)) })
	return facts
}
