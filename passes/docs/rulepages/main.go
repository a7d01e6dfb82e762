// Command rulepages writes the pages of the rules, docs/rules/RULE.md, and the
// tables in README, from the texts of the analyzers and their flags.
//
// It knows which files there are and what goes into which; how that looks is
// the business of the docs package. It does not touch what people have written
// around the tables, and does not delete the page of a rule that is gone: a
// test names it.
package main

//go:generate go run .

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/httpvet/httpvet/passes"
	"github.com/httpvet/httpvet/passes/docs"
	"github.com/httpvet/httpvet/passes/settings"
)

// root is the directory of the repository as go generate and go test see it:
// they work in that of this package.
const root = "../../.."

// pages is where the pages are, as README sees it.
const pages = "docs/rules"

func main() {
	files, err := render(root)
	if err == nil {
		err = write(root, files)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "rulepages:", err)
		os.Exit(1)
	}
}

// render returns what the generated files have to hold, by path.
func render(root string) (map[string]string, error) {
	files := make(map[string]string)
	var rules []docs.Rule
	flags := make(map[string][]*flag.Flag)
	for _, a := range passes.Suite() {
		rule := ruleOf(a)
		flags[a.Name] = settings.Flags(a)
		rules = append(rules, rule)
		files[filepath.Join(pages, a.Name+".md")] = rule.Page(flags[a.Name])
	}
	text, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		return nil, err
	}
	readme := string(text)
	for name, table := range map[string]string{
		"rules": docs.RuleTable(rules, pages),
		"flags": docs.FlagTable(rules, func(rule string) []*flag.Flag { return flags[rule] }),
	} {
		var ok bool
		if readme, ok = docs.Replace(readme, name, table); !ok {
			return nil, fmt.Errorf("README.md has no lines that mark the table of %s", name)
		}
	}
	files["README.md"] = readme
	return files, nil
}

func ruleOf(a *analysis.Analyzer) docs.Rule { return docs.NewRule(a.Name, a.Doc, a.URL) }

func write(root string, files map[string]string) error {
	if err := os.MkdirAll(filepath.Join(root, pages), 0o755); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if err := os.WriteFile(filepath.Join(root, name), []byte(files[name]), 0o644); err != nil {
			return err
		}
	}
	return nil
}
