// Package fix applies the fixes of findings to files.
//
// It works on text: which edits go together, what stands in their way, how the
// result is formatted, how a file is replaced. That an edit is right is the
// business of the rule that offers it. What it does not trust is that the edit
// still belongs to the file at hand: findings come from a cache. So it asks for
// the digest of the text that was analysed and leaves alone whatever differs.
//
// It does not see what two fixes mean together, only whether their edits touch.
// Replacing a file breaks hard links to it.
package fix

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"slices"

	"github.com/httpvet/httpvet/cmd/httpvet/internal/report"
)

// A Plan says which fixes can be applied, and what each file becomes.
type Plan struct {
	Files   []*File   // sorted by path
	Refused []Refused // fixes that are not applied, in the order of the findings
}

// A File is one that fixes change.
type File struct {
	Path     string
	Old, New []byte
	Fixed    int // findings whose fix is in New

	info fs.FileInfo // of the file that Old was read from
}

// A Refused is a fix that is not applied.
type Refused struct {
	Finding report.Finding
	File    string
	Why     Refusal
}

// A Refusal is the reason why a fix is not applied.
type Refusal int

const (
	None        Refusal = iota
	Overlapping         // another fix changes the same place
	OtherFile           // it edits a file that the finding is not in
	Foreign             // the file is none of a main module, or not analysed as it is
	Changed             // the file is not what it was when it was analysed
	Missing             // the file cannot be read
	Link                // the file is a symbolic link, or no file
	ReadOnly            // the file may not be written
	Generated           // the file is marked as generated
	Cgo                 // the file imports "C"
	OutOfRange          // an edit lies outside the file, or the edits overlap each other
	Broken              // the result would not be Go
)

var refusals = [...]string{
	None:        "nothing stands in the way",
	Overlapping: "another fix changes the same place",
	OtherFile:   "the fix reaches into another file",
	Foreign:     "the file does not belong to the main module, or was not analysed as it is",
	Changed:     "the file has changed since it was analysed",
	Missing:     "the file cannot be read",
	Link:        "the file is a symbolic link",
	ReadOnly:    "the file is read-only",
	Generated:   "the file is generated",
	Cgo:         "the file uses cgo",
	OutOfRange:  "the edits do not fit the file",
	Broken:      "the result would not be Go",
}

func (r Refusal) String() string { return refusals[r] }

// New plans the fixes of findings, which are sorted. The first fix of a finding
// counts. Of two that touch each other the later one is refused, but for
// insertions among the imports, which are merged. Digests tells the SHA-256 of
// files as they were analysed.
func New(findings []report.Finding, digests map[string]string) *Plan {
	p := new(Plan)
	for group := range byFile(findings) {
		p.planFile(group, digests)
	}
	return p
}

// byFile yields the findings that have a fix, file by file.
func byFile(findings []report.Finding) func(yield func([]report.Finding) bool) {
	var fixable []report.Finding
	for _, f := range findings {
		if len(f.Fixes) > 0 && len(f.Fixes[0].Edits) > 0 {
			fixable = append(fixable, f)
		}
	}
	return func(yield func([]report.Finding) bool) {
		for len(fixable) > 0 {
			file := fixable[0].File()
			n := slices.IndexFunc(fixable, func(f report.Finding) bool { return f.File() != file })
			if n < 0 {
				n = len(fixable)
			}
			if !yield(fixable[:n]) {
				return
			}
			fixable = fixable[n:]
		}
	}
}

// planFile plans the fixes of findings that are all in one file.
func (p *Plan) planFile(findings []report.Finding, digests map[string]string) {
	file := &File{Path: findings[0].File()}
	refuse := func(f report.Finding, why Refusal) {
		p.Refused = append(p.Refused, Refused{Finding: f, File: file.Path, Why: why})
	}
	why := file.read(digests[file.Path])
	var source *source
	if why == None {
		source, why = parse(file.Old)
	}
	if why != None {
		for _, f := range findings {
			refuse(f, why)
		}
		return
	}
	var edits editSet
	var accepted []report.Finding
	for _, f := range findings {
		more := f.Fixes[0].Edits
		why := source.check(file.Path, more)
		if why == None {
			why = source.try(more)
		}
		if why == None && !edits.add(more, source.imports) {
			why = Overlapping
		}
		if why != None {
			refuse(f, why)
			continue
		}
		accepted = append(accepted, f)
	}
	if len(accepted) == 0 {
		return
	}
	var err error
	if file.New, err = source.apply(edits.sorted()); err != nil {
		for _, f := range accepted {
			refuse(f, Broken)
		}
		return
	}
	file.Fixed = len(accepted)
	p.Files = append(p.Files, file)
}

// read reads the file, if it may be changed and is the one that has the digest.
func (f *File) read(digest string) Refusal {
	if digest == "" {
		return Foreign
	}
	info, err := os.Lstat(f.Path)
	switch {
	case err != nil:
		return Missing
	case !info.Mode().IsRegular():
		return Link
	case info.Mode().Perm()&0o200 == 0:
		return ReadOnly
	}
	text, err := os.ReadFile(f.Path)
	if err != nil {
		return Missing
	}
	if sum := sha256.Sum256(text); hex.EncodeToString(sum[:]) != digest {
		return Changed
	}
	f.Old, f.info = text, info
	return None
}

// ErrChanged is the error of a file that has changed while it was about to be
// replaced.
var ErrChanged = errors.New(Changed.String())
