package edits

import (
	"go/ast"
	"go/token"
	"go/types"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// Unimport removes the imports of f that are used nowhere but in the given
// statements, which are about to be deleted. It reports false if that cannot
// be done without touching something else.
//
//	import (
//		"io"
//		----
//		"net/http"
//	)
func (f *File) Unimport(info *types.Info, deleted []ast.Stmt) (edits []analysis.TextEdit, ok bool) {
	used := map[*types.PkgName]bool{} // whether it is used elsewhere
	for id, obj := range info.Uses {
		pkg, isPkg := obj.(*types.PkgName)
		if !isPkg || id.Pos() < f.Syntax.FileStart || id.Pos() >= f.Syntax.FileEnd {
			continue
		}
		used[pkg] = used[pkg] || !within(deleted, id.Pos())
	}
	for _, decl := range f.Syntax.Decls {
		gen, isGen := decl.(*ast.GenDecl)
		if !isGen || gen.Tok != token.IMPORT {
			continue
		}
		for _, spec := range gen.Specs {
			spec := spec.(*ast.ImportSpec)
			elsewhere, mentioned := used[pkgName(info, spec)]
			if !mentioned || elsewhere {
				continue
			}
			del := f.dropSpec(gen, spec)
			if del == nil {
				return nil, false
			}
			edits = append(edits, del...)
		}
	}
	return edits, true
}

func within(stmts []ast.Stmt, pos token.Pos) bool {
	for _, s := range stmts {
		if s.Pos() <= pos && pos < s.End() {
			return true
		}
	}
	return false
}

func pkgName(info *types.Info, spec *ast.ImportSpec) *types.PkgName {
	if spec.Name != nil {
		name, _ := info.Defs[spec.Name].(*types.PkgName)
		return name
	}
	name, _ := info.Implicits[spec].(*types.PkgName)
	return name
}

// dropSpec removes an import that has a line to itself, nil if it has not.
func (f *File) dropSpec(gen *ast.GenDecl, spec *ast.ImportSpec) []analysis.TextEdit {
	if path, _ := strconv.Unquote(spec.Path.Value); path == "C" || len(gen.Specs) == 1 {
		return nil
	}
	start, end := f.tok.LineStart(f.line(spec.Pos())), f.lineEnd(spec.End())
	if strings.TrimSpace(f.before(spec.Pos())) != "" || f.Commented(spec.Pos(), end) || spec.Doc != nil ||
		strings.TrimSpace(f.between(spec.End(), end)) != "" {
		return nil
	}
	return []analysis.TextEdit{{Pos: start, End: f.tok.LineStart(f.line(spec.End()) + 1)}}
}
