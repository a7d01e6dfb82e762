package ledger

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/types/typeutil"
)

// manyAccessors is how many accessors make a package a description of somebody's API,
// made by a generator. Of fewer, as people write them, the SSA form costs little.
const manyAccessors = 1000

// accessors returns the methods of the package that only set or tell numbers, strings and
// what is made of them, and that nothing in the package mentions: no resource can be where
// they look, and nobody here goes by what they tell. They need no SSA form, and in
// clients of large APIs, of which there are 20,000 methods and more, they are most of it.
// It returns nil of a package that has few.
//
// What is lost is that importers are not told that one returns what is not nil.
func accessors(pass *analysis.Pass) map[*types.Func]bool {
	methods := methodsOf(pass)
	if len(methods) < manyAccessors {
		return nil
	}
	d := data{pass, make(map[types.Type]bool)}
	found := make(map[*types.Func]bool)
	for _, fd := range methods {
		if fn, ok := pass.TypesInfo.Defs[fd.Name].(*types.Func); ok && d.accesses(fn, fd.Body) {
			found[fn] = true
		}
	}
	for _, obj := range pass.TypesInfo.Uses {
		if fn, ok := obj.(*types.Func); ok {
			delete(found, fn.Origin())
		}
	}
	if len(found) < manyAccessors {
		return nil
	}
	return found
}

func methodsOf(pass *analysis.Pass) (methods []*ast.FuncDecl) {
	for _, file := range pass.Files {
		for _, decl := range file.Decls {
			if fd, ok := decl.(*ast.FuncDecl); ok && fd.Recv != nil && fd.Body != nil {
				methods = append(methods, fd)
			}
		}
	}
	return methods
}

// data tells which types consist of numbers and strings.
type data struct {
	pass  *analysis.Pass
	known map[types.Type]bool
}

// accesses reports whether fn is an accessor. One that tells whether something is so is
// none: its callers go one way or the other.
func (d data) accesses(fn *types.Func, body *ast.BlockStmt) bool {
	sig := fn.Signature()
	if !d.is(sig.Params()) || !d.is(sig.Results()) {
		return false
	}
	for r := range sig.Results().Variables() {
		if b, ok := r.Type().Underlying().(*types.Basic); ok && b.Info()&types.IsBoolean != 0 {
			return false
		}
	}
	return d.moves(body)
}

// moves reports whether a body does no more than move data: each value in it is data,
// and it calls nothing but functions of other packages.
func (d data) moves(body *ast.BlockStmt) bool {
	ok := true
	called := map[ast.Expr]bool{}
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.GoStmt, *ast.DeferStmt, *ast.ForStmt, *ast.RangeStmt, *ast.SelectStmt:
			ok = false
		case *ast.CallExpr:
			called[n.Fun] = true
			if tv := d.pass.TypesInfo.Types[n.Fun]; !tv.IsType() && !tv.IsBuiltin() {
				callee := typeutil.StaticCallee(d.pass.TypesInfo, n)
				ok = ok && callee != nil && callee.Pkg() != d.pass.Pkg
			}
		}
		if e, isExpr := n.(ast.Expr); isExpr && !called[e] {
			tv := d.pass.TypesInfo.Types[e]
			ok = ok && (!tv.IsValue() || tv.IsNil() || d.is(tv.Type))
		}
		return ok
	})
	return ok
}

// is reports whether values of type t are data: there is no interface, function or
// channel in them.
func (d data) is(t types.Type) bool {
	seen := make(map[types.Type]bool)
	is := d.reaches(t, seen)
	if is {
		for t := range seen {
			d.known[t] = true // of a part alone it is not known, as long as its whole is not
		}
	}
	return is
}

// reaches reports whether nothing but data can be reached from values of type t. seen
// are the types that are passed.
func (d data) reaches(t types.Type, seen map[types.Type]bool) bool {
	if is, known := d.known[t]; known {
		return is
	}
	if seen[t] {
		return true
	}
	seen[t] = true
	is := false
	switch u := t.Underlying().(type) {
	case *types.Basic:
		is = u.Kind() != types.UnsafePointer
	case *types.Pointer:
		is = d.reaches(u.Elem(), seen)
	case *types.Slice:
		is = d.reaches(u.Elem(), seen)
	case *types.Array:
		is = d.reaches(u.Elem(), seen)
	case *types.Map:
		is = d.reaches(u.Key(), seen) && d.reaches(u.Elem(), seen)
	case *types.Struct:
		is = true
		for f := range u.Fields() {
			is = is && d.reaches(f.Type(), seen)
		}
	case *types.Tuple:
		is = true
		for v := range u.Variables() {
			is = is && d.reaches(v.Type(), seen)
		}
	}
	if !is {
		d.known[t] = false
	}
	return is
}

// bodiless returns the files of the package without the bodies of these functions.
func bodiless(pass *analysis.Pass, fns map[*types.Func]bool) []*ast.File {
	if len(fns) == 0 {
		return pass.Files
	}
	files := make([]*ast.File, len(pass.Files))
	for i, file := range pass.Files {
		copied := *file
		copied.Decls = make([]ast.Decl, len(file.Decls))
		for j, decl := range file.Decls {
			if fd, ok := decl.(*ast.FuncDecl); ok {
				if fn, ok := pass.TypesInfo.Defs[fd.Name].(*types.Func); ok && fns[fn] {
					bare := *fd
					bare.Body = nil
					decl = &bare
				}
			}
			copied.Decls[j] = decl
		}
		files[i] = &copied
	}
	return files
}
