package cli

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/httpvet/httpvet/cmd/httpvet/internal/report"
	"github.com/httpvet/httpvet/passes/settings"
)

// options is a parsed command line.
type options struct {
	dir, tags              string
	format, output, color  string
	config, baseline, rev  string
	tests, verbose         bool
	fix, diff              bool
	writeBaseline          bool
	help, version, asFlags bool
	patterns               []string

	set  *flag.FlagSet               // that was parsed
	skip func(path, dir string) bool // packages to take as known; may be nil

	// What configure finds out.
	rules     []*analysis.Analyzer // that run, with their flags set
	toolFlags []string             // the same, as the vet tool takes it
}

// parseFlags parses args. Flags may also follow the patterns, since that is
// where hooks and scripts append theirs.
func parseFlags(suite []*analysis.Analyzer, args []string) (*options, error) {
	opts := new(options)
	set := opts.declare(suite)
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
	return opts, opts.check()
}

// declare declares the flags.
func (o *options) declare(suite []*analysis.Analyzer) *flag.FlagSet {
	set := flag.NewFlagSet("httpvet", flag.ContinueOnError)
	set.SetOutput(io.Discard)
	set.StringVar(&o.dir, "C", "", "")
	set.StringVar(&o.tags, "tags", "", "")
	set.StringVar(&o.format, "format", "text", "")
	set.BoolFunc("json", "", func(s string) error { return o.shorthand("json", s) })
	set.StringVar(&o.output, "o", "", "")
	set.StringVar(&o.color, "color", "auto", "")
	set.StringVar(&o.config, "config", "", "")
	set.StringVar(&o.baseline, "baseline", "", "")
	set.BoolVar(&o.writeBaseline, "write-baseline", false, "")
	set.StringVar(&o.rev, "new-from-rev", "", "")
	set.BoolVar(&o.tests, "tests", true, "")
	set.BoolVar(&o.tests, "test", true, "") // as the drivers of x/tools spell it
	set.BoolVar(&o.verbose, "v", false, "")
	set.BoolVar(&o.fix, "fix", false, "")
	set.BoolVar(&o.diff, "diff", false, "")
	set.BoolVar(&o.asFlags, "print-flags", false, "")
	set.BoolVar(&o.version, "version", false, "")
	analyzerFlags(set, suite)
	o.set = set
	return set
}

// shorthand makes -json mean -format=json.
func (o *options) shorthand(format, value string) error {
	on, err := strconv.ParseBool(value)
	if err != nil {
		return errors.New("want true or false")
	}
	if on {
		o.format = format
	}
	return nil
}

// check returns an error if the flags are not to be used together or have values
// that do not exist.
func (o *options) check() error {
	if err := report.CheckFormat(o.format); err != nil {
		return err
	}
	if !slices.Contains([]string{"auto", "always", "never"}, o.color) {
		return fmt.Errorf("-color %s: want auto, always or never", o.color)
	}
	switch {
	case o.diff && !o.fix:
		return errors.New("-diff needs -fix")
	case o.diff && o.format != "text":
		return fmt.Errorf("-diff and -format=%s cannot be used together", o.format)
	case o.writeBaseline && (o.fix || o.rev != ""):
		return errors.New("-write-baseline takes down what there is: it cannot be used with -fix and -new-from-rev")
	}
	return nil
}

// given reports whether the command line sets a flag.
func (o *options) given(names ...string) bool {
	given := false
	o.set.Visit(func(f *flag.Flag) { given = given || slices.Contains(names, f.Name) })
	return given
}

// configure settles what runs and how, from the command line and, where that is
// silent, from the configuration.
func (o *options) configure(suite []*analysis.Analyzer, conf *configuration) error {
	if !o.given("tags") {
		o.tags = conf.tags
	}
	if !o.given("baseline") {
		o.baseline = conf.baseline
	}
	chosen := conf.Settings
	if o.given("tests", "test") {
		chosen.Tests = &o.tests
	} else if conf.Tests != nil {
		o.tests = *conf.Tests
	}
	if enable, disable := o.selection(suite); enable != nil || disable != nil {
		chosen.Enable, chosen.Disable = enable, disable
	}
	chosen.Flags = nil
	for _, f := range conf.Flags {
		if !o.given(f.Analyzer + "." + f.Name) {
			chosen.Flags = append(chosen.Flags, f)
		}
	}
	for _, a := range suite {
		a.Flags.VisitAll(func(f *flag.Flag) {
			if name := a.Name + "." + f.Name; o.given(name) {
				value := o.set.Lookup(name).Value.(*toolFlag).text
				chosen.Flags = append(chosen.Flags, settings.Flag{Analyzer: a.Name, Name: f.Name, Value: value})
			}
		})
	}
	var err error
	if o.rules, err = chosen.Apply(suite); err != nil {
		return err
	}
	o.toolFlags = toolFlags(suite, o.rules, &chosen)
	return nil
}

// selection returns the analyzers that the command line names and those that it
// denies. Naming some means these only, as for the vet tool.
func (o *options) selection(suite []*analysis.Analyzer) (enable, disable []string) {
	for _, a := range suite {
		if !o.given(a.Name) {
			continue
		}
		if on, _ := strconv.ParseBool(o.set.Lookup(a.Name).Value.String()); on {
			enable = append(enable, a.Name)
		} else {
			disable = append(disable, a.Name)
		}
	}
	return enable, disable
}

// toolFlags returns what makes the vet tool run the rules with the settings. A
// setting that is what it would be anyhow is left out, so that the results of
// runs that do not differ are shared.
func toolFlags(suite, rules []*analysis.Analyzer, chosen *settings.Settings) []string {
	var flags []string
	if len(rules) < len(suite) {
		for _, a := range rules {
			flags = append(flags, "-"+a.Name)
		}
	}
	for _, f := range chosen.All(suite) {
		if lookup(suite, f.Analyzer).Flags.Lookup(f.Name).DefValue != f.Value {
			flags = append(flags, f.String())
		}
	}
	return flags
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
