package oracle

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/httpvet/httpvet/passes/unclosedbody"
)

var siteInURL = regexp.MustCompile(`"/(s\d+)"`)

// found reads the functions of testdata/found, which once brought a
// disagreement to light. They are executed, so they need no verdicts: a
// shrunken function goes in as it is, under a name of its own. Unexported
// functions belong to the one before.
func found(t *testing.T) []*Function {
	names, err := filepath.Glob("testdata/found/*.go")
	if err != nil || len(names) == 0 {
		t.Fatalf("testdata/found: %v", err)
	}
	var list []*Function
	for _, name := range names {
		list = append(list, functionsOf(t, readFile(t, name))...)
	}
	return list
}

func functionsOf(t *testing.T, src string) []*Function {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "found.go", src, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	var list []*Function
	for _, d := range file.Decls {
		decl, ok := d.(*ast.FuncDecl)
		if !ok {
			continue
		}
		text := src[fset.Position(decl.Pos()).Offset:fset.Position(decl.End()).Offset] + "\n"
		if decl.Name.IsExported() {
			list = append(list, &Function{Name: decl.Name.Name, Sites: map[string]*Site{}})
		}
		f := list[len(list)-1]
		f.Source += text
		for _, m := range siteInURL.FindAllStringSubmatch(text, -1) {
			// A goroutine nobody waits for may not ask for decisions.
			closeFails := !strings.Contains(f.Source, "go resp")
			f.Sites[m[1]] = &Site{Codes: []int{200, 500}, Errors: 2, ReadFails: true, CloseFails: closeFails}
		}
	}
	return list
}

// known are the functions about which the analyzer is wrong, and why. But for
// the last, none of them can come of the uncorrelated grammar.
var known = map[string]string{
	"ReplacedBehindCloser":     "a closer made before looks at the field Body when it runs",
	"ReplacedByHelperThenKept": "the summary of a helper does not say that it replaces the body",
	"ReplacedAfterSending":     "the receiver sees the copy, or the body, depending on who is first",

	"LiveCallbackAcrossPackage": "a summary does not say how often, and after which outcome, a callback runs",

	"MuffledStructReturned": "a struct around the body, inside a wrapper that hides its Close, counts as handed over",
}

// What was found once is executed and compared again, by itself.
func TestFound(t *testing.T) {
	results, err := Compare(library(t), found(t), unclosedbody.Analyzer)
	if err != nil {
		t.Fatal(err)
	}
	wrong := map[string]bool{}
	for _, r := range results {
		switch r.Verdict {
		case FalseReport, Missed:
			wrong[r.Function.Name] = true
			if known[r.Function.Name] == "" {
				t.Errorf("%s", r.Describe())
			}
		case Untried:
			if len(r.Function.lines(r.Site)) > 0 {
				t.Errorf("%s: %s of %s", r.Reason, r.site(), r.Function.Name)
			}
		}
	}
	for name := range known {
		if !wrong[name] {
			t.Errorf("the analyzer is right about %s: it need no longer be called known", name)
		}
	}
}
