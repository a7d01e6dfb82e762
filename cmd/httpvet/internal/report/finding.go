// Package report holds findings and writes them for people and for programs.
//
// It knows the JSON of "go vet", which is one of the forms, and nothing of how findings
// came about or of the go command.
package report

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// A Finding is one diagnostic of a rule.
type Finding struct {
	Package string // import path; external tests have their own
	Rule    string
	Diagnostic

	Function    string // that it is in; set, with the next, by Fingerprint
	Fingerprint string
}

// A Diagnostic is one finding in the schema of "go vet -json".
type Diagnostic struct {
	Category string    `json:"category,omitempty"`
	Posn     Position  `json:"posn"`
	End      Position  `json:"end"`
	Message  string    `json:"message"`
	Fixes    []Fix     `json:"suggested_fixes,omitempty"`
	Related  []Related `json:"related,omitempty"`
}

// A Fix is a set of edits to apply together.
type Fix struct {
	Message string `json:"message"`
	Edits   []Edit `json:"edits"`
}

// An Edit replaces the bytes of a file from Start to End.
type Edit struct {
	File  string `json:"filename"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	New   string `json:"new"`
}

// A Related is a step of the witness of a finding.
type Related struct {
	Posn    Position `json:"posn"`
	End     Position `json:"end"`
	Message string   `json:"message"`
}

// A Position is "file:line:col"; the column, or both numbers, may be missing.
type Position string

// Split returns the parts of the position, zero where they are missing.
func (p Position) Split() (file string, line, col int) {
	file, last := cutNumber(string(p))
	if file, line = cutNumber(file); line == 0 {
		return file, last, 0
	}
	return file, line, last
}

// cutNumber splits "x:12" into "x" and 12; without a number it returns s, 0.
func cutNumber(s string) (string, int) {
	if i := strings.LastIndexByte(s, ':'); i >= 0 {
		if n, err := strconv.Atoi(s[i+1:]); err == nil {
			return s[:i], n
		}
	}
	return s, 0
}

// Merge sorts findings by place, rule and message and removes duplicates,
// which arise because a package is analysed again with its tests.
func Merge(findings []Finding) []Finding {
	slices.SortStableFunc(findings, compare)
	return slices.CompactFunc(findings, func(a, b Finding) bool {
		return a.Posn == b.Posn && a.Rule == b.Rule && a.Message == b.Message
	})
}

// compare orders findings as they are printed. The last keys only make the
// choice among duplicates independent of the order of arrival. Where variants of
// a package disagree about the fix, the one that has none goes first.
func compare(a, b Finding) int {
	aFile, aLine, aCol := a.Posn.Split()
	bFile, bLine, bCol := b.Posn.Split()
	return cmp.Or(
		strings.Compare(aFile, bFile),
		cmp.Compare(aLine, bLine),
		cmp.Compare(aCol, bCol),
		strings.Compare(a.Rule, b.Rule),
		strings.Compare(a.Message, b.Message),
		strings.Compare(a.Package, b.Package),
		slices.CompareFunc(a.Fixes, b.Fixes, func(a, b Fix) int {
			return cmp.Or(strings.Compare(a.Message, b.Message), slices.CompareFunc(a.Edits, b.Edits, compareEdits))
		}),
		slices.CompareFunc(a.Related, b.Related, func(a, b Related) int {
			return cmp.Or(strings.Compare(string(a.Posn), string(b.Posn)), strings.Compare(a.Message, b.Message))
		}),
	)
}

func compareEdits(a, b Edit) int {
	return cmp.Or(
		strings.Compare(a.File, b.File),
		cmp.Compare(a.Start, b.Start),
		cmp.Compare(a.End, b.End),
		strings.Compare(a.New, b.New),
	)
}

// File returns the file that the finding is in.
func (f *Finding) File() string {
	file, _, _ := f.Posn.Split()
	return file
}
