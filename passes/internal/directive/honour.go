package directive

import (
	"flag"
	"fmt"
	"go/ast"
	"go/token"
	"reflect"
	"slices"
	"strconv"

	"golang.org/x/tools/go/analysis"

	"github.com/httpvet/httpvet/passes/internal/source"
)

// Used is the result of an analyzer that honours directives: which of them were
// of use to it.
type Used struct {
	comments   map[token.Pos]bool
	Incomplete bool // part of the package was not analysed
}

// Of reports whether the directive silenced a finding of the analyzer.
func (u *Used) Of(d *Directive) bool { return u.comments[d.Comment.Pos()] }

// ResultType is that of an analyzer that honours directives.
var ResultType = reflect.TypeFor[*Used]()

// internalError is the category of a diagnostic that says that the analysis has
// crashed. Nobody can ask not to be told.
const internalError = "internal-error"

// Honour returns run with the findings left out that a directive silences. The
// result of run is dropped in favour of a *Used.
func Honour(run func(*analysis.Pass) (any, error)) func(*analysis.Pass) (any, error) {
	return func(pass *analysis.Pass) (any, error) {
		used := &Used{comments: make(map[token.Pos]bool)}
		parsed := make(map[*ast.File][]*Directive)
		filtered := *pass
		filtered.Report = func(d analysis.Diagnostic) {
			if d.Category == internalError {
				used.Incomplete = true
				pass.Report(d)
				return
			}
			file := fileOf(pass, d.Pos)
			if file == nil {
				pass.Report(d)
				return
			}
			directives, ok := parsed[file]
			if !ok {
				directives = Parse(pass.Fset, file)
				parsed[file] = directives
			}
			silent := false
			for _, dir := range directives {
				if dir.silences(pass.Fset, file, pass.Analyzer.Name, d.Pos) {
					used.comments[dir.Comment.Pos()] = true
					silent = true
				}
			}
			if !silent {
				pass.Report(d)
			}
		}
		_, err := run(&filtered)
		return used, err
	}
}

func fileOf(pass *analysis.Pass, pos token.Pos) *ast.File {
	for _, f := range pass.Files {
		if f.FileStart <= pos && pos <= f.FileEnd {
			return f
		}
	}
	return nil
}

// silences reports whether the directive covers a finding of a rule at pos.
func (d *Directive) silences(fset *token.FileSet, file *ast.File, rule string, pos token.Pos) bool {
	switch {
	case d.Problem != Fine:
		return false
	case d.Kind == Nolint:
		return bool(honourNolint) && d.coversNode(fset, file, pos)
	case !slices.Contains(d.Rules, rule):
		return false
	}
	return d.Kind == IgnoreFile || d.coversStatement(fset, file, pos)
}

// coversStatement reports whether pos is on the directive's line or in its
// statement. Of a statement with a body it is the head that counts: what is in
// the body has statements of its own.
func (d *Directive) coversStatement(fset *token.FileSet, file *ast.File, pos token.Pos) bool {
	if lineOf(fset, pos) == d.target {
		return true
	}
	path := source.Enclosing(file, pos)
	for _, n := range path {
		if end, ok := headEnd(n); ok {
			return lineOf(fset, n.Pos()) == d.target || !d.alone && lineOf(fset, end-1) == d.target
		}
	}
	return false
}

// headEnd returns where a statement or declaration ends that a directive can be
// about, without its body.
func headEnd(n ast.Node) (token.Pos, bool) {
	switch n := n.(type) {
	case *ast.IfStmt:
		return n.Body.Lbrace, true
	case *ast.ForStmt:
		return n.Body.Lbrace, true
	case *ast.RangeStmt:
		return n.Body.Lbrace, true
	case *ast.SwitchStmt:
		return n.Body.Lbrace, true
	case *ast.TypeSwitchStmt:
		return n.Body.Lbrace, true
	case *ast.SelectStmt:
		return n.Body.Lbrace, true
	case *ast.CaseClause:
		return n.Colon, true
	case *ast.BlockStmt, *ast.LabeledStmt, *ast.CommClause:
		return token.NoPos, false
	case ast.Stmt:
		return n.End(), true
	case *ast.ValueSpec:
		return n.End(), true
	case *ast.Field:
		return n.End(), true
	}
	return token.NoPos, false
}

// coversNode is the rule of golangci-lint: the comment covers its line and, if a
// node of syntax begins there, or right below a comment that is alone in its
// line and in the same column, all of that node.
func (d *Directive) coversNode(fset *token.FileSet, file *ast.File, pos token.Pos) bool {
	if lineOf(fset, pos) == d.line {
		return true
	}
	column := fset.PositionFor(d.Comment.Pos(), false).Column
	path := source.Enclosing(file, pos)
	for _, n := range path {
		start := fset.PositionFor(n.Pos(), false)
		if start.Line == d.line || d.alone && start.Line == d.line+1 && start.Column == column {
			return true
		}
	}
	return false
}

// honourNolint is the nolint flag. golangci-lint has to see the findings that it
// silences itself, or it takes the comments for useless.
var honourNolint boolValue = true

type boolValue bool

func (b *boolValue) IsBoolFlag() bool { return true }
func (b *boolValue) String() string   { return strconv.FormatBool(bool(*b)) }

func (b *boolValue) Set(s string) error {
	v, err := strconv.ParseBool(s)
	if err != nil {
		return fmt.Errorf("want true or false, not %q", s)
	}
	*b = boolValue(v)
	return nil
}

// AddFlags makes what can be set here flags of an analyzer. All share the value.
func AddFlags(fs *flag.FlagSet) {
	fs.Var(&honourNolint, "nolint", "honour comments of the form //nolint:httpvet (one setting for all rules)")
}
