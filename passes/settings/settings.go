// Package settings reads what users configure: which analyzers run, and their
// flags. The configuration file of the command and the settings of the
// golangci-lint plugin have the same form and are both read here:
//
//	enable: [unclosedbody]      # these only
//	disable: [badignore]        # all but these
//	tests: false                # for every analyzer that can leave test files alone
//	unclosedbody:
//	  severity: warning
//	  known:
//	    closers: [example.com/httpx.Drain]
//
// There is no list of settings: they are the flags of the analyzers, a dot in
// the name of a flag being one level of the form. So what can be set in one way
// can be set in all.
package settings

import (
	"flag"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// A Settings is what was configured.
type Settings struct {
	Enable, Disable []string
	Tests           *bool
	Flags           []Flag // sorted
}

// A Flag is a flag of an analyzer, with its value as text.
type Flag struct{ Analyzer, Name, Value string }

// String returns the flag as the vet tool takes it.
func (f Flag) String() string { return "-" + f.Analyzer + "." + f.Name + "=" + f.Value }

// An Error is about one key.
type Error struct {
	Path []string // the key, and those around it
	Text string
}

func (e *Error) Error() string { return strings.Join(e.Path, ".") + ": " + e.Text }

// Decode takes apart what a reader of YAML or JSON has made of the settings for
// the analyzers of suite: maps, lists and scalars; nil for no settings at all.
// It changes nothing yet.
func Decode(raw any, suite []*analysis.Analyzer) (*Settings, error) {
	s := new(Settings)
	if raw == nil {
		return s, nil
	}
	tree, ok := raw.(map[string]any)
	if !ok {
		return nil, fmt.Errorf("want settings by name, not %s", describe(raw))
	}
	for _, key := range slices.Sorted(maps.Keys(tree)) {
		value, path := tree[key], []string{key}
		var err error
		switch key {
		case "enable":
			s.Enable, err = analyzers(path, value, suite)
		case "disable":
			s.Disable, err = analyzers(path, value, suite)
		case "tests":
			b, ok := value.(bool)
			if !ok {
				return nil, &Error{path, "want true or false, not " + describe(value)}
			}
			s.Tests = &b
		default:
			a := lookup(suite, key)
			if a == nil {
				return nil, &Error{path, "no such setting; there are enable, disable, tests, " + names(suite)}
			}
			err = s.flags(a, path, value)
		}
		if err != nil {
			return nil, err
		}
	}
	if len(s.Select(suite)) == 0 {
		return nil, &Error{[]string{"disable"}, "no rule is left"}
	}
	return s, nil
}

// flags takes in the settings of one analyzer below a key.
func (s *Settings) flags(a *analysis.Analyzer, path []string, raw any) error {
	tree, ok := raw.(map[string]any)
	if !ok {
		return &Error{path, "want settings by name, not " + describe(raw)}
	}
	for _, key := range slices.Sorted(maps.Keys(tree)) {
		value, path := tree[key], append(slices.Clip(path), key)
		if strings.Contains(key, ".") {
			return &Error{path, "want a level of its own for what follows the dot"}
		}
		name := strings.Join(path[1:], ".")
		f := a.Flags.Lookup(name)
		if f == nil || name == private {
			if inner, ok := value.(map[string]any); ok && isGroup(a, name) {
				if err := s.flags(a, path, inner); err != nil {
					return err
				}
				continue
			}
			return &Error{path, "no such setting; " + a.Name + " has " + strings.Join(flagNames(a), ", ")}
		}
		text, err := scalar(value)
		if err == nil {
			err = valid(f, text)
		}
		if err != nil {
			return &Error{path, err.Error()}
		}
		s.Flags = append(s.Flags, Flag{a.Name, name, text})
	}
	return nil
}

// private is the flag by which a driver tells an analyzer which others run. It
// is no setting.
const private = "ran"

// isGroup reports whether the analyzer has flags called name.something.
func isGroup(a *analysis.Analyzer, name string) bool {
	return slices.ContainsFunc(flagNames(a), func(f string) bool { return strings.HasPrefix(f, name+".") })
}

func flagNames(a *analysis.Analyzer) []string {
	var names []string
	for _, f := range Flags(a) {
		names = append(names, f.Name)
	}
	return names
}

// Flags returns the flags of an analyzer that are settings, sorted by name.
func Flags(a *analysis.Analyzer) []*flag.Flag {
	var flags []*flag.Flag
	a.Flags.VisitAll(func(f *flag.Flag) {
		if f.Name != private {
			flags = append(flags, f)
		}
	})
	return flags
}

// valid tries a value and puts the old one back.
func valid(f *flag.Flag, text string) error {
	before := f.Value.String()
	err := f.Value.Set(text)
	if restore := f.Value.Set(before); err == nil && restore != nil {
		return fmt.Errorf("internal error: cannot restore %s: %v", f.Name, restore)
	}
	return err
}

// scalar returns a value as the text of a flag; a list has commas.
func scalar(value any) (string, error) {
	switch v := value.(type) {
	case string:
		return v, nil
	case bool:
		return strconv.FormatBool(v), nil
	case int:
		return strconv.Itoa(v), nil
	case int64:
		return strconv.FormatInt(v, 10), nil
	case float64: // a number of JSON
		return strconv.FormatFloat(v, 'f', -1, 64), nil
	case []any:
		var items []string
		for _, e := range v {
			item, ok := e.(string)
			if !ok || strings.Contains(item, ",") {
				return "", fmt.Errorf("want a list of names, without commas in them")
			}
			items = append(items, item)
		}
		return strings.Join(items, ","), nil
	}
	return "", fmt.Errorf("want a value, not %s", describe(value))
}

// analyzers returns a list of names of analyzers.
func analyzers(path []string, value any, suite []*analysis.Analyzer) ([]string, error) {
	list, ok := value.([]any)
	if !ok {
		return nil, &Error{path, "want a list of rules, not " + describe(value)}
	}
	var found []string
	for _, e := range list {
		name, ok := e.(string)
		if !ok {
			return nil, &Error{path, "want names of rules, not " + describe(e)}
		}
		if lookup(suite, name) == nil {
			return nil, &Error{path, fmt.Sprintf("no rule is named %q; the rules are %s", name, names(suite))}
		}
		found = append(found, name)
	}
	return found, nil
}

// describe says what a value is, for people who write YAML.
func describe(value any) string {
	switch v := value.(type) {
	case nil:
		return "nothing"
	case []any:
		return "a list"
	case map[string]any, map[any]any:
		return "settings by name"
	case string:
		return strconv.Quote(v)
	}
	return fmt.Sprint(value)
}

func lookup(suite []*analysis.Analyzer, name string) *analysis.Analyzer {
	i := slices.IndexFunc(suite, func(a *analysis.Analyzer) bool { return a.Name == name })
	if i < 0 {
		return nil
	}
	return suite[i]
}

func names(suite []*analysis.Analyzer) string {
	var names []string
	for _, a := range suite {
		names = append(names, a.Name)
	}
	return strings.Join(names, ", ")
}
