package edits

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// Scope returns the innermost scope at pos.
func Scope(pkg *types.Package, pos token.Pos) *types.Scope {
	for i := range pkg.Scope().NumChildren() {
		if file := pkg.Scope().Child(i); file.Contains(pos) {
			return file.Innermost(pos)
		}
	}
	return nil
}

// Visible reports whether the name of obj means obj at pos.
func Visible(pkg *types.Package, pos token.Pos, obj types.Object) bool {
	scope := Scope(pkg, pos)
	if scope == nil || obj.Name() == "_" {
		return false
	}
	_, found := scope.LookupParent(obj.Name(), pos)
	return found == obj
}

// Free reports whether name means nothing at pos and is not declared later in
// the same scope, so that it can be declared there and hides nothing.
func Free(pkg *types.Package, pos token.Pos, name string) bool {
	scope := Scope(pkg, pos)
	if scope == nil || scope.Lookup(name) != nil {
		return false
	}
	_, found := scope.LookupParent(name, pos)
	return found == nil
}

// Fresh returns the first of the names that is free at pos, "" if none is.
func Fresh(pkg *types.Package, pos token.Pos, names ...string) string {
	for _, name := range names {
		if Free(pkg, pos, name) {
			return name
		}
	}
	return ""
}

// Import returns the name by which the package of path can be called at pos,
// with the edits that add the import where there is none. The name is "" if
// something hides it.
func (f *File) Import(pkg *types.Package, path, name string, pos token.Pos) (string, []analysis.TextEdit) {
	for _, spec := range f.Syntax.Imports {
		if p, _ := strconv.Unquote(spec.Path.Value); p != path {
			continue
		}
		if spec.Name != nil {
			if spec.Name.Name == "_" || spec.Name.Name == "." {
				continue
			}
			name = spec.Name.Name
		}
		if scope := Scope(pkg, pos); scope != nil {
			_, obj := scope.LookupParent(name, pos)
			if pn, ok := obj.(*types.PkgName); ok && pn.Imported().Path() == path {
				return name, nil
			}
		}
		return "", nil
	}
	if !Free(pkg, pos, name) {
		return "", nil
	}
	return name, f.addImport(path)
}

// addImport inserts an import of path: into the first parenthesized
// declaration, in its alphabetical place among the first group of lines, or in
// a line of its own.
func (f *File) addImport(path string) []analysis.TextEdit {
	quoted := strconv.Quote(path)
	insert := func(at token.Pos, text string) []analysis.TextEdit {
		return []analysis.TextEdit{{Pos: at, End: at, NewText: []byte(text)}}
	}
	i := slices.IndexFunc(f.Syntax.Decls, func(d ast.Decl) bool {
		gen, ok := d.(*ast.GenDecl)
		return ok && gen.Tok == token.IMPORT && gen.Lparen.IsValid() && len(gen.Specs) > 0
	})
	if i < 0 {
		at := f.afterLine(f.Syntax.Name.End())
		if !at.IsValid() {
			return nil
		}
		return insert(at, f.newline()+f.newline()+"import "+quoted)
	}
	gen := f.Syntax.Decls[i].(*ast.GenDecl)
	last := token.NoPos
	for _, spec := range gen.Specs {
		spec := spec.(*ast.ImportSpec)
		if last.IsValid() && f.line(spec.Pos()) > f.line(last)+1 {
			break // the first group is over
		}
		if spec.Path.Value > quoted {
			at := f.tok.LineStart(f.line(spec.Pos()))
			if strings.TrimSpace(f.before(spec.Pos())) != "" || spec.Doc != nil {
				return nil
			}
			return insert(at, "\t"+quoted+f.newline())
		}
		last = f.afterLine(spec.End())
		if !last.IsValid() {
			return nil
		}
	}
	return insert(last, f.newline()+"\t"+quoted)
}
