package oracle

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"regexp"
	"slices"
	"strings"
)

// executions is the number after which exploring a function is given up.
const executions = 6000

// driverText is the main package that explores the functions of table.
func driverText(table string) string {
	return fmt.Sprintf(`package main

import (
	"net/http"

	"oraclegen/env"
	"oraclegen/gen"
	"oraclegen/track"
)

func main() { track.Main(functions, %d) }

var functions = []track.Function{
%s}

type (
	_ http.Client
	_ env.Env
)
`, executions, table)
}

// entry is the line of the driver's table that says how to call f.
func (f *Function) entry() (string, error) {
	file, err := parser.ParseFile(token.NewFileSet(), f.file(), f.fileText(), 0)
	if err != nil {
		return "", err
	}
	decl, ok := file.Scope.Lookup(f.Name).Decl.(*ast.FuncDecl)
	if !ok {
		return "", fmt.Errorf("%s: no function", f.Name)
	}
	call := fmt.Sprintf("gen.%s(%s)", f.Name, strings.Join(f.arguments(decl), ", "))
	var results []string
	for i := range decl.Type.Results.NumFields() {
		results = append(results, fmt.Sprint("r", i))
	}
	body := call + "\nreturn nil"
	if len(results) > 0 {
		list := strings.Join(results, ", ")
		body = fmt.Sprintf("%s := %s\nreturn []any{%s}", list, call, list)
	}
	var sites []string
	for name, s := range f.Sites {
		sites = append(sites, fmt.Sprintf("%q: {%s},\n", name, strings.TrimSuffix(strings.TrimPrefix(fmt.Sprintf("%#v", *s), "oracle.Site{"), "}")))
	}
	slices.Sort(sites)
	return fmt.Sprintf("{Name: %q, Sites: map[string]track.Site{\n%s}, Call: func(c *http.Client, e *env.Env) []any {\n%s\n}},\n", f.Name, strings.Join(sites, ""), body), nil
}

var setting = regexp.MustCompile(`\bopt\.(Strict|Verbose|Quiet|Mode|Limit|Tags)\b`)

// arguments decides those parameters that the function looks at.
func (f *Function) arguments(decl *ast.FuncDecl) []string {
	var fields []string
	for _, m := range setting.FindAllStringSubmatch(f.Source, -1) {
		field := strings.Replace(m[1], "Quiet", "Verbose", 1)
		if q := fmt.Sprintf("%q", field); !slices.Contains(fields, q) {
			fields = append(fields, q)
		}
	}
	options := "track.Options(" + strings.Join(append([]string{"e"}, fields...), ", ") + ")"
	var args []string
	for _, field := range decl.Type.Params.List {
		for _, name := range field.Names {
			switch name.Name {
			case "c", "e":
				args = append(args, name.Name)
			case "opt":
				if _, pointer := field.Type.(*ast.StarExpr); pointer {
					options = "new(" + options + ")"
				}
				args = append(args, options)
			case "strict":
				args = append(args, fmt.Sprintf("track.Bool(e, %q, %v)", name.Name, mentions(f.Source, name.Name)))
			case "n":
				args = append(args, fmt.Sprintf("track.Int(e, %q, %v)", name.Name, mentions(f.Source, name.Name)))
			}
		}
	}
	return args
}

// mentions reports whether the parameter is used.
func mentions(source, param string) bool {
	return len(regexp.MustCompile(`\b`+param+`\b`).FindAllString(source, 2)) > 1
}
