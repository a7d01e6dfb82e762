// Package vettool is the side of httpvet that the go command talks to: the
// protocol of "go vet -vettool" and "go fix -fixtool", one process for each package.
//
// It is what unitchecker of x/tools is, but for where types come from. unitchecker
// writes them down for importers, and so has to check every dependency from source, of
// the standard library as well; this package reads what the compiler has written, which
// the go command hands it, and answers for packages that are known without a look at
// them. It refuses a go command newer than the Go that built the tool, or older than those
// whose descriptions of packages it has been written for. Should a later one vet packages
// without compiling what they import (go.dev/issue/79454), each of them is refused.
//
// It knows nothing of rules, and of findings no more than how the go command wants them:
// as JSON, from which that makes text, or as fixed files.
package vettool

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/httpvet/httpvet/cmd/httpvet/internal/checker"
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

// Main answers the go command and returns the exit code: 1 if that has to fail, which it
// does of itself if there are findings. Packages for which skip holds, given their import
// path and directory, are not analysed: there is nothing to find in them that anybody
// asked for, and nothing to tell their importers.
func Main(suite []*analysis.Analyzer, skip func(path, dir string) bool) int {
	var err error
	switch args := os.Args[1:]; args[0] {
	case "-V=full":
		err = describe(os.Stdout)
	case "-flags":
		err = listFlags(suite, os.Stdout)
	default:
		err = check(suite, args, skip)
	}
	if err == nil {
		return 0
	}
	if broken, ok := errors.AsType[*checker.SourceError](err); ok {
		fmt.Fprintln(os.Stderr, broken) // as the compiler would
	} else {
		fmt.Fprintln(os.Stderr, "httpvet:", err)
	}
	return 1
}

// check analyses one package.
func check(suite []*analysis.Analyzer, args []string, skip func(path, dir string) bool) error {
	opts, err := parse(suite, args)
	if err != nil {
		return err
	}
	u, err := readUnit(opts.config)
	if err != nil {
		return err
	}
	if u.VetxOnly && skip != nil && skip(u.ImportPath, u.Dir) {
		return os.WriteFile(u.VetxOutput, nil, 0o666)
	}
	if os.Getenv("GOGC") == "" {
		// A unit lives for a fraction of a second and needs little memory:
		// collecting it costs more than keeping it.
		debug.SetGCPercent(300)
	}
	settings.Tell(suite, opts.rules)
	res, err := u.analyse(opts.rules)
	if err != nil || u.VetxOnly {
		return err
	}
	return opts.tell(u, res)
}

// tell prints what came of a package, or fixes it.
func (o *options) tell(u *unit, res *checker.Result) (err error) {
	stdout := os.Stdout
	if u.Stdout != "" {
		if stdout, err = os.Create(u.Stdout); err != nil {
			return err
		}
		defer func() {
			if closing := stdout.Close(); err == nil {
				err = closing
			}
		}()
	}
	if o.fix {
		return o.fixed(stdout, os.Stderr, u.FixArchive, res)
	}
	return asJSON(stdout, u.ID, res)
}

// describe prints the one line from which the go command derives the cache key
// of the tool. It contains no path: the go command splits the line at spaces.
//
// This is also the one question whose standard error the go command shows, once
// for a whole run, hence the place to refuse a go command that is too old or too new;
// otherwise every package of the standard library fails by itself, and silently.
func describe(stdout io.Writer) error {
	// The go command hands its own version down in the environment.
	version := os.Getenv("GOVERSION")
	if err := gocmd.CheckOldest(version); err != nil {
		return err
	}
	if err := gocmd.CheckBuiltWith(runtime.Version(), version); err != nil {
		return err
	}
	sum, err := Sum()
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(stdout, "httpvet version devel buildID=%x\n", sum)
	return err
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
