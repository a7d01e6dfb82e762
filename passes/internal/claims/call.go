package claims

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"slices"
	"strings"
)

// A call is one function with the arguments to call it with.
type call struct {
	name string
	args []string
	void bool // it has no results
	busy bool // it starts goroutines
}

type calls []call

// arguments are the parameters that can be made up, by type as it is spelled.
var arguments = map[string]string{
	"string":        "e.URL",
	"[]string":      "e.URLs()",
	"*http.Client":  "e.Client",
	"*http.Request": "e.Request()",
	"any":           "new(any)",
}

// callsOf returns the calls that can be made of the functions of a package,
// and its name.
func callsOf(files map[string][]byte) (cs calls, pkg string, err error) {
	fset := token.NewFileSet()
	for name, text := range files {
		f, err := parser.ParseFile(fset, name, text, parser.SkipObjectResolution)
		if err != nil {
			return nil, "", err
		}
		pkg = f.Name.Name
		for _, d := range f.Decls {
			if fd, ok := d.(*ast.FuncDecl); ok && fd.Recv == nil && fd.Type.TypeParams == nil {
				if c, ok := callOf(fd); ok {
					cs = append(cs, c)
				}
			}
		}
	}
	slices.SortFunc(cs, func(a, b call) int { return strings.Compare(a.name, b.name) })
	return cs, pkg, nil
}

func callOf(fd *ast.FuncDecl) (call, bool) {
	c := call{name: fd.Name.Name, void: fd.Type.Results.NumFields() == 0}
	for _, p := range fd.Type.Params.List {
		arg, ok := arguments[types.ExprString(p.Type)]
		if !ok {
			return c, false
		}
		for range max(1, len(p.Names)) {
			c.args = append(c.args, arg)
		}
	}
	ast.Inspect(fd, func(n ast.Node) bool {
		_, ok := n.(*ast.GoStmt)
		c.busy = c.busy || ok
		return true
	})
	return c, len(c.args) > 0
}

// source is the file that makes the calls available to the runtime.
func (cs calls) source(pkg string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "package %s\n\nimport \"claims/track\"\n\n", pkg)
	b.WriteString("func claimResults(xs ...any) []any { return xs }\n\n")
	b.WriteString("// Calls are the functions to be watched.\nvar Calls = map[string]func(*track.Env) []any{\n")
	for _, c := range cs {
		text := fmt.Sprintf("%s(%s)", c.name, strings.Join(c.args, ", "))
		if c.void {
			text += "; return nil"
		} else {
			text = "return claimResults(" + text + ")"
		}
		fmt.Fprintf(&b, "\t%q: func(e *track.Env) []any { %s },\n", c.name, text)
	}
	b.WriteString("}\n")
	return b.String()
}
