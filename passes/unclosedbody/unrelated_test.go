package unclosedbody_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/httpvet/httpvet/passes/internal/fixture"
	"github.com/httpvet/httpvet/passes/unclosedbody"
)

// head is the first line of a declared function with a body on the lines
// after it.
var head = regexp.MustCompile(`(?m)^(func (?:\([^)]*\) )?\w.*\{)$`)

// unrelated is a request that has nothing to do with anything around it.
const unrelated = `${1} if r0, e0 := http.Get("unrelated"); e0 == nil { r0.Body.Close() }`

// TestUnrelatedRequest adds a request to every function of the fixtures: no
// other verdict may change. Each obligation is solved on its own.
func TestUnrelatedRequest(t *testing.T) {
	dir := fixture.Dir(t)
	overlay := map[string][]byte{}
	files, err := filepath.Glob(filepath.Join(dir, "unclosedbody", "*", "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Contains(text, []byte("\t\"net/http\"\n")) || strings.Contains(f, "generated") {
			continue
		}
		overlay[f] = head.ReplaceAll(text, []byte(unrelated))
	}
	before, after := verdicts(t, dir, nil), verdicts(t, dir, overlay)
	if len(before) < 300 {
		t.Fatalf("only %d findings: the fixtures were not analysed", len(before))
	}
	if diff := cmp.Diff(before, after); diff != "" {
		t.Error(diff)
	}
}

// verdicts returns the findings by line and category.
func verdicts(t *testing.T, dir string, overlay map[string][]byte) map[string]string {
	t.Helper()
	found := map[string]string{}
	for _, root := range fixture.Analyze(t, fixture.Load(t, dir, overlay, "./unclosedbody/..."), unclosedbody.Analyzer) {
		for _, d := range root.Diagnostics {
			at := root.Package.Fset.Position(d.Pos)
			found[fmt.Sprintf("%s:%d", at.Filename, at.Line)] = d.Category
		}
	}
	return found
}
