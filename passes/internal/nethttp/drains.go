package nethttp

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// How functions of the standard library read a whole stream. The tables are
// of syntax, because who asks deletes or inserts statements.

// Drains reports whether a call reads a stream to its end, or up to a limit,
// and gives the bytes to nobody, and returns the expression that it reads.
// That the results of the call are not used is for the caller to see to.
func Drains(info *types.Info, call *ast.CallExpr) (src ast.Expr, limited, ok bool) {
	switch calleeName(info, call) {
	// func Copy(dst Writer, src Reader) (written int64, err error)
	case "io.Copy":
		if len(call.Args) == 2 && isDiscard(info, call.Args[0]) {
			return call.Args[1], false, true
		}
	// func CopyN(dst Writer, src Reader, n int64) (written int64, err error)
	case "io.CopyN":
		if len(call.Args) == 3 && isDiscard(info, call.Args[0]) {
			return call.Args[1], true, true
		}
	// func CopyBuffer(dst Writer, src Reader, buf []byte) (written int64, err error)
	case "io.CopyBuffer":
		if len(call.Args) == 3 && isDiscard(info, call.Args[0]) {
			return call.Args[1], false, true
		}
	// func ReadAll(r Reader) ([]byte, error)
	case "io.ReadAll", "io/ioutil.ReadAll":
		if len(call.Args) == 1 {
			return call.Args[0], false, true
		}
	}
	return nil, false, false
}

// LimitsBytes reports whether a call returns a reader that ends after a number of
// bytes, and returns the expression that it reads from.
func LimitsBytes(info *types.Info, call *ast.CallExpr) (src ast.Expr, ok bool) {
	switch calleeName(info, call) {
	// func LimitReader(r Reader, n int64) Reader
	case "io.LimitReader":
		if len(call.Args) == 2 {
			return call.Args[0], true
		}
	// func MaxBytesReader(w ResponseWriter, r io.ReadCloser, n int64) io.ReadCloser
	case Path + ".MaxBytesReader":
		if len(call.Args) == 3 {
			return call.Args[1], true
		}
	}
	return nil, false
}

func calleeName(info *types.Info, call *ast.CallExpr) string {
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok {
		return ""
	}
	fn, ok := info.Uses[sel.Sel].(*types.Func)
	if !ok {
		return ""
	}
	return fn.FullName()
}

// isDiscard reports whether e is io.Discard or its elder twin.
func isDiscard(info *types.Info, e ast.Expr) bool {
	sel, ok := ast.Unparen(e).(*ast.SelectorExpr)
	if !ok {
		return false
	}
	v, ok := info.Uses[sel.Sel].(*types.Var)
	return ok && discards(v)
}

// IsDiscard reports whether v is io.Discard or its elder twin.
func IsDiscard(v ssa.Value) bool {
	load, ok := v.(*ssa.UnOp)
	if !ok {
		return false
	}
	g, ok := load.X.(*ssa.Global)
	return ok && g.Object() != nil && discards(g.Object())
}

func discards(v types.Object) bool {
	return v.Name() == "Discard" && v.Pkg() != nil && (v.Pkg().Path() == "io" || v.Pkg().Path() == "io/ioutil")
}

// LimitsTime reports whether an object bounds requests in time, or may: a
// context with a deadline is made from it, it is Client.Timeout, or it is a
// context, a request or a client, of which that cannot be told.
func LimitsTime(obj types.Object) bool {
	switch obj := obj.(type) {
	case *types.Func:
		switch obj.FullName() {
		case "context.WithTimeout", "context.WithTimeoutCause", "context.WithDeadline", "context.WithDeadlineCause":
			return true
		}
	case *types.Var:
		t := obj.Type()
		return obj.Name() == "Timeout" && obj.IsField() || IsContext(t) || IsRequest(t)
	}
	return false
}
