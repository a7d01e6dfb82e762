package passes

import (
	"golang.org/x/tools/go/analysis"

	"github.com/httpvet/httpvet/passes/throwawayclient"
	"github.com/httpvet/httpvet/passes/unclosedbody"
)

// Suite returns the analyzers of httpvet in the order in which their
// findings are documented. Callers may keep and modify the slice.
func Suite() []*analysis.Analyzer {
	return []*analysis.Analyzer{
		unclosedbody.Analyzer,
		throwawayclient.Analyzer,
	}
}
