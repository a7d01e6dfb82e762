// Command toyvet is httpvet with toy rules in place of its own, for the tests of
// the driver: rules whose findings depend on nothing but the names of the
// functions a program calls, which crash when told to, and whose fixes are what
// the tests of -fix need.
package main

import (
	"errors"
	"fmt"
	"go/ast"
	"os"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/httpvet/httpvet/cmd/httpvet/internal/cli"
)

func main() {
	os.Exit(cli.Main([]*analysis.Analyzer{leak, drip, shout, swap, garble, seep}, nil))
}

var leak = &analysis.Analyzer{
	Name: "leak",
	Doc: `leak: report calls of functions named leak

The calls are reported wherever they are.`,
	URL: "https://example.com/rules/leak.md",
	Run: func(pass *analysis.Pass) (any, error) { return nil, visit(pass, leakName, leakTests) },
}

var drip = &analysis.Analyzer{
	Name: "drip",
	Doc:  "drip: report calls of functions named drip",
	Run:  func(pass *analysis.Pass) (any, error) { return nil, visit(pass, "drip", true) },
}

var (
	leakName  string
	leakTests bool
)

func init() {
	leak.Flags.StringVar(&leakName, "name", "leak", "name of the function to report")
	leak.Flags.BoolVar(&leakTests, "tests", true, "look at test files")
}

// visit reports the calls of functions of the given name, in test files only if
// tests is set. Calls of functions named reportCrash, returnError and dieNow
// make it report a crash that it has contained, return an error, and die.
func visit(pass *analysis.Pass, name string, tests bool) error {
	for _, f := range pass.Files {
		if file := pass.Fset.Position(f.FileStart).Filename; !tests && strings.HasSuffix(file, "_test.go") {
			continue
		}
		var fn *ast.FuncDecl // the last one seen
		for n := range ast.Preorder(f) {
			switch n := n.(type) {
			case *ast.FuncDecl:
				fn = n
			case *ast.CallExpr:
				if err := visitCall(pass, n, fn, name); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func visitCall(pass *analysis.Pass, call *ast.CallExpr, fn *ast.FuncDecl, name string) error {
	callee, ok := call.Fun.(*ast.Ident)
	if !ok || fn == nil {
		return nil
	}
	switch callee.Name {
	case name:
		report(pass, call, fn, name)
	case "reportCrash":
		pass.Report(analysis.Diagnostic{
			Pos:      call.Pos(),
			Category: "internal-error",
			Message:  fmt.Sprintf("boom in package %s, function %s", pass.Pkg.Path(), fn.Name.Name),
		})
	case "returnError":
		return errors.New("no idea")
	case "dieNow":
		panic("dead")
	}
	return nil
}

// report reports a call in full: an extent, a witness and a fix.
func report(pass *analysis.Pass, call *ast.CallExpr, fn *ast.FuncDecl, name string) {
	pass.Report(analysis.Diagnostic{
		Pos:      call.Pos(),
		End:      call.End(),
		Category: "called",
		Message:  name + " is called",
		Related:  []analysis.RelatedInformation{{Pos: fn.Name.Pos(), End: fn.Name.End(), Message: "by this function"}},
		SuggestedFixes: []analysis.SuggestedFix{{
			Message:   "Call stop",
			TextEdits: []analysis.TextEdit{{Pos: call.Fun.Pos(), End: call.Fun.End(), NewText: []byte("stop")}},
		}},
	})
}
