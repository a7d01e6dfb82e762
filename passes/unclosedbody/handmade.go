package unclosedbody

import (
	"go/ast"
	"go/types"
)

// handMade reports whether the call may yield a response without a body that
// the test function at hand has made.
func (s *site) handMade() (found bool) {
	var where ast.Node = s.file.Syntax
	for _, n := range s.path {
		if fd, ok := n.(*ast.FuncDecl); ok {
			where = fd
		}
	}
	ast.Inspect(where, func(n ast.Node) bool {
		lit, ok := n.(*ast.CompositeLit)
		if !ok || !isResponse(types.NewPointer(s.pass.TypesInfo.TypeOf(lit))) {
			return !found
		}
		hasBody := false
		for _, e := range lit.Elts {
			kv, ok := e.(*ast.KeyValueExpr)
			if !ok {
				hasBody = true // all fields are set
				continue
			}
			id, ok := kv.Key.(*ast.Ident)
			hasBody = hasBody || ok && id.Name == "Body"
		}
		found = found || !hasBody
		return !found
	})
	return found
}
