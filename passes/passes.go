package passes

import (
	"golang.org/x/tools/go/analysis"

	"github.com/httpvet/httpvet/passes/unclosedbody"
	"github.com/httpvet/httpvet/passes/untunedtransport"
)

// Suite returns the analyzers of httpvet in the order in which their
// findings are documented. Callers may keep and modify the slice.
func Suite() []*analysis.Analyzer {
	return []*analysis.Analyzer{
		unclosedbody.Analyzer,
		untunedtransport.Analyzer,
	}
}
