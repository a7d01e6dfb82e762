package unclosedbody

import (
	"go/token"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/httpvet/httpvet/passes/internal/edits"
	"github.com/httpvet/httpvet/passes/internal/fixture"
)

// lined is a file that claims to be made of another one, as those are that
// cgo writes.
const lined = `//line other.go:1
package refused

import "net/http"

func linedBad(url string) { http.Get(url) }
`

// analyse runs mended over packages of the fixtures, some files of which have
// another text.
func analyse(t *testing.T, overlay map[string][]byte, patterns ...string) []analysis.Diagnostic {
	dir := fixture.Dir(t, "fixes")
	abs := map[string][]byte{}
	for name, text := range overlay {
		abs[filepath.Join(dir, filepath.FromSlash(name))] = text
	}
	var all []analysis.Diagnostic
	for _, root := range fixture.Analyze(t, fixture.Load(t, dir, abs, patterns...), mended()) {
		all = append(all, root.Diagnostics...)
	}
	return all
}

// TestRefusals holds that every reason against a fix occurs in a fixture. One
// cannot: what two findings have in common in the syntax is a statement, and
// no repair changes one that has two calls.
func TestRefusals(t *testing.T) {
	seen := map[string]bool{Overlaps.String(): true}
	for _, d := range analyse(t, map[string][]byte{"fixes/refused/lined.go": []byte(lined)}, "./fixes/...") {
		if _, why, ok := strings.Cut(d.Message, "no fix: "); ok {
			seen[why] = true
			if len(d.SuggestedFixes) > 0 {
				t.Errorf("%s, and yet there is one", d.Message)
			}
		}
	}
	for n := Unproven; n <= Overlaps; n++ {
		if n != Fixable && !seen[n.String()] {
			t.Errorf("no fixture is refused because %s", n)
		}
	}
}

// TestOverlaps: of two repairs of the same text the first one stays, and the
// second gives way to its next.
func TestOverlaps(t *testing.T) {
	at := func(pos, end token.Pos) repair {
		return repair{edits: []analysis.TextEdit{{Pos: pos, End: end, NewText: []byte{byte(pos)}}}}
	}
	f := new(edits.File)
	attempts := []attempt{
		{file: f, repairs: []repair{at(10, 20)}},
		{file: f, repairs: []repair{at(15, 25), at(20, 20)}},
		{file: f, repairs: []repair{at(12, 12)}},
		{file: new(edits.File), repairs: []repair{at(12, 12)}},
	}
	new(fixer).separate(attempts)
	if len(attempts[0].repairs) != 1 || len(attempts[1].repairs) != 1 || len(attempts[3].repairs) != 1 {
		t.Errorf("gave up too much: %v", attempts)
	}
	if len(attempts[2].repairs) != 0 || attempts[2].refusal != Overlaps {
		t.Errorf("an insertion into text that changes stays: %v", attempts[2])
	}
}

// TestFixesHold analyses what the golden files say: no finding that had a fix
// is there any more, and no fix is offered for what remains.
func TestFixesHold(t *testing.T) {
	goldens, err := filepath.Glob("../../testdata/fixes/*/*.go.golden")
	if err != nil {
		t.Fatal(err)
	}
	overlay := map[string][]byte{}
	for _, g := range goldens {
		overlay["fixes/"+filepath.Base(filepath.Dir(g))+"/"+strings.TrimSuffix(filepath.Base(g), ".golden")] = textOf(t, g)
	}
	refused := 0
	for _, d := range analyse(t, nil, "./fixes/...") {
		if len(d.SuggestedFixes) == 0 {
			refused++
		}
	}
	for _, d := range analyse(t, overlay, "./fixes/...") {
		refused--
		if len(d.SuggestedFixes) > 0 {
			t.Errorf("after the fixes: %s", d.Message)
		}
	}
	// A finding without a fix can be gone with the fix of another one.
	if refused < 0 {
		t.Errorf("%d findings more than had no fix", -refused)
	}
}
