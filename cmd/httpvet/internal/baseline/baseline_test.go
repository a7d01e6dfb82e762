package baseline

import (
	"strings"
	"testing"

	"github.com/httpvet/httpvet/cmd/httpvet/internal/report"
)

func finding(posn, fingerprint string) report.Finding {
	return report.Finding{
		Rule: "r", Fingerprint: fingerprint, Function: "F",
		Diagnostic: report.Diagnostic{Posn: report.Position(posn), Message: "a <b>"},
	}
}

func TestRoundTrip(t *testing.T) {
	findings := []report.Finding{finding("/m/b/b.go:1:1", "2"), finding("/m/a.go:7:1", "1")}
	text, err := Format("/m", findings)
	if err != nil {
		t.Fatal(err)
	}
	const want = `{
	"version": 1,
	"findings": [
		{"fingerprint":"1","rule":"r","file":"a.go","function":"F","message":"a <b>"},
		{"fingerprint":"2","rule":"r","file":"b/b.go","function":"F","message":"a <b>"}
	]
}
`
	if string(text) != want {
		t.Errorf("got %s", text)
	}
	set, err := Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	fresh, stale := set.Filter([]report.Finding{finding("/m/a.go:9:1", "1"), finding("/m/c.go:1:1", "3")})
	if len(fresh) != 1 || fresh[0].Fingerprint != "3" || stale != 1 {
		t.Errorf("fresh %v, %d stale", fresh, stale)
	}
	if text, err := Format("/m", nil); err != nil || !strings.HasSuffix(string(text), "\"findings\": []\n}\n") {
		t.Errorf("%s, %v", text, err)
	}
}

func TestParseErrors(t *testing.T) {
	for text, want := range map[string]string{
		"":                       "ends in the middle",
		"{":                      "ends in the middle",
		"[]":                     "not a baseline",
		`{"version": 2}`:         "version 2 of the baseline",
		`{"version": 1, "x": 1}`: `unknown field "x"`,
		`{"version": 1} {}`:      "more follows",
		`{"version": 1, "findings": [{"rule": "r"}]}`: "finding 1 has no fingerprint",
	} {
		_, err := Parse([]byte(text))
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}

// FuzzParse: whatever is in the file is either a baseline, and then what Format
// makes of its entries is one as well, or one line says why not.
func FuzzParse(f *testing.F) {
	f.Add(`{"version": 1, "findings": [{"fingerprint": "a", "rule": "r", "file": "f", "message": "m"}]}`)
	f.Add(`{"version": 1}`)
	f.Fuzz(func(t *testing.T, text string) {
		set, err := Parse([]byte(text))
		if err != nil {
			if strings.Contains(err.Error(), "\n") {
				t.Errorf("%q: %v", text, err)
			}
			return
		}
		var findings []report.Finding
		for fingerprint := range set {
			findings = append(findings, finding("/a.go:1:1", fingerprint))
		}
		again, err := Format("/", findings)
		if err != nil {
			t.Fatal(err)
		}
		if second, err := Parse(again); err != nil || len(second) != len(set) {
			t.Errorf("%q: %q: %v", text, again, err)
		}
	})
}
