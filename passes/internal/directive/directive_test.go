package directive

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	for text, want := range map[string]*Directive{
		"//httpvet:ignore a why":               {Rules: []string{"a"}},
		"//httpvet:ignore a,b,,a why":          {Rules: []string{"a", "b"}},
		"//httpvet:ignore\ta\twhy // or not":   {Rules: []string{"a"}},
		"//httpvet:ignore-file a why":          {Kind: IgnoreFile, Rules: []string{"a"}},
		"//httpvet:ignore a":                   {Rules: []string{"a"}, Problem: NoReason},
		"//httpvet:ignore a // why":            {Rules: []string{"a"}, Problem: NoReason},
		"//httpvet:ignore":                     {Problem: NoRule},
		"//httpvet:ignore , why":               {Problem: NoRule},
		"//httpvet:":                           {Problem: Malformed},
		"//httpvet:ignored a why":              {Problem: Malformed},
		"// httpvet:ignore a why":              {Rules: []string{"a"}, Problem: Spaced},
		"// see httpvet:ignore":                nil,
		"//httpvet is good":                    nil,
		"/*httpvet:ignore a why*/":             nil,
		"//nolint":                             {Kind: Nolint},
		"// nolint":                            {Kind: Nolint},
		"//nolint:httpvet":                     {Kind: Nolint},
		"//nolint:errcheck, HTTPvet // why":    {Kind: Nolint},
		"//nolint:all":                         {Kind: Nolint},
		"//nolint:errcheck // and not httpvet": nil,
		"//nolintlint":                         nil,
	} {
		got := parse(&ast.Comment{Text: text})
		if got == nil || want == nil {
			if got != want {
				t.Errorf("%q: %+v, want %+v", text, got, want)
			}
			continue
		}
		if got.Kind != want.Kind || got.Problem != want.Problem || !slices.Equal(got.Rules, want.Rules) {
			t.Errorf("%q: %+v, want %+v", text, got, want)
		}
	}
}

// FuzzDirectives: a file is taken apart without a panic, whatever its comments,
// and what is fine names a rule and has a reason.
func FuzzDirectives(f *testing.F) {
	f.Add("package p\n\n//httpvet:ignore a why\nvar x = f(\n\t1) //nolint:httpvet\n", 30)
	f.Add("//httpvet:ignore-file a why\npackage p\n//httpvet:ignore a\n", 3)
	f.Fuzz(func(t *testing.T, text string, offset int) {
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, "x.go", text, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return
		}
		pos := file.FileStart + token.Pos(max(0, min(offset, len(text))))
		for _, d := range Parse(fset, file) {
			if d.Kind != Nolint && d.Problem == Fine && (len(d.Rules) == 0 || len(strings.Fields(d.Comment.Text)) < 3) {
				t.Errorf("%q is fine: %+v", d.Comment.Text, d)
			}
			d.silences(fset, file, "a", pos)
		}
	})
}
