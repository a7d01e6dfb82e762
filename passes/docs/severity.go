package docs

import (
	"fmt"
	"slices"
)

// A Severity says how bad a finding is. The zero value is the mildest. As a
// flag it is set by name.
type Severity int

const (
	Info    Severity = iota // worth knowing
	Perf                    // costs connections, loses nothing
	Warning                 // something is lost under stated conditions
	Error                   // something is lost, or fails, on some path
)

var severities = []string{Info: "info", Perf: "perf", Warning: "warning", Error: "error"}

func (s Severity) String() string { return severities[s] }

// Set parses a severity by name.
func (s *Severity) Set(name string) error {
	i := slices.Index(severities, name)
	if i < 0 {
		return fmt.Errorf("want info, perf, warning or error, not %q", name)
	}
	*s = Severity(i)
	return nil
}
