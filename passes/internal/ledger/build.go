package ledger

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/httpvet/httpvet/passes/internal/nethttp"
)

// built is a package in SSA form with its functions in source order, function
// literals right after the function that they stand in. Some are left out.
type built struct {
	pkg   *ssa.Package
	funcs []*ssa.Function
}

// build makes the SSA form of the package at hand. It does what
// x/tools' buildssa does; that one cannot be required, because requiring it
// would build every dependency too, the standard library included.
func build(pass *analysis.Pass, how relevance, noReturn func(*types.Func) bool) *built {
	// Nobody asks what the package's initializer does to those of its imports,
	// so imports of which nothing is used need not be there.
	prog := ssa.NewProgram(pass.Fset, ssa.BareInits)
	prog.SetNoReturn(func(fn *types.Func) bool { return nethttp.NoReturn(fn) || noReturn(fn) })
	for imp, used := range imported(pass) {
		declare(prog, imp, used)
	}
	left := leftOut(pass, how)
	b := &built{pkg: prog.CreatePackage(pass.Pkg, bodiless(pass, left), pass.TypesInfo, false)}
	b.pkg.Build()
	for _, file := range pass.Files {
		for _, decl := range file.Decls {
			if fd, ok := decl.(*ast.FuncDecl); ok {
				obj := pass.TypesInfo.Defs[fd.Name].(*types.Func)
				if fn := prog.FuncValue(obj); fn != nil && !left[obj] {
					b.add(fn)
				}
			}
		}
	}
	if init := b.pkg.Func("init"); init != nil {
		b.add(init) // literals in package variables
	}
	return b
}

func (b *built) add(fn *ssa.Function) {
	b.funcs = append(b.funcs, fn)
	for _, anon := range fn.AnonFuncs {
		b.add(anon)
	}
}

// imported returns the functions and variables that the package uses of the
// packages that it imports. Methods are not among them, nor are constants and
// types: the SSA builder makes what it needs of those by itself.
func imported(pass *analysis.Pass) map[*types.Package][]types.Object {
	used := make(map[*types.Package][]types.Object)
	seen := make(map[types.Object]bool)
	for _, obj := range pass.TypesInfo.Uses {
		if obj.Pkg() == nil || obj.Pkg() == pass.Pkg || obj.Parent() != obj.Pkg().Scope() || seen[obj] {
			continue
		}
		switch obj.(type) {
		case *types.Func, *types.Var:
			seen[obj] = true
			used[obj.Pkg()] = append(used[obj.Pkg()], obj)
		}
	}
	return used
}

// declare makes an imported package known to prog with these members only. To
// create all of them, as CreatePackage does of a package without files, takes as
// long as building the package at hand: it reads the export data of everything
// in scope, most of which nobody refers to. So CreatePackage is shown a file that
// declares the members as it declares constants, which have no syntax of their own.
func declare(prog *ssa.Program, pkg *types.Package, members []types.Object) {
	info := &types.Info{Defs: make(map[*ast.Ident]types.Object)}
	spec := new(ast.ValueSpec)
	for _, obj := range members {
		id := ast.NewIdent(obj.Name())
		info.Defs[id] = obj
		spec.Names = append(spec.Names, id)
	}
	decl := &ast.GenDecl{Tok: token.CONST, Specs: []ast.Spec{spec}}
	prog.CreatePackage(pkg, []*ast.File{{Name: ast.NewIdent(pkg.Name()), Decls: []ast.Decl{decl}}}, info, true)
}
