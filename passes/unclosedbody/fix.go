package unclosedbody

import (
	"bytes"
	"go/ast"
	"go/format"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/httpvet/httpvet/passes/internal/edits"
	"github.com/httpvet/httpvet/passes/internal/ledger"
	"github.com/httpvet/httpvet/passes/internal/lifecycle"
)

// A repair is one way to mend a finding.
type repair struct {
	title string
	edits []analysis.TextEdit
}

// A fixer looks for the repairs of the findings of a package.
//
// It proposes what the syntax suggests, in the order in which a reader would
// prefer it, and offers the first repair that the engine agrees with: the
// package is analysed again with all repairs in place, and a repair stays if
// its finding is gone, nothing new is found in its function, the package
// compiles, and gofmt has nothing to add.
type fixer struct {
	pass   *analysis.Pass
	res    *ledger.Result
	files  map[*ast.File]*edits.File // nil for files that are not to be edited
	habits map[bool]habit            // by whether the file is a test
	taken  map[ast.Node][]string     // names that repairs have declared, by function
}

func newFixer(pass *analysis.Pass, res *ledger.Result) *fixer {
	return &fixer{pass: pass, res: res, files: map[*ast.File]*edits.File{}, habits: map[bool]habit{}, taken: map[ast.Node][]string{}}
}

// file returns the File of syntax, nil if it cannot be edited.
func (x *fixer) file(syntax *ast.File) *edits.File {
	f, ok := x.files[syntax]
	if !ok {
		f = edits.Open(x.pass, syntax)
		x.files[syntax] = f
	}
	return f
}

// An attempt is a finding on its way to a fix.
type attempt struct {
	finding
	file    *edits.File
	repairs []repair // what is still to be tried, the current one first
	refusal noFix    // why there is none
}

// maxRounds bounds how often a package is analysed again.
const maxRounds = 12

// fixes returns for each finding its repair, or the reason why it has none.
func (x *fixer) fixes(findings []finding) []attempt {
	attempts := make([]attempt, len(findings))
	for i, f := range findings {
		a := &attempts[i]
		a.finding = f
		a.repairs, a.refusal = x.contained(f)
		if syntax := x.res.Files.File(f.pos); syntax != nil {
			a.file = x.file(syntax)
		}
	}
	for range maxRounds {
		if x.settled(attempts) {
			return attempts
		}
	}
	for i := range attempts { // not decided in time
		attempts[i].refuse(Unproven)
	}
	return attempts
}

// contained is propose, but for a panic, which must not cost the finding: a
// file whose syntax surprises the fixer gets no fix.
func (x *fixer) contained(f finding) (repairs []repair, why noFix) {
	defer func() {
		if recover() != nil {
			repairs, why = nil, Unproven
		}
	}()
	return x.propose(f)
}

func (a *attempt) refuse(why noFix) {
	if len(a.repairs) > 0 {
		a.repairs, a.refusal = nil, why
	}
}

// next gives up the current repair.
func (a *attempt) next() {
	if a.repairs = a.repairs[1:]; len(a.repairs) == 0 {
		a.refusal = Unproven
	}
}

// settled makes the current repairs of all attempts together and reports
// whether they hold. Those that do not are given up.
func (x *fixer) settled(attempts []attempt) bool {
	x.separate(attempts)
	var every []int
	for i := range attempts {
		every = append(every, i)
	}
	bad, clean := x.try(attempts, every)
	if !clean {
		return x.combine(attempts)
	}
	for _, i := range bad {
		attempts[i].next()
	}
	return len(bad) == 0
}

// combine is for repairs of which some do not go with others, or with the
// package: it takes them file by file, and within a file that does not come
// out right one by one.
func (x *fixer) combine(attempts []attempt) bool {
	var files []*edits.File
	of := map[*edits.File][]int{}
	for i, a := range attempts {
		if len(a.repairs) > 0 {
			if of[a.file] == nil {
				files = append(files, a.file)
			}
			of[a.file] = append(of[a.file], i)
		}
	}
	settled := true
	for _, f := range files {
		bad, clean := x.try(attempts, of[f])
		for _, i := range bad {
			attempts[i].next()
			settled = false
		}
		if clean {
			continue
		}
		var kept []int
		for _, i := range of[f] {
			for len(attempts[i].repairs) > 0 {
				bad, clean := x.try(attempts, append(kept[:len(kept):len(kept)], i))
				if clean && len(bad) == 0 {
					kept = append(kept, i)
					break
				}
				attempts[i].next()
			}
		}
	}
	return settled
}

// separate gives up repairs that change what an earlier one changes.
func (x *fixer) separate(attempts []attempt) {
	for i := range attempts {
		a := &attempts[i]
		for _, b := range attempts[:i] {
			for len(a.repairs) > 0 && len(b.repairs) > 0 && a.file == b.file && edits.Overlap(a.repairs[0].edits, b.repairs[0].edits) {
				if a.next(); len(a.repairs) == 0 {
					a.refusal = Overlaps
				}
			}
		}
	}
}

// try makes the current repairs of some attempts, given by number, and
// returns those that do not mend their finding. clean is false if the package
// does not compile then, is no longer formatted, or has other findings.
func (x *fixer) try(attempts []attempt, which []int) (bad []int, clean bool) {
	made := func(i int) bool { return len(attempts[i].repairs) > 0 && slices.Contains(which, i) }
	edits := map[*edits.File][]analysis.TextEdit{}
	for i, a := range attempts {
		if made(i) {
			edits[a.file] = append(edits[a.file], a.repairs[0].edits...)
		}
	}
	if len(edits) == 0 {
		return nil, true
	}
	changed := map[*ast.File][]byte{}
	for f, es := range edits {
		text := f.Apply(es)
		if formatted(f.Apply(nil)) && !formatted(text) {
			return nil, false
		}
		changed[f.Syntax] = text
	}
	leaks, err := x.res.Try(changed)
	if err != nil {
		return nil, false
	}
	left := x.left(leaks)
	for i, a := range attempts {
		if es := edits[a.file]; a.file != nil && es != nil {
			at := x.spot(a, es)
			if left[at] && made(i) {
				bad = append(bad, i)
			}
			delete(left, at)
		}
	}
	return bad, len(left) == 0
}

// A spot is a place in a file of the package, by offset.
type spot struct {
	file   string
	offset int
}

// spot returns where the call of a stands after the edits of its file.
func (x *fixer) spot(a attempt, es []analysis.TextEdit) spot {
	return spot{x.pass.Fset.File(a.Call.Pos()).Name(), a.file.Moved(es, a.Call.Pos())}
}

func (x *fixer) left(leaks []lifecycle.Leak) map[spot]bool {
	m := map[spot]bool{}
	for _, l := range leaks {
		f := x.pass.Fset.File(l.Call.Pos())
		m[spot{f.Name(), f.Offset(l.Call.Pos())}] = true
	}
	return m
}

// formatted reports whether gofmt would leave text alone.
func formatted(text []byte) bool {
	tidy, err := format.Source(text)
	return err == nil && bytes.Equal(tidy, text)
}
