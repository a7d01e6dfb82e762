package oracle

import (
	"bytes"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"strings"
	"sync"
)

// localHelpers is a copy of package helper's functions for package gen.
var localHelpers = sync.OnceValue(func() string {
	var out bytes.Buffer
	entries, _ := program.ReadDir(programDir + "/helper")
	var files []*ast.File
	fset := token.NewFileSet()
	for _, e := range entries {
		text, _ := program.ReadFile(programDir + "/helper/" + e.Name())
		f, err := parser.ParseFile(fset, e.Name(), text, parser.SkipObjectResolution)
		if err != nil {
			panic(err)
		}
		files = append(files, f)
	}
	names := localNames(files)
	for _, f := range files {
		for _, d := range f.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv == nil {
				rename(fn, names)
				if err := format.Node(&out, fset, fn); err != nil {
					panic(err)
				}
				out.WriteString("\n\n")
			}
		}
	}
	return "package gen\n\n" + imports(out.String()) + out.String()
})

// localNames maps the package's names to what they are called in package gen:
// functions are copied, all else is imported.
func localNames(files []*ast.File) map[string]string {
	names := map[string]string{}
	for _, f := range files {
		for _, d := range f.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				if d.Recv == nil {
					names[d.Name.Name] = "local" + strings.ToUpper(d.Name.Name[:1]) + d.Name.Name[1:]
				}
			case *ast.GenDecl:
				for _, spec := range d.Specs {
					switch spec := spec.(type) {
					case *ast.TypeSpec:
						names[spec.Name.Name] = "helper." + spec.Name.Name
					case *ast.ValueSpec:
						names[spec.Names[0].Name] = "helper." + spec.Names[0].Name
					}
				}
			}
		}
	}
	return names
}

// rename replaces identifiers, but not those that select.
func rename(fn *ast.FuncDecl, names map[string]string) {
	selected := map[*ast.Ident]bool{}
	fn.Doc = nil
	ast.Inspect(fn, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			selected[n.Sel] = true
		case *ast.Ident:
			if to := names[n.Name]; to != "" && !selected[n] {
				n.Name = to
			}
		}
		return true
	})
}
