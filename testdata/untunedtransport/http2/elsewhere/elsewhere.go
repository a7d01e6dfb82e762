// Package elsewhere makes configurations for others.
package elsewhere

import "crypto/tls"

// Config yields a configuration for a name, nil for none.
func Config(name string) *tls.Config {
	if name == "" {
		return nil
	}
	return &tls.Config{ServerName: name}
}
