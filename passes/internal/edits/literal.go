package edits

import (
	"bytes"
	"go/ast"
	"go/format"
	"go/token"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// AddFields adds elements, such as "Timeout: d", to a literal with keys: after
// one of its elements, or at its end if after is nil. They stand on the same
// line where the literal does, else on a line each.
//
//	http.Client{Jar: jar}
//	                    , Timeout: d
//	                    ------------
//
//	http.Client{
//		Jar: jar, // comment
//	                            Timeout: d,
//	                            -----------
//	}
//
// What gofmt aligns in the literal is aligned again if the file is one that
// gofmt agrees with; comments behind it are not, since that would touch lines
// which others may want to edit. The result is nil for a literal without keys, and where a comment is
// in the way.
func (f *File) AddFields(lit *ast.CompositeLit, after ast.Expr, elements ...string) []analysis.TextEdit {
	for _, elt := range lit.Elts {
		if _, ok := elt.(*ast.KeyValueExpr); !ok {
			return nil
		}
	}
	if after == nil && len(lit.Elts) > 0 {
		after = lit.Elts[len(lit.Elts)-1]
	}
	at, text := f.place(lit, after, elements)
	if !at.IsValid() {
		return nil
	}
	plain := []analysis.TextEdit{{Pos: at, End: at, NewText: []byte(text)}}
	aligned := f.formatted(plain[0])
	if len(aligned) == 1 && (aligned[0].Pos < lit.Pos() || lit.End() < aligned[0].End) {
		return plain
	}
	return aligned
}

// place returns where elements go, and how they are written there.
func (f *File) place(lit *ast.CompositeLit, after ast.Expr, elements []string) (token.Pos, string) {
	brace := lit.Rbrace
	if after == nil {
		switch {
		case f.line(lit.Lbrace) != f.line(brace):
			at := f.afterLine(lit.Lbrace + 1)
			return at, f.lines(f.indent(brace)+"\t", elements)
		case f.Commented(lit.Lbrace, brace):
			return token.NoPos, ""
		}
		return lit.Lbrace + 1, strings.Join(elements, ", ")
	}
	if f.line(after.End()) == f.line(brace) {
		return after.End(), ", " + strings.Join(elements, ", ")
	}
	// The line of a comma, and of what follows it.
	end := after.End()
	for _, elt := range lit.Elts {
		if elt.Pos() > end && f.line(elt.Pos()) == f.line(end) {
			end = elt.End()
		}
	}
	rest := f.between(end, f.lineEnd(end))
	comma := strings.IndexByte(rest, ',')
	if comma < 0 || strings.TrimSpace(rest[:comma]) != "" {
		return token.NoPos, ""
	}
	at := f.afterLine(end + token.Pos(comma) + 1)
	return at, f.lines(f.indent(after.Pos()), elements)
}

func (f *File) lines(indent string, elements []string) string {
	var b strings.Builder
	for _, e := range elements {
		b.WriteString(f.newline() + indent + e + ",")
	}
	return b.String()
}

// formatted returns an edit as it has to be for gofmt to agree with the
// result, if it agrees with the file.
func (f *File) formatted(e analysis.TextEdit) []analysis.TextEdit {
	plain := []analysis.TextEdit{e}
	if now, err := format.Source(f.text); err != nil || !bytes.Equal(now, f.text) {
		return plain
	}
	then, err := format.Source(f.Apply(plain))
	if err != nil {
		return nil
	}
	head, tail := 0, 0
	for head < len(f.text) && head < len(then) && f.text[head] == then[head] {
		head++
	}
	for tail < len(f.text)-head && tail < len(then)-head && f.text[len(f.text)-1-tail] == then[len(then)-1-tail] {
		tail++
	}
	return []analysis.TextEdit{{Pos: f.tok.Pos(head), End: f.tok.Pos(len(f.text) - tail), NewText: then[head : len(then)-tail]}}
}

// Exchange puts code in place of what stands between pos and end, on one
// line, and aligns again what gofmt aligns.
func (f *File) Exchange(pos, end token.Pos, code string) []analysis.TextEdit {
	return f.formatted(analysis.TextEdit{Pos: pos, End: end, NewText: []byte(code)})
}
