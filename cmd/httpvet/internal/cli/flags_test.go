package cli

import (
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
)

// TestToolFlags: what the vet tool is told, by command line and configuration.
func TestToolFlags(t *testing.T) {
	for _, test := range []struct{ args, config, want string }{
		{"", "", ""},
		{"-tests", "", "-b.tests=true"}, // the default of a is the same
		{"-tests=false", "", "-a.tests=false"},
		{"-test=false -a.tests=true", "", ""},
		{"", "tests: false", "-a.tests=false"},
		{"", "tests: false\na: {tests: true}", ""},
		{"-tests", "tests: false", "-b.tests=true"},
		{"-a.n=2", "a: {n: 3}", "-a.n=2"},
		{"-a.n=1", "a: {n: 3}", ""},
		{"", "a: {n: 3}", "-a.n=3"},
		{"-a", "", "-a"},
		{"-a=false", "", "-b"},
		{"-a -b", "", ""},
		{"-a", "enable: [b]", "-a"},
		{"-a=false", "disable: [b]", "-b"},
		{"-a.n=2", "enable: [b]", "-b -a.n=2"},
	} {
		a, b := &analysis.Analyzer{Name: "a"}, &analysis.Analyzer{Name: "b"}
		a.Flags.Bool("tests", true, "")
		a.Flags.Int("n", 1, "")
		b.Flags.Bool("tests", false, "")
		suite := []*analysis.Analyzer{a, b}
		conf, _, err := parseConfig([]byte(test.config), suite)
		if err != nil {
			t.Fatal(err)
		}
		opts, err := parseFlags(suite, strings.Fields(test.args))
		if err != nil {
			t.Fatal(err)
		}
		opts.configure(suite, conf)
		if got := strings.Join(opts.toolFlags, " "); got != test.want {
			t.Errorf("%q with %q: %q, want %q", test.args, test.config, got, test.want)
		}
	}
}
