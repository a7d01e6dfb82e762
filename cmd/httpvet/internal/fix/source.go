package fix

import (
	"bytes"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"slices"
	"strings"

	"github.com/httpvet/httpvet/cmd/httpvet/internal/report"
)

// A source is the text of a Go file with lines that end in "\n", whatever they
// end in on disk.
type source struct {
	raw     []byte // as it is on disk
	text    []byte
	endings endings
	file    *ast.File
	fset    *token.FileSet
	imports span // of raw, where import declarations stand or may stand
}

// endings says how the lines of a file end.
type endings int

const (
	lf    endings = iota
	crlf          // every line
	mixed         // or a carriage return elsewhere: text is raw
)

// parse returns the source in raw, or why it is not to be fixed.
func parse(raw []byte) (*source, Refusal) {
	s := &source{raw: raw, text: raw}
	if bytes.IndexByte(raw, '\r') >= 0 {
		s.endings = mixed
		if n := bytes.Count(raw, []byte("\r\n")); n == bytes.Count(raw, []byte("\n")) && n == bytes.Count(raw, []byte("\r")) {
			s.endings = crlf
			s.text = bytes.ReplaceAll(raw, []byte("\r\n"), []byte("\n"))
		}
	}
	s.fset = token.NewFileSet()
	var err error
	if s.file, err = parser.ParseFile(s.fset, "", s.text, parser.ParseComments|parser.SkipObjectResolution); err != nil {
		return nil, Foreign // what was analysed was Go
	}
	if ast.IsGenerated(s.file) {
		return nil, Generated
	}
	for _, spec := range s.file.Imports {
		if spec.Path.Value == `"C"` {
			return nil, Cgo
		}
	}
	s.imports = span{s.offset(s.file.Name.End()), len(raw)}
	for _, decl := range s.file.Decls {
		if gen, ok := decl.(*ast.GenDecl); !ok || gen.Tok != token.IMPORT {
			start, _ := extent(decl)
			s.imports.end = s.offset(start)
			break
		}
	}
	return s, None
}

// extent returns the range of a declaration with its documentation.
func extent(decl ast.Decl) (start, end token.Pos) {
	var doc *ast.CommentGroup
	switch d := decl.(type) {
	case *ast.GenDecl:
		doc = d.Doc
	case *ast.FuncDecl:
		doc = d.Doc
	}
	if doc != nil {
		return doc.Pos(), decl.End()
	}
	return decl.Pos(), decl.End()
}

// offset returns the offset of pos in raw.
func (s *source) offset(pos token.Pos) int {
	file := s.fset.File(pos)
	n := file.Offset(pos)
	if s.endings == crlf {
		n += file.PositionFor(pos, false).Line - 1
	}
	return n
}

// check returns what is wrong with the edits of one fix.
func (s *source) check(path string, edits []report.Edit) Refusal {
	for _, e := range edits {
		if e.File != path {
			return OtherFile
		}
	}
	if !fits(edits, len(s.raw)) {
		return OutOfRange
	}
	return None
}

// try returns Broken if the edits of one fix alone do not make Go of the file.
func (s *source) try(edits []report.Edit) Refusal {
	if _, err := s.apply(sortEdits(edits)); err != nil {
		return Broken
	}
	return None
}

// apply returns the file with the edits made, formatted where it was before. The
// error says that the result is not Go.
func (s *source) apply(edits []report.Edit) ([]byte, error) {
	local := make([]report.Edit, len(edits))
	for i, e := range edits {
		local[i] = s.localize(e)
	}
	text := s.format(local)
	if _, err := parser.ParseFile(token.NewFileSet(), "", text, parser.SkipObjectResolution); err != nil {
		return nil, err
	}
	if s.endings == crlf {
		text = bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n"))
	}
	return text, nil
}

// localize turns an edit of raw into one of text. In a file with mixed line
// endings what is inserted follows the line it is inserted in.
func (s *source) localize(e report.Edit) report.Edit {
	switch s.endings {
	case crlf:
		e.Start -= bytes.Count(s.raw[:e.Start], []byte("\r"))
		e.End -= bytes.Count(s.raw[:e.End], []byte("\r"))
		e.New = strings.ReplaceAll(e.New, "\r\n", "\n")
	case mixed:
		e.Start, e.End = s.before(e.Start), s.before(e.End)
		if i := bytes.IndexByte(s.raw[e.Start:], '\n'); i > 0 && s.raw[e.Start+i-1] == '\r' {
			e.New = strings.ReplaceAll(strings.ReplaceAll(e.New, "\r\n", "\n"), "\n", "\r\n")
		}
	}
	return e
}

// before returns offset, or the one before it if it would part "\r" from "\n".
func (s *source) before(offset int) int {
	if offset > 0 && offset < len(s.raw) && s.raw[offset-1] == '\r' && s.raw[offset] == '\n' {
		return offset - 1
	}
	return offset
}

// format makes the edits and formats the result as far as the file was
// formatted before: all of it, or else each declaration that the edits change.
func (s *source) format(edits []report.Edit) []byte {
	changed := applyEdits(s.text, edits)
	if s.endings == mixed {
		return changed // to format would be to change line endings
	}
	if formatted(s.text) {
		return pretty(changed)
	}
	return applyEdits(s.text, s.formatDecls(edits))
}

func formatted(text []byte) bool {
	once, err := format.Source(text)
	return err == nil && bytes.Equal(once, text)
}

// pretty formats text, or returns it as it is if it is not Go. What gofmt makes
// of a stray semicolon it would itself not leave at that, hence the loop.
func pretty(text []byte) []byte {
	for range 3 {
		next, err := format.Source(text)
		if err != nil || bytes.Equal(next, text) {
			break
		}
		text = next
	}
	return text
}

// formatDecls replaces the edits inside each formatted declaration by one that
// replaces the declaration, so that it stays formatted.
func (s *source) formatDecls(edits []report.Edit) []report.Edit {
	var out []report.Edit
	for _, decl := range s.file.Decls {
		from, to := extent(decl)
		file := s.fset.File(from)
		start, end := file.Offset(from), file.Offset(to)
		before := cut(edits, start)
		inside := cut(edits[len(before):], end)
		edits = edits[len(before)+len(inside):]
		out = append(out, before...)
		if reach(out) > start || reach(inside) > end {
			out = append(out, inside...) // an edit goes beyond the declaration
			continue
		}
		if one, ok := formatDecl(s.text[start:end], inside, start); ok {
			one.Start, one.End = start, end
			out = append(out, one)
			continue
		}
		out = append(out, inside...)
	}
	return append(out, edits...)
}

// cut returns the edits that begin before offset, of edits that are sorted.
func cut(edits []report.Edit, offset int) []report.Edit {
	n := slices.IndexFunc(edits, func(e report.Edit) bool { return e.Start >= offset })
	if n < 0 {
		n = len(edits)
	}
	return edits[:n]
}

// reach returns where the last edit ends, 0 if there is none.
func reach(edits []report.Edit) int {
	if len(edits) == 0 {
		return 0
	}
	return edits[len(edits)-1].End
}

// formatDecl makes edits, if any, in the text of one declaration, which begins
// at base, and formats it if it was formatted before.
func formatDecl(text []byte, edits []report.Edit, base int) (report.Edit, bool) {
	const clause = "package p\n\n"
	whole := func(text []byte) []byte { return append([]byte(clause), append(text, '\n')...) }
	if len(edits) == 0 || !formatted(whole(text)) {
		return report.Edit{}, false
	}
	local := make([]report.Edit, len(edits))
	for i, e := range edits {
		e.Start -= base
		e.End -= base
		local[i] = e
	}
	body := string(pretty(whole(applyEdits(text, local))))
	body = strings.TrimSuffix(strings.TrimPrefix(body, clause), "\n")
	return report.Edit{New: body}, true
}
