package main

import (
	"bytes"
	"go/ast"
	"go/format"
	"go/token"

	"golang.org/x/tools/go/analysis"
)

var shout = &analysis.Analyzer{
	Name: "shout",
	Doc:  "shout: report calls of functions named shout, and use strings.ToUpper",
	Run: calls("shout", func(pass *analysis.Pass, f *ast.File, call *ast.CallExpr) []analysis.TextEdit {
		edits := []analysis.TextEdit{{Pos: call.Fun.Pos(), End: call.Fun.End(), NewText: []byte("strings.ToUpper")}}
		for _, spec := range f.Imports {
			if spec.Path.Value == `"strings"` {
				return edits
			}
		}
		return append(edits, importStrings(f))
	}),
}

// importStrings imports it first in the first import declaration, or in a new
// one.
func importStrings(f *ast.File) analysis.TextEdit {
	if len(f.Imports) == 0 {
		return analysis.TextEdit{Pos: f.Name.End(), End: f.Name.End(), NewText: []byte("\n\nimport \"strings\"")}
	}
	gen := f.Decls[0].(*ast.GenDecl)
	if gen.Lparen == token.NoPos {
		return analysis.TextEdit{Pos: gen.Pos(), End: gen.Pos(), NewText: []byte("import \"strings\"\n\n")}
	}
	pos := gen.Specs[0].Pos()
	return analysis.TextEdit{Pos: pos, End: pos, NewText: []byte("\"strings\"\n\t")}
}

var swap = &analysis.Analyzer{
	Name: "swap",
	Doc:  "swap: report calls of functions named swap, and call paws with the arguments swapped",
	Run: calls("swap", func(pass *analysis.Pass, f *ast.File, call *ast.CallExpr) []analysis.TextEdit {
		var b bytes.Buffer
		b.WriteString("paws(")
		format.Node(&b, pass.Fset, call.Args[1])
		b.WriteString(",") // what formats the result puts a space here
		format.Node(&b, pass.Fset, call.Args[0])
		b.WriteString(")")
		return []analysis.TextEdit{{Pos: call.Pos(), End: call.End(), NewText: b.Bytes()}}
	}),
}

var garble = &analysis.Analyzer{
	Name: "garble",
	Doc:  "garble: report calls of functions named garble, and make them what is no Go",
	Run: calls("garble", func(pass *analysis.Pass, f *ast.File, call *ast.CallExpr) []analysis.TextEdit {
		return []analysis.TextEdit{{Pos: call.Rparen, End: call.End(), NewText: []byte("]")}}
	}),
}

// calls returns the Run function of a rule that reports calls by name and fixes
// them.
func calls(name string, fix func(*analysis.Pass, *ast.File, *ast.CallExpr) []analysis.TextEdit) func(*analysis.Pass) (any, error) {
	return func(pass *analysis.Pass) (any, error) {
		for _, f := range pass.Files {
			for n := range ast.Preorder(f) {
				call, ok := n.(*ast.CallExpr)
				if !ok {
					continue
				}
				if id, ok := call.Fun.(*ast.Ident); !ok || id.Name != name {
					continue
				}
				pass.Report(analysis.Diagnostic{
					Pos: call.Pos(), End: call.End(), Message: name + " is called",
					SuggestedFixes: []analysis.SuggestedFix{{Message: "Call something else", TextEdits: fix(pass, f, call)}},
				})
			}
		}
		return nil, nil
	}
}
