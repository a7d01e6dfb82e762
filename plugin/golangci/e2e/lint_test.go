package e2e

import (
	"go/format"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const goMod = "module example.com/m\n\ngo 1.26\n"

// only is a configuration with httpvet alone, and everything shown.
const only = `version: "2"
linters:
  default: none
  enable: [httpvet]
  settings:
    custom:
      httpvet:
        type: module
issues:
  uniq-by-line: false
  max-same-issues: 0
  max-issues-per-linter: 0
`

const leaks = `package m

import "net/http"

func CrashesHere(url string) (int, error) {
	resp, err := http.Get(url)
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}
`

// TestSameFindings: over all fixtures, the findings are those of httpvet.
func TestSameFindings(t *testing.T) {
	p := newProject(t, nil)
	copyFixtures(t, p.dir)
	p.write(".golangci.yml", only)
	got := p.lint("golangci-lint", 1)
	out, errs, code := p.run(filepath.Join(bin, "httpvet"), "./...")
	if code != 1 {
		t.Fatalf("httpvet: exit code %d\n%s", code, errs)
	}
	var want []string
	// path:line:col: message (rule), and rule: message (httpvet) there.
	form := regexp.MustCompile(`^(\S+:\d+:\d+): (.*) \((\w+)\)$`)
	for _, line := range lines(out) {
		want = append(want, form.ReplaceAllString(line, "$1: $3: $2 (httpvet)"))
	}
	slices.Sort(got)
	slices.Sort(want)
	if len(want) < 200 {
		t.Errorf("%d findings in the fixtures", len(want))
	}
	for _, line := range want {
		if !slices.Contains(got, line) {
			t.Errorf("golangci-lint does not report %s", line)
		}
	}
	for _, line := range got {
		if !slices.Contains(want, line) {
			t.Errorf("httpvet does not report %s", line)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d findings, want %d", len(got), len(want))
	}
	t.Logf("%d findings", len(got))
}

// copyFixtures copies the fixtures, which are a module, or some directories of them,
// to a directory whose name no driver makes an exception for.
func copyFixtures(t *testing.T, dir string, some ...string) {
	t.Helper()
	if len(some) == 0 {
		some = []string{"."}
	}
	for _, name := range some {
		if err := os.CopyFS(filepath.Join(dir, name), os.DirFS(filepath.Join("../../../testdata", name))); err != nil {
			t.Fatal(err)
		}
	}
}

func TestNolint(t *testing.T) {
	p := newProject(t, map[string]string{
		"go.mod":        goMod,
		".golangci.yml": strings.ReplaceAll(only, "[httpvet]", "[httpvet, nolintlint]"),
		"m.go":          strings.ReplaceAll(leaks, "http.Get(url)", "http.Get(url) //nolint:httpvet // the process ends right after"),
		"n.go":          "package m\n\nvar x = 1 //nolint:httpvet\n\nvar _ = x\n",
	})
	got := p.lint("golangci-lint", 1)
	// The one that silences something is of use, the other is not.
	if len(got) != 1 || !strings.HasPrefix(got[0], "n.go:3:11: directive `//nolint:httpvet` is unused for linter \"httpvet\"") {
		t.Errorf("%q", got)
	}
}

// mendable are directories of fixtures in which each kind of fix is made, what they
// import, and, the last, one with two fixes at one place.
var mendable = []string{"badignore", "fixes", "throwawayfixes", "unreadbody", "untunedtransport", "stub", "unclosedbody/erridioms"}

// TestFix: the files are those that "httpvet -fix" makes, formatted, which is what
// golangci-lint does to every file that it changes. Where one fix keeps httpvet
// from making another one, golangci-lint has rules of its own. Either way what
// comes of it can be compiled.
func TestFix(t *testing.T) {
	p := newProject(t, nil)
	q := newProject(t, nil)
	for _, r := range []*project{p, q} {
		copyFixtures(t, r.dir, mendable...)
		r.write("go.mod", "module fixtures\n\ngo 1.26\n")
	}
	p.write(".golangci.yml", only)
	p.lint("golangci-lint", 1, "--fix")
	_, errs, code := q.run(filepath.Join(bin, "httpvet"), "-fix", "./...")
	if code != 1 {
		t.Fatalf("httpvet -fix: exit code %d\n%s", code, errs)
	}
	apart := make(map[string]bool)
	for _, m := range regexp.MustCompile(`(?m)^httpvet: ([^:]+):.* another fix changes the same place`).FindAllStringSubmatch(errs, -1) {
		apart[m[1]] = true
	}
	changed := 0
	err := filepath.WalkDir(q.dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".go" {
			return err
		}
		name, err := filepath.Rel(q.dir, path)
		if err != nil {
			return err
		}
		before, err := os.ReadFile(filepath.Join("../../../testdata", name))
		if after := q.read(name); string(before) != after {
			changed++
			if got := p.read(name); got != formatted(t, after) && !apart[name] {
				t.Errorf("%s: golangci-lint --fix does not do what httpvet -fix does:\n%s", name, differ(got, formatted(t, after)))
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if changed < 20 || len(apart) != 1 {
		t.Errorf("%d files were changed, and %d are left out", changed, len(apart))
	}
	t.Logf("%d files, %d left out", changed, len(apart))
	if out, errs, code := p.run("go", "build", "./..."); code != 0 {
		t.Errorf("what golangci-lint --fix made cannot be compiled:\n%s%s", out, errs)
	}
}

func formatted(t *testing.T, text string) string {
	t.Helper()
	b, err := format.Source([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// differ returns the first line that differs.
func differ(got, want string) string {
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return "got  " + a[i] + "\nwant " + b[i]
		}
	}
	return "one is longer"
}

func TestNewFromRev(t *testing.T) {
	p := newProject(t, map[string]string{"go.mod": goMod, ".golangci.yml": only, "m.go": leaks})
	p.git("init", "-q")
	p.git("add", "-A")
	p.git("commit", "-qm", "old")
	if got := p.lint("golangci-lint", 0, "--new-from-rev=HEAD"); got != nil {
		t.Errorf("%q", got)
	}
	p.write("n.go", strings.ReplaceAll(leaks, "CrashesHere", "New"))
	got := p.lint("golangci-lint", 1, "--new-from-rev=HEAD")
	if len(got) != 1 || !strings.HasPrefix(got[0], "n.go:6:15: unclosedbody: ") {
		t.Errorf("%q", got)
	}
}

// TestWrongSettings: a line that names the setting, which golangci-lint prints
// twice, and the exit code for a failure.
func TestWrongSettings(t *testing.T) {
	for setting, want := range map[string]string{
		"{unclosdbody: {severity: info}}":      "plugin(httpvet): newPlugin unclosdbody: no such setting; there are enable, ",
		"{unclosedbody: {severity: high}}":     "plugin(httpvet): newPlugin unclosedbody.severity: ",
		"{unclosedbody: {known: {closer: x}}}": "plugin(httpvet): newPlugin unclosedbody.known.closer: no such setting; ",
	} {
		p := newProject(t, map[string]string{
			"go.mod": goMod, "m.go": leaks,
			".golangci.yml": strings.Replace(only, "type: module", "type: module\n        settings: "+setting, 1),
		})
		_, stderr, code := p.run(filepath.Join(bin, "golangci-lint"), "run", "--allow-parallel-runners")
		if code != 3 || strings.Count(stderr, want) != len(lines(stderr)) {
			t.Errorf("%s: exit code %d, %q; want 3, %q", setting, code, stderr, want)
		}
	}
}

// TestSettings: those of the example can be read, and a setting changes what is
// found, also with findings of other settings in the cache.
func TestSettings(t *testing.T) {
	example, err := os.ReadFile("../../../.golangci.example.yml")
	if err != nil {
		t.Fatal(err)
	}
	p := newProject(t, map[string]string{"go.mod": goMod, ".golangci.yml": string(example), "m.go": leaks, "m_test.go": strings.ReplaceAll(leaks, "CrashesHere", "InTest")})
	httpvet := func(issues []string) (n int) {
		for _, line := range issues {
			if strings.HasSuffix(line, "(httpvet)") {
				n++
			}
		}
		return n
	}
	if n := httpvet(p.lint("golangci-lint", 1)); n != 2 {
		t.Errorf("%d findings, want 2", n)
	}
	p.write(".golangci.yml", strings.Replace(only, "type: module", "type: module\n        settings: {tests: false}", 1))
	if n := httpvet(p.lint("golangci-lint", 1)); n != 1 {
		t.Errorf("%d findings without tests, want 1", n)
	}
	p.write(".golangci.yml", strings.Replace(only, "type: module", "type: module\n        settings: {disable: [unclosedbody]}", 1))
	p.lint("golangci-lint", 0)
}

// TestCache: results are kept, and those of another httpvet are not used. The
// other one crashes, which is a finding and does not end the run.
func TestCache(t *testing.T) {
	p := newProject(t, map[string]string{
		"go.mod": goMod, ".golangci.yml": only, "m.go": leaks,
		"n/n.go": strings.NewReplacer("package m", "package n", "CrashesHere", "Other").Replace(leaks),
	})
	first := p.lint("golangci-lint", 1)
	if len(first) != 2 {
		t.Fatalf("%q", first)
	}
	if again := p.lint("golangci-lint", 1); !slices.Equal(first, again) {
		t.Errorf("again: %q", again)
	}
	got := p.lint("golangci-lint-crashing", 1)
	if len(got) != 2 || !strings.Contains(got[0], "m.go:1:1: unclosedbody: internal error: example.com/m: example.com/m.CrashesHere: injected crash (httpvet)") || got[1] != first[1] {
		t.Errorf("another httpvet: %q", got)
	}
	if again := p.lint("golangci-lint", 1); !slices.Equal(first, again) {
		t.Errorf("the first once more: %q", again)
	}
}
