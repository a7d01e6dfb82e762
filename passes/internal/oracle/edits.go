package oracle

import (
	"cmp"
	"slices"
	"strings"
)

// edit replaces the text between two offsets of a file. With eol as its
// start, it inserts behind the line that holds its end.
type edit struct {
	start, end int
	text       string
}

const eol = -1

type edits []edit

// apply edits source, which begins at offset in the file. Of edits that
// overlap, the one that begins first wins, then the longest.
func (list edits) apply(source string, offset int) string {
	list = slices.Clone(list)
	for i, e := range list {
		e.end -= offset
		if e.start == eol {
			e.end += strings.IndexByte(source[e.end:]+"\n", '\n') + 1
			e.start = e.end
		} else {
			e.start -= offset
		}
		list[i] = e
	}
	slices.SortStableFunc(list, func(a, b edit) int { return cmp.Or(a.start-b.start, b.end-a.end) })
	var out strings.Builder
	done := 0
	for _, e := range list {
		if e.start < done || e.end > len(source) {
			continue
		}
		out.WriteString(source[done:e.start])
		out.WriteString(e.text)
		done = e.end
	}
	out.WriteString(source[done:])
	return out.String()
}
