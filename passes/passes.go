package passes

import (
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/httpvet/httpvet/passes/badignore"
	"github.com/httpvet/httpvet/passes/internal/ledger"
	"github.com/httpvet/httpvet/passes/throwawayclient"
	"github.com/httpvet/httpvet/passes/unclosedbody"
	"github.com/httpvet/httpvet/passes/unreadbody"
	"github.com/httpvet/httpvet/passes/untunedtransport"
)

// rules are the analyzers about net/http. badignore has to know each of them.
var rules = []*analysis.Analyzer{
	unclosedbody.Analyzer,
	unreadbody.Analyzer,
	throwawayclient.Analyzer,
	untunedtransport.Analyzer,
}

// KnownByTable reports whether the package with this import path and directory
// need not be analysed for its importers: what it does to others is in tables (net/http,
// and of the rest of the standard library what cannot reach it).
func KnownByTable(path, dir string) bool { return ledger.KnownByTable(path, dir) }

// Suite returns the analyzers of httpvet in the order in which their
// findings are documented. Callers may keep and modify the slice.
func Suite() []*analysis.Analyzer {
	return append(slices.Clip(rules), badignore.Analyzer)
}
