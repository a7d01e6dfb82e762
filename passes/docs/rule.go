package docs

import (
	"regexp"
	"strings"
	"sync"
)

// A Rule is what its text says of a rule.
type Rule struct {
	Name       string
	Summary    string // one line, without the name
	Text       string // all of it
	URL        string // of its page; may be empty
	Categories []Category

	sections []section
}

// A Category is an item of the list of categories.
type Category struct {
	Name     string
	Text     string // what is reported under it
	Severity Severity
	Note     string // what is said of the severity: "error, or warning where …"
	Fix      string // "fix", "no fix", or a fix on a condition: "fix with -pool-size"
	When     string // when it is reported, "" for always: "below Go 1.27, with -paths"
}

// A section is a title, "" in front of the first one, and paragraphs, lists and
// code as Go's documentation comments write them.
type section struct {
	title  string
	blocks []string
}

// The vet tool is started once for each package and seldom needs these.
var (
	titleLine = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^([A-Z][a-z]+):$`) })
	// item is an item of the list of categories: "- path: some path … (error)".
	item = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?s)^([a-z0-9-]+): (.*?)(?: \(((?:error|warning|perf|info)\b[^()]*)\))?$`)
	})
)

// NewRule takes the text of a rule apart. What is not of the usual form it
// keeps as text: rules of others have no sections.
func NewRule(name, text, url string) Rule {
	text = strings.TrimSpace(text)
	summary, _, _ := strings.Cut(text, "\n")
	r := Rule{Name: name, Summary: strings.TrimPrefix(summary, name+": "), Text: text, URL: url, sections: []section{{}}}
	for _, block := range blocks(strings.TrimPrefix(text, summary)) {
		if m := titleLine().FindStringSubmatch(block); m != nil {
			r.sections = append(r.sections, section{title: m[1]})
			continue
		}
		last := &r.sections[len(r.sections)-1]
		last.blocks = append(last.blocks, block)
	}
	for _, block := range r.section("Categories") {
		for _, text := range items(block) {
			if c, ok := newCategory(text); ok {
				r.Categories = append(r.Categories, c)
			}
		}
	}
	return r
}

// Titles returns the titles of the sections.
func (r *Rule) Titles() []string {
	var titles []string
	for _, s := range r.sections[1:] {
		titles = append(titles, s.title)
	}
	return titles
}

// section returns the blocks of the section with that title.
func (r *Rule) section(title string) []string {
	for _, s := range r.sections {
		if s.title == title {
			return s.blocks
		}
	}
	return nil
}

func newCategory(text string) (Category, bool) {
	m := item().FindStringSubmatch(text)
	if m == nil {
		return Category{}, false
	}
	c := Category{Name: m[1], Text: m[2], Severity: Warning, Note: "warning"}
	if m[3] == "" {
		return c, true
	}
	clauses := strings.Split(m[3], "; ")
	c.Note = clauses[0]
	word, _, _ := strings.Cut(strings.ReplaceAll(c.Note, ",", " "), " ")
	c.Severity.Set(word) // it is one of the names
	var when []string
	for _, clause := range clauses[1:] {
		if clause == "no fix" || strings.HasPrefix(clause, "fix") {
			c.Fix = clause
			continue
		}
		when = append(when, clause)
	}
	c.When = strings.Join(when, ", ")
	return c, true
}

// blocks splits a text at its empty lines. What is indented belongs together,
// the empty lines in it included, unless a list follows on code.
func blocks(text string) []string {
	var out []string
	for _, b := range strings.Split(strings.Trim(text, "\n"), "\n\n") {
		b = strings.Trim(b, "\n")
		if b == "" {
			continue
		}
		if n := len(out); n > 0 && isCode(b) && isCode(out[n-1]) {
			out[n-1] += "\n\n" + b
			continue
		}
		out = append(out, b)
	}
	return out
}

func isCode(block string) bool { return strings.HasPrefix(block, "\t") }
func isList(block string) bool { return strings.HasPrefix(block, "  - ") }

// items returns the items of a list, each as one line.
func items(block string) []string {
	if !isList(block) {
		return nil
	}
	var out []string
	for _, it := range strings.Split("\n"+block, "\n  - ")[1:] {
		out = append(out, oneLine(it))
	}
	return out
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// Category returns the category of that name.
func (r *Rule) Category(name string) (Category, bool) {
	for _, c := range r.Categories {
		if c.Name == name {
			return c, true
		}
	}
	return Category{}, false
}

// Severity returns how bad the findings of a category are, in general: a
// warning if nothing is known.
func (r *Rule) Severity(category string) Severity {
	if c, ok := r.Category(category); ok {
		return c.Severity
	}
	return Warning
}

// Worst returns the severity of the worst category.
func (r *Rule) Worst() Severity {
	if len(r.Categories) == 0 {
		return Warning
	}
	worst := Info
	for _, c := range r.Categories {
		worst = max(worst, c.Severity)
	}
	return worst
}

// Anchor returns where a category is explained: an anchor on the page of the
// rule.
func (r *Rule) Anchor(category string) string {
	if r.URL == "" || category == "" {
		return r.URL
	}
	return r.URL + "#" + category
}
