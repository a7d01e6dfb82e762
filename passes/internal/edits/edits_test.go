package edits

import (
	"go/ast"
	"go/format"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"testing"

	"golang.org/x/tools/go/analysis"
)

// load parses and checks a file.
func load(t *testing.T, text string) (*File, *types.Package, *types.Info) {
	t.Helper()
	fset := token.NewFileSet()
	syntax, err := parser.ParseFile(fset, "x.go", text, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	info := &types.Info{Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{}, Scopes: map[ast.Node]*types.Scope{}}
	conf := types.Config{Importer: importer.ForCompiler(fset, "source", nil), Error: func(error) {}}
	pkg, _ := conf.Check("x", fset, []*ast.File{syntax}, info)
	f := NewFile(fset, syntax, []byte(text))
	if f == nil {
		t.Fatal("text and syntax do not fit together")
	}
	return f, pkg, info
}

// body returns the list of the statements of the last function of f.
func body(f *File) List {
	return List{f.Syntax.Decls[len(f.Syntax.Decls)-1].(*ast.FuncDecl).Body}
}

// TestStatements makes one edit each in the body of a function and compares
// what comes out, which must be formatted if it was.
func TestStatements(t *testing.T) {
	before := func(i int) func(*File) []analysis.TextEdit {
		return func(f *File) []analysis.TextEdit { return f.Before(body(f), i, "new()") }
	}
	after := func(i int) func(*File) []analysis.TextEdit {
		return func(f *File) []analysis.TextEdit { return f.After(body(f), i, "if new {\n\tnew()\n}") }
	}
	del := func(i int) func(*File) []analysis.TextEdit {
		return func(f *File) []analysis.TextEdit { return f.Delete(body(f), i) }
	}
	wrap := func(f *File) []analysis.TextEdit { return f.Wrap(body(f), 0, " + {", "\tx\n}") }
	for _, c := range []struct {
		name, was, is string // is "" if there must be no edit
		edit          func(*File) []analysis.TextEdit
	}{
		{"before", "{\n\ta()\n}", "{\n\tnew()\n\ta()\n}", before(0)},
		{"before with a comment", "{\n\tb()\n\n\t// why\n\ta() // how\n}", "{\n\tb()\n\n\tnew()\n\t// why\n\ta() // how\n}", before(1)},
		{"before with a comment apart", "{\n\t// why\n\n\ta()\n}", "{\n\t// why\n\n\tnew()\n\ta()\n}", before(0)},
		{"before on one line", "{ a() }", "{\n\tnew()\n\ta()\n}", before(0)},
		{"before on a crowded line", "{\n\ta(); b()\n}", "", before(1)},
		{"after", "{\n\ta()\n}", "{\n\ta()\n\tif new {\n\t\tnew()\n\t}\n}", after(0)},
		{"after with a comment", "{\n\ta() // how\n\t// why\n\tb()\n}", "{\n\ta() // how\n\tif new {\n\t\tnew()\n\t}\n\t// why\n\tb()\n}", after(0)},
		{"after on one line", "{ a() }", "{\n\ta()\n\tif new {\n\t\tnew()\n\t}\n}", after(0)},
		{"after on one line with a comment", "{ a() /* how */ }", "", after(0)},
		{"after on a crowded line", "{\n\ta(); b()\n}", "", after(0)},
		{"delete", "{\n\ta()\n\tb()\n\tc()\n}", "{\n\ta()\n\tc()\n}", del(1)},
		{"delete between blank lines", "{\n\ta()\n\n\tb()\n\n\tc()\n}", "{\n\ta()\n\n\tc()\n}", del(1)},
		{"delete the first", "{\n\ta()\n\n\tb()\n}", "{\n\tb()\n}", del(0)},
		{"delete the last", "{\n\ta()\n\n\tb()\n}", "{\n\ta()\n}", del(1)},
		{"delete with a comment", "{\n\ta() // how\n}", "", del(0)},
		{"delete below a comment", "{\n\t// why\n\ta()\n}", "", del(0)},
		{"wrap", "{\n\ta()\n}", "{\n\ta() + {\n\t\tx\n\t}\n}", wrap},
		{"wrap with a comment", "{\n\ta() // how\n}", "{\n\ta() + { // how\n\t\tx\n\t}\n}", wrap},
	} {
		const head = "package x\n\nfunc f() "
		f, _, _ := load(t, head+c.was+"\n")
		es := c.edit(f)
		if len(es) == 0 {
			if c.is != "" {
				t.Errorf("%s: no edit", c.name)
			}
			continue
		}
		got := string(f.Apply(es))
		if got != head+c.is+"\n" {
			t.Errorf("%s: got\n%s, want\n%s", c.name, got[len(head):], c.is)
		}
		if tidy, err := format.Source([]byte(got)); err == nil && string(tidy) != got {
			t.Errorf("%s: gofmt would make it\n%s", c.name, tidy)
		}
	}
}

// TestLineEndings keeps those of the file.
func TestLineEndings(t *testing.T) {
	f, _, _ := load(t, "package x\r\n\r\nfunc f() {\r\n\ta()\r\n}\r\n")
	if got, want := string(f.Apply(f.After(body(f), 0, "b()"))), "package x\r\n\r\nfunc f() {\r\n\ta()\r\n\tb()\r\n}\r\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestImport adds an import in its place, or finds the one that is there.
func TestImport(t *testing.T) {
	for _, c := range []struct{ was, name, is string }{
		{"package x\n\nfunc f() {}\n", "http", "package x\n\nimport \"net/http\"\n\nfunc f() {}\n"},
		{"package x\n\nimport (\n\t\"fmt\"\n\t\"os\"\n\n\t\"a/b\"\n)\n\nfunc f() {}\n", "http", "package x\n\nimport (\n\t\"fmt\"\n\t\"net/http\"\n\t\"os\"\n\n\t\"a/b\"\n)\n\nfunc f() {}\n"},
		{"package x\n\nimport (\n\t\"fmt\" // prints\n\n\t\"a/b\"\n)\n\nfunc f() {}\n", "http", "package x\n\nimport (\n\t\"fmt\" // prints\n\t\"net/http\"\n\n\t\"a/b\"\n)\n\nfunc f() {}\n"},
		{"package x\n\nimport web \"net/http\"\n\nfunc f() {}\n", "web", ""},
		{"package x\n\nimport \"net/http\"\n\nfunc f() {\n\tvar http int\n}\n", "", ""},
		{"package x\n\nvar http int\n\nfunc f() {}\n", "", ""},
	} {
		f, pkg, _ := load(t, c.was)
		name, es := f.Import(pkg, "net/http", "http", body(f).Node.End()-1)
		if name != c.name {
			t.Errorf("it is called %q, want %q, in\n%s", name, c.name, c.was)
		}
		if c.is == "" {
			c.is = c.was
		}
		if got := string(f.Apply(es)); got != c.is {
			t.Errorf("got\n%s, want\n%s", got, c.is)
		}
	}
}

// TestFree tells which names can be declared.
func TestFree(t *testing.T) {
	f, pkg, info := load(t, `package x

var used, unused int

func f(param int) {
	{
		_ = used
		local := 1
	}
	later := 2
}
`)
	at := body(f).Stmts()[0].(*ast.BlockStmt).List[0].Pos()
	for name, want := range map[string]bool{"used": false, "unused": true, "param": false, "local": false, "later": true, "new1": true} {
		if got := f.Free(pkg, info, at, name); got != want {
			t.Errorf("%s can be declared: %t, want %t", name, got, want)
		}
	}
}

// TestApply makes the same edit once, and insertions at one place in order.
func TestApply(t *testing.T) {
	f, _, _ := load(t, "package x\n\nfunc f() {}\n")
	at := func(off, end int, text string) analysis.TextEdit {
		return analysis.TextEdit{Pos: f.tok.Pos(off), End: f.tok.Pos(end), NewText: []byte(text)}
	}
	es := []analysis.TextEdit{at(9, 9, "1"), at(9, 9, "2"), at(9, 9, "1"), at(0, 7, "P")}
	if got := string(f.Apply(es)); got != "P x12\n\nfunc f() {}\n" {
		t.Errorf("got %q", got)
	}
	if got := f.Moved(es, f.tok.Pos(11)); got != 7 {
		t.Errorf("the function is at %d", got)
	}
	for _, c := range []struct {
		a, b analysis.TextEdit
		want bool
	}{
		{at(1, 3, ""), at(2, 4, ""), true},
		{at(1, 3, ""), at(3, 4, ""), false},
		{at(1, 3, ""), at(2, 2, "x"), true},
		{at(1, 3, ""), at(3, 3, "x"), false},
		{at(2, 2, "x"), at(2, 2, "y"), false},
		{at(1, 3, "x"), at(1, 3, "x"), false},
		{at(1, 3, "x"), at(1, 3, "y"), true},
	} {
		for _, got := range []bool{Overlap([]analysis.TextEdit{c.a}, []analysis.TextEdit{c.b}), Overlap([]analysis.TextEdit{c.b}, []analysis.TextEdit{c.a})} {
			if got != c.want {
				t.Errorf("%v and %v overlap: %t, want %t", c.a, c.b, got, c.want)
			}
		}
	}
}

// TestNewFile refuses text that is not that of the syntax.
func TestNewFile(t *testing.T) {
	fset := token.NewFileSet()
	text := "//line other.go:1\npackage x\n"
	syntax, err := parser.ParseFile(fset, "x.go", text, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	if NewFile(fset, syntax, []byte(text)) != nil {
		t.Error("takes a file that was made of another one")
	}
	if NewFile(fset, syntax, []byte(text+" ")) != nil {
		t.Error("takes text that has changed")
	}
}
