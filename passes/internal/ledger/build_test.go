package ledger

import (
	"go/types"
	"slices"
	"testing"
)

// TestImported looks at what is created of an imported package: the functions and
// variables that are used of it, and nothing else.
func TestImported(t *testing.T) {
	pass := checkedPass(t, `package p

import (
	"errors"
	"io"
	. "os"
	_ "sort"
)

var r io.Reader = Stdin

func f(b []byte) error {
	if _, err := io.ReadFull(r, b); err != io.EOF || len(b) > O_RDWR {
		_, err = io.ReadFull(r, b)
		return err
	}
	return errors.New("none").(interface{ Unwrap() error }).Unwrap()
}
`)
	b := build(pass, checked, func(*types.Func) bool { return false })
	want := map[string][]string{"errors": {"New"}, "io": {"EOF", "ReadFull"}, "os": {"Stdin"}, "p": {"f", "r"}}
	for _, pkg := range b.pkg.Prog.AllPackages() {
		var got []string
		for name := range pkg.Members {
			if name != "init" {
				got = append(got, name)
			}
		}
		slices.Sort(got)
		if !slices.Equal(got, want[pkg.Pkg.Path()]) {
			t.Errorf("of %s there is %q, want %q", pkg.Pkg.Path(), got, want[pkg.Pkg.Path()])
		}
		delete(want, pkg.Pkg.Path())
	}
	if len(want) > 0 {
		t.Errorf("not created: %v", want)
	}
}
