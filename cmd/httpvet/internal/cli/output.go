package cli

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/httpvet/httpvet/cmd/httpvet/internal/replace"
	"github.com/httpvet/httpvet/cmd/httpvet/internal/report"
	"github.com/httpvet/httpvet/passes/docs"
)

// render returns the report in the form that the flags ask for.
func render(dir string, opts *options, out *outcome, color bool) ([]byte, error) {
	r := &report.Report{
		Findings: out.findings,
		Sources:  out.sources,
		Problems: slices.Concat(out.problems, skippedLines(out)),
		Version:  moduleVersion(),
		Dir:      dir,
		Root:     repository(dir),
		Verbose:  opts.verbose,
		Color:    color,
	}
	for _, a := range opts.rules {
		r.Rules = append(r.Rules, docs.NewRule(a.Name, a.Doc, a.URL))
	}
	var b bytes.Buffer
	err := r.Write(&b, opts.format)
	return b.Bytes(), err
}

// skippedLines returns a line for each package that was not tried.
func skippedLines(out *outcome) []string {
	var lines []string
	for _, path := range out.skipped {
		lines = append(lines, fmt.Sprintf("package %s skipped because of a failed import", path))
	}
	return lines
}

// repository returns the directory that paths for code hosts are relative to:
// the work tree around dir, else dir.
func repository(dir string) string {
	for at := dir; ; {
		if _, err := os.Stat(filepath.Join(at, ".git")); err == nil {
			return at
		}
		parent := filepath.Dir(at)
		if parent == at {
			return dir
		}
		at = parent
	}
}

// colored reports whether the output is to be coloured: if that is asked for, or
// if it is text for a terminal and nothing speaks against it.
func colored(opts *options, stdout *os.File) bool {
	switch opts.color {
	case "always":
		return true
	case "never":
		return false
	}
	return opts.output == "" && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && isTerminal(stdout)
}

// deliver writes the output to where it is asked for.
func deliver(stdout *os.File, dir string, opts *options, text []byte) error {
	if opts.output == "" {
		_, err := stdout.Write(text)
		return err
	}
	file := opts.output
	if !filepath.IsAbs(file) {
		file = filepath.Join(dir, file)
	}
	if err := writeFile(file, text); err != nil {
		return fmt.Errorf("-o %s: %v", opts.output, err)
	}
	return nil
}

// writeFile writes a file in one step, so that nobody finds half of it. What is
// no file, such as a device, is written to.
func writeFile(name string, text []byte) error {
	mode := os.FileMode(0o644)
	if target, err := filepath.EvalSymlinks(name); err == nil {
		name = target
	}
	if info, err := os.Stat(name); err == nil {
		mode = info.Mode().Perm()
		if info.IsDir() {
			return errors.New("is a directory")
		}
		if !info.Mode().IsRegular() {
			return os.WriteFile(name, text, mode)
		}
	}
	return replace.File(name, text, mode, nil)
}

// printFlags prints the flags with which "go vet -vettool" does the same.
func printFlags(stdout *os.File, opts *options) error {
	var b bytes.Buffer
	if opts.tags != "" {
		fmt.Fprintf(&b, "-tags=%s\n", opts.tags)
	}
	for _, f := range opts.toolFlags {
		fmt.Fprintln(&b, f)
	}
	_, err := stdout.Write(b.Bytes())
	return err
}
