package docs

import "strings"

// An Example is a piece of Go that a rule's text shows.
type Example struct {
	Code string
	// Finding is what a comment at the end of a line, or in the line above,
	// says is reported there; nil in a good example. The message may say more.
	Findings []Expected
}

// An Expected is a finding that an example announces.
type Expected struct {
	Line    int // in the example, from 1
	Message string
}

// Bad returns the examples of code that is reported.
func (r *Rule) Bad() []Example { return r.examples("Bad") }

// Good returns the examples of code that is not.
func (r *Rule) Good() []Example { return r.examples("Good") }

func (r *Rule) examples(title string) []Example {
	var out []Example
	for _, b := range r.section(title) {
		if isCode(b) {
			code := unindent(b)
			out = append(out, Example{Code: code, Findings: expected(code)})
		}
	}
	return out
}

func unindent(block string) string {
	return strings.TrimPrefix(strings.ReplaceAll(block, "\n\t", "\n"), "\t")
}

func expected(code string) []Expected {
	var out []Expected
	for i, line := range strings.Split(code, "\n") {
		before, comment, found := strings.Cut(line, "// ")
		if !found {
			continue
		}
		at := i + 1
		if strings.TrimSpace(before) == "" {
			at++
		}
		out = append(out, Expected{at, comment})
	}
	return out
}
