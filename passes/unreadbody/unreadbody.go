package unreadbody

import (
	_ "embed"
	"fmt"
	"go/ast"
	"go/token"
	"go/version"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/httpvet/httpvet/passes/docs"
	"github.com/httpvet/httpvet/passes/internal/directive"
	"github.com/httpvet/httpvet/passes/internal/ledger"
	"github.com/httpvet/httpvet/passes/internal/lifecycle"
)

//go:embed doc.go
var doc string

// URL is the page of the rule; a diagnostic's URL is an anchor in it.
const URL = "https://github.com/httpvet/httpvet/blob/main/docs/rules/unreadbody.md"

// Analyzer reports response bodies that are closed before their end.
var Analyzer = &analysis.Analyzer{
	Name:       "unreadbody",
	Doc:        docs.MustExtract(doc, "unreadbody"),
	URL:        URL,
	Run:        directive.Honour(run),
	ResultType: directive.ResultType,
	Requires:   []*analysis.Analyzer{ledger.Analyzer},
}

var flags struct {
	paths, partial, unbounded, unboundedTime bool
	goVersion                                languageVersion
}

func init() {
	fs := &Analyzer.Flags
	ledger.AddFlags(fs)
	directive.AddFlags(fs)
	fs.BoolVar(&flags.paths, "paths", false, "report bodies that are closed unread on some path only")
	fs.BoolVar(&flags.partial, "partial", false, "report bodies that are closed after a part of them was read")
	fs.BoolVar(&flags.unbounded, "unbounded", false, "report drains that are bounded neither in bytes nor in time")
	fs.BoolVar(&flags.unboundedTime, "unbounded-time-fix", false, "offer the draining fix also for requests without a visible limit in time")
	fs.Var(&flags.goVersion, "go", "the Go version to judge for, such as 1.26, instead of the one of the file")
}

// A languageVersion is a Go version as go/version spells it, "" for none.
type languageVersion string

func (v *languageVersion) String() string { return strings.TrimPrefix(string(*v), "go") }

// Set takes a version with or without the go in front, or nothing for that of
// each file.
func (v *languageVersion) Set(s string) error {
	if s == "" {
		*v = ""
		return nil
	}
	name := "go" + strings.TrimPrefix(s, "go")
	if !version.IsValid(name) {
		return fmt.Errorf("want a Go version such as 1.26, not %q", s)
	}
	*v = languageVersion(name)
	return nil
}

// drainsItself is the first Go version in which closing the body of an HTTP/1
// response reads on to its end (net/http, bodyEOFSignal.Close).
const drainsItself = "go1.27"

// closeDrains reports whether Close drains by itself in the Go version that
// file is written for, and whether that version is known.
func closeDrains(pass *analysis.Pass, file *ast.File) (drains, known bool) {
	v := string(flags.goVersion)
	if v == "" {
		v = pass.TypesInfo.FileVersions[file]
	}
	if v == "" {
		v = pass.Pkg.GoVersion()
	}
	return v != "" && version.Compare(v, drainsItself) >= 0, v != ""
}

func run(pass *analysis.Pass) (any, error) {
	res := pass.ResultOf[ledger.Analyzer].(*ledger.Result)
	if res.Funcs == nil {
		return nil, nil
	}
	signs, fixer := newSigns(res.Funcs), newFixer(pass, res)
	for _, use := range res.Uses() {
		reportUse(fixer, signs, use)
	}
	for _, file := range pass.Files {
		reportDrains(fixer, file)
	}
	return nil, nil
}

func reportUse(fixer *fixer, signs *signs, use lifecycle.Use) {
	pass, res := fixer.pass, fixer.res
	category, ending := judge(use)
	file := res.Files.File(use.Call.Pos())
	if category == "" || file == nil {
		return
	}
	if drains, _ := closeDrains(pass, file); drains || signs.excuse(use) || category == partlyRead && drainedIn(pass, use.Fn) {
		return
	}
	f := newFinding(res.Files, use, category, ending)
	var fixes []analysis.SuggestedFix
	if category == unread {
		fix, why := fixer.drain(use, ending)
		if f.advise = why != offered; !f.advise {
			fixes = append(fixes, *fix)
		}
	}
	d := analysis.Diagnostic{
		Pos: f.pos, End: f.end,
		Category: category,
		Message:  f.message(),
		URL:      URL + "#" + category,

		SuggestedFixes: fixes,
	}
	for _, step := range ending.Witness {
		d.Related = append(d.Related, analysis.RelatedInformation{Pos: step.At, Message: describe(step)})
	}
	if ending.At != token.NoPos {
		d.Related = append(d.Related, analysis.RelatedInformation{Pos: ending.At, Message: "the body is closed here"})
	}
	pass.Report(d)
}

// judge returns the category under which a use is to be reported, "" for
// none, and the ending that it is about.
func judge(use lifecycle.Use) (string, lifecycle.Ending) {
	least, most := use.Endings[0], use.Endings[len(use.Endings)-1]
	switch {
	case least.Read == lifecycle.None && most.Read == lifecycle.None && use.All:
		return unread, least
	case least.Read == lifecycle.None && most.Read != lifecycle.None && flags.paths:
		return unreadPath, least
	}
	for _, e := range use.Endings {
		if e.Read == lifecycle.Some && flags.partial {
			return partlyRead, e
		}
	}
	return "", least
}
