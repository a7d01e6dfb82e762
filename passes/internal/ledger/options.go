package ledger

import (
	"flag"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// options are the settings that change facts or findings of every rule. They
// are set through the flags of the public analyzers, which all share these
// values: drivers register the flags of root analyzers only.
var options = struct {
	tests   boolValue
	closers listValue
	sources listValue
}{tests: true}

// shared ends the description of a flag that several analyzers have.
const shared = " (one setting for unclosedbody, unreadbody and untunedtransport)"

// AddFlags makes the shared options flags of a public analyzer.
func AddFlags(fs *flag.FlagSet) {
	fs.Var(&options.tests, "tests", "report findings in _test.go files"+shared)
	fs.Var(&options.closers, "known.closers", "comma-separated full names of functions that close the response or body they are given, such as example.com/httpx.Drain or (*example.com/httpx.Client).Done"+shared)
	fs.Var(&options.sources, "known.sources", "comma-separated full names of functions whose *http.Response result the caller must close, where that cannot be seen"+shared)
}

// Tests reports whether findings in _test.go files are wanted.
func Tests() bool { return bool(options.tests) }

type boolValue bool

func (b *boolValue) IsBoolFlag() bool { return true }

func (b *boolValue) String() string {
	if *b {
		return "true"
	}
	return "false"
}

func (b *boolValue) Set(s string) error {
	v, err := strconv.ParseBool(s)
	if err != nil {
		return fmt.Errorf("want true or false, not %q", s)
	}
	*b = boolValue(v)
	return nil
}

// listValue is a comma-separated list; setting it replaces it.
type listValue []string

func (l *listValue) String() string { return strings.Join(*l, ",") }

func (l *listValue) Set(s string) error {
	*l = nil
	for name := range strings.SplitSeq(s, ",") {
		if name = strings.TrimSpace(name); name != "" {
			*l = append(*l, name)
		}
	}
	return nil
}

func (l listValue) has(name string) bool { return slices.Contains(l, name) }
