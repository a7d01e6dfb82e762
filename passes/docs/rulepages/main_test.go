package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/httpvet/httpvet/passes"
	"github.com/httpvet/httpvet/passes/docs"
	"github.com/httpvet/httpvet/passes/settings"
)

// TestCurrent compares what is generated with what is there.
func TestCurrent(t *testing.T) {
	files, err := render(root)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range files {
		got, err := os.ReadFile(filepath.Join(root, name))
		if err != nil || string(got) != want {
			t.Errorf("%s is stale: run go generate ./passes/docs/rulepages", name)
		}
	}
	entries, err := os.ReadDir(filepath.Join(root, pages))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if _, ok := files[filepath.Join(pages, e.Name())]; !ok {
			t.Errorf("%s is the page of no rule: delete it", filepath.Join(pages, e.Name()))
		}
	}
}

// TestReadmeExample: what README shows is an example that is analysed.
func TestReadmeExample(t *testing.T) {
	readme, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	rule := ruleOf(passes.Suite()[0])
	if !strings.Contains(string(readme), "```go\n"+rule.Bad()[0].Code+"\n```\n") {
		t.Errorf("README does not show the bad example of %s", rule.Name)
	}
}

// TestForm: each text has all sections, and says of each category what there is
// to know.
func TestForm(t *testing.T) {
	for _, a := range passes.Suite() {
		rule := ruleOf(a)
		if got := rule.Titles(); !slices.Equal(got, docs.Titles) {
			t.Errorf("%s: sections %v, want %v", a.Name, got, docs.Titles)
		}
		if len(rule.Bad()) == 0 || len(rule.Good()) == 0 || len(rule.Categories) == 0 {
			t.Errorf("%s: no bad example, no good one or no categories", a.Name)
		}
		for _, c := range rule.Categories {
			if c.Fix == "" || strings.Contains(c.Text, "(error") || strings.Contains(c.Text, "(warning") {
				t.Errorf("%s: of category %s the brackets cannot be read: %+v", a.Name, c.Name, c)
			}
		}
		for _, m := range regexp.MustCompile(`[\s(]-([a-z][a-z.-]+)`).FindAllStringSubmatch(rule.Text, -1) {
			if a.Flags.Lookup(m[1]) == nil && !(a.Name == "badignore" && m[1] == "severity") {
				t.Errorf("%s: the text names -%s, which is no flag of it", a.Name, m[1])
			}
		}
	}
}

// TestHelpAndPageSayTheSame: each paragraph of the help is on the page.
func TestHelpAndPageSayTheSame(t *testing.T) {
	for _, a := range passes.Suite() {
		rule := ruleOf(a)
		flags := settings.Flags(a)
		page := plain(rule.Page(flags))
		for _, paragraph := range strings.Split(rule.Text, "\n\n")[1:] {
			for _, part := range strings.Split("\n"+paragraph, "\n  - ") {
				part = strings.TrimSuffix(plain(part), ":")
				if i := strings.Index(part, " ("); i > 0 && slices.ContainsFunc(rule.Categories, func(c docs.Category) bool { return strings.HasPrefix(part, c.Name+" ") }) {
					part = part[strings.Index(part, " ")+1 : i] // the page words the brackets out
				}
				if !strings.Contains(strings.ToLower(page), strings.ToLower(part)) {
					t.Errorf("%s: not on the page: %s", a.Name, part)
				}
			}
		}
		help := plain(rule.Help(flags))
		for _, f := range flags {
			if usage := plain(f.Usage); !strings.Contains(page, usage) || !strings.Contains(help, usage) {
				t.Errorf("%s: the help or the page does not say what -%s is for", a.Name, f.Name)
			}
		}
	}
}

// plain leaves out of a text what Markdown and line breaks add to it.
func plain(text string) string {
	text = regexp.MustCompile("[\\\\`]|### ").ReplaceAllString(text, "")
	text = regexp.MustCompile(`(?m)^([a-z0-9-]+): `).ReplaceAllString(text, "$1 ")
	return strings.Join(strings.Fields(text), " ")
}

// TestLinks: what the texts for people link to is there, anchors included.
func TestLinks(t *testing.T) {
	link := regexp.MustCompile(`\]\(([^)\s]+)\)`)
	var texts []string
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() && (d.Name() == "testdata" || d.Name() != ".." && strings.HasPrefix(d.Name(), ".")) {
			return fs.SkipDir
		}
		if strings.HasSuffix(path, ".md") {
			texts = append(texts, path)
		}
		return err
	})
	if err != nil || len(texts) < 3 {
		t.Fatal(texts, err)
	}
	for _, path := range texts {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range link.FindAllStringSubmatch(string(text), -1) {
			if strings.Contains(m[1], "://") {
				continue
			}
			name, anchor, _ := strings.Cut(m[1], "#")
			target := path
			if name != "" {
				target = filepath.Join(filepath.Dir(path), name)
			}
			if _, err := os.Stat(target); err != nil {
				t.Errorf("%s links to %s: %v", path, m[1], err)
			} else if anchor != "" && !slices.Contains(anchors(t, target), anchor) {
				t.Errorf("%s links to %s: no such heading", path, m[1])
			}
		}
	}
}

// anchors returns the anchors of the headings of a page, as GitHub makes them.
func anchors(t *testing.T, file string) []string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	code := false
	for line := range strings.Lines(string(text)) {
		if strings.HasPrefix(line, "```") {
			code = !code
		}
		level := strings.TrimLeft(line, "#")
		if code || level == line || !strings.HasPrefix(level, " ") {
			continue
		}
		anchor := strings.ToLower(strings.TrimSpace(level))
		anchor = regexp.MustCompile(`[^\w\- ]`).ReplaceAllString(anchor, "")
		anchor = strings.ReplaceAll(anchor, " ", "-")
		if slices.Contains(out, anchor) {
			t.Errorf("%s has two headings %s", file, anchor)
		}
		out = append(out, anchor)
	}
	return out
}
