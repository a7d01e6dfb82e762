package oracle

import (
	"go/ast"
	"go/token"
	"slices"
	"strings"
)

// simplifications lists edits that each make f smaller, the large ones first.
func simplifications(fset *token.FileSet, file *ast.File, f *Function) []edits {
	s := &simplifier{fset: fset, text: f.fileText()}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncDecl:
			if n.Name.Name != f.Name {
				s.replace(n, "")
			}
		case *ast.BlockStmt:
			s.list(n.List)
		case *ast.CaseClause:
			s.list(n.Body)
		case *ast.CommClause:
			s.list(n.Body)
		case *ast.BinaryExpr:
			if n.Op == token.LAND || n.Op == token.LOR {
				s.keep(n, n.X)
				s.keep(n, n.Y)
			}
		case *ast.RangeStmt:
			if _, collected := n.X.(*ast.CompositeLit); collected {
				return false // without its Close this would be another question
			}
		}
		return true
	})
	slices.SortStableFunc(s.found, func(a, b edits) int { return b.saves() - a.saves() })
	return s.found
}

// saves is how many bytes the edits take away.
func (list edits) saves() int {
	n := 0
	for _, e := range list {
		n += e.end - e.start - len(e.text)
	}
	return n
}

type simplifier struct {
	fset  *token.FileSet
	text  string
	found []edits
}

func (s *simplifier) offset(p token.Pos) int { return s.fset.Position(p).Offset }

// lineEnd is where the line of offset ends, so that a comment goes along.
func (s *simplifier) lineEnd(offset int) int {
	if i := strings.IndexByte(s.text[offset:], '\n'); i >= 0 {
		return offset + i
	}
	return len(s.text)
}

func (s *simplifier) replace(n ast.Node, text string) {
	s.found = append(s.found, edits{{s.offset(n.Pos()), s.offset(n.End()), text}})
}

func (s *simplifier) keep(whole, part ast.Node) { s.replace(whole, s.source(part)) }

func (s *simplifier) source(n ast.Node) string { return s.text[s.offset(n.Pos()):s.offset(n.End())] }

// inner is the text between the braces of a block.
func (s *simplifier) inner(b *ast.BlockStmt) string {
	return strings.TrimSpace(s.text[s.offset(b.Lbrace)+1 : s.offset(b.Rbrace)])
}

// list deletes statements: one by one, by twos, and all but the first few.
func (s *simplifier) list(stmts []ast.Stmt) {
	for i, stmt := range stmts {
		end := s.lineEnd(s.offset(stmt.End()))
		s.found = append(s.found, edits{{s.offset(stmt.Pos()), end, ""}})
		for _, last := range []int{i + 1, len(stmts) - 2} {
			if i < last && last < len(stmts) {
				s.found = append(s.found, edits{{s.offset(stmt.Pos()), s.lineEnd(s.offset(stmts[last].End())), ""}})
			}
		}
		s.statement(stmt)
	}
}

// statement replaces a statement by a part of it.
func (s *simplifier) statement(stmt ast.Stmt) {
	switch stmt := stmt.(type) {
	case *ast.LabeledStmt:
		s.keep(stmt, stmt.Stmt)
		s.statement(stmt.Stmt)
	case *ast.BlockStmt:
		s.replace(stmt, s.inner(stmt))
	case *ast.IfStmt:
		s.ifStmt(stmt)
	case *ast.ForStmt:
		s.replace(stmt, s.inner(stmt.Body))
	case *ast.RangeStmt:
		s.replace(stmt, s.inner(stmt.Body))
	case *ast.SwitchStmt:
		s.clauses(stmt, stmt.Body.List)
	case *ast.TypeSwitchStmt:
		s.clauses(stmt, stmt.Body.List)
	case *ast.SelectStmt:
		s.clauses(stmt, stmt.Body.List)
	case *ast.AssignStmt:
		s.acquisition(stmt)
	}
}

func (s *simplifier) ifStmt(stmt *ast.IfStmt) {
	init := ""
	if stmt.Init != nil {
		init = s.source(stmt.Init) + s.text[s.offset(stmt.Body.Lbrace)+1:s.lineEnd(s.offset(stmt.Body.Lbrace))] + "\n"
		s.replace(stmt, init)
	}
	s.replace(stmt, init+s.inner(stmt.Body))
	switch other := stmt.Else.(type) {
	case *ast.BlockStmt:
		s.replace(stmt, init+s.inner(other))
		s.found = append(s.found, edits{{s.offset(stmt.Body.End()), s.offset(stmt.End()), ""}})
	case *ast.IfStmt:
		s.replace(stmt, init+s.source(other))
		s.found = append(s.found, edits{{s.offset(stmt.Body.End()), s.offset(stmt.End()), ""}})
		s.ifStmt(other)
	}
}

// clauses keeps one clause of a switch, or all but one.
func (s *simplifier) clauses(stmt ast.Stmt, clauses []ast.Stmt) {
	for _, c := range clauses {
		var body []ast.Stmt
		switch c := c.(type) {
		case *ast.CaseClause:
			body = c.Body
		case *ast.CommClause:
			body = c.Body
		}
		end := s.lineEnd(s.offset(c.End()))
		if len(body) > 0 {
			s.replace(stmt, s.text[s.offset(body[0].Pos()):end])
		}
		s.found = append(s.found, edits{{s.offset(c.Pos()), end, ""}})
	}
}

// acquisition replaces the call that acquires by the plainest there is.
func (s *simplifier) acquisition(stmt *ast.AssignStmt) {
	line := s.text[s.offset(stmt.Pos()):s.lineEnd(s.offset(stmt.End()))]
	i := strings.LastIndex(line, "// s")
	if i < 0 || len(stmt.Lhs) != 2 || len(stmt.Rhs) != 1 {
		return
	}
	plain := `c.Get(e.Base + "/` + line[i+len("// "):] + `")`
	if s.source(stmt.Rhs[0]) != plain {
		s.replace(stmt.Rhs[0], plain)
	}
}
