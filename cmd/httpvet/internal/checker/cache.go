package checker

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"hash"
	"os"
	"slices"

	"github.com/rogpeppe/go-internal/cache"

	"github.com/httpvet/httpvet/cmd/httpvet/internal/report"
)

type sum = [sha256.Size]byte

// A Cache keeps results. Several processes may use it.
type Cache struct {
	store
	given string
}

// A store keeps bytes under keys. What it cannot keep, it does not have later.
type store interface {
	get(key sum) []byte // nil if there is nothing
	put(key sum, data []byte)
	close()
}

// OpenCache returns the cache in a directory, which it makes. given is what results
// depend on apart from packages: the program and its settings.
func OpenCache(dir, given string) (*Cache, error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, err
	}
	c, err := cache.Open(dir)
	if err != nil {
		return nil, err
	}
	return &Cache{directory{c}, given}, nil
}

// Close is to be called when the last result has been told.
func (c *Cache) Close() { c.close() }

// A directory is one with the layout of the go command's own.
type directory struct{ *cache.Cache }

func (d directory) get(key sum) []byte {
	data, _, err := d.GetBytes(key)
	if err != nil {
		return nil
	}
	return data
}

func (d directory) put(key sum, data []byte) { _ = d.PutBytes(key, data) }

// close removes what has not been used for days, once in a day.
func (d directory) close() { _ = d.Trim() }

// An entry is what is kept of a result.
type entry struct {
	Facts    []byte
	Findings []report.Finding
	Failures []Failure
}

// key returns the key of the result of u. All that the go command looked at to
// compile it is in its build ID; but that changes with an import only if what the
// compiler made of that changes, and what is known of its functions, which depends on
// what they call, is more: so the sums of imports are in it. The files that may change
// are in it as they were read, which may be after the go command has looked at them.
func (c *Checker) key(u *unit, full bool) (key sum) {
	h := sha256.New()
	fmt.Fprintf(h, "%q %s %v %q %q %q\n", c.Cache.given, c.Arch, full, u.ID, u.BuildID, u.Dir)
	if m := u.Module; m != nil {
		fmt.Fprintf(h, "%q %q %q\n", m.Path, m.Version, m.GoVersion)
	}
	for _, file := range u.Files {
		fmt.Fprintf(h, "%q %x\n", file, sha256.Sum256(u.texts[file]))
	}
	addImports(h, u)
	h.Sum(key[:0])
	return key
}

// addImports adds to h what is known of all that u imports.
func addImports(h hash.Hash, u *unit) {
	for _, dep := range u.deps {
		fmt.Fprintf(h, "%q %x\n", dep.ID, dep.sum)
	}
}

// kept returns the key of u and the result that is kept under it, nil if there is none.
func (c *Checker) kept(u *unit, full bool) (key sum, res *Result) {
	if c.Cache == nil || u.BuildID == "" {
		return key, nil
	}
	key = c.key(u, full)
	var e entry
	if json.Unmarshal(c.Cache.get(key), &e) != nil {
		return key, nil
	}
	u.setFacts(e.Facts)
	return key, &Result{Package: u.Package, Findings: e.Findings, Failures: e.Failures}
}

// keep keeps the result of u.
func (c *Checker) keep(key sum, u *unit, res *Result) {
	u.setFacts(u.encoded)
	if c.Cache == nil || u.BuildID == "" || res.Err != nil {
		return
	}
	if data, err := json.Marshal(entry{u.encoded, res.Findings, res.Failures}); err == nil {
		c.Cache.put(key, data)
	}
}

// setFacts sets the facts of u, as encoded, and their sum.
func (u *unit) setFacts(encoded []byte) {
	u.encoded = slices.Clip(encoded)
	h := sha256.New()
	h.Write(encoded)
	addImports(h, u)
	h.Sum(u.sum[:0])
}
