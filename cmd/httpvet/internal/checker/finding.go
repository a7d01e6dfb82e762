package checker

import (
	"cmp"
	"go/token"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/httpvet/httpvet/cmd/httpvet/internal/report"
)

// finding puts a diagnostic in the form in which "go vet -json" would print it.
func finding(fset *token.FileSet, u *unit, rule string, d analysis.Diagnostic) report.Finding {
	at := func(pos token.Pos) report.Position { return report.Position(fset.Position(pos).String()) }
	f := report.Finding{Package: u.Path(), Rule: rule, Diagnostic: report.Diagnostic{
		Category: d.Category, Posn: at(d.Pos), End: at(cmp.Or(d.End, d.Pos)), Message: d.Message,
	}}
	for _, r := range d.Related {
		f.Related = append(f.Related, report.Related{Posn: at(r.Pos), End: at(cmp.Or(r.End, r.Pos)), Message: r.Message})
	}
	for _, fix := range d.SuggestedFixes {
		edits := make([]report.Edit, 0, len(fix.TextEdits))
		for _, e := range fix.TextEdits {
			start := fset.Position(e.Pos)
			edits = append(edits, report.Edit{
				File: start.Filename, Start: start.Offset, End: fset.Position(cmp.Or(e.End, e.Pos)).Offset, New: string(e.NewText),
			})
		}
		slices.SortStableFunc(edits, func(a, b report.Edit) int {
			return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
		})
		f.Fixes = append(f.Fixes, report.Fix{Message: fix.Message, Edits: edits})
	}
	return f
}
