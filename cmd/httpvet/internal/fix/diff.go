package fix

import (
	"bytes"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/diff"
)

// Diff returns the change as a unified diff, for a reader in dir. It can be
// applied there with "git apply" or "patch -p1" to files below dir.
func (f *File) Diff(dir string) []byte {
	before, after := f.Path, f.Path
	if rel, err := filepath.Rel(dir, f.Path); err == nil && filepath.IsLocal(rel) {
		rel = filepath.ToSlash(rel)
		before, after = "a/"+rel, "b/"+rel
	}
	text := diff.Diff(before, f.Old, after, f.New)
	// The first line, "diff old new", is for programs that this one is not.
	if _, rest, found := bytes.Cut(text, []byte("\n")); found && strings.HasPrefix(string(text), "diff ") {
		return rest
	}
	return text
}
