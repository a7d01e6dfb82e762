package untunedtransport_test

import (
	"bytes"
	"flag"
	"go/format"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/go/analysis"

	"github.com/httpvet/httpvet/passes/internal/edits"
	"github.com/httpvet/httpvet/passes/internal/fixture"
	"github.com/httpvet/httpvet/passes/untunedtransport"
)

var update = flag.Bool("update", false, "write the golden files anew; read what has changed")

// TestFixes makes all fixes of the fixtures at once, each import once. The
// result is that of the golden files, gofmt has nothing to add, it compiles,
// and no finding that had a fix is left.
func TestFixes(t *testing.T) {
	dir := fixture.Dir(t)
	before := run(t, dir, nil)
	overlay := map[string][]byte{}
	for file, es := range before.edits {
		overlay[file.name] = file.Apply(es)
	}
	for _, name := range slices.Sorted(maps.Keys(overlay)) {
		got := overlay[name]
		if *update {
			if err := os.WriteFile(name+".golden", got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(name + ".golden")
		if err != nil {
			t.Error(err)
		}
		if diff := cmp.Diff(string(want), string(got)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		was, _ := os.ReadFile(name)
		if formatted, err := format.Source(was); err != nil || !bytes.Equal(formatted, was) {
			continue
		}
		if formatted, err := format.Source(got); err != nil || !bytes.Equal(formatted, got) {
			t.Errorf("%s: gofmt: %v\n%s", name, err, got)
		}
	}
	after := run(t, dir, overlay)
	if n := before.findings - before.fixed; after.findings != n || after.fixed > 0 {
		t.Errorf("%d findings, %d of them with a fix, after the fixes; want %d without one", after.findings, after.fixed, n)
	}
}

type editedFile struct {
	*edits.File
	name string
}

type outcome struct {
	edits           map[editedFile][]analysis.TextEdit
	findings, fixed int
}

func run(t *testing.T, dir string, overlay map[string][]byte) outcome {
	t.Helper()
	out := outcome{edits: map[editedFile][]analysis.TextEdit{}}
	for _, root := range fixture.Analyze(t, fixture.Load(t, dir, overlay, "./untunedtransport/fixes/..."), untunedtransport.Analyzer) {
		files := map[string]editedFile{}
		for _, d := range root.Diagnostics {
			out.findings++
			for _, fix := range d.SuggestedFixes {
				out.fixed++
				if !strings.HasPrefix(fix.Message, "Set ") {
					t.Errorf("title %q", fix.Message)
				}
				name := root.Package.Fset.Position(d.Pos).Filename
				f, ok := files[name]
				if !ok {
					for _, syntax := range root.Package.Syntax {
						if root.Package.Fset.File(syntax.FileStart).Name() == name {
							text := overlay[name]
							if text == nil {
								text, _ = os.ReadFile(name)
							}
							f = editedFile{edits.NewFile(root.Package.Fset, syntax, text), name}
						}
					}
					files[name] = f
				}
				out.edits[f] = append(out.edits[f], fix.TextEdits...)
			}
		}
	}
	return out
}
