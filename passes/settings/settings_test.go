package settings_test

import (
	"errors"
	"flag"
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/httpvet/httpvet/passes"
	"github.com/httpvet/httpvet/passes/settings"
)

// toys returns analyzers of which none does anything.
func toys() []*analysis.Analyzer {
	a := &analysis.Analyzer{Name: "a"}
	a.Flags.Bool("tests", true, "")
	a.Flags.String("known.closers", "", "")
	a.Flags.Int("n", 1, "")
	b := &analysis.Analyzer{Name: "b"}
	b.Flags.Bool("tests", true, "")
	c := &analysis.Analyzer{Name: "c"}
	c.Flags.String("ran", "", "")
	return []*analysis.Analyzer{a, b, c}
}

type tree = map[string]any

func TestDecode(t *testing.T) {
	suite := toys()
	s, err := settings.Decode(tree{
		"disable": []any{"b"},
		"tests":   false,
		"a":       tree{"known": tree{"closers": []any{"x.Y", "(*x.Z).W"}}, "n": 2},
	}, suite)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := fmt.Sprint(s.All(suite)), "[-a.known.closers=x.Y,(*x.Z).W -a.n=2 -a.tests=false -b.tests=false]"; got != want {
		t.Errorf("flags %s, want %s", got, want)
	}
	if v := suite[0].Flags.Lookup("n").Value.String(); v != "1" {
		t.Errorf("Decode has set n to %s", v)
	}
	run, err := s.Apply(suite)
	if err != nil || len(run) != 2 || run[0].Name != "a" || run[1].Name != "c" {
		t.Errorf("%v, %v run, want a and c", run, err)
	}
	for _, want := range []struct{ analyzer, flag, value string }{
		{"a", "n", "2"}, {"a", "tests", "false"}, {"b", "tests", "false"}, {"c", "ran", "a,c"},
	} {
		i := slices.IndexFunc(suite, func(a *analysis.Analyzer) bool { return a.Name == want.analyzer })
		if got := suite[i].Flags.Lookup(want.flag).Value.String(); got != want.value {
			t.Errorf("%v, got %s", want, got)
		}
	}
	if s, err := settings.Decode(nil, suite); err != nil || len(s.Select(suite)) != 3 || len(s.All(suite)) != 0 {
		t.Errorf("nothing set: %v, %v", s, err)
	}
}

func TestDecodeErrors(t *testing.T) {
	for _, test := range []struct {
		raw  any
		want string
	}{
		{[]any{}, "want settings by name, not a list"},
		{tree{"x": 1}, "x: no such setting; there are enable, disable, tests, a, b, c"},
		{tree{"tests": "no"}, `tests: want true or false, not "no"`},
		{tree{"enable": "a"}, `enable: want a list of rules, not "a"`},
		{tree{"enable": []any{1}}, "enable: want names of rules, not 1"},
		{tree{"enable": []any{"x"}}, `enable: no rule is named "x"; the rules are a, b, c`},
		{tree{"disable": []any{"a", "b", "c"}}, "disable: no rule is left"},
		{tree{"a": nil}, "a: want settings by name, not nothing"},
		{tree{"a": tree{"m": 1}}, "a.m: no such setting; a has known.closers, n, tests"},
		{tree{"a": tree{"n": "x"}}, "a.n: parse error"},
		{tree{"a": tree{"n": nil}}, "a.n: want a value, not nothing"},
		{tree{"a": tree{"known": "x"}}, "a.known: no such setting; a has known.closers, n, tests"},
		{tree{"a": tree{"known": tree{"x": 1}}}, "a.known.x: no such setting; a has known.closers, n, tests"},
		{tree{"a": tree{"known.closers": "x"}}, "a.known.closers: want a level of its own for what follows the dot"},
		{tree{"a": tree{"known": tree{"closers": []any{"x,y"}}}}, "a.known.closers: want a list of names, without commas in them"},
		{tree{"c": tree{"ran": "a"}}, "c.ran: no such setting; c has "},
	} {
		_, err := settings.Decode(test.raw, toys())
		if err == nil || !strings.HasPrefix(err.Error(), test.want) {
			t.Errorf("%v: %v, want %s", test.raw, err, test.want)
		}
		var about *settings.Error
		if _, named := test.raw.(tree); named && !errors.As(err, &about) {
			t.Errorf("%v: the error does not tell the key", test.raw)
		}
	}
}

// TestEveryFlagIsASetting: whatever the rules can be told by flag can be said
// in settings, and comes out as the same flag.
func TestEveryFlagIsASetting(t *testing.T) {
	suite := passes.Suite()
	n := 0
	for _, a := range suite {
		a.Flags.VisitAll(func(f *flag.Flag) {
			if f.Name == "ran" {
				return
			}
			n++
			var raw any = f.DefValue
			for _, key := range slices.Backward(strings.Split(a.Name+"."+f.Name, ".")) {
				raw = tree{key: raw}
			}
			s, err := settings.Decode(raw, suite)
			if err != nil || len(s.Flags) != 1 || s.Flags[0].String() != "-"+a.Name+"."+f.Name+"="+f.DefValue {
				t.Errorf("%v: %v, %v", raw, s, err)
			}
		})
	}
	if n < 5 {
		t.Errorf("%d flags", n)
	}
}
