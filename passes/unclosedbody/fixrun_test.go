package unclosedbody

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/httpvet/httpvet/passes/internal/claims"
)

// TestFixesRun executes the functions of the fixtures as they are and with
// their fixes: what was left open is closed then, and nothing else changes.
func TestFixesRun(t *testing.T) {
	goldens, err := filepath.Glob("../../testdata/fixes/*/*.go.golden")
	if err != nil {
		t.Fatal(err)
	}
	var subjects []claims.Subject
	for _, golden := range goldens {
		was, is := textOf(t, golden[:len(golden)-len(".golden")]), textOf(t, golden)
		changed := changed(t, was, is)
		for _, text := range [][]byte{was, is} {
			subjects = append(subjects, claims.Subject{Files: map[string][]byte{"subject.go": text}, Functions: changed})
		}
	}
	reports, err := claims.Run(t.TempDir(), subjects...)
	if err != nil {
		t.Fatal(err)
	}
	mended := 0
	for i := 0; i < len(reports); i += 2 {
		mended += compareAll(t, reports[i], reports[i+1])
	}
	if mended < 25 {
		t.Errorf("of %d functions only it was shown that the fix closes what was left open", mended)
	}
}

// changed returns the names of the functions that a fix changes.
func changed(t *testing.T, was, is []byte) (names []string) {
	now := functionsOf(t, is)
	for name, text := range functionsOf(t, was) {
		if text != now[name] {
			names = append(names, name)
		}
	}
	return names
}

// compareAll returns how many functions leave something open before the fix.
func compareAll(t *testing.T, first, second map[string]claims.Report) (mended int) {
	for name, report := range first {
		if len(report.Runs) == 0 {
			continue // it ends the process
		}
		if compare(t, name, report, second[name]); report.Left() > 0 && second[name].Left() == 0 {
			mended++
		}
	}
	return mended
}

func compare(t *testing.T, name string, old, now claims.Report) {
	for i, r := range old.Runs {
		if i >= len(now.Runs) {
			t.Errorf("%s: %s runs only without the fix", r.Scenario, name)
			return
		}
		n := now.Runs[i]
		if r.Late && n.Late {
			continue
		}
		if n.Left > 0 {
			t.Errorf("%s: %s leaves %d of %d bodies open in spite of the fix", r.Scenario, name, n.Left, n.Opened)
		}
		n.Left = r.Left
		if diff := cmp.Diff(r, n); diff != "" {
			t.Errorf("%s: with the fix %s does something else (-without +with):\n%s", r.Scenario, name, diff)
		}
	}
}

func textOf(t *testing.T, file string) []byte {
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// functionsOf returns the texts of the functions of a file.
func functionsOf(t *testing.T, text []byte) map[string]string {
	fset := token.NewFileSet()
	syntax, err := parser.ParseFile(fset, "subject.go", text, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for _, d := range syntax.Decls {
		if fd, ok := d.(*ast.FuncDecl); ok {
			texts[fd.Name.Name] = string(text[fset.Position(fd.Pos()).Offset:fset.Position(fd.End()).Offset])
		}
	}
	return texts
}
