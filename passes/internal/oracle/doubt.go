package oracle

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
)

// doubts are the sites about which an execution proves less than usual.
type doubts struct {
	// contested: the response is in a variable that a literal captured, one
	// that escaped to a goroutine or into a slice, and that is assigned again
	// afterwards. Which response the literal sees is a matter of timing.
	contested map[string]bool
	// nested: in a literal, or a helper, which has lost the response when it
	// returns, however its caller may end.
	nested map[string]bool
}

func (f *Function) doubts() doubts {
	d := doubts{map[string]bool{}, map[string]bool{}}
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, f.file(), f.fileText(), parser.SkipObjectResolution)
	if err != nil {
		return d
	}
	named := map[int]string{} // the sites by line
	for site := range f.Sites {
		for _, line := range f.lines(site) {
			named[line] = site
		}
	}
	line := func(p token.Pos) int { return fset.Position(p).Line }
	for _, decl := range file.Decls {
		fn, ok := decl.(*ast.FuncDecl)
		if !ok {
			continue
		}
		c := capturesOf(fn)
		if fn.Name.Name != f.Name {
			c.inner = append(c.inner, fn)
		}
		for l, site := range named {
			d.nested[site] = d.nested[site] || slices.ContainsFunc(c.inner, func(n ast.Node) bool { return line(n.Pos()) <= l && l <= line(n.End()) })
		}
		for name, list := range c.assigned {
			for _, pos := range list {
				if site := named[line(pos)]; site != "" && c.again(name) {
					d.contested[site] = true
				}
			}
		}
	}
	return d
}

// settle takes back a verdict about a site in doubt.
func (d doubts) settle(r *Result) {
	switch {
	case r.Verdict == Untried:
	case d.contested[r.Site]:
		r.Verdict, r.Inside, r.Reason = Outside, false, "captured variable assigned again"
	case r.Verdict == FalseReport && d.nested[r.Site]:
		// Other executions may have handed it over.
		for _, end := range []string{"exit", "panic"} {
			if r.Truth.Sites[r.Site].Outside[end] > 0 {
				r.Verdict, r.Reason = Outside, end+" after an inner function has lost it"
				return
			}
		}
	}
}

// captures is where the variables of a function are captured by literals that
// escape, assigned, and declared. Their names are unique.
type captures struct {
	loops    []ast.Node
	inner    []ast.Node // functions
	late     []ast.Node // literals that are deferred: they run behind all else
	captured map[string][]token.Pos
	assigned map[string][]token.Pos // := counts, but not among them by var
	declared map[string]token.Pos
}

func capturesOf(fn *ast.FuncDecl) *captures {
	c := &captures{captured: map[string][]token.Pos{}, assigned: map[string][]token.Pos{}, declared: map[string]token.Pos{}}
	ast.Inspect(fn, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.RangeStmt:
			c.loops = append(c.loops, n)
			if _, iterates := n.X.(*ast.CallExpr); iterates {
				c.inner = append(c.inner, n) // the body of a range-over-func loop is a function
			}
		case *ast.ForStmt, *ast.LabeledStmt:
			c.loops = append(c.loops, n)
		case *ast.FuncLit:
			c.inner = append(c.inner, n)
		case *ast.DeferStmt:
			c.late = append(c.late, n.Call.Fun)
		case *ast.ValueSpec:
			c.declared[n.Names[0].Name] = n.Pos()
		case *ast.AssignStmt:
			c.assign(n)
		case *ast.GoStmt:
			c.capture(n.Call.Fun)
		case *ast.CallExpr:
			if escapes(n.Fun) {
				for _, arg := range n.Args {
					c.capture(arg)
				}
			}
		}
		return true
	})
	return c
}

func (c *captures) assign(n *ast.AssignStmt) {
	for _, lhs := range n.Lhs {
		if id, ok := lhs.(*ast.Ident); ok && id.Name != "_" {
			if _, known := c.declared[id.Name]; n.Tok == token.DEFINE && !known {
				c.declared[id.Name] = id.Pos()
			}
			c.assigned[id.Name] = append(c.assigned[id.Name], id.Pos())
		}
	}
}

// escapes reports whether a literal given to fun runs at a time of its own.
func escapes(fun ast.Expr) bool {
	switch fun := fun.(type) {
	case *ast.Ident:
		return fun.Name == "append"
	case *ast.SelectorExpr:
		return fun.Sel.Name == "Go"
	}
	return false
}

func (c *captures) capture(n ast.Node) {
	lit, ok := n.(*ast.FuncLit)
	if !ok {
		return
	}
	ast.Inspect(lit.Body, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			c.captured[id.Name] = append(c.captured[id.Name], lit.Pos())
		}
		return true
	})
}

// again reports whether the variable is assigned behind a capture, when the
// function ends, or in a loop that both are in and the declaration is not.
func (c *captures) again(name string) bool {
	for _, captured := range c.captured[name] {
		for _, pos := range c.assigned[name] {
			if pos > captured || slices.ContainsFunc(c.late, func(n ast.Node) bool { return within(n, pos) }) {
				return true
			}
			for _, l := range c.loops {
				if within(l, pos) && within(l, captured) && !within(l, c.declared[name]) {
					return true
				}
			}
		}
	}
	return false
}

func within(n ast.Node, pos token.Pos) bool { return n.Pos() <= pos && pos < n.End() }
