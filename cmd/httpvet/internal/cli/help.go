package cli

import (
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/httpvet/httpvet/passes/docs"
	"github.com/httpvet/httpvet/passes/settings"
)

const usage = `httpvet finds misuse of net/http that costs production systems their connections.

Usage:

	httpvet [flags] [packages]
	httpvet help [rule]
	go vet -vettool=$(which httpvet) [packages]

Packages are patterns as the go command takes them, ./... if none is given, or
Go files, which stand for their directories. Findings go to standard output,
sorted, one a line:

	path:line:col: message (rule)

Flags:

	-C dir           work in dir; all paths are relative to it
	-tags list       build tags, separated by commas
	-tests=false     leave findings in test files out (also: -test=false)
	-fix             apply the fixes of the findings, and print what is left
	-fix -diff       print the fixes as a unified diff, and change nothing
	-format form     text, json (as go vet -json), sarif, github, rdjson, checkstyle
	-json            -format=json
	-o file          write to file instead of standard output
	-color when      auto, always or never; auto heeds NO_COLOR
	-v               print the witness of each finding and the page of its rule,
	                 and name skipped packages
	-baseline file   report only findings that are not in file
	-write-baseline  write the findings to that file
	-new-from-rev r  report only findings on lines that are new since git revision r
	-config file     settings, instead of the next .httpvet.yml upwards; none: none
	-print-flags     print the flags that tell go vet -vettool the settings
	-version         print the version
	-RULE            run only this rule, or those so named
	-RULE=false      run all rules but this one
	-RULE.FLAG=x     set a flag of a rule; help RULE lists them

Exit codes, in all formats:

	0  no findings; with -fix, none left
	1  findings; with -fix, findings left; with -fix -diff, findings
	2  something could not be analysed; what was found is printed all the same

Rules:

`

// help prints the general help, or that of one rule.
func help(w io.Writer, suite []*analysis.Analyzer, args []string) error {
	if len(args) == 0 {
		fmt.Fprint(w, usage)
		for _, a := range suite {
			fmt.Fprintf(w, "\t%-18s %s\n", a.Name, summary(a))
		}
		_, err := fmt.Fprint(w, "\nhttpvet help RULE explains a rule.\n")
		return err
	}
	a := lookup(suite, args[0])
	if a == nil {
		return fmt.Errorf("unknown rule %q; the rules are: %s", args[0], ruleNames(suite))
	}
	rule := docs.NewRule(a.Name, a.Doc, a.URL)
	_, err := io.WriteString(w, rule.Help(settings.Flags(a)))
	return err
}

// summary returns what the first line of the analyzer's text says after its
// name.
func summary(a *analysis.Analyzer) string {
	line, _, _ := strings.Cut(a.Doc, "\n")
	return strings.TrimPrefix(line, a.Name+": ")
}

// lookup returns the analyzer of that name, or nil.
func lookup(suite []*analysis.Analyzer, name string) *analysis.Analyzer {
	for _, a := range suite {
		if a.Name == name {
			return a
		}
	}
	return nil
}

func ruleNames(suite []*analysis.Analyzer) string {
	var names []string
	for _, a := range suite {
		names = append(names, a.Name)
	}
	return strings.Join(names, ", ")
}

// version returns the version of the running binary, from what the linker
// recorded: the analysis must not depend on how it was built.
func version() string {
	return fmt.Sprintf("httpvet %s, built with %s", moduleVersion(), runtime.Version())
}

func moduleVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "(unknown)"
	}
	v := info.Main.Version
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && v == "(devel)" {
			v += " " + s.Value
		}
	}
	return v
}
