package unclosedbody_test

import (
	"testing"

	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/httpvet/httpvet/passes/internal/fixture"
	"github.com/httpvet/httpvet/passes/unclosedbody"
)

// TestFixtures runs the analyzer over every package of its fixtures.
func TestFixtures(t *testing.T) {
	analysistest.Run(t, fixture.Dir(t), fixture.Categorized(unclosedbody.Analyzer), "./unclosedbody/...")
}
