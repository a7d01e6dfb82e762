package vettool

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strconv"

	"golang.org/x/tools/go/analysis"
)

// options are the flags that the go command hands on.
type options struct {
	rules     []*analysis.Analyzer // that run
	fix, diff bool
	config    string
}

// parse sets the flags of the suite as args say, and returns the rest. Those of vet tools
// are -json, -fix and -diff; -NAME selects an analyzer, -NAME.FLAG is a flag of it.
func parse(suite []*analysis.Analyzer, args []string) (*options, error) {
	opts := new(options)
	set, named := opts.declare(suite)
	if err := set.Parse(args); err != nil {
		return nil, err
	}
	if set.NArg() != 1 {
		return nil, fmt.Errorf("want one file that describes a package, not %q: the go command calls a vet tool", set.Args())
	}
	opts.config = set.Arg(0)
	any := slices.ContainsFunc(suite, func(a *analysis.Analyzer) bool { return *named[a] == on })
	for _, a := range suite {
		if *named[a] == on || !any && *named[a] != off {
			opts.rules = append(opts.rules, a)
		}
	}
	return opts, nil
}

func (o *options) declare(suite []*analysis.Analyzer) (*flag.FlagSet, map[*analysis.Analyzer]*choice) {
	set := flag.NewFlagSet("httpvet", flag.ContinueOnError)
	set.SetOutput(io.Discard)
	set.Bool("json", true, "print findings in JSON, unless they are to be fixed")
	set.BoolVar(&o.fix, "fix", false, "apply the first fix of each finding instead of printing it")
	set.BoolVar(&o.diff, "diff", false, "with -fix, print what it would change")
	named := make(map[*analysis.Analyzer]*choice)
	for _, a := range suite {
		named[a] = new(choice)
		set.Var(named[a], a.Name, "run "+a.Name+" and no other that is not named")
		a.Flags.VisitAll(func(f *flag.Flag) { set.Var(f.Value, a.Name+"."+f.Name, f.Usage) })
	}
	return set, named
}

// A choice is what the flags say of an analyzer.
type choice uint8

const (
	open choice = iota
	on
	off
)

func (c *choice) String() string   { return strconv.FormatBool(c != nil && *c == on) }
func (c *choice) IsBoolFlag() bool { return true }

func (c *choice) Set(s string) error {
	chosen, err := strconv.ParseBool(s)
	if err != nil {
		return errors.New("want true or false")
	}
	*c = off
	if chosen {
		*c = on
	}
	return nil
}

// listFlags prints the flags as the go command asks for them.
func listFlags(suite []*analysis.Analyzer, w io.Writer) error {
	type description struct {
		Name  string
		Bool  bool
		Usage string
	}
	var all []description
	set, _ := new(options).declare(suite)
	set.VisitAll(func(f *flag.Flag) {
		b, ok := f.Value.(interface{ IsBoolFlag() bool })
		all = append(all, description{f.Name, ok && b.IsBoolFlag(), f.Usage})
	})
	data, err := json.MarshalIndent(all, "", "\t")
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "%s\n", data)
	return err
}
