package main

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/types/typeutil"
)

// seep is the rule that needs to know of other packages. It dies of a function named
// dieEarly, also in a package of which nobody wants the findings.
var seep = &analysis.Analyzer{
	Name:      "seep",
	Doc:       "seep: report calls of functions of other packages that call one named ooze",
	FactTypes: []analysis.Fact{new(oozes)},
	Run: func(pass *analysis.Pass) (any, error) {
		for _, f := range pass.Files {
			for _, decl := range f.Decls {
				if fn, ok := decl.(*ast.FuncDecl); ok && fn.Body != nil {
					seepage(pass, fn)
				}
			}
		}
		return nil, nil
	},
}

// oozes says of a function that it calls ooze.
type oozes struct{ Where string }

func (*oozes) AFact() {}

func seepage(pass *analysis.Pass, fn *ast.FuncDecl) {
	for n := range ast.Preorder(fn.Body) {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			continue
		}
		callee, ok := typeutil.Callee(pass.TypesInfo, call).(*types.Func)
		if !ok {
			continue
		}
		switch callee.Name() {
		case "ooze":
			pass.ExportObjectFact(pass.TypesInfo.Defs[fn.Name], &oozes{fn.Name.Name})
		case "dieEarly":
			panic("dead")
		}
		var known oozes
		if callee.Pkg() != pass.Pkg && pass.ImportObjectFact(callee, &known) {
			pass.Reportf(call.Pos(), "%s of %s calls ooze", known.Where, callee.Pkg().Path())
		}
	}
}
