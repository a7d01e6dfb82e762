package main

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/httpvet/httpvet/passes"
	"github.com/httpvet/httpvet/passes/badignore"
	"github.com/httpvet/httpvet/passes/docs"
	"github.com/httpvet/httpvet/passes/internal/fixture"
)

// TestFindings holds the texts against what is reported on the fixtures, with
// all that is off by default switched on: each finding is of a category that is
// documented, its URL is an anchor of the page, and each category that is
// documented is reported, with a fix if and only if the text says that there
// are fixes.
func TestFindings(t *testing.T) {
	if testing.Short() {
		t.Skip("analyses all fixtures")
	}
	pkgs := fixture.Load(t, fixture.Dir(t), nil, "./...")
	seen := make(map[string]bool)
	urls := make(map[string]bool)
	fixed := make(map[string]bool)
	// A transport gets no fix if one of all that it misses cannot be mended, so
	// the opt-ins must not be in the way of the others.
	for version, optIn := range map[string]string{"1.26": "true", "1.27": "false"} {
		for name, value := range map[string]string{
			"tests": "true", "nolint": "true",
			"paths": "true", "partial": "true", "unbounded": "true", "unbounded-time-fix": "true", "go": version,
			"client-per-call":  "true",
			"defaults-dropped": optIn, "idle-too-long": optIn, "queueing": optIn, "pool": "visible", "pool-size": "64",
		} {
			set(t, name, value)
		}
		for _, f := range check(t, pkgs) {
			key := f.rule.Name + "#" + f.Category
			seen[key] = true
			fixed[key] = fixed[key] || len(f.SuggestedFixes) > 0
			if f.URL != f.rule.URL+"#"+f.Category && !urls[key] {
				urls[key] = true
				t.Errorf("%s: the URL of a finding of %s is %s", f.at, key, f.URL)
			}
		}
	}
	for _, a := range passes.Suite() {
		rule := ruleOf(a)
		page := filepath.Join(root, pages, a.Name+".md")
		if !strings.HasSuffix(a.URL, "/blob/main/"+pages+"/"+a.Name+".md") {
			t.Errorf("%s: the URL %s is not that of its page", a.Name, a.URL)
		}
		for _, c := range rule.Categories {
			key := a.Name + "#" + c.Name
			if !slices.Contains(anchors(t, page), c.Name) {
				t.Errorf("%s: no such heading", key)
			}
			if !seen[key] {
				t.Errorf("%s: documented, but no fixture is reported under it", key)
			}
			if may := c.Fix != "no fix"; may != fixed[key] {
				t.Errorf("%s: the text says %q, fixes seen: %v", key, c.Fix, fixed[key])
			}
			delete(seen, key)
		}
		if a != badignore.Analyzer && !slices.Contains(anchors(t, page), docs.InternalError) {
			t.Errorf("%s: no heading %s", a.Name, docs.InternalError)
		}
	}
	for key := range seen {
		t.Errorf("%s: reported, but not documented", key)
	}
}

// set sets a flag of all analyzers that have it, until the test ends.
func set(t *testing.T, name, value string) {
	t.Helper()
	with := slices.DeleteFunc(passes.Suite(), func(a *analysis.Analyzer) bool { return a.Flags.Lookup(name) == nil })
	if len(with) == 0 {
		t.Errorf("no analyzer has a flag %s", name)
	}
	for _, a := range with {
		f := a.Flags.Lookup(name)
		if err := f.Value.Set(value); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { f.Value.Set(f.DefValue) })
	}
}
