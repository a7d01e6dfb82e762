package edits

import (
	"bytes"
	"cmp"
	"go/token"
	"slices"

	"golang.org/x/tools/go/analysis"
)

// Apply returns the text of f with all edits made. Edits that are the same
// count once; others must not overlap. Insertions at one place come in the
// order given.
func (f *File) Apply(all []analysis.TextEdit) []byte {
	var out bytes.Buffer
	last := 0
	for _, e := range sorted(all) {
		out.Write(f.text[last:f.tok.Offset(e.Pos)])
		out.Write(e.NewText)
		last = f.tok.Offset(e.End)
	}
	out.Write(f.text[last:])
	return out.Bytes()
}

// Moved returns where the byte at pos is, as an offset, after all edits are
// made. It must not be replaced by them.
func (f *File) Moved(all []analysis.TextEdit, pos token.Pos) int {
	off := f.tok.Offset(pos)
	for _, e := range sorted(all) {
		if e.End <= pos {
			off += len(e.NewText) - int(e.End-e.Pos)
		}
	}
	return off
}

func sorted(all []analysis.TextEdit) []analysis.TextEdit {
	all = slices.Clone(all)
	slices.SortStableFunc(all, func(a, b analysis.TextEdit) int {
		return cmp.Or(cmp.Compare(a.Pos, b.Pos), cmp.Compare(a.End, b.End))
	})
	var out []analysis.TextEdit
	for _, e := range all {
		if !slices.ContainsFunc(out, func(o analysis.TextEdit) bool { return same(o, e) }) {
			out = append(out, e)
		}
	}
	return out
}

func same(a, b analysis.TextEdit) bool {
	return a.Pos == b.Pos && a.End == b.End && bytes.Equal(a.NewText, b.NewText)
}

// Overlap reports whether edits of a and b change the same text. What is the
// same edit in both is made once and does not count, nor do two insertions at
// one place, which follow one another.
func Overlap(a, b []analysis.TextEdit) bool {
	for _, x := range a {
		for _, y := range b {
			if !same(x, y) && x.Pos < y.End && y.Pos < x.End {
				return true
			}
		}
	}
	return false
}
