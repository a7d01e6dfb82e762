// Package vettool is the side of httpvet that the go command talks to: the
// protocol of "go vet -vettool", one process for each package.
//
// The analysis itself is unitchecker's. This package adds what unitchecker
// does not do: it answers -V=full so that a path with a space works, it refuses
// a go command newer than the Go that built the tool, and it does no more than is
// needed for a package that nobody asked for. It knows nothing of findings or of
// their form.
package vettool

import (
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/unitchecker"

	"github.com/httpvet/httpvet/cmd/httpvet/internal/gocmd"
	"github.com/httpvet/httpvet/passes/settings"
)

// Called reports whether args are those of the go command rather than those
// of a user: a question about the tool, or a description of one package.
func Called(args []string) bool {
	if len(args) == 1 && (args[0] == "-V=full" || args[0] == "-flags") {
		return true
	}
	return len(args) > 0 && strings.HasSuffix(args[len(args)-1], ".cfg")
}

// Main answers the go command and exits. Packages for which skip holds, given
// their import path and directory, are not analysed: there is nothing to find
// in them, and nothing to tell their importers but their types.
func Main(suite []*analysis.Analyzer, skip func(path, dir string) bool) {
	args := os.Args[1:]
	if args[0] == "-V=full" {
		os.Exit(describe(os.Stdout, os.Stderr))
	}
	if os.Getenv("GOGC") == "" {
		// A unit lives for a fraction of a second and needs little memory:
		// collecting it costs more than keeping it.
		debug.SetGCPercent(300)
	}
	file := os.Args[len(os.Args)-1]
	part, err := partOf(file, skip)
	if err != nil {
		fmt.Fprintln(os.Stderr, "httpvet:", err)
		os.Exit(1)
	}
	switch part {
	case types:
		unitchecker.Run(file, nil)
	case forOthers:
		onlyFacts(suite)
	}
	settings.Tell(suite, selected(suite, args))
	unitchecker.Main(suite...)
}

// selected returns the analyzers that unitchecker will run: those that are named
// by a flag, if any are, else all that are not denied by one.
func selected(suite []*analysis.Analyzer, args []string) []*analysis.Analyzer {
	named, denied := make(map[string]bool), make(map[string]bool)
	for _, arg := range args {
		name, value, hasValue := strings.Cut(strings.TrimLeft(arg, "-"), "=")
		on, err := strconv.ParseBool(value)
		on = on && err == nil || !hasValue
		named[name], denied[name] = on, !on
	}
	anyNamed := slices.ContainsFunc(suite, func(a *analysis.Analyzer) bool { return named[a.Name] })
	return slices.DeleteFunc(slices.Clone(suite), func(a *analysis.Analyzer) bool {
		return anyNamed && !named[a.Name] || denied[a.Name]
	})
}

// describe prints the one line from which the go command derives the cache key
// of the tool. It contains no path: the go command splits the line at spaces.
//
// This is also the one question whose standard error the go command shows, once
// for a whole run, hence the place to refuse a go command that is too new;
// otherwise every package of the standard library fails by itself, and silently.
func describe(stdout, stderr io.Writer) int {
	// The go command hands its own version down in the environment.
	if err := gocmd.CheckBuiltWith(runtime.Version(), os.Getenv("GOVERSION")); err != nil {
		fmt.Fprintln(stderr, "httpvet:", err)
		return 1
	}
	sum, err := Sum()
	if err != nil {
		fmt.Fprintln(stderr, "httpvet:", err)
		return 1
	}
	fmt.Fprintf(stdout, "httpvet version devel buildID=%x\n", sum)
	return 0
}

// Sum returns the SHA-256 of the running executable.
func Sum() ([]byte, error) {
	path, err := os.Executable()
	if err != nil {
		return nil, err
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return nil, err
	}
	return h.Sum(nil), nil
}
