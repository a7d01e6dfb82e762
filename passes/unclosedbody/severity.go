package unclosedbody

import (
	"fmt"

	"github.com/httpvet/httpvet/passes/internal/lifecycle"
)

// A severity says how bad a finding is. The zero value is the mildest.
type severity int

const (
	info    severity = iota // worth knowing
	perf                    // costs connections, loses nothing
	warning                 // lost under stated conditions
	failure                 // a resource is lost on some path
)

var severityNames = [...]string{info: "info", perf: "perf", warning: "warning", failure: "error"}

func (s *severity) String() string { return severityNames[*s] }

// Set parses a severity by name.
func (s *severity) Set(name string) error {
	for i, n := range severityNames {
		if n == name {
			*s = severity(i)
			return nil
		}
	}
	return fmt.Errorf("want info, perf, warning or error, not %q", name)
}

// severity is error but for two cases: a body that was read to its end holds
// no connection on the stock Transport (persistConn.readLoop gives it back at
// EOF), and so does one that waits for a deferred Close after that, as long
// as the loop ends.
func (f finding) severity() severity {
	switch {
	case f.category == readToEOF:
		return warning
	case f.category == deferInLoop && f.Read == lifecycle.ToEnd && !f.Endless:
		return warning
	}
	return failure
}
