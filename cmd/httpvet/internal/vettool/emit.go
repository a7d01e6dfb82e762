package vettool

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/httpvet/httpvet/cmd/httpvet/internal/gocmd"
)

// EmitAll is the private flag under which every package of a build, requested
// or dependency, is analysed in full and announces itself.
//
// Before Go 1.27 the go command's cache does not distinguish a package that was
// visited only for its facts (and so printed nothing) from one that was asked
// for: whoever checks ./a first and ./b later is told that b is clean. Under
// this flag, which is part of the cache key, both print the same, and the
// command that asked keeps what it asked for.
//
// EmitOwn is the same, but for copies of modules, which are looked at for what
// their importers have to know. It is for requests that name none.
const (
	EmitAll = "-emit=all"
	EmitOwn = "-emit=own"
)

// Copy reports whether a package in this directory is, by the directory alone,
// one of a module that was fetched or vendored. What the go command knows of
// modules is not asked: a module that one project replaces by a directory is the
// main module of another, and the cache does not distinguish the two.
func Copy(dir string) bool {
	for element := range strings.SplitSeq(filepath.ToSlash(dir), "/") {
		if element == "vendor" || strings.Contains(element, "@") {
			return true
		}
	}
	return false
}

// announces returns which of the two flags is among args, or "".
func announces(args []string) string {
	i := slices.IndexFunc(args, func(arg string) bool { return arg == EmitAll || arg == EmitOwn })
	if i < 0 {
		return ""
	}
	return args[i]
}

// asRoot rewrites the package description in file so that the package counts
// as asked for, prints the object that announces it, and returns the name of the
// rewritten description. That file lies beside the first one, in a directory
// which the go command removes.
//
// unitchecker prints findings to the file named by Stdout, and truncates it. So
// the announcement is written there first, the file becomes this process's
// standard output, and the rewritten description names none.
func asRoot(file string) (string, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return "", err
	}
	// The description differs between versions of the go command and can be
	// large: the fields that are of no concern here stay as they are.
	var unit unit
	var fields map[string]json.RawMessage
	if err := errors.Join(json.Unmarshal(data, &unit), json.Unmarshal(data, &fields)); err != nil {
		return "", fmt.Errorf("cannot decode %s: %v", file, err)
	}
	if unit.Stdout != "" {
		f, err := os.Create(unit.Stdout)
		if err != nil {
			return "", err
		}
		os.Stdout = f
	}
	fields["VetxOnly"] = json.RawMessage("false")
	fields["Stdout"] = json.RawMessage(`""`)
	if data, err = json.Marshal(fields); err != nil {
		return "", err
	}
	root := strings.TrimSuffix(file, ".cfg") + ".root.cfg"
	if err := os.WriteFile(root, data, 0o666); err != nil {
		return "", err
	}
	return root, announce(&unit)
}

// A unit is what this package reads of a package description.
type unit struct {
	ID, Dir, Stdout           string
	GoFiles                   []string
	ModulePath, ModuleVersion string                          // until Go 1.27
	Module                    *struct{ Path, Version string } // since
}

// announce prints {"ID": {…}}: the package is known and is being analysed.
// Inside is what is to be known of its files (see files.go), if anything.
// unitchecker prints an object without a name, {}, when it finds nothing, and
// nothing at all when the package does not type-check; in that last case the
// tool fails and the go command drops what it printed.
func announce(u *unit) error {
	object := make(map[string]any)
	if files := u.digests(); len(files) > 0 {
		object[gocmd.FilesKey] = files
	}
	data, err := json.Marshal(map[string]any{u.ID: object})
	if err != nil {
		return err
	}
	_, err = fmt.Printf("%s\n", data)
	return err
}
