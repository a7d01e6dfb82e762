package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/httpvet/httpvet/cmd/httpvet/internal/gocmd"
)

// A target is a directory to run the go command in and the patterns to hand to
// it there.
type target struct {
	gocmd.Go
	env      gocmd.Env
	patterns []string
}

// targets turns the arguments of a user, who stands in dir, into targets: one,
// except where files of several modules are named.
func targets(ctx context.Context, dir string, opts *options) ([]target, error) {
	patterns, files, err := splitFiles(dir, opts.patterns)
	if err != nil {
		return nil, err
	}
	here := gocmd.Go{Dir: dir, Tags: opts.tags}
	env, err := here.Env(ctx)
	if err != nil {
		return nil, err
	}
	if err := checkVersions(env); err != nil {
		return nil, err
	}
	var elsewhere []target
	for _, d := range files {
		root := moduleRoot(d)
		if env.Work != "" || root == "" || env.Mod == filepath.Join(root, "go.mod") {
			patterns = append(patterns, relative(dir, d))
			continue
		}
		i := slices.IndexFunc(elsewhere, func(t target) bool { return t.Dir == root })
		if i < 0 {
			i = len(elsewhere)
			elsewhere = append(elsewhere, target{Go: gocmd.Go{Dir: root, Tags: opts.tags}, env: env})
		}
		elsewhere[i].patterns = append(elsewhere[i].patterns, relative(root, d))
	}
	if len(patterns) == 0 {
		return elsewhere, nil
	}
	if env.Mod == "" && os.Getenv("GO111MODULE") != "off" && slices.ContainsFunc(patterns, isLocal) {
		if patterns, err = outsideModule(ctx, here, env, patterns); err != nil {
			return nil, err
		}
	}
	return append([]target{{here, env, patterns}}, elsewhere...), nil
}

// checkVersions returns an error if this go command and this tool cannot work
// together.
func checkVersions(env gocmd.Env) error {
	if err := gocmd.CheckOldest(env.Version); err != nil {
		return err
	}
	return gocmd.CheckBuiltWith(runtime.Version(), env.Version)
}

// splitFiles separates Go files from other arguments and returns the absolute
// directories of the files, each once. The go command refuses files of several
// directories, which is what commit hooks pass.
func splitFiles(dir string, args []string) (patterns, dirs []string, err error) {
	for _, arg := range args {
		if !strings.HasSuffix(arg, ".go") {
			patterns = append(patterns, arg)
			continue
		}
		file := arg
		if !filepath.IsAbs(file) {
			file = filepath.Join(dir, file)
		}
		info, err := os.Stat(file)
		switch {
		case err != nil:
			return nil, nil, fmt.Errorf("no such file: %s", arg)
		case info.IsDir():
			patterns = append(patterns, arg)
		case !slices.Contains(dirs, filepath.Dir(file)):
			dirs = append(dirs, filepath.Dir(file))
		}
	}
	return patterns, dirs, nil
}

// moduleRoot returns the nearest directory, from dir upwards, with a go.mod,
// or "".
func moduleRoot(dir string) string {
	for {
		if info, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil && !info.IsDir() {
			return dir
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return ""
		}
		dir = parent
	}
}

// relative returns dir as a pattern for the go command run in base.
func relative(base, dir string) string {
	rel, err := filepath.Rel(base, dir)
	if err != nil {
		return dir
	}
	rel = filepath.ToSlash(rel)
	if rel == "." || rel == ".." || strings.HasPrefix(rel, "../") {
		return rel
	}
	return "./" + rel
}

// isLocal reports whether a pattern is a path rather than an import path.
func isLocal(pattern string) bool {
	return pattern == "." || pattern == ".." ||
		strings.HasPrefix(pattern, "./") || strings.HasPrefix(pattern, "../") || filepath.IsAbs(pattern)
}

// outsideModule returns the patterns to use in a directory that belongs to no
// module, or an error that says so.
func outsideModule(ctx context.Context, here gocmd.Go, env gocmd.Env, patterns []string) ([]string, error) {
	if env.Work == "" {
		return nil, noModule(here.Dir)
	}
	i := slices.Index(patterns, "./...")
	if i < 0 {
		return patterns, nil
	}
	if here.Dir == filepath.Dir(env.Work) {
		return slices.Replace(patterns, i, i+1, "work"), nil
	}
	modules, err := here.Modules(ctx)
	if err != nil {
		return nil, err
	}
	var below []string
	for _, m := range modules {
		if p := relative(here.Dir, m); strings.HasPrefix(p, "./") {
			below = append(below, p+"/...")
		}
	}
	if below == nil {
		return nil, fmt.Errorf("no module of %s is in this directory or below it", env.Work)
	}
	return slices.Replace(patterns, i, i+1, below...), nil
}

// noModule returns the error for a directory without go.mod and go.work, which
// says whether there are modules below it.
func noModule(dir string) error {
	modules, all := modulesBelow(dir)
	if len(modules) == 0 {
		return errors.New("no go.mod in this directory or above it")
	}
	number := count(len(modules), "module")
	if !all {
		number = "at least " + number
	}
	const few = 3
	names := strings.Join(modules[:min(few, len(modules))], ", ")
	if len(modules) > few {
		names += ", ..."
	}
	return fmt.Errorf("no go.mod in this directory, but %s below it (%s): run httpvet -C DIR in each, or list them in a go.work", number, names)
}

// modulesBelow returns the directories below dir that contain a go.mod, and
// whether it looked at all of them: a user may stand in a home directory.
func modulesBelow(dir string) (modules []string, all bool) {
	const enough = 20_000
	seen := 0
	all = true
	filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if seen++; seen > enough {
			all = false
			return fs.SkipAll
		}
		switch {
		case err != nil:
			return nil // unreadable: not ours
		case d.IsDir():
			name := d.Name()
			if path != dir && (strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_") ||
				name == "testdata" || name == "vendor" || name == "node_modules") {
				return fs.SkipDir
			}
		case d.Name() == "go.mod":
			rel, _ := filepath.Rel(dir, filepath.Dir(path))
			modules = append(modules, filepath.ToSlash(rel))
		}
		return nil
	})
	return modules, all
}
