// Package checker analyses the packages of a build in one process, or one of them, given
// what other processes know of the rest.
//
// It is what x/tools' checker and unitchecker are, for those who have compiled the
// packages before: what a package imports is read from the files that the compiler
// has written, not checked again from source, and dependencies are looked at for
// facts alone, the standard library as far as Skip leaves it in. Results are kept
// (see cache.go), so that a package is analysed again only if it or what is known of
// its imports has changed.
//
// It knows analyzers, facts and types, and the packages that the go command
// describes. It does not know why they were asked for, and words no problem but
// that of the package at hand.
package checker

import (
	"context"
	"errors"
	"fmt"
	"go/token"
	"go/types"
	"runtime"
	"strings"
	"sync"

	"golang.org/x/tools/go/analysis"

	"github.com/httpvet/httpvet/cmd/httpvet/internal/gocmd"
	"github.com/httpvet/httpvet/cmd/httpvet/internal/report"
)

// A Request says what to analyse, and how.
type Request struct {
	Rules    []*analysis.Analyzer
	Packages []*gocmd.Package            // with all that they import
	Full     func(*gocmd.Package) bool   // whether the findings are of interest, not the facts alone
	Skip     func(path, dir string) bool // packages that are known without a look at them
	Arch     string                      // that they are compiled for
	Overlaid map[string]string           // files to read in place of others
	Cache    *Cache                      // nil for none
	Known    Known                       // of packages that are not looked at, or not among Packages
}

// A Result is what came of one package.
type Result struct {
	Package  *gocmd.Package
	Findings []report.Finding
	Failures []Failure         // of rules, in their order
	Digests  map[string]string // files that may be edited, with the SHA-256 of what was read, in hex
	Err      error             // why the package was not analysed; the rest is empty then
}

// A Failure is the error that a rule returned.
type Failure struct{ Rule, Text string }

// ErrImport is the error of a package that imports one which was not analysed, or
// not compiled.
var ErrImport = errors.New("an import failed")

// A SourceError is the error of a package that does not parse or type-check. It begins
// with file, line and column.
type SourceError struct{ Text string }

func (e *SourceError) Error() string { return e.Text }

// A CrashError is the error of a package in which an analyzer panicked.
type CrashError struct{ Reason string }

func (e *CrashError) Error() string { return e.Reason }

// A Checker analyses packages.
type Checker struct {
	Request
	factTypes factTypes
	universe
	units graph
	order []*unit // those to look at
}

// New prepares the analysis that r asks for.
func New(r Request) *Checker {
	c := &Checker{Request: r, factTypes: newFactTypes(r.Rules)}
	c.universe = universe{fset: token.NewFileSet(), plain: make(map[string]*types.Package)}
	c.units, c.order = newUnits(r)
	return c
}

// Len returns the number of packages to look at.
func (c *Checker) Len() int { return len(c.order) }

// Run looks at the packages, as many at a time as there are processors, and calls
// each with the result of each, one at a time and in no particular order. The error is
// that of ctx: when that is done, Run returns, whatever a rule may still be at.
func (c *Checker) Run(ctx context.Context, each func(*Result)) error {
	defer govern()()
	q := newQueue(c.order)
	var telling sync.Mutex
	tell := func(res *Result) {
		telling.Lock()
		defer telling.Unlock()
		if ctx.Err() == nil {
			each(res)
		}
	}
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(c.order)) {
		workers.Go(func() {
			for u := range q.ready {
				if ctx.Err() == nil {
					tell(c.look(u))
				}
				q.done(u)
			}
		})
	}
	finished := make(chan struct{})
	go func() {
		workers.Wait()
		close(finished)
	}()
	select {
	case <-finished:
	case <-ctx.Done():
		telling.Lock() // nobody is told any more
		defer telling.Unlock()
	}
	return ctx.Err()
}

// One looks at the package with an ID and returns the result: for those who have
// imports looked at by others.
func (c *Checker) One(id string) *Result { return c.look(c.units[id]) }

// look returns the result of one package, all of whose imports are done.
func (c *Checker) look(u *unit) (res *Result) {
	defer func() {
		if r := recover(); r != nil {
			res = &Result{Package: u.Package, Err: &CrashError{firstLine(fmt.Sprint("panic: ", r))}}
		}
		u.failed = res.Err != nil
		u.texts = nil
	}()
	full := c.Full(u.Package)
	if !full && len(c.factTypes) == 0 && u.Error == nil {
		return &Result{Package: u.Package} // there is nothing to learn from it
	}
	if err := c.unready(u); err != nil {
		return &Result{Package: u.Package, Err: err}
	}
	key, res := c.kept(u, full)
	if res == nil {
		res = c.analyse(u, full)
		c.keep(key, u, res)
	}
	if res.Err == nil {
		res.Digests = c.digests(u)
	}
	return res
}

// unready returns why u cannot be looked at. A package that the compiler rejects
// may be one that the type checker accepts.
func (c *Checker) unready(u *unit) error {
	if u.Error != nil && u.Broken() == nil {
		return errors.New(u.Error.Text())
	}
	for _, dep := range u.deps {
		if dep == nil || dep.failed || dep.Export == "" && dep.Path() != "unsafe" {
			return ErrImport
		}
	}
	if u.Fixed() {
		return nil
	}
	return c.read(u)
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}
