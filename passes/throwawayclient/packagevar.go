package throwawayclient

import (
	"go/ast"
	"go/types"
	"unicode"

	"golang.org/x/tools/go/analysis"

	"github.com/httpvet/httpvet/passes/internal/edits"
	"github.com/httpvet/httpvet/passes/internal/pools"
	"github.com/httpvet/httpvet/passes/internal/sites"
)

// packageVar makes a literal of constants a variable of the package.
//
//	                                  var fetchClient = &http.Client{…}
//
//	func fetch(url string) error {    func fetch(url string) error {
//		client := &http.Client{…}     	client := fetchClient
func (x *fixer) packageVar(m *maker) plan {
	if m.Origin != pools.Literal || m.Effect.Written {
		return refuse(varies)
	}
	if _, ok := m.unit.(*ast.UnaryExpr); !ok {
		return refuse(noSyntax) // a value: its address may be taken
	}
	if !x.fixed(m.unit, x.constant) {
		return refuse(varies)
	}
	if m.v != nil && !x.onlyRead(m.v, m.body) {
		return refuse(changed)
	}
	if m.v == nil && !argument(m) {
		return refuse(changed)
	}
	over := m.Site.Kind == sites.Loop || m.Site.Kind == sites.Goroutine
	if over && !isClient(x.pass.TypesInfo.TypeOf(m.unit)) {
		return refuse(entangled)
	}
	decl := m.path[len(m.path)-2].(ast.Decl)
	fd, ok := decl.(*ast.FuncDecl)
	if !ok {
		return refuse(noSyntax)
	}
	name := x.packageName(m, fd)
	if name == "" {
		return refuse(nameTaken)
	}
	at := fd.Pos()
	if fd.Doc != nil {
		at = fd.Doc.Pos()
	}
	code := "var " + name + " = " + m.text(m.unit) + "\n\n"
	return plan{
		title: "Make it a variable of the package, " + name,
		edits: []analysis.TextEdit{
			m.file.Replace(at, at, code),
			m.file.Replace(m.unit.Pos(), m.unit.End(), name),
		},
	}
}

// argument reports whether unit, which has no name, is handed to a function
// or used for a method.
func argument(m *maker) bool {
	switch p := m.path[0].(type) {
	case *ast.CallExpr:
		return p.Fun != m.unit
	case *ast.ParenExpr:
		_, ok := m.path[1].(*ast.SelectorExpr)
		return ok
	case *ast.KeyValueExpr:
		return true
	}
	return false
}

// packageName returns a name for the variable that says where it is used.
func (x *fixer) packageName(m *maker, fd *ast.FuncDecl) string {
	suffix := "Client"
	if isTransport(x.pass.TypesInfo.TypeOf(m.unit)) {
		suffix = "Transport"
	}
	name := lowerFirst(fd.Name.Name) + suffix
	scope := x.pass.Pkg.Scope()
	for i := range scope.NumChildren() {
		if scope.Child(i).Lookup(name) != nil {
			return "" // a file imports something under that name
		}
	}
	if types.Universe.Lookup(name) != nil || !edits.Undeclared(x.pass.Pkg, m.unit.Pos(), name) {
		return ""
	}
	return name
}

// lowerFirst makes the first word of a name lower case: HTTPGet, httpGet.
func lowerFirst(name string) string {
	runes := []rune(name)
	for i, r := range runes {
		if !unicode.IsUpper(r) || i > 0 && i+1 < len(runes) && unicode.IsLower(runes[i+1]) {
			break
		}
		runes[i] = unicode.ToLower(r)
	}
	return string(runes)
}
