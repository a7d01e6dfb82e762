package report

import (
	"crypto/sha256"
	"encoding/hex"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"sort"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// Sources answers questions about the text that findings are in. Of a file
// that cannot be read it knows nothing, and says so with zero values.
type Sources struct {
	digests map[string]string
	files   map[string]*sourceFile
}

type sourceFile struct {
	text  []byte
	lines []int // offsets at which lines begin
	fset  *token.FileSet
	funcs []*ast.FuncDecl
}

// NewSources returns the Sources of a run, in which the files had the given
// digests, by name.
func NewSources(digests map[string]string) *Sources {
	return &Sources{digests: digests, files: make(map[string]*sourceFile)}
}

func (s *Sources) file(name string) *sourceFile {
	if f, ok := s.files[name]; ok {
		return f
	}
	f := new(sourceFile)
	s.files[name] = f
	f.text, _ = os.ReadFile(name)
	f.lines = []int{0}
	for i, b := range f.text {
		if b == '\n' {
			f.lines = append(f.lines, i+1)
		}
	}
	f.fset = token.NewFileSet()
	if !strings.HasSuffix(name, ".go") {
		return f
	}
	if file, _ := parser.ParseFile(f.fset, name, f.text, parser.SkipObjectResolution); file != nil {
		for _, d := range file.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok {
				f.funcs = append(f.funcs, fn)
			}
		}
	}
	return f
}

// unchanged reports whether the file is the text that was analysed, so that
// offsets into it mean something.
func (s *Sources) unchanged(name string) bool {
	sum := sha256.Sum256(s.file(name).text)
	return s.digests[name] == hex.EncodeToString(sum[:])
}

// line returns the text of a line, without its end.
func (s *Sources) line(name string, n int) string {
	f := s.file(name)
	if n < 1 || n > len(f.lines) {
		return ""
	}
	text := f.text[f.lines[n-1]:]
	if n < len(f.lines) {
		text = f.text[f.lines[n-1]:f.lines[n]]
	}
	return strings.TrimRight(string(text), "\r\n")
}

// utf16Column turns a column that counts bytes, as those of Go do, into one that
// counts UTF-16 code units.
func (s *Sources) utf16Column(name string, line, col int) int {
	text := s.line(name, line)
	if col < 1 || col-1 > len(text) {
		return col
	}
	units := 0
	for prefix := text[:col-1]; prefix != ""; {
		r, size := utf8.DecodeRuneInString(prefix)
		units += utf16.RuneLen(r)
		prefix = prefix[size:]
	}
	return units + 1
}

// place returns line and column, in bytes, of an offset.
func (s *Sources) place(name string, offset int) (line, col int) {
	lines := s.file(name).lines
	line = sort.Search(len(lines), func(i int) bool { return lines[i] > offset })
	return line, offset - lines[line-1] + 1
}

// function returns the name of the function that a line belongs to, with its
// receiver, or "".
func (s *Sources) function(name string, line int) string {
	f := s.file(name)
	for _, fn := range f.funcs {
		if f.fset.Position(fn.Pos()).Line <= line && line <= f.fset.Position(fn.End()).Line {
			if fn.Recv == nil || len(fn.Recv.List) == 0 {
				return fn.Name.Name
			}
			return receiver(fn.Recv.List[0].Type) + "." + fn.Name.Name
		}
	}
	return ""
}

// receiver returns the name of a receiver's type, without its star and its type
// parameters.
func receiver(t ast.Expr) string {
	switch t := t.(type) {
	case *ast.Ident:
		return t.Name
	case *ast.StarExpr:
		return receiver(t.X)
	case *ast.ParenExpr:
		return receiver(t.X)
	case *ast.IndexExpr:
		return receiver(t.X)
	case *ast.IndexListExpr:
		return receiver(t.X)
	}
	return ""
}
