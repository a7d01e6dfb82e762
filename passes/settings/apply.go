package settings

import (
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// Select returns the analyzers of suite that run.
func (s *Settings) Select(suite []*analysis.Analyzer) []*analysis.Analyzer {
	var selected []*analysis.Analyzer
	for _, a := range suite {
		if (len(s.Enable) == 0 || slices.Contains(s.Enable, a.Name)) && !slices.Contains(s.Disable, a.Name) {
			selected = append(selected, a)
		}
	}
	return selected
}

// All returns every flag that the settings set: those that are named, and those
// that follow from tests.
func (s *Settings) All(suite []*analysis.Analyzer) []Flag {
	all := slices.Clone(s.Flags)
	if s.Tests == nil {
		return all
	}
	value := "true"
	if !*s.Tests {
		value = "false"
	}
	for _, a := range suite {
		named := slices.ContainsFunc(all, func(f Flag) bool { return f.Analyzer == a.Name && f.Name == "tests" })
		if a.Flags.Lookup("tests") != nil && !named {
			all = append(all, Flag{a.Name, "tests", value})
		}
	}
	return all
}

// Apply sets the flags of the analyzers of suite, for a driver that runs them in
// this process, and returns those that run.
func (s *Settings) Apply(suite []*analysis.Analyzer) ([]*analysis.Analyzer, error) {
	for _, f := range s.All(suite) {
		if err := lookup(suite, f.Analyzer).Flags.Set(f.Name, f.Value); err != nil {
			return nil, &Error{[]string{f.Analyzer, f.Name}, err.Error()}
		}
	}
	selected := s.Select(suite)
	Tell(suite, selected)
	return selected, nil
}

// Tell tells the analyzers of suite that want to know which of them run.
func Tell(suite, run []*analysis.Analyzer) {
	var names []string
	for _, a := range run {
		names = append(names, a.Name)
	}
	for _, a := range suite {
		if f := a.Flags.Lookup(private); f != nil {
			f.Value.Set(strings.Join(names, ","))
		}
	}
}
