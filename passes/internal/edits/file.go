package edits

import (
	"bytes"
	"go/ast"
	"go/token"
	"os"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// A File is a source file, its text and its syntax.
type File struct {
	Syntax *ast.File
	tok    *token.File
	text   []byte
}

// Open reads the text of syntax and returns its File, nil if it cannot be edited.
func Open(pass *analysis.Pass, syntax *ast.File) *File {
	read := pass.ReadFile
	if read == nil { // Bazel's nogo does not set it
		read = os.ReadFile
	}
	tok := pass.Fset.File(syntax.FileStart)
	if tok == nil {
		return nil
	}
	text, err := read(tok.Name())
	if err != nil {
		return nil
	}
	return NewFile(pass.Fset, syntax, text)
}

// NewFile returns the File of syntax, whose text is given. It returns nil if
// the two do not fit together: the text has changed, or the syntax stems from
// another file that this one was made of.
func NewFile(fset *token.FileSet, syntax *ast.File, text []byte) *File {
	tok := fset.File(syntax.FileStart)
	if tok == nil || tok.Size() != len(text) || fset.Position(syntax.Package) != fset.PositionFor(syntax.Package, false) {
		return nil
	}
	return &File{syntax, tok, text}
}

// Text returns the text of n.
func (f *File) Text(n ast.Node) string { return f.between(n.Pos(), n.End()) }

// Outdented returns the text of n, which begins its line, without the
// indentation of the lines that follow, to be laid out anew elsewhere.
func (f *File) Outdented(n ast.Node) string {
	return strings.ReplaceAll(f.Text(n), f.newline()+f.indent(n.Pos()), "\n")
}

func (f *File) between(pos, end token.Pos) string {
	return string(f.text[f.tok.Offset(pos):f.tok.Offset(end)])
}

func (f *File) line(pos token.Pos) int { return f.tok.Line(pos) }

// before returns the text of the line of pos up to pos.
func (f *File) before(pos token.Pos) string {
	return f.between(f.tok.LineStart(f.line(pos)), pos)
}

// lineEnd returns the end of the line of pos, which is where its newline
// stands.
func (f *File) lineEnd(pos token.Pos) token.Pos {
	off := f.tok.Offset(pos)
	if i := bytes.IndexByte(f.text[off:], '\n'); i >= 0 {
		off += i
	} else {
		off = len(f.text)
	}
	if off > 0 && f.text[off-1] == '\r' && off > f.tok.Offset(pos) {
		off--
	}
	return f.tok.Pos(off)
}

// indent returns the white space that the line of pos begins with.
func (f *File) indent(pos token.Pos) string {
	line := f.between(f.tok.LineStart(f.line(pos)), f.lineEnd(pos))
	return line[:len(line)-len(strings.TrimLeft(line, " \t"))]
}

// newline returns how the file ends its lines.
func (f *File) newline() string {
	if i := bytes.IndexByte(f.text, '\n'); i > 0 && f.text[i-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}

// lay returns code, whose lines may be indented among themselves, with every
// line after the first indented by indent.
func (f *File) lay(code, indent string) string {
	return strings.ReplaceAll(code, "\n", f.newline()+indent)
}

// Commented reports whether a comment stands between pos and end.
func (f *File) Commented(pos, end token.Pos) bool {
	return slices.ContainsFunc(f.Syntax.Comments, func(c *ast.CommentGroup) bool {
		return c.Pos() < end && pos < c.End()
	})
}

// Replace puts code in place of what stands between pos and end.
func (f *File) Replace(pos, end token.Pos, code string) analysis.TextEdit {
	return analysis.TextEdit{Pos: pos, End: end, NewText: []byte(f.lay(code, f.indent(pos)))}
}
