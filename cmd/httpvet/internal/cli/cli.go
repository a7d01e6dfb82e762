// Package cli is the side of httpvet that a user types: flags, what to
// analyse, what came of it, output and exit code.
//
// The go command says which packages there are, and compiles what they import; the
// checker analyses them. This package accounts for every package that was asked
// for: one of which nothing is heard was not analysed, and is never taken for clean.
//
// The package knows analyzers only by name, documentation and flags.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"syscall"

	"golang.org/x/tools/go/analysis"

	"github.com/httpvet/httpvet/cmd/httpvet/internal/vettool"
)

// Exit codes. The last wins over the one before it.
const (
	exitClean    = 0
	exitFindings = 1
	exitFailure  = 2 // something asked for could not be analysed
)

// Main is the main function of a command that consists of the given
// analyzers. Packages for which skip holds, given their import path and
// directory, need not be analysed; nil stands for none. It returns the exit
// code.
func Main(suite []*analysis.Analyzer, skip func(path, dir string) bool) int {
	args := os.Args[1:]
	if vettool.Called(args) {
		return vettool.Main(suite, skip)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	code, err := run(ctx, suite, skip, args, os.Stdout, os.Stderr)
	if err != nil {
		fmt.Fprintln(os.Stderr, "httpvet:", err)
		return exitFailure
	}
	return code
}

// run carries out one command line.
func run(ctx context.Context, suite []*analysis.Analyzer, skip func(path, dir string) bool, args []string, stdout, stderr *os.File) (int, error) {
	if len(args) > 0 && args[0] == "help" {
		return exitClean, help(stdout, suite, args[1:])
	}
	opts, err := parseFlags(suite, args)
	switch {
	case err != nil:
		return exitFailure, err
	case opts.help:
		return exitClean, help(stdout, suite, nil)
	case opts.version:
		_, err := fmt.Fprintln(stdout, version())
		return exitClean, err
	}
	dir, err := directory(opts.dir)
	if err != nil {
		return exitFailure, err
	}
	conf, err := readConfig(dir, opts.config, suite)
	if err != nil {
		return exitFailure, err
	}
	if err := opts.configure(suite, conf); err != nil {
		return exitFailure, err
	}
	if opts.asFlags {
		return exitClean, printFlags(stdout, opts)
	}
	opts.skip = skip
	return work(ctx, dir, opts, stdout, stderr)
}

// work analyses, and does with the findings what the flags ask for.
func work(ctx context.Context, dir string, opts *options, stdout, stderr *os.File) (int, error) {
	p := newProgress(stderr)
	find := func() (*outcome, error) {
		known, err := newFilter(ctx, dir, opts)
		if err != nil {
			return nil, err
		}
		out, err := analyse(ctx, dir, opts, p)
		if err == nil {
			known.apply(out)
		}
		return out, err
	}
	out, err := find()
	if err != nil {
		return exitFailure, err
	}
	var text []byte
	switch {
	case opts.writeBaseline:
		err = writeBaseline(dir, opts, out)
	case opts.diff:
		text = diff(dir, out)
	case opts.fix:
		out, err = applyFixes(ctx, dir, out, find)
	}
	if err == nil && !opts.diff {
		text, err = render(dir, opts, out, colored(opts, stdout))
	}
	if err == nil {
		err = deliver(stdout, dir, opts, text)
	}
	if err != nil {
		return exitFailure, err
	}
	return conclude(stderr, opts, out), nil
}

// directory returns the absolute path of the directory to work in.
func directory(dir string) (string, error) {
	if dir == "" {
		return os.Getwd()
	}
	if info, err := os.Stat(dir); errors.Is(err, os.ErrNotExist) {
		return "", fmt.Errorf("-C %s: no such directory", dir)
	} else if err != nil {
		return "", fmt.Errorf("-C: %v", err)
	} else if !info.IsDir() {
		return "", fmt.Errorf("-C %s: not a directory", dir)
	}
	return filepath.Abs(dir)
}

// conclude prints what could not be analysed and the summary, and returns the
// exit code.
func conclude(w io.Writer, opts *options, out *outcome) int {
	for _, line := range slices.Concat(out.notes, out.problems) {
		fmt.Fprintln(w, "httpvet:", line)
	}
	if opts.verbose {
		for _, path := range out.skipped {
			fmt.Fprintf(w, "httpvet: package %s skipped because of a failed import\n", path)
		}
	} else if n := len(out.skipped); n > 0 {
		fmt.Fprintf(w, "httpvet: %s skipped because of failed imports (-v names them)\n", count(n, "package"))
	}
	if out.requested == 0 {
		return exitFailure
	}
	missing := ""
	if n := out.requested - out.analysed; n > 0 {
		missing = fmt.Sprintf(", %d not analysed", n)
	}
	fmt.Fprintf(w, "httpvet: %s in %s%s%s\n", summarize(opts, out), count(out.analysed, "package"), missing, unreported(opts, out))
	switch {
	case !out.complete():
		return exitFailure
	case len(out.findings) > 0:
		return exitFindings
	}
	return exitClean
}

// summarize says how many findings there are and what became of them.
func summarize(opts *options, out *outcome) string {
	found := count(len(out.findings), "finding")
	switch {
	case opts.diff:
		return fmt.Sprintf("%s, %d of them with a fix,", found, out.fixable)
	case opts.fix:
		return fmt.Sprintf("%s fixed, %d left,", count(out.fixed, "finding"), len(out.findings))
	case len(out.findings) == 0:
		return "no findings"
	}
	return found
}

// unreported says how many findings were not reported, and why.
func unreported(opts *options, out *outcome) string {
	text := ""
	if out.known > 0 {
		text += fmt.Sprintf(", %d more in the baseline", out.known)
	}
	if out.stale > 0 && opts.verbose {
		text += fmt.Sprintf(", %d of the baseline are gone", out.stale)
	}
	if out.old > 0 {
		text += fmt.Sprintf(", %d more that are not new", out.old)
	}
	return text
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
