package report

import "testing"

func TestRule(t *testing.T) {
	const doc = `r: report things

Text (error) that is no list.

Categories:

  - gone: it goes away: a call, _, go or
    defer (of the call) (error)
  - late: it goes late
    (warning; error where it matters)
  - slow: it (perf) costs
  - plain: it is
    not said

It says nothing where

  - it does not know;
`
	r := NewRule("r", doc, "https://example.com/r.md")
	for category, want := range map[string]Severity{"gone": Error, "late": Warning, "slow": Perf, "plain": Warning, "nosuch": Warning} {
		if got := r.Severity(category); got != want {
			t.Errorf("%s: %v, want %v", category, got, want)
		}
	}
	if r.Summary != "report things" || r.Worst() != Error {
		t.Errorf("%q, %v", r.Summary, r.Worst())
	}
	if page := r.Page(Finding{Diagnostic: Diagnostic{Category: "gone"}}); page != "https://example.com/r.md#gone" {
		t.Error(page)
	}
	if none := NewRule("r", "r: nothing", ""); none.Worst() != Warning || none.Page(Finding{}) != "" {
		t.Errorf("%+v", none)
	}
}

func TestURI(t *testing.T) {
	for _, test := range []struct{ dir, file, want string }{
		{"/w/m", "/w/m/a/b.go", "a/b.go"},
		{"/w/m", "/w/m/a b%.go", "a%20b%25.go"},
		{"/w/m", "/w/m/x:y.go", "./x:y.go"},
		{"/w/m", "/go/x.go", "file:///go/x.go"},
	} {
		if got := uri(test.dir, test.file); got != test.want {
			t.Errorf("uri(%q, %q) = %q, want %q", test.dir, test.file, got, test.want)
		}
	}
}
