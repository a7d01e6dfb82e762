package report

import (
	"fmt"
	"io"
	"maps"
	"net/url"
	"path/filepath"
	"slices"
	"strings"

	"github.com/httpvet/httpvet/passes/docs"
)

// A Report is what is to be written, and what writers need to know besides.
type Report struct {
	Findings []Finding   // sorted
	Rules    []docs.Rule // that ran
	Sources  *Sources
	Problems []string // what could not be analysed
	Version  string   // of httpvet
	Dir      string   // where the user stands: paths for people are relative to it
	Root     string   // of the repository: paths for code hosts are relative to it
	Verbose  bool     // text only
	Color    bool     // text only
}

var writers = map[string]func(*Report, io.Writer) error{
	"text":       (*Report).text,
	"json":       (*Report).json,
	"sarif":      (*Report).sarif,
	"github":     (*Report).github,
	"rdjson":     (*Report).rdjson,
	"checkstyle": (*Report).checkstyle,
}

// CheckFormat returns an error if there is no format of that name.
func CheckFormat(name string) error {
	if _, ok := writers[name]; ok {
		return nil
	}
	return fmt.Errorf("unknown format %q; the formats are: %s", name, strings.Join(slices.Sorted(maps.Keys(writers)), ", "))
}

// Write writes the report in a format.
func (r *Report) Write(w io.Writer, format string) error {
	if err := CheckFormat(format); err != nil {
		return err
	}
	return writers[format](r, w)
}

// A region is a range in a file. Columns are 0 where only a line is known.
type region struct {
	file            string
	line, col       int
	endLine, endCol int // after the last character
}

// newRegion returns the range from a position to another, with columns that
// count bytes.
func newRegion(from, to Position) region {
	r := region{}
	r.file, r.line, r.col = from.Split()
	if file, line, col := to.Split(); file == r.file && (line > r.line || line == r.line && col > r.col) && r.col > 0 {
		r.endLine, r.endCol = line, col
	}
	return r
}

// inUTF16 returns the region with columns that count UTF-16 code units.
func (s *Sources) inUTF16(r region) region {
	if r.col > 0 {
		r.col = s.utf16Column(r.file, r.line, r.col)
	}
	if r.endCol > 0 {
		r.endCol = s.utf16Column(r.file, r.endLine, r.endCol)
	}
	return r
}

// edited returns the region that an edit replaces.
func (s *Sources) edited(e Edit) region {
	r := region{file: e.File}
	r.line, r.col = s.place(e.File, e.Start)
	r.endLine, r.endCol = s.place(e.File, e.End)
	return r
}

// fix returns the edits of the finding's fix, none if it has no fix or if the
// file is not the text that the fix is for.
func (r *Report) fix(f Finding) []Edit {
	if len(f.Fixes) == 0 {
		return nil
	}
	for _, e := range f.Fixes[0].Edits {
		if !r.Sources.unchanged(e.File) || e.Start < 0 || e.End < e.Start || e.End > len(r.Sources.file(e.File).text) {
			return nil
		}
	}
	return f.Fixes[0].Edits
}

// slashed returns the name of a file with slashes, relative to dir if it is
// below it.
func slashed(dir, file string) string {
	if rel, err := filepath.Rel(dir, file); err == nil && filepath.IsLocal(rel) {
		return filepath.ToSlash(rel)
	}
	return filepath.ToSlash(file)
}

// uri returns the name of a file as a URI reference, relative to dir if it is
// below it.
func uri(dir, file string) string {
	path := slashed(dir, file)
	u := url.URL{Path: path}
	if filepath.IsAbs(file) && path == filepath.ToSlash(file) {
		u.Scheme = "file"
		if !strings.HasPrefix(path, "/") {
			u.Path = "/" + path // C:/x
		}
	}
	return u.String()
}
