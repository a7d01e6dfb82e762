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
// not be analysed by one of the two.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"measure/internal/build"
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
	var gained, lost, same, analysed int
	for _, dir := range dirs {
		var found [2]map[string]bool
		var broken bool
		for i, bin := range bins {
			found[i], err = findings(bin, dir, flags, packages)
			if err != nil {
				failed, broken = append(failed, err), true
			}
		}
		if broken {
			continue
		}
		analysed++
		more, less := difference(found[1], found[0]), difference(found[0], found[1])
		for _, f := range less {
			fmt.Fprintln(w, "-", f)
		}
		for _, f := range more {
			fmt.Fprintln(w, "+", f)
		}
		gained, lost, same = gained+len(more), lost+len(less), same+len(found[0])-len(less)
	}
	fmt.Fprintf(w, "%d gained, %d lost, %d the same, in %d directories\n", gained, lost, same, analysed)
	return gained+lost > 0, errors.Join(failed...)
}

// findings returns a line for each finding that the httpvet bin has in dir.
func findings(bin, dir string, flags, packages []string) (map[string]bool, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(bin, slices.Concat([]string{"-json"}, flags, []string{"--"}, packages)...)
	cmd.Dir = dir
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	var exit *exec.ExitError
	switch err := cmd.Run(); {
	case err == nil:
	case errors.As(err, &exit) && exit.ExitCode() == 1:
	case errors.As(err, &exit) && stdout.Len() > 0:
		// Some packages could not be analysed: what is printed of the others counts.
		fmt.Fprintf(os.Stderr, "%s\n", bytes.TrimSpace(stderr.Bytes()))
	default:
		return nil, fmt.Errorf("%s in %s: %w\n%s", bin, dir, err, stderr.Bytes())
	}
	return lines(stdout.Bytes(), dir)
}

// lines reads the JSON tree of "go vet -json". Paths are printed below the base
// name of dir.
func lines(tree []byte, dir string) (map[string]bool, error) {
	var packages map[string]map[string][]struct {
		Posn, Message, Category string
	}
	if err := json.Unmarshal(tree, &packages); err != nil {
		return nil, fmt.Errorf("findings in %s: %w", dir, err)
	}
	found := map[string]bool{}
	for _, rules := range packages {
		for rule, diagnostics := range rules {
			for _, d := range diagnostics {
				posn := d.Posn
				if rel, err := filepath.Rel(filepath.Dir(dir), posn); err == nil {
					posn = rel
				}
				found[fmt.Sprintf("%s: %s (%s/%s)", posn, d.Message, rule, d.Category)] = true
			}
		}
	}
	return found, nil
}

// difference returns what is in a only, in order.
func difference(a, b map[string]bool) []string {
	only := maps.Clone(a)
	maps.DeleteFunc(only, func(f string, _ bool) bool { return b[f] })
	return slices.Sorted(maps.Keys(only))
}
