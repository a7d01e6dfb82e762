package checker

import (
	"fmt"
	"go/token"
	"go/types"
	"os"
	"sync"

	"golang.org/x/tools/go/gcexportdata"
)

// A universe holds the types that packages export, each read once, after those of
// what it imports: so no package changes once it can be seen, and passes read it side
// by side.
type universe struct {
	fset  *token.FileSet
	mu    sync.Mutex
	plain map[string]*types.Package // by path, without those compiled anew for a test
}

// load reads the types of all that u imports.
func (v *universe) load(u *unit) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	for _, dep := range u.deps {
		if err := v.loadOne(dep); err != nil {
			return err
		}
	}
	return nil
}

func (v *universe) loadOne(u *unit) error {
	if u == nil {
		return ErrImport
	}
	if u.exported != nil {
		return nil
	}
	if u.Path() == "unsafe" {
		u.exported = types.Unsafe
		return nil
	}
	for _, dep := range u.deps {
		if err := v.loadOne(dep); err != nil {
			return err
		}
	}
	known := v.plain
	if u.ForTest != "" {
		// The same path can mean another package in each test.
		known = make(map[string]*types.Package)
		u.closure(func(dep *unit) { known[dep.exported.Path()] = dep.exported })
	}
	pkg, err := v.read(u, known)
	if err != nil {
		return fmt.Errorf("types of %s: %v", u.ID, err)
	}
	u.exported = pkg
	return nil
}

// read reads the file that the compiler has written for u. known are packages that it
// may refer to, to which it is added.
func (v *universe) read(u *unit, known map[string]*types.Package) (*types.Package, error) {
	file, err := os.Open(u.Export)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	data, err := gcexportdata.NewReader(file)
	if err != nil {
		return nil, err
	}
	return gcexportdata.Read(data, v.fset, known, u.Path())
}
