// Mutants measures how many leaks httpvet misses, on code of yours that has none: it
// breaks functions that close a response body, one way in each, and counts those that
// are then reported.
//
//	go run -C .ci/measure ./mutants [-httpvet REV|BINARY] [-kinds drop,late,last,drain,fresh] [-packages ./...] DIR...
//
// The kinds are
//
//	drop   the deferred Close is deleted
//	late   it stands behind the next statement that may return
//	last   it is made right before the last return instead, not deferred
//	drain  io.Copy(io.Discard, resp.Body) is deleted
//	fresh  the call is made by &http.Client{Transport: &http.Transport{}}
//
// Functions are left out in which something else may close the body: the response may
// only be asked for its fields, and its body be handed to an io.Reader. A mutant that
// does not compile is none. All mutants of a kind are put into a checkout at once,
// httpvet is run, and the files are put back; a mutant is reported if
// something is found in its function that was not before, or not as often.
//
// A mutant that is not reported is printed, with its file and line and what was found in
// its function before; whether it leaks is for the reader to say: a status that has no
// body, a test that cannot fail. The last lines tell per kind how many there were.
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
	"strings"

	"measure/internal/build"
	"measure/internal/findings"
)

func main() {
	vet := flag.String("httpvet", "", "the httpvet to measure: a `binary`, or a revision to build; the work tree if empty")
	kinds := flag.String("kinds", strings.Join(kindNames(), ","), "kinds of mutants")
	packages := flag.String("packages", "./...", "packages to take in each directory")
	flag.Parse()
	if err := run(os.Stdout, *vet, strings.Split(*kinds, ","), strings.Fields(*packages), flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "mutants:", err)
		os.Exit(1)
	}
}

func run(w io.Writer, vet string, names, patterns, dirs []string) error {
	if len(dirs) == 0 {
		return errors.New("no directory: name checkouts as arguments")
	}
	for _, name := range names {
		if !slices.Contains(kindNames(), name) {
			return fmt.Errorf("unknown kind %q; there are %q", name, kindNames())
		}
	}
	work, err := os.MkdirTemp("", "mutants")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	bin, err := build.HTTPVet(vet, work)
	if err != nil {
		return err
	}
	killed, made := map[string]int{}, map[string]int{}
	for _, dir := range dirs {
		if dir, err = filepath.Abs(dir); err != nil {
			return err
		}
		mutants, err := find(dir, patterns)
		if err != nil {
			return fmt.Errorf("%s: %w", dir, err)
		}
		before, err := byFile(bin, dir, patterns)
		if err != nil {
			return err
		}
		for _, name := range names {
			left, n, err := try(bin, dir, patterns, mutants[name], before)
			if err != nil {
				return fmt.Errorf("%s: %w", dir, err)
			}
			for _, m := range left {
				fmt.Fprintf(w, "not reported: %s:%d: %s: %s%s\n", m.file, m.start, m.function, name, had(m, before))
			}
			made[name] += n
			killed[name] += n - len(left)
			fmt.Fprintf(w, "%s %s: %d of %d\n", filepath.Base(dir), name, n-len(left), n)
		}
	}
	all, hit := 0, 0
	for _, name := range names {
		fmt.Fprintf(w, "%s: %d of %d reported\n", name, killed[name], made[name])
		all, hit = all+made[name], hit+killed[name]
	}
	fmt.Fprintf(w, "all: %d of %d reported\n", hit, all)
	return nil
}

// try puts mutants into their files and returns those that are not reported, and how
// many there were.
func try(bin, dir string, patterns []string, mutants []*mutant, before map[string][]findings.Finding) (left []*mutant, n int, err error) {
	if len(mutants) == 0 {
		return nil, 0, nil
	}
	inFile := map[string][]*mutant{}
	for _, m := range mutants {
		inFile[m.file] = append(inFile[m.file], m)
	}
	saved := map[string][]byte{}
	defer func() {
		for file, text := range saved {
			err = errors.Join(err, os.WriteFile(file, text, 0o666))
		}
	}()
	for file, ms := range inFile {
		text, err := os.ReadFile(file)
		if err != nil {
			return nil, 0, err
		}
		saved[file] = text
		if err := os.WriteFile(file, mutate(text, ms), 0o666); err != nil {
			return nil, 0, err
		}
	}
	after, err := byFile(bin, dir, patterns)
	if err != nil {
		return nil, 0, err
	}
	for _, m := range mutants {
		if !more(within(after[m.file], m.after), within(before[m.file], [2]int{m.start, m.end})) {
			left = append(left, m)
		}
	}
	return left, len(mutants), nil
}

// had tells what was found in the function of a mutant before it was broken: if it is
// about the same call, the leak was reported already.
func had(m *mutant, before map[string][]findings.Finding) string {
	found := within(before[m.file], [2]int{m.start, m.end})
	if len(found) == 0 {
		return ""
	}
	return " (before: " + strings.Join(slices.Sorted(maps.Keys(found)), ", ") + ")"
}

// within counts what was found in a range of lines, by rule and category.
func within(found []findings.Finding, r [2]int) map[string]int {
	n := map[string]int{}
	for _, f := range found {
		if r[0] <= f.Line && f.Line <= r[1] {
			n[f.Rule+"/"+f.Category]++
		}
	}
	return n
}

// more reports whether something is found more often in a than in b.
func more(a, b map[string]int) bool {
	for what, n := range a {
		if n > b[what] {
			return true
		}
	}
	return false
}

// byFile returns what is found in dir, by file, directives or not, and also bodies that
// are unread on some paths only, as drains often are for one path. A mutant in a package
// that cannot be analysed counts as one that is not reported.
func byFile(bin, dir string, patterns []string) (map[string][]findings.Finding, error) {
	found, _, err := findings.In(bin, dir, []string{"-unclosedbody.nolint=false", "-unreadbody.paths"}, patterns)
	if err != nil {
		return nil, err
	}
	files := map[string][]findings.Finding{}
	for _, f := range found {
		files[f.File] = append(files[f.File], f)
	}
	return files, nil
}
