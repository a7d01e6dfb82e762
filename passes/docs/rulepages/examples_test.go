package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/packages"

	"github.com/httpvet/httpvet/passes"
	"github.com/httpvet/httpvet/passes/docs"
	"github.com/httpvet/httpvet/passes/internal/fixture"
)

// imports are the packages that examples use.
var imports = map[string]string{"errors": "errors", "http": "net/http", "io": "io", "time": "time", "tls": "crypto/tls"}

// file makes a file of an example. All that is added stands in front of it on
// its first line, so that lines have the numbers that messages tell.
func file(code string) (string, error) {
	f, err := parser.ParseFile(token.NewFileSet(), "", "package p;"+code, parser.SkipObjectResolution)
	if err != nil {
		return "", err
	}
	used := make(map[string]bool)
	ast.Inspect(f, func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok {
			if id, ok := sel.X.(*ast.Ident); ok && imports[id.Name] != "" {
				used[imports[id.Name]] = true
			}
		}
		return true
	})
	head := "package example; "
	for _, path := range slices.Sorted(maps.Keys(used)) {
		head += fmt.Sprintf("import %q; ", path)
	}
	return head + code + "\n", nil
}

// TestExamples analyses the examples with all rules, as they are by default:
// what a bad one says is reported is, and nothing else; nothing is in a good
// one.
func TestExamples(t *testing.T) {
	dir := t.TempDir()
	mod := "module example.com/examples\n\ngo 1.26\n"
	if err := os.WriteFile(filepath.Join(dir, "go.mod"), []byte(mod), 0o644); err != nil {
		t.Fatal(err)
	}
	expected := make(map[string][]docs.Expected) // by directory
	for _, a := range passes.Suite() {
		rule := ruleOf(a)
		for kind, examples := range map[string][]docs.Example{"bad": rule.Bad(), "good": rule.Good()} {
			for i, e := range examples {
				if (kind == "bad") != (len(e.Findings) > 0) {
					t.Errorf("%s: a %s example with %d findings", a.Name, kind, len(e.Findings))
				}
				name := fmt.Sprintf("%s%s%d", a.Name, kind, i)
				text, err := file(e.Code)
				if err != nil {
					t.Errorf("%s: %v", name, err)
					continue
				}
				if err := os.Mkdir(filepath.Join(dir, name), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(filepath.Join(dir, name, "example.go"), []byte(text), 0o644); err != nil {
					t.Fatal(err)
				}
				expected[name] = e.Findings
			}
		}
	}
	found := make(map[string][]finding)
	for _, f := range analyse(t, dir) {
		name := filepath.Base(filepath.Dir(f.at.Filename))
		found[name] = append(found[name], f)
	}
	for name, want := range expected {
		for _, w := range want {
			i := slices.IndexFunc(found[name], func(f finding) bool {
				return f.at.Line == w.Line && strings.Contains(f.Message, w.Message)
			})
			if i < 0 {
				t.Errorf("%s:%d: not reported: %s", name, w.Line, w.Message)
				continue
			}
			found[name] = slices.Delete(found[name], i, i+1)
		}
		for _, f := range found[name] {
			t.Errorf("%s:%d: also reported: %s (%s)", name, f.at.Line, f.Message, f.rule.Name)
		}
	}
}

// A finding is a diagnostic with the analyzer that reports it.
type finding struct {
	analysis.Diagnostic
	rule *analysis.Analyzer
	at   token.Position
}

// analyse runs all rules over a module.
func analyse(t *testing.T, dir string) []finding {
	t.Helper()
	return check(t, fixture.Load(t, dir, nil, "./..."))
}

func check(t *testing.T, pkgs []*packages.Package) []finding {
	t.Helper()
	var out []finding
	for _, act := range fixture.Analyze(t, pkgs, passes.Suite()...) {
		for _, d := range act.Diagnostics {
			out = append(out, finding{d, act.Analyzer, act.Package.Fset.Position(d.Pos)})
		}
	}
	return out
}
