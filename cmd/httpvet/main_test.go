package main_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"go/version"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// The scripts in testdata/script run real binaries: httpvet, and toyvet, which
// is the same driver with toy rules. The go command's cache is shared with the
// machine, but the packages of a script are new in every run, so that it meets
// them cold.

// bin holds the binaries. Below it, new holds toyvet as built by a newer Go.
var bin string

func TestMain(m *testing.M) {
	os.Exit(func() int {
		var err error
		if bin, err = os.MkdirTemp("", "httpvet-test"); err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		defer os.RemoveAll(bin)
		if err := build("go", bin, ".", "./internal/toyvet"); err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		if err := buildCrashing(filepath.Join(bin, "crashvet")); err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		return m.Run()
	}())
}

func TestScripts(t *testing.T) {
	openSources(t)
	settings := goSettings(t)
	repository, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			env.Vars = append(env.Vars, settings...)
			env.Setenv("BIN", bin)
			env.Setenv("REPO", repository)
			env.Setenv("PATH", bin+string(filepath.ListSeparator)+env.Getenv("PATH"))
			env.Setenv("NEWGO", newGo())
			return nil
		},
		Condition: condition,
		Cmds:      map[string]func(*testscript.TestScript, bool, []string){"exits": exits},
	})
}

// exits runs a command that must end with an exit code: exits CODE COMMAND.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits code command [args...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		exit, ok := errors.AsType[*exec.ExitError](err)
		if !ok {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// condition knows one condition: newgo, whether a Go newer than the one in use
// is at hand. It comes with a toyvet built by that Go.
func condition(name string) (bool, error) {
	if name != "newgo" {
		return false, fmt.Errorf("unknown condition %s", name)
	}
	return newGo() != "", buildNew()
}

// goSettings returns the environment in which the go command works as it does
// for the user who runs the tests, without the network.
func goSettings(t *testing.T) []string {
	out, err := exec.Command("go", "env", "-json", "GOCACHE", "GOPATH", "GOMODCACHE").Output()
	if err != nil {
		t.Fatal(err)
	}
	var env map[string]string
	if err := json.Unmarshal(out, &env); err != nil {
		t.Fatal(err)
	}
	settings := []string{"GOFLAGS=", "GOPROXY=off", "GOTOOLCHAIN=local", "GOENV=off"}
	for name, value := range env {
		settings = append(settings, name+"="+value)
	}
	return settings
}

// openSources opens what the binaries are made from, and does nothing with it.
// The go command repeats a test when a file changes that the test has opened;
// which files TestMain compiles it does not see.
func openSources(t *testing.T) {
	for _, root := range []string{".", "../../passes", "../../go.sum"} {
		err := filepath.WalkDir(root, func(_ string, _ fs.DirEntry, err error) error { return err })
		if err != nil {
			t.Fatal(err)
		}
	}
}

// build compiles packages into dir.
func build(goCommand, dir string, packages ...string) error {
	args := append([]string{"build", "-o", dir + string(filepath.Separator)}, packages...)
	cmd := exec.Command(goCommand, args...)
	cmd.Env = append(os.Environ(), "GOTOOLCHAIN=local")
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("go build: %v\n%s", err, out)
	}
	return nil
}

// buildCrashing compiles an httpvet whose engine panics in functions named
// Crash.
func buildCrashing(binary string) error {
	cmd := exec.Command("go", "build", "-o", binary,
		"-ldflags", "-X github.com/httpvet/httpvet/passes/internal/ledger.crashIn=Crash", ".")
	cmd.Env = append(os.Environ(), "GOTOOLCHAIN=local")
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("go build: %v\n%s", err, out)
	}
	return nil
}

// newGo returns the directory of a go command with a newer language version
// than the one that built the tests, from among the toolchains that the go
// command has downloaded before, or "".
var newGo = sync.OnceValue(func() string {
	out, err := exec.Command("go", "env", "GOMODCACHE").Output()
	if err != nil {
		return ""
	}
	prefix := filepath.Join(strings.TrimSpace(string(out)), "golang.org", "toolchain@v0.0.1-")
	suffix := "." + runtime.GOOS + "-" + runtime.GOARCH
	found, _ := filepath.Glob(prefix + "go*" + suffix)
	for _, dir := range found {
		v := strings.TrimSuffix(strings.TrimPrefix(dir, prefix), suffix)
		if version.Compare(version.Lang(v), version.Lang(runtime.Version())) > 0 {
			return filepath.Join(dir, "bin")
		}
	}
	return ""
})

// buildNew builds toyvet with the newer Go, if there is one.
var buildNew = sync.OnceValue(func() error {
	if newGo() == "" {
		return nil
	}
	return build(filepath.Join(newGo(), "go"), filepath.Join(bin, "new"), "./internal/toyvet")
})
