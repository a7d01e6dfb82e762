package edits

import (
	"go/ast"
	"go/token"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// A List is a list of statements in its place: the body of a block, a case or
// a communication clause.
type List struct {
	Node ast.Node // *ast.BlockStmt, *ast.CaseClause or *ast.CommClause
}

// Stmts returns the statements of l.
func (l List) Stmts() []ast.Stmt {
	switch n := l.Node.(type) {
	case *ast.BlockStmt:
		return n.List
	case *ast.CaseClause:
		return n.Body
	case *ast.CommClause:
		return n.Body
	}
	return nil
}

// open returns the end of what opens the list: its brace or colon.
func (l List) open() token.Pos {
	switch n := l.Node.(type) {
	case *ast.BlockStmt:
		return n.Lbrace + 1
	case *ast.CaseClause:
		return n.Colon + 1
	case *ast.CommClause:
		return n.Colon + 1
	}
	return token.NoPos
}

// Before inserts code before statement i of l, above the comment that belongs
// to it.
//
//	// comment
//	return err
//
//	resp.Body.Close()
//	-----------------
//	// comment
//	return err
func (f *File) Before(l List, i int, code string) []analysis.TextEdit {
	stmt := l.Stmts()[i]
	if f.oneLine(l) {
		return f.unfold(l, code, "")
	}
	if strings.TrimSpace(f.before(stmt.Pos())) != "" {
		return nil // something else stands before it on its line
	}
	at, indent := f.doc(l, stmt), f.indent(stmt.Pos())
	return []analysis.TextEdit{{Pos: at, End: at, NewText: []byte(f.lay(code, indent) + f.newline() + indent)}}
}

// doc returns where the comment begins that belongs to stmt because it stands
// right above it, or where stmt begins.
func (f *File) doc(l List, stmt ast.Stmt) token.Pos {
	at := stmt.Pos()
	for _, c := range f.Syntax.Comments {
		if c.Pos() > l.open() && f.line(c.End()) == f.line(at)-1 && strings.TrimSpace(f.before(c.Pos())) == "" {
			return c.Pos()
		}
	}
	return at
}

// After inserts code after statement i of l and the comment at the end of its
// line.
//
//	resp, err := do() // comment
//	                            defer resp.Body.Close()
//	                            -----------------------
func (f *File) After(l List, i int, code string) []analysis.TextEdit {
	stmt := l.Stmts()[i]
	if f.oneLine(l) {
		return f.unfold(l, "", code)
	}
	at := f.afterLine(stmt.End())
	if !at.IsValid() {
		return nil
	}
	indent := f.indent(stmt.Pos())
	return []analysis.TextEdit{{Pos: at, End: at, NewText: []byte(f.newline() + indent + f.lay(code, indent))}}
}

// afterLine returns the end of the line of pos, behind a comment that begins
// there. It is invalid if anything but a comment follows.
func (f *File) afterLine(pos token.Pos) token.Pos {
	rest := f.between(pos, f.lineEnd(pos))
	if strings.TrimSpace(rest) == "" {
		return pos
	}
	for _, c := range f.Syntax.Comments {
		if c.Pos() >= pos && f.line(c.Pos()) == f.line(pos) && strings.TrimSpace(f.between(pos, c.Pos())) == "" {
			for _, part := range c.List {
				if f.line(part.Pos()) == f.line(pos) {
					pos = part.End()
				}
			}
			if strings.TrimSpace(f.between(pos, f.lineEnd(pos))) != "" {
				return token.NoPos
			}
			return pos
		}
	}
	return token.NoPos
}

// Prepend inserts code at the start of a block that stands on several lines.
func (f *File) Prepend(b *ast.BlockStmt, code string) []analysis.TextEdit {
	if len(b.List) > 0 {
		return f.Before(List{b}, 0, code)
	}
	return f.Append(List{b}, code)
}

// Append inserts code at the end of l.
func (f *File) Append(l List, code string) []analysis.TextEdit {
	if n := len(l.Stmts()); n > 0 {
		if b, ok := l.Node.(*ast.BlockStmt); !ok || !f.Commented(l.Stmts()[n-1].End(), b.Rbrace) || f.oneLine(l) {
			return f.After(l, n-1, code)
		}
	}
	b, ok := l.Node.(*ast.BlockStmt)
	if !ok || f.line(b.Lbrace) == f.line(b.Rbrace) || strings.TrimSpace(f.before(b.Rbrace)) != "" {
		return nil
	}
	at := f.tok.LineStart(f.line(b.Rbrace))
	indent := f.indent(b.Rbrace) + "\t"
	return []analysis.TextEdit{{Pos: at, End: at, NewText: []byte(indent + f.lay(code, indent) + f.newline())}}
}

// oneLine reports whether l is a block that stands on one line:
//
//	func() { client.Get(url) }
func (f *File) oneLine(l List) bool {
	b, ok := l.Node.(*ast.BlockStmt)
	return ok && f.line(b.Lbrace) == f.line(b.Rbrace)
}

// unfold spreads a block of one statement over several lines, with code
// before and after the statement.
//
//	func() {client.Get(url)}
//	        ^              ^
func (f *File) unfold(l List, before, after string) []analysis.TextEdit {
	b := l.Node.(*ast.BlockStmt)
	if len(b.List) != 1 || f.Commented(b.Lbrace, b.Rbrace) {
		return nil
	}
	stmt := b.List[0]
	outer := f.newline() + f.indent(b.Lbrace)
	inner := outer + "\t"
	head, tail := inner, outer
	if before != "" {
		head = inner + f.lay(before, inner[len(f.newline()):]) + inner
	}
	if after != "" {
		tail = inner + f.lay(after, inner[len(f.newline()):]) + outer
	}
	return []analysis.TextEdit{
		{Pos: b.Lbrace + 1, End: stmt.Pos(), NewText: []byte(head)},
		{Pos: stmt.End(), End: b.Rbrace, NewText: []byte(tail)},
	}
}

// Wrap puts head right after statement i of l and rest, which begins a new
// line, behind the comment that may follow on the line.
//
//	client.Get(url) // comment
//	               ^          ^
func (f *File) Wrap(l List, i int, head, rest string) []analysis.TextEdit {
	end := l.Stmts()[i].End()
	if f.oneLine(l) {
		indent := f.indent(end) + "\t"
		es := f.unfold(l, "", "")
		if len(es) > 0 {
			text := head + f.newline() + indent + f.lay(rest, indent) + string(es[1].NewText)
			es[1].NewText = []byte(text)
		}
		return es
	}
	at := f.afterLine(end)
	if !at.IsValid() {
		return nil
	}
	indent := f.indent(l.Stmts()[i].Pos())
	tail := f.newline() + indent + f.lay(rest, indent)
	if at == end {
		return []analysis.TextEdit{{Pos: end, End: end, NewText: []byte(head + tail)}}
	}
	return []analysis.TextEdit{{Pos: end, End: end, NewText: []byte(head)}, {Pos: at, End: at, NewText: []byte(tail)}}
}

// Delete removes statement i of l with its line. It returns nil if a comment
// belongs to the statement or something else stands on its lines.
//
//	a()
//	b()
//	----
//	c()
func (f *File) Delete(l List, i int) []analysis.TextEdit {
	stmt := l.Stmts()[i]
	end := f.lineEnd(stmt.End())
	if f.oneLine(l) || f.doc(l, stmt) != stmt.Pos() || f.Commented(stmt.Pos(), end) ||
		strings.TrimSpace(f.before(stmt.Pos())) != "" || strings.TrimSpace(f.between(stmt.End(), end)) != "" {
		return nil
	}
	first, last := f.line(stmt.Pos()), f.line(stmt.End())
	// Of the blank lines around it one goes too: gofmt wants none at the
	// edges of a block and no two in a row.
	blank := func(n int) bool {
		return n >= 1 && n <= f.tok.LineCount() && strings.TrimSpace(f.between(f.tok.LineStart(n), f.lineEnd(f.tok.LineStart(n)))) == ""
	}
	from, to := first, last+1
	if blank(to) && (blank(first-1) || f.line(l.open()-1) == first-1) {
		to++
	} else if blank(first-1) && i == len(l.Stmts())-1 {
		from--
	}
	if to > f.tok.LineCount() {
		return nil
	}
	return []analysis.TextEdit{{Pos: f.tok.LineStart(from), End: f.tok.LineStart(to)}}
}
