// Compare runs two builds of httpvet over the same checkouts and prints what the
// second finds more (+) and less (-), to review a change of the engine by what
// it does on real code.
//
//	go run -C .ci/measure ./compare [-base REV|BINARY] [-head REV|BINARY] [-flags '…'] [-packages ./...] DIR...
//
// Base is origin/main and head the work tree unless told. Each line is the sign
// and the finding, "DIR/file.go:12:3: message (rule/category)"; findings that
// differ in their words only are one of each. The last line tells the totals. The
// exit status is 0 if there is no difference, 1 if there is, 2 if a directory could
// not be analysed by one of the two, or in part only where the other had all of it.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"measure/internal/build"
	"measure/internal/findings"
)

func main() {
	base := flag.String("base", "origin/main", "the build to compare with: a `binary`, or a revision to build")
	head := flag.String("head", "", "the build to review: a `binary`, or a revision to build; the work tree if empty")
	flags := flag.String("flags", "", "flags of httpvet for both, separated by spaces")
	packages := flag.String("packages", "./...", "packages to analyse in each directory")
	flag.Parse()
	differs, err := run(os.Stdout, *base, *head, strings.Fields(*flags), strings.Fields(*packages), flag.Args())
	switch {
	case err != nil:
		fmt.Fprintln(os.Stderr, "compare:", err)
		os.Exit(2)
	case differs:
		os.Exit(1)
	}
}

func run(w io.Writer, base, head string, flags, packages, dirs []string) (differs bool, err error) {
	if len(dirs) == 0 {
		return false, errors.New("no directory to analyse: name checkouts as arguments")
	}
	work, err := os.MkdirTemp("", "compare")
	if err != nil {
		return false, err
	}
	defer os.RemoveAll(work)
	bins := make([]string, 2)
	for i, spec := range []string{base, head} {
		if bins[i], err = build.HTTPVet(spec, filepath.Join(work, strconv.Itoa(i))); err != nil {
			return false, err
		}
	}
	var failed []error
	var gained, lost, same, analysed, parts int
	for _, dir := range dirs {
		var found [2]map[string]bool
		var part [2]bool
		var broken []error
		for i, bin := range bins {
			if found[i], part[i], err = lines(bin, dir, flags, packages); err != nil {
				broken = append(broken, err)
			}
		}
		if broken == nil && part[0] != part[1] {
			broken = append(broken, fmt.Errorf("%s: one of the two could analyse a part only, and is not compared", dir))
		}
		if broken != nil {
			failed = append(failed, broken...)
			continue
		}
		analysed++
		if part[0] {
			parts++
		}
		more, less := difference(found[1], found[0]), difference(found[0], found[1])
		for _, f := range less {
			fmt.Fprintln(w, "-", f)
		}
		for _, f := range more {
			fmt.Fprintln(w, "+", f)
		}
		gained, lost, same = gained+len(more), lost+len(less), same+len(found[0])-len(less)
	}
	fmt.Fprintf(w, "%d gained, %d lost, %d the same, in %d directories, %d of them in part\n", gained, lost, same, analysed, parts)
	return gained+lost > 0, errors.Join(failed...)
}

// lines returns a line for each finding that the httpvet bin has in dir, and whether a
// part of dir only was analysed. Paths are printed below the base name of dir.
func lines(bin, dir string, flags, packages []string) (set map[string]bool, part bool, err error) {
	dir, err = filepath.Abs(dir)
	if err != nil {
		return nil, false, err
	}
	found, part, err := findings.In(bin, dir, flags, packages)
	if err != nil {
		return nil, false, err
	}
	set = map[string]bool{}
	for _, f := range found {
		posn := f.Posn
		if rel, err := filepath.Rel(filepath.Dir(dir), posn); err == nil {
			posn = rel
		}
		set[fmt.Sprintf("%s: %s (%s/%s)", posn, f.Message, f.Rule, f.Category)] = true
	}
	return set, part, nil
}

// difference returns what is in a only, in order.
func difference(a, b map[string]bool) []string {
	only := maps.Clone(a)
	maps.DeleteFunc(only, func(f string, _ bool) bool { return b[f] })
	return slices.Sorted(maps.Keys(only))
}
