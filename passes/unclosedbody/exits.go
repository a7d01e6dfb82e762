package unclosedbody

import (
	"go/ast"
	"go/token"
	"slices"

	"github.com/httpvet/httpvet/passes/internal/edits"
)

// An exit is a way out of a region: a statement that jumps, or the end of its
// list.
type exit struct {
	region
	in   edits.List
	i    int         // of the jump in its list; -1: the end of the list
	jump ast.Stmt    // nil: the end of the list
	loss bool        // the engine says that the body is lost by this very return
	tok  token.Token // RETURN, BREAK, CONTINUE; EOF for the end of the list
}

func (e exit) pos() token.Pos {
	if e.jump != nil {
		return e.jump.Pos()
	}
	return e.to
}

// exits returns the ways out of r, in the order of the text.
func (p *proposals) exits(r region) []exit {
	var out []exit
	var path []ast.Node
	ast.Inspect(p.body, func(n ast.Node) bool {
		if n == nil {
			path = path[:len(path)-1]
			return true
		}
		if _, lit := n.(*ast.FuncLit); lit {
			return false
		}
		if st, ok := n.(ast.Stmt); ok && r.from <= n.Pos() && n.Pos() < r.to {
			if e, ok := p.jump(r, st, path); ok {
				out = append(out, e)
			}
		}
		path = append(path, n)
		return true
	})
	if stmts := r.list.Stmts(); len(stmts) == 0 || !p.leaves(stmts[len(stmts)-1]) {
		out = append(out, exit{region: r, in: r.list, i: -1, tok: token.EOF})
	}
	return out
}

// jump returns the exit that st is, if it leads out of r. path are the nodes
// around it, outermost first.
func (p *proposals) jump(r region, st ast.Stmt, path []ast.Node) (exit, bool) {
	e := exit{region: r, jump: st, i: -1}
	switch st := st.(type) {
	case *ast.ReturnStmt:
		e.tok = token.RETURN
		for _, l := range p.finding.Losses {
			e.loss = e.loss || l.Exit == st.Pos()
		}
	case *ast.BranchStmt:
		e.tok = st.Tok
		if st.Tok == token.FALLTHROUGH || !p.jumpsOut(r, st, path) {
			return e, false
		}
	default:
		return e, false
	}
	if len(path) == 0 {
		return e, false
	}
	e.in = edits.List{Node: path[len(path)-1]}
	e.i = slices.Index(e.in.Stmts(), st)
	return e, e.i >= 0
}

// jumpsOut reports whether b leaves r: what it breaks out of or continues
// encloses r.
func (p *proposals) jumpsOut(r region, b *ast.BranchStmt, path []ast.Node) bool {
	for _, n := range slices.Backward(path) {
		if n.Pos() < r.from {
			return true // what encloses the region
		}
		switch l := n.(type) {
		case *ast.LabeledStmt:
			if b.Label != nil && l.Label.Name == b.Label.Name {
				return false
			}
		case *ast.ForStmt, *ast.RangeStmt:
			if b.Label == nil {
				return false
			}
		case *ast.SwitchStmt, *ast.TypeSwitchStmt, *ast.SelectStmt:
			if b.Label == nil && b.Tok == token.BREAK {
				return false
			}
		}
	}
	return true
}
