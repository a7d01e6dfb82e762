package unclosedbody

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/httpvet/httpvet/passes/internal/edits"
	"github.com/httpvet/httpvet/passes/internal/lifecycle"
)

// A site is the surroundings of the call that a finding is about.
type site struct {
	*fixer
	finding finding
	file    *edits.File
	call    *ast.CallExpr
	bound   *ast.CallExpr // whose results are bound: call, or one around it: must(client.Get(url))
	path    []ast.Node    // what encloses bound, innermost first

	stmt  ast.Stmt    // the statement that makes the call
	head  *ast.IfStmt // the if statement in whose head stmt stands; nil: in none
	list  edits.List  // where stmt, or head, stands
	index int
	fn    ast.Node // the function, *ast.FuncDecl or *ast.FuncLit
	body  *ast.BlockStmt
	loop  ast.Stmt // the innermost loop of fn around it, nil if there is none

	v      *types.Var // the variable that leads to the body; nil: it is thrown away
	err    *types.Var // the variable of the error, nil if there is none
	name   string     // how the body is called: "resp.Body"
	closes string     // what closes it: "resp.Body.Close()"
}

// locate finds out what surrounds the call of f.
func (x *fixer) locate(f finding) (*site, noFix) {
	s := &site{fixer: x, finding: f}
	syntax := x.res.Files.File(f.pos)
	if syntax == nil {
		return nil, Cgo
	}
	if s.file = x.file(syntax); s.file == nil {
		return nil, Cgo
	}
	if s.call, s.path = x.res.Files.Call(f.Call.Pos()); s.call == nil {
		return nil, Conditional
	}
	if x.res.Files.Test(f.pos) && s.handMade() {
		return nil, HandMade
	}
	s.bound = s.call
	for len(s.path) > 0 {
		outer, ok := s.path[0].(*ast.CallExpr)
		if !ok || len(outer.Args) != 1 || outer.Args[0] != s.bound || len(s.passedOn(tuple(s.pass.TypesInfo.TypeOf(outer)))) == 0 {
			break
		}
		s.bound, s.path = outer, s.path[1:]
	}
	if why := s.place(); why != Fixable {
		return nil, why
	}
	return s, s.bind()
}

// place finds the statement, the list it stands in, the loop and the function.
func (s *site) place() noFix {
	path := s.path
	switch n := path[0].(type) {
	case *ast.ValueSpec:
		if len(path) < 4 {
			return Conditional
		}
		decl, ok := path[2].(*ast.DeclStmt)
		if !ok || len(decl.Decl.(*ast.GenDecl).Specs) != 1 {
			return Conditional
		}
		s.stmt, path = decl, path[3:]
	case *ast.AssignStmt:
		if len(n.Rhs) != 1 || n.Rhs[0] != s.bound {
			return Conditional
		}
		s.stmt, path = n, path[1:]
	case *ast.ExprStmt, *ast.GoStmt, *ast.DeferStmt:
		s.stmt, path = n.(ast.Stmt), path[1:]
	default:
		return Conditional
	}
	at := s.stmt
	if head, ok := path[0].(*ast.IfStmt); ok && head.Init == s.stmt {
		s.head, at, path = head, head, path[1:]
	}
	s.list = edits.List{Node: path[0]}
	s.index = -1
	for i, st := range s.list.Stmts() {
		if st == at {
			s.index = i
		}
	}
	if s.index < 0 {
		return Conditional // else if, the head of a switch or a loop
	}
	return s.enclose(path)
}

func (s *site) enclose(path []ast.Node) noFix {
	for _, n := range path {
		switch n := n.(type) {
		case *ast.ForStmt, *ast.RangeStmt:
			if s.loop == nil {
				s.loop = n.(ast.Stmt)
			}
		case *ast.FuncDecl:
			s.fn, s.body = n, n.Body
		case *ast.FuncLit:
			s.fn, s.body = n, n.Body
		}
		if s.fn != nil {
			break
		}
	}
	if s.fn == nil {
		return Conditional
	}
	jumps := false
	inspect(s.body, func(n ast.Node) {
		if b, ok := n.(*ast.BranchStmt); ok && b.Tok == token.GOTO {
			jumps = true
		}
	})
	if jumps {
		return Jumps
	}
	return Fixable
}

// inspect visits the nodes of a function body, but not those of function
// literals in it.
func inspect(n ast.Node, visit func(ast.Node)) {
	if n == nil {
		return
	}
	ast.Inspect(n, func(m ast.Node) bool {
		if _, lit := m.(*ast.FuncLit); lit && m != n {
			return false
		}
		if m != nil {
			visit(m)
		}
		return true
	})
}

// bind finds the variables that the results are assigned to.
func (s *site) bind() noFix {
	lhs := s.lhs()
	results := tuple(s.pass.TypesInfo.TypeOf(s.bound))
	if n := results.Len(); n > 1 && n == len(lhs) && isError(results.At(n-1).Type()) {
		s.err = s.variable(lhs[n-1])
	}
	carries := s.finding.Carries
	if s.bound != s.call {
		carries = s.passedOn(results)
	}
	why := Unbound
	for _, c := range carries {
		if c.Hidden || c.Result >= results.Len() {
			continue
		}
		name, closes, ok := s.spell(results.At(c.Result).Type(), c)
		if !ok {
			continue
		}
		why = Fixable
		if c.Result < len(lhs) && !blank(lhs[c.Result]) {
			if s.v = s.variable(lhs[c.Result]); s.v == nil {
				return Unbound // a field or an element
			}
			if s.v.Pos() < s.fn.Pos() || s.fn.End() <= s.v.Pos() {
				return Elsewhere // a variable that others look at, too
			}
			s.name, s.closes = s.v.Name()+name, s.v.Name()+closes
			return Fixable
		}
		s.name, s.closes = name, closes
	}
	return why
}

// passedOn are the ways in which an outer call passes a response on.
func (s *site) passedOn(results *types.Tuple) []lifecycle.Carry {
	for i := range results.Len() {
		if isResponse(results.At(i).Type()) {
			return []lifecycle.Carry{{Result: i}}
		}
	}
	return nil
}

// spell returns, to be put behind a variable of type t, what leads to the body
// and what closes it.
func (s *site) spell(t types.Type, c lifecycle.Carry) (name, closes string, ok bool) {
	if c.Kind == lifecycle.Func {
		sig, ok := t.Underlying().(*types.Signature)
		return "", "()", ok && len(c.Path) == 0 && sig.Params().Len() == 0
	}
	if len(c.Path) > 0 && isCloser(s.pass.Pkg, t) {
		return "", ".Close()", true // a struct that closes what it holds
	}
	for _, i := range c.Path {
		if ptr, ok := t.Underlying().(*types.Pointer); ok {
			t = ptr.Elem()
		}
		st, ok := t.Underlying().(*types.Struct)
		if !ok || i < 0 || i >= st.NumFields() || !st.Field(i).Exported() && st.Field(i).Pkg() != s.pass.Pkg {
			return "", "", false
		}
		name += "." + st.Field(i).Name()
		t = st.Field(i).Type()
	}
	if c.Kind == lifecycle.Handle {
		if !isResponse(t) {
			return "", "", false
		}
		name += ".Body"
	} else if !isCloser(s.pass.Pkg, t) {
		return "", "", false
	}
	return name, name + ".Close()", true
}

// isCloser reports whether a value of type t has a method Close() error.
func isCloser(pkg *types.Package, t types.Type) bool {
	obj, _, _ := types.LookupFieldOrMethod(t, true, pkg, "Close")
	m, ok := obj.(*types.Func)
	if !ok {
		return false
	}
	sig := m.Signature()
	return sig.Params().Len() == 0 && sig.Results().Len() == 1 && isError(sig.Results().At(0).Type())
}

func isError(t types.Type) bool { return types.Identical(t, types.Universe.Lookup("error").Type()) }

// isResponse reports whether t is *http.Response.
func isResponse(t types.Type) bool {
	ptr, ok := types.Unalias(t).(*types.Pointer)
	if !ok {
		return false
	}
	named, ok := types.Unalias(ptr.Elem()).(*types.Named)
	return ok && named.Obj().Name() == "Response" && named.Obj().Pkg() != nil && named.Obj().Pkg().Path() == "net/http"
}

func tuple(t types.Type) *types.Tuple {
	if tup, ok := t.(*types.Tuple); ok {
		return tup
	}
	if t == nil {
		return types.NewTuple()
	}
	return types.NewTuple(types.NewVar(token.NoPos, nil, "", t))
}

// lhs returns what the results are assigned to.
func (s *site) lhs() []ast.Expr {
	switch st := s.stmt.(type) {
	case *ast.AssignStmt:
		return st.Lhs
	case *ast.DeclStmt:
		var out []ast.Expr
		for _, id := range st.Decl.(*ast.GenDecl).Specs[0].(*ast.ValueSpec).Names {
			out = append(out, id)
		}
		return out
	}
	return nil
}

func blank(e ast.Expr) bool {
	id, ok := e.(*ast.Ident)
	return ok && id.Name == "_"
}

// variable returns the variable that e names, nil if it is none.
func (s *site) variable(e ast.Expr) *types.Var {
	id, ok := e.(*ast.Ident)
	if !ok {
		return nil
	}
	v, _ := s.pass.TypesInfo.ObjectOf(id).(*types.Var)
	return v
}
