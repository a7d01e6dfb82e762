package report

import (
	"cmp"
	"regexp"
	"strings"
)

// A Severity says how bad a finding is.
type Severity int

const (
	Info    Severity = iota // worth knowing
	Perf                    // costs connections, loses nothing
	Warning                 // something is lost under stated conditions
	Error                   // something is lost on some path
)

var severities = map[string]Severity{"info": Info, "perf": Perf, "warning": Warning, "error": Error}

// A Rule is what is known of a rule besides its findings: what its
// documentation says.
type Rule struct {
	Name       string
	Summary    string // one line
	Doc        string // all of it, the summary included
	URL        string // of its page; may be empty
	categories map[string]Severity
}

// category matches an item of the list of categories in the documentation of a
// rule, "- path: some path … (error)".
var (
	category = regexp.MustCompile(`(?ms)^ *- ([a-z0-9-]+): (.*?)(?:\n *- |\n\n|\z)`)
	severity = regexp.MustCompile(`\((error|warning|perf|info)\b`)
)

// NewRule takes a rule's documentation apart.
func NewRule(name, doc, url string) Rule {
	summary, _, _ := strings.Cut(doc, "\n")
	r := Rule{
		Name:       name,
		Summary:    strings.TrimPrefix(summary, name+": "),
		Doc:        strings.TrimSpace(doc),
		URL:        url,
		categories: make(map[string]Severity),
	}
	for rest := doc; ; {
		m := category.FindStringSubmatchIndex(rest)
		if m == nil {
			return r
		}
		if s := severity.FindStringSubmatch(rest[m[4]:m[5]]); s != nil {
			r.categories[rest[m[2]:m[3]]] = severities[s[1]]
		}
		rest = rest[m[5]:] // where the next item begins
	}
}

// Severity returns how bad the findings of a category are, in general.
func (r *Rule) Severity(category string) Severity {
	if s, ok := r.categories[category]; ok {
		return s
	}
	return Warning
}

// Worst returns the severity of the worst category.
func (r *Rule) Worst() Severity {
	if len(r.categories) == 0 {
		return Warning
	}
	worst := Info
	for _, s := range r.categories {
		worst = max(worst, s)
	}
	return worst
}

// Page returns where the finding is explained. The JSON of go vet has no URLs;
// a category is an anchor on the page of its rule.
func (r *Rule) Page(f Finding) string {
	if r.URL == "" || f.Category == "" {
		return r.URL
	}
	return r.URL + "#" + f.Category
}

// rule returns the rule of a finding; an unknown one is known by name.
func (r *Report) rule(f Finding) *Rule {
	for i := range r.Rules {
		if r.Rules[i].Name == f.Rule {
			return &r.Rules[i]
		}
	}
	return &Rule{Name: f.Rule, Summary: cmp.Or(f.Rule, "unknown rule")}
}
