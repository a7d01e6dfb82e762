package fix

import (
	"bytes"
	"cmp"
	"slices"

	"github.com/httpvet/httpvet/cmd/httpvet/internal/report"
)

// An editSet is the edits of fixes that go together.
type editSet struct {
	edits []report.Edit
}

// A span is a range of offsets, both ends included.
type span struct{ start, end int }

// add adds the edits of one fix, all or none, and reports whether it did.
func (s *editSet) add(more []report.Edit, imports span) bool {
	var fresh []report.Edit
	for _, e := range more {
		known := false
		for _, old := range s.edits {
			if !touch(e, old) {
				continue
			}
			// Insertions among the imports stand beside each other, and two that
			// are the same are one: both fixes need the package, and one import
			// of it is enough.
			if !isInsertion(e, imports) || !isInsertion(old, imports) {
				return false
			}
			known = known || e == old
		}
		if !known {
			fresh = append(fresh, e)
		}
	}
	s.edits = append(s.edits, fresh...)
	return true
}

// sorted returns the edits in the order of the text, those that insert at one
// place in the order in which they were added.
func (s *editSet) sorted() []report.Edit { return sortEdits(s.edits) }

func sortEdits(edits []report.Edit) []report.Edit {
	return slices.SortedStableFunc(slices.Values(edits), func(a, b report.Edit) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
}

// touch reports whether the order in which two edits are made can matter: they
// overlap, or one inserts where the other begins or ends.
func touch(a, b report.Edit) bool {
	if a.Start == a.End || b.Start == b.End {
		return a.Start <= b.End && b.Start <= a.End
	}
	return a.Start < b.End && b.Start < a.End
}

// isInsertion reports whether e inserts text inside of where.
func isInsertion(e report.Edit, where span) bool {
	return e.Start == e.End && where.start <= e.Start && e.Start <= where.end
}

// fits reports whether edits lie within a text of the given size and do not
// overlap each other. An insertion may stand where a replacement begins.
func fits(edits []report.Edit, size int) bool {
	last := 0
	for _, e := range sortEdits(edits) {
		if e.Start < last || e.End < e.Start || e.End > size {
			return false
		}
		last = e.End
	}
	return true
}

// applyEdits applies edits, which are sorted and fit, to text.
func applyEdits(text []byte, edits []report.Edit) []byte {
	var out bytes.Buffer
	last := 0
	for _, e := range edits {
		out.Write(text[last:e.Start])
		out.WriteString(e.New)
		last = e.End
	}
	out.Write(text[last:])
	return out.Bytes()
}
