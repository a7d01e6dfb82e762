package passes_test

import (
	"encoding/json"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/httpvet/httpvet/"

// allowed lists, for each package of the repository, the packages of the
// repository that it may import. Arrows point down: a package that is not
// listed here has to be put in its place first.
var allowed = map[string][]string{
	"cmd/httpvet":                  {"cmd/httpvet/internal/cli", "passes"},
	"cmd/httpvet/internal/cli":     {"cmd/httpvet/internal/baseline", "cmd/httpvet/internal/checker", "cmd/httpvet/internal/fix", "cmd/httpvet/internal/gocmd", "cmd/httpvet/internal/replace", "cmd/httpvet/internal/report", "cmd/httpvet/internal/revision", "cmd/httpvet/internal/vettool", "passes/docs", "passes/settings"},
	"cmd/httpvet/internal/checker": {"cmd/httpvet/internal/gocmd", "cmd/httpvet/internal/report"},
	"cmd/httpvet/internal/gocmd":   {},
	"cmd/httpvet/internal/report":  {"passes/docs"},
	"cmd/httpvet/internal/vettool": {"cmd/httpvet/internal/checker", "cmd/httpvet/internal/fix", "cmd/httpvet/internal/gocmd", "cmd/httpvet/internal/report", "passes/settings"},
	"cmd/httpvet/internal/toyvet":  {"cmd/httpvet/internal/cli"},
	"plugin":                       {"passes", "passes/settings"},
	"docs":                         {},
	"passes":                       {"passes/badignore", "passes/internal/ledger", "passes/throwawayclient", "passes/unclosedbody", "passes/unreadbody", "passes/untunedtransport"},
	"passes/unclosedbody":          {"passes/docs", "passes/internal/directive", "passes/internal/edits", "passes/internal/ledger", "passes/internal/lifecycle", "passes/internal/source"},
	"passes/unreadbody":            {"passes/docs", "passes/internal/directive", "passes/internal/edits", "passes/internal/ledger", "passes/internal/lifecycle", "passes/internal/nethttp", "passes/internal/source"},
	"passes/throwawayclient":       {"passes/docs", "passes/internal/directive", "passes/internal/edits", "passes/internal/ledger", "passes/internal/nethttp", "passes/internal/pools", "passes/internal/sites", "passes/internal/source"},
	"passes/untunedtransport":      {"passes/docs", "passes/internal/directive", "passes/internal/edits", "passes/internal/ledger", "passes/internal/nethttp", "passes/internal/pools", "passes/internal/fieldvalues", "passes/internal/sites", "passes/internal/source"},
	"passes/internal/pools":        {"passes/internal/ledger", "passes/internal/nethttp", "passes/internal/sites", "passes/internal/source"},
	"passes/internal/sites":        {"passes/internal/nethttp"},
	"passes/internal/fieldvalues":  {"passes/internal/nethttp"},
	"passes/internal/ledger":       {"passes/internal/lifecycle", "passes/internal/nethttp", "passes/internal/noreturn", "passes/internal/protocol", "passes/internal/source"},
	"passes/internal/noreturn":     {"passes/internal/nethttp"},
	"passes/internal/protocol":     {"passes/internal/lifecycle", "passes/internal/nethttp"},
	"passes/internal/lifecycle":    {"passes/internal/flow"},
	"passes/internal/nethttp":      {},
	"passes/internal/flow":         {},
	"passes/internal/source":       {},
	"passes/internal/edits":        {},
	"passes/internal/oracle":       {"passes/unclosedbody"},
	"passes/internal/pooloracle":   {"passes/internal/fixture", "passes/throwawayclient", "passes/untunedtransport"},
	"passes/internal/claims":       {},
	"passes/internal/fixture":      {},
	"passes/internal/growth":       {},

	// What the command does with findings.
	"cmd/httpvet/internal/baseline": {"cmd/httpvet/internal/report"},
	"cmd/httpvet/internal/fix":      {"cmd/httpvet/internal/replace", "cmd/httpvet/internal/report"},
	"cmd/httpvet/internal/replace":  {},
	"cmd/httpvet/internal/revision": {"cmd/httpvet/internal/report"},

	// What is said of rules.
	"passes/docs":           {},
	"passes/docs/rulepages": {"passes/docs", "passes", "passes/settings"},

	// What people say of findings.
	"passes/settings":           {},
	"passes/badignore":          {"passes/docs", "passes/internal/directive", "passes/throwawayclient", "passes/unclosedbody", "passes/unreadbody", "passes/untunedtransport"},
	"passes/internal/directive": {"passes/internal/source"},
}

// TestLayering compares the imports of every package with the picture in the
// package comment.
func TestLayering(t *testing.T) {
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", module+"...").Output()
	if err != nil {
		t.Fatal(err)
	}
	dec := json.NewDecoder(strings.NewReader(string(out)))
	for {
		var pkg struct {
			ImportPath string
			Imports    []string
		}
		if err := dec.Decode(&pkg); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimPrefix(pkg.ImportPath, module)
		may, listed := allowed[name]
		if !listed {
			t.Errorf("%s is in no layer: add it to the table", name)
			continue
		}
		for _, imp := range pkg.Imports {
			if below, ours := strings.CutPrefix(imp, module); ours && !slices.Contains(may, below) {
				t.Errorf("%s imports %s, which is not below it", name, below)
			}
			if name == "passes/internal/lifecycle" && (imp == "net/http" || strings.Contains(imp, "go/analysis")) {
				t.Errorf("%s imports %s: it must not learn of net/http or of drivers", name, imp)
			}
			if name == "passes/internal/flow" && strings.Contains(imp, ".") {
				t.Errorf("%s imports %s: it needs the standard library only", name, imp)
			}
		}
	}
}
