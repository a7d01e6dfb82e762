package cli

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// options is a parsed command line.
type options struct {
	dir, tags            string
	json, tests, verbose bool
	fix, diff            bool
	help, version        bool
	toolFlags            []string // for the analyzers, as the vet tool takes them
	patterns             []string
}

// parseFlags parses args. Flags may also follow the patterns, since that is
// where hooks and scripts append theirs.
func parseFlags(suite []*analysis.Analyzer, args []string) (*options, error) {
	opts := new(options)
	set := flag.NewFlagSet("httpvet", flag.ContinueOnError)
	set.SetOutput(io.Discard)
	set.StringVar(&opts.dir, "C", "", "")
	set.StringVar(&opts.tags, "tags", "", "")
	set.BoolVar(&opts.json, "json", false, "")
	set.BoolVar(&opts.tests, "tests", true, "")
	set.BoolVar(&opts.tests, "test", true, "") // as the drivers of x/tools spell it
	set.BoolVar(&opts.verbose, "v", false, "")
	set.BoolVar(&opts.fix, "fix", false, "")
	set.BoolVar(&opts.diff, "diff", false, "")
	set.BoolVar(&opts.version, "version", false, "")
	analyzerFlags(set, suite)

	for {
		err := set.Parse(args)
		if errors.Is(err, flag.ErrHelp) {
			opts.help = true
			return opts, nil
		}
		if err != nil {
			return nil, wordFlagError(err, suite)
		}
		rest := set.Args()
		if len(rest) == 0 || len(rest) < len(args) && args[len(args)-len(rest)-1] == "--" {
			opts.patterns = append(opts.patterns, rest...)
			break
		}
		opts.patterns = append(opts.patterns, rest[0])
		args = rest[1:]
	}
	if len(opts.patterns) == 0 {
		opts.patterns = []string{"./..."}
	}
	switch {
	case opts.diff && !opts.fix:
		return nil, errors.New("-diff needs -fix")
	case opts.diff && opts.json:
		return nil, errors.New("-diff and -json cannot be used together")
	}
	set.Visit(func(f *flag.Flag) {
		if v, ok := f.Value.(*toolFlag); ok {
			opts.toolFlags = append(opts.toolFlags, "-"+f.Name+"="+v.text)
		}
	})
	if !opts.tests {
		opts.toolFlags = append(opts.toolFlags, skipTests(set, suite)...)
	}
	return opts, nil
}

// analyzerFlags declares -NAME for each analyzer and -NAME.FLAG for each of
// its flags, as the vet tool does.
func analyzerFlags(set *flag.FlagSet, suite []*analysis.Analyzer) {
	for _, a := range suite {
		set.Var(&toolFlag{}, a.Name, "")
		a.Flags.VisitAll(func(f *flag.Flag) {
			set.Var(&toolFlag{value: f.Value}, a.Name+"."+f.Name, f.Usage)
		})
	}
}

// skipTests returns the flags that tell analyzers to leave test files alone,
// for those analyzers that can be told.
func skipTests(set *flag.FlagSet, suite []*analysis.Analyzer) []string {
	var flags []string
	for _, a := range suite {
		name := a.Name + ".tests"
		if f := set.Lookup(name); f != nil && f.Value.(*toolFlag).text == "" {
			flags = append(flags, "-"+name+"=false")
		}
	}
	return flags
}

// A toolFlag is a flag that is checked here and used in the vet tool.
type toolFlag struct {
	value flag.Value // the analyzer's own; nil for the flag that selects an analyzer
	text  string     // as given
}

func (f *toolFlag) String() string { return f.text }

func (f *toolFlag) Set(s string) error {
	f.text = s
	if f.value != nil {
		return f.value.Set(s)
	}
	if _, err := strconv.ParseBool(s); err != nil {
		return errors.New("want true or false")
	}
	return nil
}

func (f *toolFlag) IsBoolFlag() bool {
	if f.value == nil {
		return true
	}
	b, ok := f.value.(interface{ IsBoolFlag() bool })
	return ok && b.IsBoolFlag()
}

// wordFlagError says err of package flag in the words of httpvet.
func wordFlagError(err error, suite []*analysis.Analyzer) error {
	name, unknown := strings.CutPrefix(err.Error(), "flag provided but not defined: -")
	if !unknown {
		return err
	}
	if rule, _, dotted := strings.Cut(name, "."); dotted && lookup(suite, rule) == nil {
		return fmt.Errorf("unknown rule %q in flag -%s; the rules are: %s", rule, name, ruleNames(suite))
	}
	return fmt.Errorf("unknown flag -%s, and no rule of that name; see httpvet help", name)
}
