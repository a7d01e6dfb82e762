package untunedtransport_test

import (
	"testing"

	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/httpvet/httpvet/passes/internal/fixture"
	"github.com/httpvet/httpvet/passes/untunedtransport"
)

// TestFixtures runs the analyzer over the fixtures of the rule.
func TestFixtures(t *testing.T) {
	analysistest.Run(t, fixture.Dir(t), fixture.Categorized(untunedtransport.Analyzer), "./untunedtransport/...")
}

// TestOptIn runs the categories that are off by default.
func TestOptIn(t *testing.T) {
	for _, name := range []string{"defaults-dropped", "idle-too-long", "queueing"} {
		setFlag(t, name, "true")
	}
	analysistest.Run(t, fixture.Dir(t), fixture.Categorized(untunedtransport.Analyzer), "./untunedflags/optin", "./untunedflags/unclosed")
}

// TestPool runs the other modes of default-pool, and the fix that a size
// gives it.
func TestPool(t *testing.T) {
	setFlag(t, "pool", "off")
	analysistest.Run(t, fixture.Dir(t), fixture.Categorized(untunedtransport.Analyzer), "./untunedflags/off")
	setFlag(t, "pool", "always")
	setFlag(t, "pool-size", "64")
	for _, res := range analysistest.Run(t, fixture.Dir(t), fixture.Categorized(untunedtransport.Analyzer), "./untunedflags/always") {
		var fixes []string
		for _, d := range res.Action.Diagnostics {
			for _, f := range d.SuggestedFixes {
				fixes = append(fixes, string(f.TextEdits[0].NewText))
			}
		}
		if len(fixes) != 1 || fixes[0] != ", MaxIdleConnsPerHost: 64" {
			t.Errorf("fixes: %q", fixes)
		}
	}
}
