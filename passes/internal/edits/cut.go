package edits

import (
	"strings"

	"golang.org/x/tools/go/analysis"
)

// Cut removes statement i of l from its place, with the comment right above
// it and the one at the end of its last line, and returns the text of all
// three, to be put elsewhere. It returns no edits if something else stands on
// these lines.
//
//	a()
//	// comment
//	----------
//	b() // comment
//	--------------
//	c()
func (f *File) Cut(l List, i int) (text string, es []analysis.TextEdit) {
	stmt := l.Stmts()[i]
	start, end := f.doc(l, stmt), f.afterLine(stmt.End())
	if f.oneLine(l) || !end.IsValid() || strings.TrimSpace(f.before(start)) != "" {
		return "", nil
	}
	if f.line(l.open()-1) == f.line(start) {
		return "", nil
	}
	text = Dedent(f.between(start, end), f.indent(start))
	from, to := f.line(start), f.line(end)+1
	blank := func(n int) bool {
		return n >= 1 && n <= f.tok.LineCount() && strings.TrimSpace(f.between(f.tok.LineStart(n), f.lineEnd(f.tok.LineStart(n)))) == ""
	}
	if blank(to) && (blank(from-1) || f.line(l.open()-1) == from-1) {
		to++
	}
	if to > f.tok.LineCount() {
		return "", nil
	}
	return text, []analysis.TextEdit{{Pos: f.tok.LineStart(from), End: f.tok.LineStart(to)}}
}

// Dedent takes indent off the lines of text, but for the first, which begins
// behind it.
func Dedent(text, indent string) string {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	return strings.ReplaceAll(text, "\n"+indent, "\n")
}
