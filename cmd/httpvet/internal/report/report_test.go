package report

import (
	"math/rand"
	"reflect"
	"strings"
	"testing"
)

func TestPosition(t *testing.T) {
	for _, test := range []struct {
		p         Position
		file      string
		line, col int
	}{
		{"/a/b.go:3:14", "/a/b.go", 3, 14},
		{"/a/b.go:3", "/a/b.go", 3, 0},
		{"/a/b.go", "/a/b.go", 0, 0},
		{`C:\a\b.go:3:14`, `C:\a\b.go`, 3, 14},
		{"-", "-", 0, 0},
		{"", "", 0, 0},
	} {
		if file, line, col := test.p.Split(); file != test.file || line != test.line || col != test.col {
			t.Errorf("%q.Split() = %q, %d, %d", test.p, file, line, col)
		}
	}
}

func TestShort(t *testing.T) {
	for _, test := range []struct{ dir, p, want string }{
		{"/w/m", "/w/m/a/b.go:3:14", "a/b.go:3:14"},
		{"/w/m/c", "/w/m/a/b.go:3:14", "../a/b.go:3:14"},
		{"/home/me/src/m", "/go/x.go:1:2", "/go/x.go:1:2"},
		{"/w", "-", "-"},
	} {
		if got := Short(test.dir, Position(test.p)); got != Position(test.want) {
			t.Errorf("Short(%q, %q) = %q, want %q", test.dir, test.p, got, test.want)
		}
	}
}

// TestMerge checks that the result depends neither on the order of arrival nor
// on how often a finding arrives.
func TestMerge(t *testing.T) {
	at := func(pkg, posn, rule, message string, related ...Related) Finding {
		return Finding{Package: pkg, Rule: rule, Diagnostic: Diagnostic{Posn: Position(posn), Message: message, Related: related}}
	}
	want := []Finding{
		at("p", "/a.go:9:30", "x", "m"),
		at("p", "/a.go:10:2", "x", "m"),
		at("p", "/a.go:10:11", "x", "l"),
		at("p", "/a.go:10:11", "x", "m", Related{Message: "1"}),
		at("p", "/a.go:10:11", "y", "a"),
		at("p", "/b.go:1:1", "x", "m"),
	}
	again := at("p", "/a.go:10:11", "x", "m", Related{Message: "2"})
	for range 50 {
		findings := append([]Finding{again, want[0], want[5]}, want...)
		rand.Shuffle(len(findings), func(i, j int) { findings[i], findings[j] = findings[j], findings[i] })
		if got := Merge(findings); !reflect.DeepEqual(got, want) {
			t.Fatalf("got %v, want %v", got, want)
		}
	}
}

func TestJSONEmpty(t *testing.T) {
	var b strings.Builder
	if err := new(Report).Write(&b, "json"); err != nil || b.String() != "{}\n" {
		t.Errorf("got %q, %v", b.String(), err)
	}
}
