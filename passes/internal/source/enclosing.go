package source

import (
	"go/ast"
	"go/token"
	"slices"
)

// Enclosing returns the nodes of f that a position is in, innermost first; the
// last is f.
//
// For positions of tokens, which those in SSA form are, it is what
// astutil.PathEnclosingInterval returns. That one sorts the children of each node on
// its way, and a function with a thousand findings has many thousand children.
func Enclosing(f *ast.File, pos token.Pos) []ast.Node {
	var path []ast.Node
	done := false
	ast.Inspect(f, func(n ast.Node) bool {
		if n == nil {
			done = true // the innermost is left
			return false
		}
		if done || n != f && (pos < n.Pos() || n.End() <= pos) {
			return false
		}
		path = append(path, n)
		return true
	})
	slices.Reverse(path)
	return path
}
