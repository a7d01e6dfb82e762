package cli

import (
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
)

// FuzzConfig: any text is a configuration, or one line says why not and where.
func FuzzConfig(f *testing.F) {
	a := &analysis.Analyzer{Name: "a"}
	a.Flags.String("known.closers", "", "")
	a.Flags.Bool("tests", true, "")
	suite := []*analysis.Analyzer{a, {Name: "b"}}
	for _, text := range []string{
		"", "# c", "enable: [a]\ntests: false\na: {known: {closers: [x, y]}}\n", "tags: x\nbaseline: y\n",
		"a: &x {tests: true}\nb: *x\n", "1: 2", "a:\n  tests: 1e400\n", "<<: {a: 1}\n", "--- a\n--- b\n", "a: !!binary eA==",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		conf, line, err := parseConfig([]byte(text), suite)
		switch {
		case err != nil && (strings.ContainsAny(err.Error(), "\n\r") || err.Error() == "" || line < 0):
			t.Errorf("%q: line %d: %q", text, line, err)
		case err == nil && len(conf.Select(suite)) == 0:
			t.Errorf("%q: no rule is left", text)
		}
	})
}
