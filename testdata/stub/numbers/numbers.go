// Package numbers has constants with a unit and without.
package numbers

import "time"

const (
	Thirty               = 30
	Typed  time.Duration = 30
)
