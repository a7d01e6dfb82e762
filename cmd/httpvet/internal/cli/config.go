package cli

import "github.com/httpvet/httpvet/passes/settings"

// A configuration is what is set elsewhere than on the command line.
type configuration struct {
	settings.Settings
}
