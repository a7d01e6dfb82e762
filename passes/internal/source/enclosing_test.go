package source_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/go/ast/astutil"

	"github.com/httpvet/httpvet/passes/internal/source"
)

const example = `// Package p.
package p

import "net/http"

// T has a field.
type T[E any] struct {
	c *http.Client // of its own
	m map[string][]func(E) (err error)
}

var a, b = &http.Client{Transport: http.DefaultTransport}, 1

func (t *T[E]) f(u string, more ...int) (r *http.Response, err error) {
	defer func() { _ = recover() }()
	for i, x := range more {
		switch {
		case x > i && !(i == 0):
			go t.f(u + "/", more[i:]...)
		default:
			continue
		}
	}
	if r, err = t.c.Get(u); err != nil {
		return nil, err
	}
	r.Body.(interface{ Close() error }).Close()
	return r, err
}
`

// TestEnclosing compares, for each token, with what astutil says. The type of a function
// declaration is the one exception: it begins at the keyword and has the name in it.
func TestEnclosing(t *testing.T) {
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "p.go", example, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	describe := func(nodes []ast.Node) string {
		var b strings.Builder
		for _, n := range nodes {
			fmt.Fprintf(&b, "%T %d-%d\n", n, n.Pos(), n.End())
		}
		return b.String()
	}
	var s scanner.Scanner
	s.Init(token.NewFileSet().AddFile("p.go", 1, len(example)), []byte(example), nil, 0)
	tokens := 0
	for {
		pos, tok, lit := s.Scan()
		if tok == token.EOF {
			break
		}
		if tok == token.SEMICOLON && lit != ";" || tok == token.FUNC {
			continue
		}
		tokens++
		want, _ := astutil.PathEnclosingInterval(f, pos, pos)
		if diff := cmp.Diff(describe(want), describe(source.Enclosing(f, pos))); diff != "" {
			t.Errorf("%s: %s %s (-astutil +Enclosing):\n%s", fset.Position(pos), tok, lit, diff)
		}
	}
	if tokens < 150 {
		t.Errorf("only %d tokens were looked at", tokens)
	}
}
