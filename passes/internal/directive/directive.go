// Package directive reads the comments by which people silence findings, and
// honours them.
//
//	//httpvet:ignore rule[,rule] reason         a line, or the statement below
//	//httpvet:ignore-file rule[,rule] reason    the file
//	//nolint:httpvet                            as golangci-lint understands it
//
// It works inside the analyzers, so that every driver behaves alike, and it
// keeps account of the directives that were of use, for the analyzer that
// reports the others. It knows rules by name only.
package directive

import (
	"go/ast"
	"go/token"
	"slices"
	"strings"
)

// A Kind says what a directive covers.
type Kind int

const (
	Ignore     Kind = iota // a line or a statement
	IgnoreFile             // the file
	Nolint                 // a line or a node of syntax, for all rules
)

// A Directive is one comment that asks for silence, or seems to.
type Directive struct {
	Comment *ast.Comment
	Kind    Kind
	Rules   []string
	Problem Problem // why it silences nothing
	alone   bool    // no code precedes it in its line
	line    int
	target  int // the line that it is about
}

// A Problem is what is wrong with the form of a directive.
type Problem int

const (
	Fine      Problem = iota
	Malformed         // a verb that does not exist
	Spaced            // a space before httpvet:, which makes it a mere comment
	NoRule            // no rule is named
	NoReason          // no reason is given
)

// prefix begins the directives of httpvet. A directive of Go has no space after
// the slashes; gofmt leaves only such comments as they are.
const prefix = "httpvet:"

// parse returns the directive in a comment, nil if it is none.
func parse(c *ast.Comment) *Directive {
	text, isLine := strings.CutPrefix(c.Text, "//")
	if !isLine {
		return nil
	}
	if nolint(text) {
		return &Directive{Comment: c, Kind: Nolint}
	}
	trimmed := strings.TrimLeft(text, " \t")
	rest, ok := strings.CutPrefix(trimmed, prefix)
	if !ok {
		return nil
	}
	d := parseVerb(rest)
	d.Comment = c
	if trimmed != text {
		d.Problem = Spaced
	}
	return d
}

// parseVerb parses what follows the prefix.
func parseVerb(text string) *Directive {
	text, _, _ = strings.Cut(text, " //") // a comment on the comment
	fields := strings.Fields(text)
	d := new(Directive)
	switch {
	case len(fields) > 0 && fields[0] == "ignore" && strings.HasPrefix(text, "ignore"):
	case len(fields) > 0 && fields[0] == "ignore-file" && strings.HasPrefix(text, "ignore-file"):
		d.Kind = IgnoreFile
	default:
		d.Problem = Malformed
		return d
	}
	if len(fields) == 1 {
		d.Problem = NoRule
		return d
	}
	for rule := range strings.SplitSeq(fields[1], ",") {
		if rule != "" && !slices.Contains(d.Rules, rule) {
			d.Rules = append(d.Rules, rule)
		}
	}
	switch {
	case len(d.Rules) == 0:
		d.Problem = NoRule
	case len(fields) == 2:
		d.Problem = NoReason
	}
	return d
}

// nolint reports whether the text of a comment, without its slashes, tells
// golangci-lint to silence httpvet, by name or with all others.
func nolint(text string) bool {
	text, ok := strings.CutPrefix(strings.TrimLeft(text, "/ "), "nolint")
	if !ok {
		return false
	}
	list, named := strings.CutPrefix(text, ":")
	if !named {
		return text == "" || text[0] == ' '
	}
	list, _, _ = strings.Cut(list, "//")
	for name := range strings.SplitSeq(list, ",") {
		name, _, _ = strings.Cut(strings.TrimSpace(name), " ")
		if strings.EqualFold(name, "httpvet") || strings.EqualFold(name, "all") {
			return true
		}
	}
	return false
}

// Parse returns the directives of a file, in order.
func Parse(fset *token.FileSet, file *ast.File) []*Directive {
	var found []*Directive
	for _, group := range file.Comments {
		for _, c := range group.List {
			if d := parse(c); d != nil {
				d.line = lineOf(fset, c.Pos())
				d.target = d.line
				found = append(found, d)
			}
		}
	}
	if found == nil {
		return nil
	}
	code, comments := linesOf(fset, file)
	for _, d := range found {
		if d.alone = !code[d.line]; d.alone {
			for d.target++; comments[d.target] && !code[d.target]; d.target++ {
			}
		}
	}
	return found
}

// linesOf returns the lines on which code begins or ends, which are all that
// matter, and those on which there is a comment.
func linesOf(fset *token.FileSet, file *ast.File) (code, comments map[int]bool) {
	code, comments = make(map[int]bool), make(map[int]bool)
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case nil, *ast.File, *ast.CommentGroup, *ast.Comment:
		case *ast.BasicLit:
			code[lineOf(fset, n.Pos())] = true
			code[lineOf(fset, n.End())] = true // a raw string
		default:
			code[lineOf(fset, n.Pos())] = true
			code[lineOf(fset, n.End()-1)] = true
		}
		return true
	})
	code[lineOf(fset, file.Package)] = true
	for _, group := range file.Comments {
		for _, c := range group.List {
			for line := lineOf(fset, c.Pos()); line <= lineOf(fset, c.End()); line++ {
				comments[line] = true
			}
		}
	}
	return code, comments
}

// lineOf returns the line on which pos is in its file: line directives do not
// move comments away from the code that they are beside.
func lineOf(fset *token.FileSet, pos token.Pos) int { return fset.PositionFor(pos, false).Line }
