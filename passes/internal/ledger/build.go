package ledger

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/httpvet/httpvet/passes/internal/nethttp"
)

// built is a package in SSA form with its functions in source order, function
// literals right after the function that they stand in.
type built struct {
	pkg   *ssa.Package
	funcs []*ssa.Function
}

// build makes the SSA form of the package at hand. It does what
// x/tools' buildssa does; that one cannot be required, because requiring it
// would build every dependency too, the standard library included.
func build(pass *analysis.Pass, noReturn func(*types.Func) bool) *built {
	prog := ssa.NewProgram(pass.Fset, 0)
	prog.SetNoReturn(func(fn *types.Func) bool { return nethttp.NoReturn(fn) || noReturn(fn) })
	for _, imp := range pass.Pkg.Imports() {
		prog.CreatePackage(imp, nil, nil, true)
	}
	b := &built{pkg: prog.CreatePackage(pass.Pkg, pass.Files, pass.TypesInfo, false)}
	b.pkg.Build()
	for _, file := range pass.Files {
		for _, decl := range file.Decls {
			if fd, ok := decl.(*ast.FuncDecl); ok {
				if fn := prog.FuncValue(pass.TypesInfo.Defs[fd.Name].(*types.Func)); fn != nil {
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
