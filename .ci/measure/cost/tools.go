package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"measure/internal/build"
)

// A tool is a linter in one driver.
type tool struct {
	name string
	vet  bool // a vet tool: a process for each package
	// argv is the command line over all packages below the current directory.
	argv []string
	// env is added to the environment.
	env []string
	// forget makes the next run a cold one.
	forget func() error
}

// defaults and withHTTPVet configure golangci-lint: its default linters, and
// those with httpvet.
const (
	defaults    = "version: \"2\"\n"
	withHTTPVet = "version: \"2\"\nlinters:\n  enable: [httpvet]\n  settings:\n    custom:\n      httpvet:\n        type: module\n"
)

// A recipe tells how to make a tool in the directory work.
type recipe struct {
	name string
	make func(root, work string) *tool
}

var recipes = []recipe{
	{"floor", vetTool("floor", here("./floor"))},
	{"vet", goVet},
	{"buildssa", vetTool("buildssa", here("./buildssa"))},
	{"bodyclose-vettool", vetTool("bodyclose-vettool", here("./bodyclose"))},
	{"httpvet-vettool", vetTool("httpvet-vettool", ours)},
	{"httpvet", func(root, work string) *tool {
		bin := filepath.Join(work, "httpvet")
		return &tool{argv: []string{bin, "./..."}, forget: func() error { return build.Go(root, "./cmd/httpvet", bin) }}
	}},
	{"bodyclose", func(root, work string) *tool {
		bin := filepath.Join(work, "bodyclose")
		return &tool{argv: []string{bin, "./..."}, forget: func() error { return build.Go(tools(root), "./bodyclose", bin) }}
	}},
	{"staticcheck", func(root, work string) *tool {
		bin, cache := filepath.Join(work, "staticcheck"), filepath.Join(work, "staticcheck.cache")
		return &tool{argv: []string{bin, "./..."}, env: []string{"STATICCHECK_CACHE=" + cache}, forget: func() error {
			return buildOnce(tools(root), "honnef.co/go/tools/cmd/staticcheck", bin, cache)
		}}
	}},
	{"golangci-lint", golangci("golangci-lint", defaults)},
	{"golangci-lint-httpvet", golangci("golangci-lint-httpvet", withHTTPVet)},
}

func tools(root string) string { return filepath.Join(root, ".ci", "measure") }

func here(pkg string) func(string) (string, string) {
	return func(root string) (string, string) { return tools(root), pkg }
}

func ours(root string) (string, string) { return root, "./cmd/httpvet" }

// vetTool is the package that from names, in the directory that it names, under
// "go vet -vettool".
func vetTool(name string, from func(root string) (dir, pkg string)) func(root, work string) *tool {
	return func(root, work string) *tool {
		dir, pkg := from(root)
		bin := filepath.Join(work, name+".vettool")
		return &tool{
			vet:    true,
			argv:   []string{"go", "vet", "-vettool=" + bin, "./..."},
			forget: func() error { return build.Go(dir, pkg, bin) },
		}
	}
}

// goVet is the go command's own vet tool. Built anew it is the same tool to the go
// command, which goes by its version, so it is given another flag each time.
func goVet(root, work string) *tool {
	t := vetTool("vet", func(root string) (string, string) { return root, "cmd/vet" })(root, work)
	made := t.forget
	t.forget = func() error {
		nobody := fmt.Sprintf("-printf.funcs=nobody%d", time.Now().UnixNano())
		t.argv = []string{"go", "vet", t.argv[2], nobody, "./..."}
		return made()
	}
	return t
}

// golangci is the golangci-lint that has httpvet, with a configuration.
func golangci(name, config string) func(root, work string) *tool {
	return func(root, work string) *tool {
		bin, cache := filepath.Join(work, "golangci"), filepath.Join(work, name+".cache")
		file := filepath.Join(work, name+".yml")
		return &tool{
			argv: []string{bin, "run", "-c", file, "--issues-exit-code=0", "--timeout=60m", "--allow-parallel-runners", "./..."},
			env:  []string{"GOLANGCI_LINT_CACHE=" + cache},
			forget: func() error {
				if err := os.WriteFile(file, []byte(config), 0o666); err != nil {
					return err
				}
				return buildOnce(filepath.Join(root, "plugin", "golangci"), "./cmd/golangci-lint-httpvet", bin, cache)
			},
		}
	}
}

// buildOnce builds a tool that keeps what it knows in a directory, unless it
// was built, and empties the directory.
func buildOnce(dir, pkg, bin, cache string) error {
	if err := os.RemoveAll(cache); err != nil {
		return err
	}
	if _, err := os.Stat(bin); err == nil {
		return nil
	}
	return build.Go(dir, pkg, bin)
}

func toolNames() []string {
	var names []string
	for _, r := range recipes {
		names = append(names, r.name)
	}
	return names
}

// newTools returns the tools of these names, in the order of recipes, the floor
// among them in any case.
func newTools(names []string, work string) ([]*tool, error) {
	root, err := build.Root()
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		if !slices.Contains(toolNames(), name) {
			return nil, fmt.Errorf("unknown tool %q; there are %q", name, toolNames())
		}
	}
	var made []*tool
	for _, r := range recipes {
		if r.name == "floor" || slices.Contains(names, r.name) {
			t := r.make(root, work)
			t.name = r.name
			made = append(made, t)
		}
	}
	return made, nil
}
