package throwawayclient_test

import (
	"testing"

	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/httpvet/httpvet/passes/internal/fixture"
	"github.com/httpvet/httpvet/passes/throwawayclient"
)

// TestFixtures runs the analyzer over every package of its fixtures.
func TestFixtures(t *testing.T) {
	analysistest.Run(t, fixture.Dir(t, "throwawayclient"), fixture.Categorized(throwawayclient.Analyzer), "./throwawayclient/...")
}
