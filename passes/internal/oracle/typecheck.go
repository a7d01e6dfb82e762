package oracle

import (
	"go/ast"
	"go/format"
	"go/token"
	"go/types"
	"path/filepath"
	"strings"
)

// errs returns what the compiler would say about f, and its syntax.
func (lib *Library) errs(f *Function) (*ast.File, []types.Error) {
	p, errs := lib.check("", "gen", genFiles([]*Function{f}))
	for _, file := range p.Syntax {
		if filepath.Base(lib.fset.File(file.FileStart).Name()) == f.file() {
			return file, errs
		}
	}
	return nil, errs
}

// What the type checker says about code that a deletion left behind.
const (
	unused     = "declared and not used: "
	nothingNew = "no new variables on left side of :="
)

// repair makes f compile when unused variables are all that is wrong with it.
// It returns nil when there is more.
func (lib *Library) repair(f *Function) *Function {
	for range 8 {
		file, errs := lib.errs(f)
		if len(errs) == 0 {
			return f
		}
		var edits edits
		for _, e := range errs {
			name, ok := strings.CutPrefix(e.Msg, unused)
			switch {
			case file == nil:
				return nil
			case ok:
				edits = append(edits, useVariable(lib.fset, file, e.Pos, name)...)
			case e.Msg == nothingNew:
				at := lib.fset.Position(e.Pos).Offset
				edits = append(edits, edit{at, at + len(":="), "="})
			default:
				return nil
			}
		}
		offset := len(f.fileText()) - len(f.Source)
		src, err := format.Source([]byte(edits.apply(f.Source, offset)))
		if err != nil {
			return nil
		}
		g := *f
		g.Source = string(src)
		f = &g
	}
	return nil
}

// useVariable edits the declaration at pos of an unused variable: its name
// becomes blank, or, when it is assigned to elsewhere, a use follows.
func useVariable(fset *token.FileSet, file *ast.File, pos token.Pos, name string) edits {
	var decl ast.Stmt
	assigned := false
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for _, l := range n.Lhs {
				id, ok := l.(*ast.Ident)
				switch {
				case ok && id.Pos() == pos:
					decl = n
				case ok && id.Name == name && n.Pos() > pos:
					assigned = true
				}
			}
		case *ast.DeclStmt:
			if n.Pos() < pos && pos < n.End() {
				decl = n
			}
		}
		return true
	})
	at := fset.Position(pos).Offset
	_, ok := decl.(*ast.AssignStmt)
	if !ok || assigned {
		if decl == nil {
			return edits{{at, at, "\x00"}} // a range or type switch variable: give up
		}
		return edits{{eol, fset.Position(decl.End()).Offset, "_ = " + name + "\n"}}
	}
	return edits{{at, at + len(name), "_"}}
}
